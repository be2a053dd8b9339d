//! Symbols of units after a number, the same in both languages: 5 km, 35kg, 30 ℃, 20 m², 60 km/h.

use super::{Counted, Currency, Unit};
use crate::reading::{after_any, char_at};

/// Reads the symbol at byte `at`, exactly as it must be written, and returns its end.
pub(crate) fn symbol(text: &str, at: usize) -> Option<(Counted, usize)> {
    let first = char_at(text, at)?;
    if !first.is_ascii() {
        return sign(text, at, first);
    }
    let letters = text.as_bytes()[at..].iter().take(8).take_while(|b| b.is_ascii_alphabetic());
    let end = at + letters.count();
    let unit = letters_unit(&text[at..end])?;
    let (unit, end) =
        power(text, end, unit).or_else(|| rate(text, end, unit)).unwrap_or((unit, end));
    let goes_on = char_at(text, end).is_some_and(|next| {
        next.is_ascii_alphanumeric()
            || matches!(next, '_' | '\'' | '’')
            || (next == '-' && end == at + 1)
    });
    (!goes_on).then_some((Counted::Measure(unit), end))
}

/// Reads a sign that is no letter: ℃, °F, €, ㎡.
fn sign(text: &str, at: usize, first: char) -> Option<(Counted, usize)> {
    let end = at + first.len_utf8();
    let unit = match first {
        '℃' => Unit::Celsius,
        '℉' => Unit::Fahrenheit,
        '°' => {
            let start = after_any(text, end, &[" "]).unwrap_or(end);
            let has_letter = |letter: &str| {
                after_any(text, start, &[letter]).filter(|&end| {
                    !char_at(text, end).is_some_and(|next| next.is_ascii_alphanumeric())
                })
            };
            return Some(match (has_letter("C"), has_letter("F")) {
                (Some(end), _) => (Counted::Measure(Unit::Celsius), end),
                (_, Some(end)) => (Counted::Measure(Unit::Fahrenheit), end),
                _ => (Counted::Measure(Unit::Degree), end),
            });
        }
        '㎡' => Unit::SquareMetre,
        '㎢' => Unit::SquareKilometre,
        '㎥' => Unit::CubicMetre,
        '㎞' => Unit::Kilometre,
        '㎏' => Unit::Kilogram,
        '㎝' => Unit::Centimetre,
        '㎜' => Unit::Millimetre,
        'µ' | 'μ' => {
            let after = after_any(text, end, &["m", "s", "g"])?;
            let unit = match text[..after].chars().next_back() {
                Some('m') => Unit::Micrometre,
                Some('s') => Unit::Microsecond,
                _ => Unit::Microgram,
            };
            let (unit, end) = rate(text, after, unit).unwrap_or((unit, after));
            return Some((Counted::Measure(unit), end));
        }
        '€' => return Some((Counted::Money(Currency::Euro), end)),
        _ => return None,
    };
    Some((Counted::Measure(unit), end))
}

/// Reads ², ³, or 2 and 3 that nothing follows, after a length.
fn power(text: &str, at: usize, unit: Unit) -> Option<(Unit, usize)> {
    let is_free =
        |end: &usize| !char_at(text, *end).is_some_and(|next| next.is_ascii_alphanumeric());
    if let Some(end) = after_any(text, at, &["²", "2"]).filter(is_free) {
        return Some((unit.square()?, end));
    }
    let end = after_any(text, at, &["³", "3"]).filter(is_free)?;
    Some((unit.cubic()?, end))
}

/// Reads /h or /s after a length.
fn rate(text: &str, at: usize, unit: Unit) -> Option<(Unit, usize)> {
    if let Some(end) = after_any(text, at, &["/hour", "/hr", "/h", "/小时", "/小時", "/时", "/時"])
    {
        return Some((unit.per_hour()?, end));
    }
    if let Some(density) = unit.per_cubic_metre()
        && let Some(end) = after_any(text, at, &["/m3", "/m³", "/m^3", "/立方米"])
    {
        return Some((density, end));
    }
    let end = after_any(text, at, &["/s", "/秒"])?;
    (unit == Unit::Metre).then_some((Unit::MetrePerSecond, end))
}

fn letters_unit(letters: &str) -> Option<Unit> {
    Some(match letters.as_bytes() {
        b"nm" => Unit::Nanometre,
        b"um" => Unit::Micrometre,
        b"mm" => Unit::Millimetre,
        b"cm" => Unit::Centimetre,
        b"m" => Unit::Metre,
        b"km" | b"KM" | b"Km" => Unit::Kilometre,
        b"ft" => Unit::Foot,
        b"yd" | b"yds" => Unit::Yard,
        b"mi" => Unit::Mile,
        b"ha" => Unit::Hectare,
        b"ml" | b"mL" => Unit::Millilitre,
        b"cc" => Unit::CubicCentimetre,
        b"l" | b"L" => Unit::Litre,
        b"bbl" => Unit::Barrel,
        b"mg" => Unit::Milligram,
        b"g" => Unit::Gram,
        b"kg" | b"KG" | b"Kg" | b"kgs" => Unit::Kilogram,
        b"t" | b"MT" => Unit::Tonne,
        b"lb" | b"lbs" => Unit::Pound,
        b"oz" => Unit::Ounce,
        b"kph" | b"kmh" => Unit::KilometrePerHour,
        b"mph" => Unit::MilePerHour,
        b"ns" => Unit::Nanosecond,
        b"us" => Unit::Microsecond,
        b"ms" => Unit::Millisecond,
        b"s" | b"sec" | b"secs" => Unit::Second,
        b"min" | b"mins" => Unit::Minute,
        b"h" | b"hr" | b"hrs" => Unit::Hour,
        b"yr" | b"yrs" => Unit::Year,
        b"W" => Unit::Watt,
        b"kW" | b"KW" => Unit::Kilowatt,
        b"MW" => Unit::Megawatt,
        b"GW" => Unit::Gigawatt,
        b"hp" => Unit::Horsepower,
        b"kWh" | b"KWh" | b"kwh" => Unit::KilowattHour,
        b"MWh" => Unit::MegawattHour,
        b"GWh" => Unit::GigawattHour,
        b"TWh" => Unit::TerawattHour,
        b"kcal" => Unit::Kilocalorie,
        b"B" => Unit::Byte,
        b"kB" | b"KB" => Unit::Kilobyte,
        b"MB" => Unit::Megabyte,
        b"GB" => Unit::Gigabyte,
        b"TB" => Unit::Terabyte,
        b"KiB" => Unit::Kibibyte,
        b"MiB" => Unit::Mebibyte,
        b"GiB" => Unit::Gibibyte,
        b"kbps" | b"Kbps" => Unit::KilobitPerSecond,
        b"Mbps" => Unit::MegabitPerSecond,
        b"Gbps" => Unit::GigabitPerSecond,
        b"Hz" => Unit::Hertz,
        b"kHz" => Unit::Kilohertz,
        b"MHz" => Unit::Megahertz,
        b"GHz" => Unit::Gigahertz,
        b"hPa" => Unit::Hectopascal,
        b"kPa" => Unit::Kilopascal,
        b"MPa" => Unit::Megapascal,
        b"V" => Unit::Volt,
        b"kV" => Unit::Kilovolt,
        _ => return None,
    })
}
