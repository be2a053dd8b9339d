//! Why a piece of a file is not part of its document.

/// Why a piece of a file is not part of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OmissionReason {
    /// Menus, language switches, search boxes, font-size pickers, skip links.
    Navigation,
    /// Breadcrumbs: the path of the page within its site.
    Breadcrumb,
    /// Share, print, e-mail, comment and download links.
    Share,
    /// Editors' and correctors' lines, codes of the publishing system.
    Editor,
    /// Links to other documents: related news, previous and next.
    Related,
    /// Copyright, contact, sponsor, disclaimer and browser lines.
    Footer,
    /// Rows of ornaments.
    Ornament,
    /// Lines that stand on many pages of the site.
    Site,
    /// Source code and formulas.
    Code,
    /// Comments of the markup, which no reader sees.
    Comment,
    /// Front matter and other statements about the document, for programs.
    Metadata,
    /// Text that the page hides from its readers.
    Hidden,
    /// Heads and feet that run through the pages of a book.
    RunningHead,
    /// Page numbers.
    PageNumber,
    /// Text in the language of the other side, in a file that holds both.
    OtherLanguage,
}

impl OmissionReason {
    /// Returns the name shown to users.
    pub fn name(self) -> &'static str {
        match self {
            Self::Navigation => "navigation",
            Self::Breadcrumb => "breadcrumb",
            Self::Share => "share",
            Self::Editor => "editor",
            Self::Related => "related",
            Self::Footer => "footer",
            Self::Ornament => "ornament",
            Self::Site => "site",
            Self::Code => "code",
            Self::Comment => "comment",
            Self::Metadata => "metadata",
            Self::Hidden => "hidden",
            Self::RunningHead => "running head",
            Self::PageNumber => "page number",
            Self::OtherLanguage => "other language",
        }
    }
}
