//! Findings as a page.
pub struct FindingsPage;
