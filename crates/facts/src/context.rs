//! Completes the dates of a document from those before them: after 2017年9月1日, 3日 is
//! 2017-09-03.
//!
//! Facts keep what their words say; the completed value stands beside them. A missing month and
//! year are those of the last date before, and until there is one, those of the day on which the
//! document was published.

use crate::calendar::is_possible_date;
use crate::fact::{Fact, Wording};
use crate::value::Value;

/// The year and month that are being spoken of, carried through a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateContext {
    year: Option<i32>,
    month: Option<u8>,
}

impl DateContext {
    /// Makes the context of a document of which nothing is known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the context of a document published in that year and month (1 to 12), in which
    /// dates without year or month are meant.
    pub fn published_in(year: i32, month: u8) -> Self {
        Self { year: Some(year), month: (1..=12).contains(&month).then_some(month) }
    }

    /// Returns the year that is being spoken of.
    pub fn year(&self) -> Option<i32> {
        self.year
    }

    /// Returns the month that is being spoken of, 1 to 12.
    pub fn month(&self) -> Option<u8> {
        self.month
    }

    /// Completes the value of a fact, in the year that the words beside it put it in.
    fn complete_fact(&mut self, fact: &Fact) -> Option<Value> {
        match fact.wording {
            Wording::FollowingYear => self.year = self.year.and_then(|year| year.checked_add(1)),
            Wording::OtherYear => self.year = None,
            _ => {}
        }
        self.complete(fact.value)
    }

    /// Completes one value, and remembers its year and month.
    fn complete(&mut self, value: Value) -> Option<Value> {
        match value {
            Value::Date { year, month, day } => self.complete_date(year, month, day),
            Value::Period { year, first, last } => {
                let year = year.or(self.year);
                self.year = year;
                self.month = None;
                Some(Value::Period { year, first, last }).filter(|_| year.is_some())
            }
            _ => None,
        }
    }

    fn complete_date(
        &mut self,
        year: Option<i32>,
        month: Option<u8>,
        day: Option<u8>,
    ) -> Option<Value> {
        if let (Some(year), None) = (year, month) {
            // A year says nothing of the month of the dates after it.
            *self = Self { year: Some(year), month: None };
            return Some(Value::Date { year: Some(year), month: None, day: None });
        }
        let is_said = month.is_some();
        let month = month.or(self.month)?;
        let year = year.or(self.year);
        if !is_possible_date(year, Some(month), day) {
            return None;
        }
        if is_said {
            *self = Self { year, month: Some(month) };
        }
        year.is_some().then_some(Value::Date { year, month: Some(month), day })
    }
}

/// Completes the dates and periods among facts that stand in the order of their document.
///
/// There is one value for each fact: the date with its year and, where a day is said, its month;
/// `None` for other facts and for dates that nothing before them completes. The context goes on
/// from text to text of the document.
///
/// ```
/// use zhen_facts::{DateContext, complete_dates, find_facts};
/// use zhen_text::Language;
///
/// let facts = find_facts("2017年9月1日开幕，3日闭幕。", Language::Chinese);
/// let mut context = DateContext::new();
/// let completed = complete_dates(&facts, &mut context);
///
/// assert_eq!(facts[1].value.to_string(), "date ?-?-03");
/// assert_eq!(completed[1].map(|value| value.to_string()), Some("date 2017-09-03".to_owned()));
/// ```
pub fn complete_dates(facts: &[Fact], context: &mut DateContext) -> Vec<Option<Value>> {
    facts.iter().map(|fact| context.complete_fact(fact)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::find_facts;
    use zhen_text::Language;

    fn completed(text: &str, language: Language, context: &mut DateContext) -> Vec<String> {
        let values = complete_dates(&find_facts(text, language), context);
        values.iter().map(|value| value.map_or("-".to_owned(), |v| v.to_string())).collect()
    }

    #[test]
    fn dates_take_month_and_year_from_those_before() {
        let text = "二〇一八年三月五日开会；7日讨论，四月二日闭会。2019年5月又开。";
        let expected = ["date 2018-03-05", "date 2018-03-07", "date 2018-04-02", "date 2019-05-?"];
        let mut context = DateContext::new();
        assert_eq!(completed(text, Language::Chinese, &mut context), expected);
        let english = completed("On 6 June they met.", Language::English, &mut context);
        assert_eq!(english, ["date 2019-06-06"]);
    }

    #[test]
    fn the_day_of_publication_completes_the_first_dates() {
        let mut context = DateContext::published_in(2017, 9);
        assert_eq!(completed("18日", Language::Chinese, &mut context), ["date 2017-09-18"]);
        assert_eq!(completed("10月3日", Language::Chinese, &mut context), ["date 2017-10-03"]);
    }

    #[test]
    fn the_following_year_is_another() {
        let mut context = DateContext::published_in(2017, 9);
        let text = "2017年9月开工，次年3月完工，5月启用。";
        let expected = ["date 2017-09-?", "date 2018-03-?", "date 2018-05-?"];
        assert_eq!(completed(text, Language::Chinese, &mut context), expected);
        let english = "It began in May 2019 and ended in March the following year.";
        let expected = ["date 2019-05-?", "date 2020-03-?"];
        assert_eq!(completed(english, Language::English, &mut context), expected);
        assert_eq!(completed("去年11月3日", Language::Chinese, &mut context), ["-"]);
        assert_eq!(completed("in May last year", Language::English, &mut context), ["-"]);
    }

    #[test]
    fn what_nothing_completes_stays_incomplete() {
        let mut context = DateContext::new();
        assert_eq!(completed("3日，5人", Language::Chinese, &mut context), ["-", "-"]);
        assert_eq!(completed("2018年。31日", Language::Chinese, &mut context)[1], "-");
        let mut april = DateContext::published_in(2017, 4);
        assert_eq!(completed("31日", Language::Chinese, &mut april), ["-"]);
    }
}
