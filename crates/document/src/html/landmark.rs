//! Parts of a page that its markup names: menus, footers, share links, related pages.
//!
//! An element names its part by its tag (`nav`), its role (`navigation`), or the words of its
//! class and id (`top-nav`, `relatedNews`). The words are those that page templates use in
//! English and in Pinyin; the unsure ones count only where no word of a whole page or article
//! stands beside them (`page-header`).

use std::collections::HashMap;
use std::sync::LazyLock;

use zhen_text::OmissionReason;

use super::tokens::Attributes;

/// What part of a page an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Landmark {
    /// What its lines are.
    pub(super) reason: OmissionReason,
    /// Whether its lines are hardly ever the document's; others may hold its title.
    pub(super) is_sure: bool,
}

/// Words of classes and ids, and whether they are sure.
const WORDS: [(OmissionReason, bool, &str); 11] = [
    (OmissionReason::Breadcrumb, true, "breadcrumb breadcrumbs crumb crumbs mbx dqwz weizhi"),
    (
        OmissionReason::Navigation,
        true,
        "nav navs navi navbar navigation topnav subnav sidenav menu submenu menubar topmenu daohang \
         topbar toolbar skip skiplink skiplinks langs languages cookie cookies cookiebar consent \
         gdpr",
    ),
    (OmissionReason::Navigation, false, "header masthead banner language lang login search"),
    (OmissionReason::Footer, true, "footer foot colophon copyright copyrights dibu banquan"),
    (OmissionReason::Footer, false, "bottom friendlink friendlinks links"),
    (
        OmissionReason::Share,
        true,
        "share shares sharing sharebar sharebox social socials sns fenxiang bdsharebuttonbox \
         addthis sharethis addtoany jiathis fontsize zihao qrcode erweima comments commentlist \
         disqus respond pinglun subscribe newsletter",
    ),
    (OmissionReason::Share, false, "print printer comment tools download"),
    (OmissionReason::Editor, false, "bianji zrbj tags"),
    (
        OmissionReason::Related,
        true,
        "related relatednews relnews recommend recommended recommendation recommendations tuijian \
         xgxw xgyd xgwz xgnews hotnews popular trending readmore pager pagination prevnext advert \
         adverts advertisement ads promo guanggao",
    ),
    (OmissionReason::Related, false, "sidebar aside widget widgets rel sponsor ad hot latest"),
    (OmissionReason::Hidden, true, "sr-only visually-hidden visuallyhidden screen-reader-text"),
];

/// Words that name whole pages or articles: a wrapper of the document, whatever else it says.
const WRAPPERS: &str = "article articles main content contents entry body page wrapper wrap \
    container text post story layout has with no without title headline detail";

static TABLE: LazyLock<HashMap<&str, Landmark>> = LazyLock::new(|| {
    let groups = WORDS.iter().flat_map(|&(reason, is_sure, words)| {
        words.split_whitespace().map(move |word| (word, Landmark { reason, is_sure }))
    });
    groups.collect()
});

/// Tells what part of a page an element is, if its markup says so.
pub(super) fn of(name: &str, attributes: &Attributes, is_in_article: bool) -> Option<Landmark> {
    if matches!(name, "html" | "head" | "body" | "article" | "main" | "h1") {
        return None;
    }
    let by_tag = by_tag(name, is_in_article);
    by_tag
        .filter(|landmark| landmark.is_sure)
        .or_else(|| attributes.get("role").and_then(by_role))
        .or_else(|| by_words(attributes))
        .or(by_tag)
}

fn by_tag(name: &str, is_in_article: bool) -> Option<Landmark> {
    let (reason, is_sure) = match name {
        "nav" | "menu" | "button" | "select" | "textarea" => (OmissionReason::Navigation, true),
        // The header of an article holds its title, and its footer may sign it.
        "header" if !is_in_article => (OmissionReason::Navigation, false),
        "footer" => (OmissionReason::Footer, !is_in_article),
        "aside" => (OmissionReason::Related, false),
        "form" | "search" => (OmissionReason::Navigation, false),
        _ => return None,
    };
    Some(Landmark { reason, is_sure })
}

fn by_role(role: &str) -> Option<Landmark> {
    let (reason, is_sure) = match role.trim() {
        "navigation" | "menu" | "menubar" | "toolbar" | "search" | "dialog" | "alertdialog" => {
            (OmissionReason::Navigation, true)
        }
        "contentinfo" => (OmissionReason::Footer, true),
        "banner" => (OmissionReason::Navigation, false),
        "complementary" => (OmissionReason::Related, false),
        _ => return None,
    };
    Some(Landmark { reason, is_sure })
}

/// Finds the surest word of the class, then of the id.
fn by_words(attributes: &Attributes) -> Option<Landmark> {
    let mut found: Option<Landmark> = None;
    for value in ["class", "id"].into_iter().filter_map(|name| attributes.get(name)) {
        for name in value.split_whitespace() {
            if let Some(landmark) = by_name(name)
                && (found.is_none()
                    || landmark.is_sure && found.is_some_and(|found| !found.is_sure))
            {
                found = Some(landmark);
            }
        }
    }
    found
}

/// Looks up one class or id, whole and by its words.
fn by_name(name: &str) -> Option<Landmark> {
    let whole = name.to_lowercase();
    if let Some(landmark) = TABLE.get(whole.as_str()) {
        return Some(*landmark);
    }
    let words = words_of(name);
    let is_wrapper = words.iter().any(|word| WRAPPERS.split_whitespace().any(|own| own == word));
    let known = words.iter().filter_map(|word| TABLE.get(word.as_str()).copied());
    let best = known.max_by_key(|landmark| landmark.is_sure);
    best.filter(|landmark| landmark.is_sure && !starts_as_modifier(&words) || !is_wrapper)
}

/// Tells whether a class says what its element has, not what it is: `has-sidebar`, `no-nav`.
fn starts_as_modifier(words: &[String]) -> bool {
    words.first().is_some_and(|word| matches!(word.as_str(), "has" | "with" | "no" | "without"))
}

/// Splits `topNav`, `top-nav` and `top_nav2` into words in lower case.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous_is_lower = false;
    for character in name.chars().take(80) {
        let starts = !character.is_alphabetic() || (character.is_uppercase() && previous_is_lower);
        previous_is_lower = character.is_lowercase();
        if starts {
            words.push(String::new());
        }
        if character.is_alphabetic() {
            let word = words.last_mut().expect("there is always one");
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(name: &str) -> Option<(OmissionReason, bool)> {
        by_name(name).map(|landmark| (landmark.reason, landmark.is_sure))
    }

    #[test]
    fn words_of_classes_name_parts() {
        assert_eq!(reason("top-nav"), Some((OmissionReason::Navigation, true)));
        assert_eq!(reason("relatedNews"), Some((OmissionReason::Related, true)));
        assert_eq!(reason("site_footer2"), Some((OmissionReason::Footer, true)));
        assert_eq!(reason("sidebar"), Some((OmissionReason::Related, false)));
        assert_eq!(reason("sr-only"), Some((OmissionReason::Hidden, true)));
    }

    #[test]
    fn wrappers_of_the_document_are_no_parts() {
        // Publishing systems name the text by the program it was written in.
        for name in
            ["page-header", "content-with-sidebar", "has-nav", "zoom", "footnote", "TRS_Editor"]
        {
            assert_eq!(reason(name), None, "{name}");
        }
    }
}
