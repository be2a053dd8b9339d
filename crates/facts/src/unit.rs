//! Currencies and units of measure: one table row each.
//!
//! A unit's scale is the exact number of base units in it: metres, square metres, cubic metres,
//! grams, seconds, months and so on. Months and years are a dimension of their own, since no
//! number of days is exactly a month.

mod compound;
mod currency;
mod sign;
mod symbol;

use crate::decimal::Decimal;
use crate::rational::Rational;

pub(crate) use compound::joined;
pub use currency::Currency;
pub(crate) use sign::sign_before;
pub(crate) use symbol::symbol;

/// What a unit measures; units of one dimension can be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Dimension {
    /// Base: metre.
    Length,
    /// Base: square metre.
    Area,
    /// Base: cubic metre.
    Volume,
    /// Base: gram.
    Mass,
    /// Base: metre a second.
    Speed,
    /// Base: second.
    Time,
    /// Base: month.
    Calendar,
    /// Base: gram a cubic metre.
    Density,
    /// Base: degree Celsius.
    Temperature,
    /// Base: degree.
    Angle,
    /// Base: watt.
    Power,
    /// Base: joule.
    Energy,
    /// Base: byte.
    Data,
    /// Base: bit a second.
    DataRate,
    /// Base: hertz.
    Frequency,
    /// Base: pascal.
    Pressure,
    /// Base: volt.
    Voltage,
}

/// Writes the enum and its table from one list.
macro_rules! units {
    ($($variant:ident $symbol:literal $dimension:ident $numerator:literal / $denominator:literal
        $description:literal;)*) => {
        /// A unit of measure or time.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Unit {
            $(#[doc = $description] $variant,)*
        }

        impl Unit {
            /// All units.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Returns the international symbol, or an English word where there is none.
            pub fn symbol(self) -> &'static str {
                match self { $(Self::$variant => $symbol,)* }
            }

            /// Returns what the unit measures.
            pub fn dimension(self) -> Dimension {
                match self { $(Self::$variant => Dimension::$dimension,)* }
            }

            /// Returns how many base units of the dimension it is: numerator and denominator.
            pub fn scale(self) -> (u64, u64) {
                match self { $(Self::$variant => ($numerator, $denominator),)* }
            }
        }
    };
}

units! {
    Nanometre "nm" Length 1/1_000_000_000 "Nanometre, 纳米.";
    Micrometre "µm" Length 1/1_000_000 "Micrometre, 微米.";
    Millimetre "mm" Length 1/1000 "Millimetre, 毫米.";
    Centimetre "cm" Length 1/100 "Centimetre, 厘米, 公分.";
    Metre "m" Length 1/1 "Metre, 米, 公尺.";
    Kilometre "km" Length 1000/1 "Kilometre, 公里.";
    Inch "in" Length 127/5000 "Inch, 英寸.";
    Foot "ft" Length 381/1250 "Foot, 英尺.";
    Yard "yd" Length 1143/1250 "Yard, 码.";
    Mile "mi" Length 201_168/125 "Mile, 英里.";
    NauticalMile "nmi" Length 1852/1 "Nautical mile, 海里.";
    LightYear "ly" Length 9_460_730_472_580_800/1 "Light-year, 光年.";
    Li "li" Length 500/1 "里, half a kilometre.";
    Zhang "zhang" Length 10/3 "丈, ten 尺.";
    Chi "chi" Length 1/3 "尺, a third of a metre.";
    Cun "cun" Length 1/30 "寸, a tenth of a 尺.";
    SquareCentimetre "cm²" Area 1/10_000 "Square centimetre, 平方厘米.";
    SquareMetre "m²" Area 1/1 "Square metre, 平方米.";
    SquareKilometre "km²" Area 1_000_000/1 "Square kilometre, 平方公里.";
    SquareFoot "sq ft" Area 145_161/1_562_500 "Square foot, 平方英尺.";
    SquareMile "sq mi" Area 40_468_564_224/15_625 "Square mile, 平方英里.";
    Hectare "ha" Area 10_000/1 "Hectare, 公顷.";
    Acre "acre" Area 316_160_658/78_125 "Acre, 英亩.";
    Mu "mu" Area 2000/3 "亩, a fifteenth of a hectare.";
    Qing "qing" Area 200_000/3 "顷, a hundred 亩.";
    Ping "ping" Area 400/121 "坪, of Taiwan.";
    CubicCentimetre "cm³" Volume 1/1_000_000 "Cubic centimetre, 立方厘米.";
    Millilitre "mL" Volume 1/1_000_000 "Millilitre, 毫升.";
    Litre "L" Volume 1/1000 "Litre, 升.";
    CubicMetre "m³" Volume 1/1 "Cubic metre, 立方米.";
    CubicKilometre "km³" Volume 1_000_000_000/1 "Cubic kilometre, 立方公里.";
    CubicFoot "cu ft" Volume 55_306_341/1_953_125_000 "Cubic foot, 立方英尺.";
    Gallon "gal" Volume 473_176_473/125_000_000_000 "Gallon of the United States, 加仑.";
    Barrel "bbl" Volume 9_936_705_933/62_500_000_000 "Barrel of oil, 桶.";
    Microgram "µg" Mass 1/1_000_000 "Microgram, 微克.";
    Milligram "mg" Mass 1/1000 "Milligram, 毫克.";
    Gram "g" Mass 1/1 "Gram, 克.";
    Kilogram "kg" Mass 1000/1 "Kilogram, 公斤.";
    Tonne "t" Mass 1_000_000/1 "Tonne and ton, 吨.";
    Jin "jin" Mass 500/1 "斤, half a kilogram.";
    Tael "tael" Mass 50/1 "两, a tenth of a 斤.";
    Pound "lb" Mass 45_359_237/100_000 "Pound, 磅.";
    Ounce "oz" Mass 45_359_237/1_600_000 "Ounce, 盎司.";
    Carat "ct" Mass 1/5 "Carat, 克拉.";
    MetrePerSecond "m/s" Speed 1/1 "Metre a second, 米/秒.";
    KilometrePerHour "km/h" Speed 5/18 "Kilometre an hour, 公里/小时.";
    MilePerHour "mph" Speed 1397/3125 "Mile an hour, 英里/小时.";
    Knot "kn" Speed 463/900 "Knot.";
    Nanosecond "ns" Time 1/1_000_000_000 "Nanosecond, 纳秒.";
    Microsecond "µs" Time 1/1_000_000 "Microsecond, 微秒.";
    Millisecond "ms" Time 1/1000 "Millisecond, 毫秒.";
    Second "s" Time 1/1 "Second, 秒.";
    Minute "min" Time 60/1 "Minute, 分钟.";
    Hour "h" Time 3600/1 "Hour, 小时.";
    Day "d" Time 86_400/1 "Day, 天.";
    Week "week" Time 604_800/1 "Week, 周.";
    Month "month" Calendar 1/1 "Month, 个月.";
    Year "year" Calendar 12/1 "Year, and year of age: 年, 岁.";
    Decade "decade" Calendar 120/1 "Ten years.";
    Century "century" Calendar 1200/1 "A hundred years: 个世纪.";
    MicrogramPerCubicMetre "µg/m³" Density 1/1_000_000 "Microgram a cubic metre, 微克/立方米.";
    MilligramPerCubicMetre "mg/m³" Density 1/1000 "Milligram a cubic metre, 毫克/立方米.";
    Celsius "°C" Temperature 1/1 "Degree Celsius, 摄氏度.";
    Fahrenheit "°F" Temperature 5/9 "Degree Fahrenheit, 华氏度.";
    Degree "°" Angle 1/1 "Degree of an angle, or of a scale that is not said: 度.";
    Watt "W" Power 1/1 "Watt, 瓦.";
    Kilowatt "kW" Power 1000/1 "Kilowatt, 千瓦.";
    Megawatt "MW" Power 1_000_000/1 "Megawatt, 兆瓦.";
    Gigawatt "GW" Power 1_000_000_000/1 "Gigawatt, 吉瓦.";
    Horsepower "hp" Power 37_284_993_579_113_511/50_000_000_000_000 "Horsepower, 马力.";
    KilowattHour "kWh" Energy 3_600_000/1 "Kilowatt-hour, 千瓦时.";
    MegawattHour "MWh" Energy 3_600_000_000/1 "Megawatt-hour, 兆瓦时.";
    GigawattHour "GWh" Energy 3_600_000_000_000/1 "Gigawatt-hour, 吉瓦时.";
    TerawattHour "TWh" Energy 3_600_000_000_000_000/1 "Terawatt-hour, 太瓦时.";
    Kilocalorie "kcal" Energy 4184/1 "Kilocalorie, 千卡.";
    Joule "J" Energy 1/1 "Joule, 焦耳.";
    Bit "bit" Data 1/8 "Bit, 比特.";
    Byte "B" Data 1/1 "Byte, 字节.";
    Kilobyte "kB" Data 1000/1 "Kilobyte, 千字节.";
    Megabyte "MB" Data 1_000_000/1 "Megabyte, 兆字节.";
    Gigabyte "GB" Data 1_000_000_000/1 "Gigabyte, 吉字节.";
    Terabyte "TB" Data 1_000_000_000_000/1 "Terabyte, 太字节.";
    Kibibyte "KiB" Data 1024/1 "1,024 bytes.";
    Mebibyte "MiB" Data 1_048_576/1 "1,024 KiB.";
    Gibibyte "GiB" Data 1_073_741_824/1 "1,024 MiB.";
    KilobitPerSecond "kbit/s" DataRate 1000/1 "Kilobit a second.";
    MegabitPerSecond "Mbit/s" DataRate 1_000_000/1 "Megabit a second, 兆比特每秒.";
    GigabitPerSecond "Gbit/s" DataRate 1_000_000_000/1 "Gigabit a second.";
    Hertz "Hz" Frequency 1/1 "Hertz, 赫兹.";
    Kilohertz "kHz" Frequency 1000/1 "Kilohertz, 千赫.";
    Megahertz "MHz" Frequency 1_000_000/1 "Megahertz, 兆赫.";
    Gigahertz "GHz" Frequency 1_000_000_000/1 "Gigahertz, 吉赫.";
    Pascal "Pa" Pressure 1/1 "Pascal, 帕.";
    Hectopascal "hPa" Pressure 100/1 "Hectopascal, 百帕.";
    Kilopascal "kPa" Pressure 1000/1 "Kilopascal, 千帕.";
    Megapascal "MPa" Pressure 1_000_000/1 "Megapascal, 兆帕.";
    Volt "V" Voltage 1/1 "Volt, 伏.";
    Kilovolt "kV" Voltage 1000/1 "Kilovolt, 千伏.";
}

impl Unit {
    /// Returns so many of the unit in base units; `None` where that needs too many digits.
    pub(crate) fn in_base(self, number: Decimal) -> Option<Rational> {
        let (numerator, denominator) = self.scale();
        let scale = Rational::new(i128::from(numerator), i128::from(denominator))?;
        let scaled = Rational::from_decimal(number)?.checked_mul(scale)?;
        // 32 °F is 0 °C: the only scale with another zero.
        if self == Self::Fahrenheit {
            scaled.checked_add(Rational::new(-160, 9)?)
        } else {
            Some(scaled)
        }
    }

    /// Returns how many whole seconds a length of time has; none for months and years.
    pub(crate) fn whole_seconds(self, number: Decimal) -> Option<i64> {
        let is_exact = self.dimension() == Self::Second.dimension();
        let base = self.in_base(number).filter(|_| is_exact)?;
        i64::try_from(base.numerator() / base.denominator()).ok()
    }

    /// Returns the same length an hour, for the lengths that speeds are said in.
    pub(crate) fn per_hour(self) -> Option<Self> {
        match self {
            Self::Kilometre => Some(Self::KilometrePerHour),
            Self::Mile => Some(Self::MilePerHour),
            Self::NauticalMile => Some(Self::Knot),
            _ => None,
        }
    }

    /// Returns the energy of this power in an hour.
    pub(crate) fn times_hour(self) -> Option<Self> {
        match self {
            Self::Kilowatt => Some(Self::KilowattHour),
            Self::Megawatt => Some(Self::MegawattHour),
            Self::Gigawatt => Some(Self::GigawattHour),
            _ => None,
        }
    }

    /// Returns the same mass in a cubic metre, for those that concentrations are said in.
    pub(crate) fn per_cubic_metre(self) -> Option<Self> {
        match self {
            Self::Microgram => Some(Self::MicrogramPerCubicMetre),
            Self::Milligram => Some(Self::MilligramPerCubicMetre),
            _ => None,
        }
    }

    /// Returns the area of a square of this length.
    pub(crate) fn square(self) -> Option<Self> {
        match self {
            Self::Centimetre => Some(Self::SquareCentimetre),
            Self::Metre => Some(Self::SquareMetre),
            Self::Kilometre => Some(Self::SquareKilometre),
            Self::Foot => Some(Self::SquareFoot),
            Self::Mile => Some(Self::SquareMile),
            _ => None,
        }
    }

    /// Returns the volume of a cube of this length.
    pub(crate) fn cubic(self) -> Option<Self> {
        match self {
            Self::Centimetre => Some(Self::CubicCentimetre),
            Self::Metre => Some(Self::CubicMetre),
            Self::Kilometre => Some(Self::CubicKilometre),
            Self::Foot => Some(Self::CubicFoot),
            _ => None,
        }
    }

    /// Says whether it is a unit of time.
    pub(crate) fn is_time(self) -> bool {
        matches!(self.dimension(), Dimension::Time | Dimension::Calendar)
    }
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// Money.
    Money(Currency),
    /// Hundredths of a currency's unit: cents, 美分.
    Hundredths(Currency),
    /// Tenths of a currency's unit: jiao.
    Tenths(Currency),
    /// A measure.
    Measure(Unit),
}

impl Counted {
    /// Returns so many of it as a value.
    pub(crate) fn value(self, number: Decimal) -> Option<crate::value::Value> {
        use crate::value::Value;
        Some(match self {
            Self::Money(currency) => Value::Amount { number, currency },
            Self::Hundredths(currency) => {
                Value::Amount { number: number.times_power_of_ten(-2)?, currency }
            }
            Self::Tenths(currency) => {
                Value::Amount { number: number.times_power_of_ten(-1)?, currency }
            }
            Self::Measure(unit) => Value::Measure { number, unit },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_has_a_symbol_of_its_own() {
        let mut symbols: Vec<&str> = Unit::ALL.iter().map(|unit| unit.symbol()).collect();
        symbols.sort_unstable();
        symbols.dedup();
        assert_eq!(symbols.len(), Unit::ALL.len());
    }

    #[test]
    fn units_are_converted_exactly() {
        // 1 mile = 5,280 feet; 1 hectare = 15亩; 1 acre = 43,560 square feet; 1斤 = 10两;
        // 50 °F = 10 °C; 36 km/h = 10 m/s; 1 barrel = 42 gallons.
        let pairs = [
            (1, Unit::Mile, 5280, Unit::Foot),
            (1, Unit::Foot, 12, Unit::Inch),
            (1, Unit::Hectare, 15, Unit::Mu),
            (1, Unit::Acre, 43_560, Unit::SquareFoot),
            (640, Unit::Acre, 1, Unit::SquareMile),
            (1, Unit::Jin, 10, Unit::Tael),
            (1, Unit::Pound, 16, Unit::Ounce),
            (50, Unit::Fahrenheit, 10, Unit::Celsius),
            (36, Unit::KilometrePerHour, 10, Unit::MetrePerSecond),
            (1, Unit::Barrel, 42, Unit::Gallon),
            (1, Unit::Century, 1200, Unit::Month),
            (1, Unit::Week, 168, Unit::Hour),
        ];
        for (one, left, other, right) in pairs {
            let (one, other) = (Decimal::from(one), Decimal::from(other));
            assert_eq!(left.in_base(one), right.in_base(other), "{left:?} and {right:?}");
            assert_eq!(left.dimension(), right.dimension());
        }
    }
}
