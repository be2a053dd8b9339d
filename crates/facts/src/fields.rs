//! A fact as the fields of a table: class, value, unit, precision.

use std::fmt;

use crate::fact::Fact;
use crate::identifier::as_written;
use crate::value::Value;

/// What a value is as text, in four fields; the same in both languages.
///
/// Dates are written as in ISO 8601-2 (extended date–time format, level 1): `2017-09-01`, with `X`
/// for what is not said: `XXXX-09-01`, `199X`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactFields {
    /// `number`, `date` …: [`crate::FactClass::name`].
    pub class: &'static str,
    /// The value without its unit: `245000`, `1/3`, `2017-09-01`, `Wednesday`.
    pub value: String,
    /// The unit, or what kind of value it is where its class has several: `CNY`, `$` where
    /// the country is open, `kg`, `%`,
    /// `points`, `times`, `article`, `url`; empty for plain numbers and dates.
    pub unit: String,
    /// The step to which the value is said: `1000` for 24.5万, `0.01`, `day`, `month`, `hour`;
    /// empty for what is no quantity.
    pub precision: String,
}

impl Fact {
    /// Writes the fact, which was found in `text`, as fields; identifiers are copied from there, in
    /// half width and with the spaces that English has.
    pub fn fields(&self, text: &str) -> FactFields {
        FactFields {
            class: self.value.class().name(),
            value: value_field(self, text),
            unit: unit_field(&self.value),
            precision: precision_field(self),
        }
    }
}

fn value_field(fact: &Fact, text: &str) -> String {
    match fact.value {
        Value::Number(number)
        | Value::Percent(number)
        | Value::PercentagePoints(number)
        | Value::Multiple(number)
        | Value::Ordinal(number)
        | Value::Amount { number, .. }
        | Value::Measure { number, .. } => number.to_string(),
        Value::Fraction { numerator, denominator } => format!("{numerator}/{denominator}"),
        Value::Date { year, month, day } => date_field(year, month, day),
        Value::Period { year, first, last } => {
            let month = |month: u8| date_field(year, Some(month), None);
            format!("{}/{}", month(first), month(last))
        }
        Value::Decade(year) if year >= 100 => format!("{}X", year / 10),
        Value::Decade(year) => format!("XX{}X", year / 10),
        Value::Century(number) => number.to_string(),
        Value::Plan(number) => number.to_string(),
        Value::Weekday(day) => weekday_name(day).to_owned(),
        Value::Time { .. } => {
            let written = fact.value.to_string();
            written.trim_start_matches("time ").to_owned()
        }
        Value::Citation { kind, .. } => {
            let written = fact.value.to_string();
            written.trim_start_matches(kind.name()).trim_start().to_owned()
        }
        Value::Identifier { kind, .. } => {
            as_written(kind, text.get(fact.span.clone()).unwrap_or_default())
        }
    }
}

fn unit_field(value: &Value) -> String {
    match value {
        Value::Percent(_) => "%",
        Value::PercentagePoints(_) => "points",
        Value::Multiple(_) => "times",
        Value::Amount { currency, .. } => currency.code_or_sign(),
        Value::Measure { unit, .. } => unit.symbol(),
        Value::Century(_) => "century",
        Value::Plan(_) => "five-year plan",
        Value::Citation { kind, .. } => kind.name(),
        Value::Identifier { kind, .. } => kind.name(),
        _ => "",
    }
    .to_owned()
}

fn precision_field(fact: &Fact) -> String {
    match fact.value {
        Value::Number(_)
        | Value::Percent(_)
        | Value::PercentagePoints(_)
        | Value::Multiple(_)
        | Value::Amount { .. }
        | Value::Measure { .. } => power_of_ten(fact.last_digit),
        Value::Date { day: Some(_), .. } | Value::Weekday(_) => "day".to_owned(),
        Value::Date { month: Some(_), .. } | Value::Period { .. } => "month".to_owned(),
        Value::Date { .. } => "year".to_owned(),
        Value::Decade(_) => "decade".to_owned(),
        Value::Century(_) => "century".to_owned(),
        Value::Time { minute: 0, .. } => "hour".to_owned(),
        Value::Time { .. } => "minute".to_owned(),
        _ => String::new(),
    }
}

fn power_of_ten(power: i8) -> String {
    let zeros = usize::from(power.unsigned_abs());
    if power < 0 {
        format!("0.{}1", "0".repeat(zeros - 1))
    } else {
        format!("1{}", "0".repeat(zeros))
    }
}

impl Value {
    /// Writes a date as ISO 8601-2 has it; `None` for any other value.
    pub fn date_field(&self) -> Option<String> {
        match *self {
            Self::Date { year, month, day } => Some(date_field(year, month, day)),
            _ => None,
        }
    }
}

/// Writes a date as ISO 8601-2 has it; what stands after the last part that is said is left out.
fn date_field(year: Option<i32>, month: Option<u8>, day: Option<u8>) -> String {
    let mut written = match year {
        Some(year) if year < 0 => format!("-{:04}", year.unsigned_abs()),
        Some(year) => format!("{year:04}"),
        None => "XXXX".to_owned(),
    };
    if month.is_some() || day.is_some() {
        write_part(&mut written, month);
    }
    if day.is_some() {
        write_part(&mut written, day);
    }
    written
}

fn write_part(written: &mut String, part: Option<u8>) {
    use fmt::Write as _;
    let added = match part {
        Some(part) => write!(written, "-{part:02}"),
        None => written.write_str("-XX"),
    };
    added.expect("a string takes all that is written");
}

fn weekday_name(day: u8) -> &'static str {
    const NAMES: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES.get(usize::from(day).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::find_facts;
    use zhen_text::Language;

    #[test]
    fn values_are_written_as_fields() {
        let table = [
            ("2017年9月1日", "date 2017-09-01  day"),
            ("9月1日", "date XXXX-09-01  day"),
            ("18日", "date XXXX-XX-18  day"),
            ("1998年", "date 1998  year"),
            ("公元前221年", "date -0221  year"),
            ("20世纪90年代", "date 199X  decade"),
            ("九十年代", "date XX9X  decade"),
            ("星期三", "date Wednesday  day"),
            ("24.5万辆", "number 245000  1000"),
            ("百分之三点五", "percentage 3.5 % 0.1"),
            ("三分之一", "number 1/3  "),
            ("15时37分", "time 15:37  minute"),
            ("第二十二条", "citation 22 article "),
            ("第二十二条之一", "citation 22.1 article "),
            ("$500", "amount 500 $ 1"),
            ("￥500", "amount 500 ¥ 1"),
            ("500美元", "amount 500 USD 1"),
            ("A/RES/70/1号", "identifier A/RES/70/1 symbol "),
            ("第2758（XXVI）号决议", "identifier 2758 (XXVI) symbol "),
            ("国发〔2023〕15号", "identifier 2023/15 symbol "),
            ("附录B", "citation B annex "),
        ];
        for (text, expected) in table {
            let fact = find_facts(text, Language::Chinese).remove(0);
            let FactFields { class, value, unit, precision } = fact.fields(text);
            assert_eq!(format!("{class} {value} {unit} {precision}"), expected, "{text}");
        }
    }
}
