//! The words after a number that name money and measures.

use crate::reading::after_any;
use crate::unit::{Counted, Currency, Unit};

/// What a word after a number names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Name {
    /// Money or a measure.
    Counted(Counted),
    /// Money or a weight.
    Pounds,
    /// Money, or the past of "win".
    Won,
    /// Of temperature or angle.
    Degrees,
    /// A length follows, of which it makes an area.
    Square,
    /// A length follows, of which it makes a volume.
    Cubic,
    /// One of the words that must follow, and what both name.
    Fixed(&'static [&'static str], Unit),
}

/// The longest word, in bytes.
const LONGEST: usize = 14;

/// Looks a word up in any mixture of cases.
pub(super) fn name(word: &str) -> Option<Name> {
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    if let Some(unit) = unit(lower) {
        return Some(Name::Counted(Counted::Measure(unit)));
    }
    if let Some(currency) = currency(lower) {
        return Some(Name::Counted(Counted::Money(currency)));
    }
    Some(match &*lower {
        b"cent" | b"cents" => Name::Counted(Counted::Hundredths(Currency::Dollar)),
        // Fen may be a name too.
        b"fen" if word == "fen" => Name::Counted(Counted::Hundredths(Currency::Yuan)),
        b"jiao" if word == "jiao" => Name::Counted(Counted::Tenths(Currency::Yuan)),
        b"pence" | b"penny" => Name::Counted(Counted::Hundredths(Currency::Sterling)),
        b"pound" | b"pounds" => Name::Pounds,
        b"won" => Name::Won,
        b"degree" | b"degrees" => Name::Degrees,
        b"square" | b"sq" => Name::Square,
        b"cubic" | b"cu" => Name::Cubic,
        b"nautical" => Name::Fixed(&["miles", "mile"], Unit::NauticalMile),
        b"light" => Name::Fixed(&["years", "year"], Unit::LightYear),
        b"metric" | b"long" | b"short" => {
            Name::Fixed(&["tons", "tonnes", "ton", "tonne"], Unit::Tonne)
        }
        b"statute" => Name::Fixed(&["miles", "mile"], Unit::Mile),
        _ => return None,
    })
}

/// What people call the money of a nation, and the currency.
type Money = &'static [(&'static [&'static str], Currency)];

const DOLLARS: &[&str] = &["dollars", "dollar", "Dollars", "Dollar"];
const RUPEES: &[&str] = &["rupees", "rupee", "Rupees"];
const FRANCS: &[&str] = &["francs", "franc", "Francs"];
const PESOS: &[&str] = &["pesos", "peso"];

/// Reads the nation that is named at byte `at`, and returns its money and the end of the name.
pub(super) fn nation(text: &str, at: usize) -> Option<(Money, usize)> {
    if !text.as_bytes().get(at)?.is_ascii_uppercase() {
        return None;
    }
    let row = NATIONS.iter().find(|(names, _)| after_any(text, at, names).is_some())?;
    Some((row.1, after_any(text, at, row.0)?))
}

const NATIONS: [(&[&str], Money); 23] = [
    (&["U.S.", "US", "USA", "American", "United States"], &[(DOLLARS, Currency::UsDollar)]),
    (&["Hong Kong", "HK"], &[(DOLLARS, Currency::HongKongDollar)]),
    (&["New Taiwan", "Taiwan", "Taiwanese", "NT"], &[(DOLLARS, Currency::TaiwanDollar)]),
    (&["Singaporean", "Singapore"], &[(DOLLARS, Currency::SingaporeDollar)]),
    (&["Australian", "Aussie"], &[(DOLLARS, Currency::AustralianDollar)]),
    (&["Canadian"], &[(DOLLARS, Currency::CanadianDollar)]),
    (&["New Zealand"], &[(DOLLARS, Currency::NewZealandDollar)]),
    (&["Macao", "Macau"], &[(&["patacas", "pataca"], Currency::Pataca)]),
    (&["Chinese"], &[(&["yuan", "renminbi"], Currency::Yuan)]),
    (&["Japanese"], &[(&["yen"], Currency::Yen)]),
    (&["South Korean", "Korean"], &[(&["won"], Currency::Won)]),
    (&["British", "UK"], &[(&["pounds", "pound"], Currency::Sterling)]),
    (&["Indian"], &[(RUPEES, Currency::Rupee)]),
    (&["Pakistani", "Pakistan"], &[(RUPEES, Currency::PakistanRupee)]),
    (&["Indonesian"], &[(&["rupiah", "rupiahs"], Currency::Rupiah)]),
    (&["Russian"], &[(&["rubles", "roubles", "ruble", "rouble"], Currency::Ruble)]),
    (&["Swiss"], &[(FRANCS, Currency::SwissFranc)]),
    (&["Thai"], &[(&["baht"], Currency::Baht)]),
    (&["Malaysian"], &[(&["ringgit", "ringgits"], Currency::Ringgit)]),
    (&["Philippine"], &[(PESOS, Currency::PhilippinePeso)]),
    (&["Mexican"], &[(PESOS, Currency::Peso)]),
    (&["Vietnamese", "Vietnam"], &[(&["dong"], Currency::Dong)]),
    (&["Swedish"], &[(&["kronor", "krona", "kroner"], Currency::Krona)]),
];

fn currency(lower: &[u8]) -> Option<Currency> {
    Some(match lower {
        b"dollar" | b"dollars" | b"bucks" => Currency::Dollar,
        b"usd" => Currency::UsDollar,
        b"yuan" | b"renminbi" | b"rmb" | b"cny" => Currency::Yuan,
        b"hkd" => Currency::HongKongDollar,
        b"ntd" | b"twd" => Currency::TaiwanDollar,
        b"pataca" | b"patacas" | b"mop" => Currency::Pataca,
        b"euro" | b"euros" | b"eur" => Currency::Euro,
        b"gbp" | b"quid" | b"sterling" => Currency::Sterling,
        b"yen" | b"jpy" => Currency::Yen,
        b"krw" => Currency::Won,
        b"ruble" | b"rubles" | b"rouble" | b"roubles" => Currency::Ruble,
        b"rupee" | b"rupees" | b"inr" => Currency::Rupee,
        b"sgd" => Currency::SingaporeDollar,
        b"aud" => Currency::AustralianDollar,
        b"cad" => Currency::CanadianDollar,
        b"nzd" => Currency::NewZealandDollar,
        b"baht" | b"thb" => Currency::Baht,
        b"franc" | b"francs" | b"chf" => Currency::SwissFranc,
        b"ringgit" | b"ringgits" => Currency::Ringgit,
        b"rupiah" | b"rupiahs" => Currency::Rupiah,
        b"dong" => Currency::Dong,
        b"peso" | b"pesos" => Currency::Peso,
        b"reais" => Currency::Real,
        b"rand" => Currency::Rand,
        b"dirham" | b"dirhams" => Currency::Dirham,
        b"riyal" | b"riyals" => Currency::Riyal,
        b"lira" | b"liras" => Currency::Lira,
        b"kronor" | b"krona" | b"kroner" => Currency::Krona,
        b"shekel" | b"shekels" => Currency::Shekel,
        b"tenge" => Currency::Tenge,
        b"hryvnia" | b"hryvnias" => Currency::Hryvnia,
        _ => return None,
    })
}

fn unit(lower: &[u8]) -> Option<Unit> {
    Some(match lower {
        b"nanometer" | b"nanometers" | b"nanometre" | b"nanometres" => Unit::Nanometre,
        b"micrometer" | b"micrometers" | b"micrometre" | b"micrometres" | b"micron"
        | b"microns" => Unit::Micrometre,
        b"millimeter" | b"millimeters" | b"millimetre" | b"millimetres" => Unit::Millimetre,
        b"centimeter" | b"centimeters" | b"centimetre" | b"centimetres" => Unit::Centimetre,
        b"meter" | b"meters" | b"metre" | b"metres" => Unit::Metre,
        b"kilometer" | b"kilometers" | b"kilometre" | b"kilometres" => Unit::Kilometre,
        b"inch" | b"inches" => Unit::Inch,
        b"foot" | b"feet" => Unit::Foot,
        b"yard" | b"yards" => Unit::Yard,
        b"mile" | b"miles" => Unit::Mile,
        b"li" => Unit::Li,
        b"zhang" => Unit::Zhang,
        b"hectare" | b"hectares" => Unit::Hectare,
        b"acre" | b"acres" => Unit::Acre,
        b"mu" => Unit::Mu,
        b"milliliter" | b"milliliters" | b"millilitre" | b"millilitres" => Unit::Millilitre,
        b"liter" | b"liters" | b"litre" | b"litres" => Unit::Litre,
        b"gallon" | b"gallons" => Unit::Gallon,
        b"barrel" | b"barrels" => Unit::Barrel,
        b"microgram" | b"micrograms" => Unit::Microgram,
        b"milligram" | b"milligrams" => Unit::Milligram,
        b"gram" | b"grams" | b"gramme" | b"grammes" => Unit::Gram,
        b"kilogram" | b"kilograms" | b"kilogramme" | b"kilogrammes" | b"kilo" | b"kilos" => {
            Unit::Kilogram
        }
        b"ton" | b"tons" | b"tonne" | b"tonnes" => Unit::Tonne,
        b"jin" | b"catty" | b"catties" => Unit::Jin,
        b"tael" | b"taels" => Unit::Tael,
        b"ounce" | b"ounces" => Unit::Ounce,
        b"carat" | b"carats" => Unit::Carat,
        b"knot" | b"knots" => Unit::Knot,
        b"nanosecond" | b"nanoseconds" => Unit::Nanosecond,
        b"microsecond" | b"microseconds" => Unit::Microsecond,
        b"millisecond" | b"milliseconds" => Unit::Millisecond,
        b"second" | b"seconds" => Unit::Second,
        b"minute" | b"minutes" => Unit::Minute,
        b"hour" | b"hours" => Unit::Hour,
        b"day" | b"days" => Unit::Day,
        b"week" | b"weeks" => Unit::Week,
        b"month" | b"months" => Unit::Month,
        b"year" | b"years" => Unit::Year,
        b"decade" | b"decades" => Unit::Decade,
        b"century" | b"centuries" => Unit::Century,
        b"celsius" | b"centigrade" => Unit::Celsius,
        b"fahrenheit" => Unit::Fahrenheit,
        b"watt" | b"watts" => Unit::Watt,
        b"kilowatt" | b"kilowatts" => Unit::Kilowatt,
        b"megawatt" | b"megawatts" => Unit::Megawatt,
        b"gigawatt" | b"gigawatts" => Unit::Gigawatt,
        b"horsepower" => Unit::Horsepower,
        b"calorie" | b"calories" | b"kilocalorie" | b"kilocalories" => Unit::Kilocalorie,
        b"joule" | b"joules" => Unit::Joule,
        b"bit" | b"bits" => Unit::Bit,
        b"byte" | b"bytes" => Unit::Byte,
        b"kilobyte" | b"kilobytes" => Unit::Kilobyte,
        b"megabyte" | b"megabytes" => Unit::Megabyte,
        b"gigabyte" | b"gigabytes" => Unit::Gigabyte,
        b"terabyte" | b"terabytes" => Unit::Terabyte,
        b"hertz" => Unit::Hertz,
        b"kilohertz" => Unit::Kilohertz,
        b"megahertz" => Unit::Megahertz,
        b"gigahertz" => Unit::Gigahertz,
        b"volt" | b"volts" => Unit::Volt,
        b"kilovolt" | b"kilovolts" => Unit::Kilovolt,
        _ => return None,
    })
}
