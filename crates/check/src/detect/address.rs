//! Addresses, compared without what says their language.
//!
//! A page and its translation have addresses that differ as sites set languages apart: a folder
//! (`/en/`, `/zh-cn/`), a host (`zh.`), an ending (`guide.zh.md`, `guide_en.html`), a parameter
//! (`?lang=zh`); places on a page are named in its language; an address may be written from the
//! root or from the page. Encyclopaedias name a page in their language, so that only the host says
//! something.

/// Parts of addresses that name a language or region.
const LANGUAGES: [&str; 30] = [
    "en", "eng", "english", "en-us", "en_us", "en-gb", "en_gb", "zh", "zho", "chi", "chn",
    "chinese", "zh-cn", "zh_cn", "zh-hans", "zh_hans", "zh-hant", "zh_hant", "zh-tw", "zh_tw",
    "zh-hk", "zh_hk", "cn", "tw", "tc", "sc", "cht", "chs", "hans", "hant",
];
/// Sites of which each language has its own pages.
const ENCYCLOPAEDIAS: [&str; 4] =
    ["wikipedia.org", "wiktionary.org", "wikisource.org", "wikivoyage.org"];
/// Endings of names that say no more than that it is a page.
const PAGE_ENDINGS: [&str; 9] =
    [".html", ".htm", ".shtml", ".xhtml", ".md", ".mdx", ".markdown", ".php", ".rst"];

/// What of an address must be the same in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Address {
    /// Host, or the kind of an address that has none: `mailto:`; empty where it is that of the
    /// page itself.
    pub(super) host: String,
    /// Parts of the path, without language, with `?` and the parameters at the end.
    path: Vec<String>,
}

impl Address {
    /// Reads an address.
    pub(super) fn of(written: &str) -> Self {
        let lower = written.trim().to_ascii_lowercase();
        let (rest, _place) = lower.split_once('#').unwrap_or((&lower, ""));
        let (rest, parameters) = rest.split_once('?').unwrap_or((rest, ""));
        let scheme = rest.split_once(':').filter(|(scheme, _)| is_scheme(scheme));
        let (host, path) = match (scheme, rest.split_once("//")) {
            (_, Some((before, rest))) if before.is_empty() || before.ends_with(':') => {
                rest.split_once('/').unwrap_or((rest, ""))
            }
            (Some(("mailto", mail)), _) => ("mailto:", mail),
            (Some((scheme, rest)), _) => (scheme, rest),
            (None, _) if rest.contains('@') && !rest.contains('/') => ("mailto:", rest),
            (None, _) => ("", rest),
        };
        let host = host_without_language(host);
        if ENCYCLOPAEDIAS.iter().any(|site| host == *site) {
            return Self { host, path: Vec::new() };
        }
        let parts = path.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
        let parts = parts.filter(|part| !LANGUAGES.contains(part));
        let mut path: Vec<String> = parts.map(str::to_owned).collect();
        if let Some(last) = path.pop() {
            let name = name_without_language(&last);
            if !matches!(name.as_str(), "" | "index" | "_index" | "readme") {
                path.push(name);
            }
        }
        let parameters: Vec<&str> =
            parameters.split('&').filter(|parameter| says_something(parameter)).collect();
        if !parameters.is_empty() {
            path.push(format!("?{}", parameters.join("&")));
        }
        Self { host, path }
    }

    /// The name of the page, the last part of the path: addresses that are the same share it.
    pub(super) fn name(&self) -> Option<&str> {
        self.path.last().map(String::as_str)
    }

    /// Tells whether two addresses are of one page: a path may be written from the root, from the
    /// page or with its host.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let hosts = [&self.host, &other.host];
        let is_host_same = self.host == other.host || hosts.iter().any(|host| host.is_empty());
        let [short, long] = match self.path.len() <= other.path.len() {
            true => [&self.path, &other.path],
            false => [&other.path, &self.path],
        };
        let has_host = hosts.iter().any(|host| !host.is_empty());
        // `../pier.md` is the end of `/docs/harbour/pier`; nothing is the end of everything.
        let is_path_same = if self.host == other.host && has_host {
            short == long
        } else {
            long.ends_with(short) && (!short.is_empty() || long.is_empty())
        };
        is_host_same && is_path_same
    }
}

fn is_scheme(scheme: &str) -> bool {
    (2..12).contains(&scheme.len())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
}

fn host_without_language(host: &str) -> String {
    let labels = host.split('.').filter(|label| *label != "www" && !LANGUAGES.contains(label));
    labels.collect::<Vec<_>>().join(".")
}

/// Takes the ending of a page and the language off the last part of a path.
fn name_without_language(name: &str) -> String {
    let ending = PAGE_ENDINGS.iter().find(|ending| name.ends_with(**ending));
    let mut stem = ending.map_or(name, |ending| &name[..name.len() - ending.len()]);
    let mut rest = "";
    // Of a picture, `harbour-zh.svg`, the ending says what it is.
    if ending.is_none()
        && let Some(dot) = stem.rfind('.')
        && !LANGUAGES.contains(&&stem[dot + 1..])
    {
        (stem, rest) = stem.split_at(dot);
    }
    for language in LANGUAGES {
        let shorter = stem.strip_suffix(language).and_then(|shorter| {
            shorter.strip_suffix(['.', '-', '_']).filter(|shorter| !shorter.is_empty())
        });
        if let Some(shorter) = shorter {
            // The longest name of a language: `-zh-cn`, not `-cn`.
            let shorter = ["zh", "en"]
                .iter()
                .find_map(|first| shorter.strip_suffix(first)?.strip_suffix(['.', '-', '_']));
            stem = shorter.unwrap_or_else(|| {
                let cut = stem.len() - language.len() - 1;
                &stem[..cut]
            });
            break;
        }
    }
    format!("{stem}{rest}")
}

/// Tells whether a parameter says which page it is, and not where the reader comes from or which
/// language the reader has.
fn says_something(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default();
    !name.is_empty()
        && !matches!(name, "lang" | "hl" | "locale" | "language" | "setlang" | "l" | "ref")
        && !name.starts_with("utm_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn localised_addresses_are_the_same_and_others_are_not() {
        let same = [
            ("/docs/pier", "/zh-cn/docs/pier/"),
            ("https://harbour.example/en/pier", "https://harbour.example/zh-hans/pier/"),
            ("https://www.harbour.example/pier", "http://cn.harbour.example/pier"),
            ("https://en.wikipedia.org/wiki/Pier", "https://zh.wikipedia.org/wiki/码头"),
            ("#opening-hours", "#开放时间"),
            ("/docs/pier#hours", "/zh/docs/pier#开放时间"),
            ("../pier.md", "../pier.zh-CN.md"),
            ("pier.html", "/zh/harbour/pier.zh.html"),
            ("README.md", "README_zh.md"),
            ("/pier?lang=en", "/pier?lang=zh"),
            ("https://harbour.example/docs/pier", "/zh-cn/docs/pier"),
            ("img/map.svg", "img/map-zh.svg"),
            ("mailto:desk@ferry.example", "desk@ferry.example"),
        ];
        for (one, other) in same {
            let (own, there) = (Address::of(one), Address::of(other));
            assert!(own.is_same(&there) && there.is_same(&own), "{own:?} {there:?}");
        }
        let different = [
            ("/docs/pier", "/zh-cn/docs/piers"),
            ("https://harbour.example/pier", "https://port.example/pier"),
            ("https://harbour.example/pier", "https://harbour.example/"),
            ("https://harbour.example/a/pier", "https://harbour.example/pier"),
            ("../pier.md", "../ferry.zh.md"),
            ("#hours", "/docs/pier#hours"),
            ("/pier?page=1", "/pier?page=2"),
            ("desk@ferry.example", "help@ferry.example"),
            ("img/map.svg", "img/map.png"),
        ];
        for (one, other) in different {
            let (own, there) = (Address::of(one), Address::of(other));
            assert!(!own.is_same(&there) && !there.is_same(&own), "{own:?} {there:?}");
        }
    }
}
