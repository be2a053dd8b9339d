//! Units of measure other than time, after a number, in both scripts.

use super::Row;
use crate::unit::Counted::{Measure, Money};
use crate::unit::{Currency, Unit};

/// Returns the words of length, area and volume that begin with the character, the longer first.
pub(super) fn length(first: char) -> Option<&'static [Row]> {
    Some(match first {
        '公' => &[
            Row("公里", Measure(Unit::Kilometre), ""),
            Row("公尺", Measure(Unit::Metre), ""),
            Row("公分", Measure(Unit::Centimetre), ""),
            Row("公釐", Measure(Unit::Millimetre), ""),
            Row("公厘", Measure(Unit::Millimetre), ""),
            Row("公斤", Measure(Unit::Kilogram), ""),
            Row("公吨", Measure(Unit::Tonne), ""),
            Row("公噸", Measure(Unit::Tonne), ""),
            Row("公克", Measure(Unit::Gram), ""),
            Row("公顷", Measure(Unit::Hectare), ""),
            Row("公頃", Measure(Unit::Hectare), ""),
            Row("公升", Measure(Unit::Litre), ""),
        ],
        '米' => &[Row("米", Measure(Unit::Metre), "饭飯粉粒线線")],
        '厘' => &[Row("厘米", Measure(Unit::Centimetre), "")],
        '釐' => &[Row("釐米", Measure(Unit::Centimetre), "")],
        '毫' => &[
            Row("毫米", Measure(Unit::Millimetre), "汞"),
            Row("毫升", Measure(Unit::Millilitre), ""),
            Row("毫克", Measure(Unit::Milligram), ""),
            Row("毫秒", Measure(Unit::Millisecond), ""),
        ],
        '微' => &[
            Row("微克", Measure(Unit::Microgram), ""),
            Row("微米", Measure(Unit::Micrometre), ""),
            Row("微秒", Measure(Unit::Microsecond), ""),
        ],
        '纳' => {
            &[Row("纳米", Measure(Unit::Nanometre), ""), Row("纳秒", Measure(Unit::Nanosecond), "")]
        }
        '奈' => {
            &[Row("奈米", Measure(Unit::Nanometre), ""), Row("奈秒", Measure(Unit::Nanosecond), "")]
        }
        '千' => &[
            Row("千米", Measure(Unit::Kilometre), ""),
            Row("千克", Measure(Unit::Kilogram), ""),
            Row("千瓦时", Measure(Unit::KilowattHour), ""),
            Row("千瓦時", Measure(Unit::KilowattHour), ""),
            Row("千瓦小时", Measure(Unit::KilowattHour), ""),
            Row("千瓦", Measure(Unit::Kilowatt), ""),
            Row("千伏", Measure(Unit::Kilovolt), ""),
            Row("千卡", Measure(Unit::Kilocalorie), ""),
            Row("千赫", Measure(Unit::Kilohertz), ""),
            Row("千帕", Measure(Unit::Kilopascal), ""),
            Row("千字节", Measure(Unit::Kilobyte), ""),
        ],
        '里' => &[Row("里", Measure(Unit::Li), "面程边邊亚亞拉氏弄约約屯头頭海斯奥奧尔爾")],
        '丈' => &[Row("丈", Measure(Unit::Zhang), "夫人母量")],
        '尺' => &[Row("尺", Measure(Unit::Chi), "寸度码碼子牍牘")],
        '寸' => &[Row("寸", Measure(Unit::Cun), "步心土草金头頭")],
        '海' => &[
            Row("海里", Measure(Unit::NauticalMile), ""),
            Row("海浬", Measure(Unit::NauticalMile), ""),
        ],
        '浬' => &[Row("浬", Measure(Unit::NauticalMile), "")],
        '哩' => &[Row("哩", Measure(Unit::Mile), "")],
        '呎' => &[Row("呎", Measure(Unit::Foot), "")],
        '吋' => &[Row("吋", Measure(Unit::Inch), "")],
        '码' => &[Row("码", Measure(Unit::Yard), "头洋")],
        '碼' => &[Row("碼", Measure(Unit::Yard), "頭")],
        '光' => &[Row("光年", Measure(Unit::LightYear), "")],
        '平' => &[
            Row("平方公里", Measure(Unit::SquareKilometre), ""),
            Row("平方千米", Measure(Unit::SquareKilometre), ""),
            Row("平方英里", Measure(Unit::SquareMile), ""),
            Row("平方英尺", Measure(Unit::SquareFoot), ""),
            Row("平方呎", Measure(Unit::SquareFoot), ""),
            Row("平方厘米", Measure(Unit::SquareCentimetre), ""),
            Row("平方公分", Measure(Unit::SquareCentimetre), ""),
            Row("平方米", Measure(Unit::SquareMetre), ""),
            Row("平方公尺", Measure(Unit::SquareMetre), ""),
            Row("平米", Measure(Unit::SquareMetre), ""),
        ],
        '顷' => &[Row("顷", Measure(Unit::Qing), "刻")],
        '頃' => &[Row("頃", Measure(Unit::Qing), "刻")],
        '亩' => &[Row("亩", Measure(Unit::Mu), "产")],
        '畝' => &[Row("畝", Measure(Unit::Mu), "產")],
        '坪' => &[Row("坪", Measure(Unit::Ping), "坝")],
        '立' => &[
            Row("立方米", Measure(Unit::CubicMetre), ""),
            Row("立方公尺", Measure(Unit::CubicMetre), ""),
            Row("立方公里", Measure(Unit::CubicKilometre), ""),
            Row("立方厘米", Measure(Unit::CubicCentimetre), ""),
            Row("立方公分", Measure(Unit::CubicCentimetre), ""),
            Row("立方英尺", Measure(Unit::CubicFoot), ""),
            Row("立方", Measure(Unit::CubicMetre), "体體"),
        ],
        _ => return None,
    })
}

/// Returns the other words that begin with the character, the longer first.
pub(super) fn other(first: char) -> Option<&'static [Row]> {
    Some(match first {
        '升' => &[Row("升", Measure(Unit::Litre), "至到级級为為上高值降格学學旗")],
        '桶' => &[Row("桶", Measure(Unit::Barrel), "")],
        '克' => &[
            Row("克拉", Measure(Unit::Carat), ""),
            Row("克朗", Money(Currency::Krona), ""),
            Row("克", Measure(Unit::Gram), "服制隆里"),
        ],
        '吨' => &[Row("吨", Measure(Unit::Tonne), "位级")],
        '噸' => &[Row("噸", Measure(Unit::Tonne), "位級")],
        '两' => &[Row("两", Measure(Unit::Tael), "个天年次人位")],
        '兩' => &[Row("兩", Measure(Unit::Tael), "個天年次人位")],
        '斤' => &[Row("斤", Measure(Unit::Jin), "斗")],
        '磅' => &[Row("磅", Measure(Unit::Pound), "礴")],
        '盎' => &[Row("盎司", Measure(Unit::Ounce), "")],
        '安' => &[Row("安士", Measure(Unit::Ounce), "")],
        '摄' => &[Row("摄氏度", Measure(Unit::Celsius), "")],
        '攝' => &[Row("攝氏度", Measure(Unit::Celsius), "")],
        '华' => &[Row("华氏度", Measure(Unit::Fahrenheit), "")],
        '華' => &[Row("華氏度", Measure(Unit::Fahrenheit), "")],
        '度' => &[
            Row("度电", Measure(Unit::KilowattHour), ""),
            Row("度電", Measure(Unit::KilowattHour), ""),
            Row("度", Measure(Unit::Degree), "假过過"),
        ],
        '瓦' => &[Row("瓦", Measure(Unit::Watt), "房片解")],
        '兆' => &[
            Row("兆瓦时", Measure(Unit::MegawattHour), ""),
            Row("兆瓦時", Measure(Unit::MegawattHour), ""),
            Row("兆瓦", Measure(Unit::Megawatt), ""),
            Row("兆赫", Measure(Unit::Megahertz), ""),
            Row("兆字节", Measure(Unit::Megabyte), ""),
            Row("兆比特每秒", Measure(Unit::MegabitPerSecond), ""),
            Row("兆帕", Measure(Unit::Megapascal), ""),
        ],
        '吉' => &[
            Row("吉瓦时", Measure(Unit::GigawattHour), ""),
            Row("吉瓦", Measure(Unit::Gigawatt), ""),
            Row("吉赫", Measure(Unit::Gigahertz), ""),
            Row("吉字节", Measure(Unit::Gigabyte), ""),
        ],
        '太' => &[
            Row("太瓦时", Measure(Unit::TerawattHour), ""),
            Row("太字节", Measure(Unit::Terabyte), ""),
        ],
        '焦' => &[Row("焦耳", Measure(Unit::Joule), "")],
        '大' => &[Row("大卡", Measure(Unit::Kilocalorie), "")],
        '字' => &[Row("字节", Measure(Unit::Byte), "")],
        '位' => &[Row("位元組", Measure(Unit::Byte), "")],
        '赫' => &[Row("赫兹", Measure(Unit::Hertz), ""), Row("赫茲", Measure(Unit::Hertz), "")],
        '帕' => {
            &[Row("帕斯卡", Measure(Unit::Pascal), ""), Row("帕", Measure(Unit::Pascal), "米克特")]
        }
        '百' => &[Row("百帕", Measure(Unit::Hectopascal), "")],
        '伏' => {
            &[Row("伏特", Measure(Unit::Volt), ""), Row("伏", Measure(Unit::Volt), "兵击擊笔筆法")]
        }
        _ => return None,
    })
}
