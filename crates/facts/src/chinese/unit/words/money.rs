//! Names of currencies after a number, in both scripts.

use super::Row;
use crate::unit::Counted::{Hundredths, Measure, Money};
use crate::unit::{Currency, Unit};

/// Returns the words that begin with the character, the longer first.
pub(super) fn rows(first: char) -> Option<&'static [Row]> {
    Some(match first {
        '元' => &[Row(
            "元",
            Money(Currency::Yuan),
            "旦月首素老帅帥件朝代宵化论論勋勳凶里大宇桥橋组組人音数數",
        )],
        '块' => &[Row("块钱", Money(Currency::Yuan), "")],
        '塊' => &[Row("塊錢", Money(Currency::Yuan), "")],
        '圆' => &[Row("圆", Money(Currency::Yuan), "形桌满心顶柱圈")],
        '圓' => &[Row("圓", Money(Currency::Yuan), "形桌滿心頂柱圈")],
        '人' => {
            &[Row("人民币", Money(Currency::Yuan), ""), Row("人民幣", Money(Currency::Yuan), "")]
        }
        '美' => &[
            Row("美元", Money(Currency::UsDollar), ""),
            Row("美金", Money(Currency::UsDollar), ""),
            Row("美分", Hundredths(Currency::UsDollar), ""),
        ],
        '港' => &[
            Row("港元", Money(Currency::HongKongDollar), ""),
            Row("港币", Money(Currency::HongKongDollar), ""),
            Row("港幣", Money(Currency::HongKongDollar), ""),
            Row("港圆", Money(Currency::HongKongDollar), ""),
            Row("港圓", Money(Currency::HongKongDollar), ""),
            Row("港纸", Money(Currency::HongKongDollar), ""),
            Row("港紙", Money(Currency::HongKongDollar), ""),
            Row("港仙", Hundredths(Currency::HongKongDollar), ""),
        ],
        '新' => &[
            Row("新台币", Money(Currency::TaiwanDollar), ""),
            Row("新台幣", Money(Currency::TaiwanDollar), ""),
            Row("新臺幣", Money(Currency::TaiwanDollar), ""),
            Row("新加坡元", Money(Currency::SingaporeDollar), ""),
            Row("新西兰元", Money(Currency::NewZealandDollar), ""),
            Row("新西蘭元", Money(Currency::NewZealandDollar), ""),
            Row("新元", Money(Currency::SingaporeDollar), ""),
            Row("新币", Money(Currency::SingaporeDollar), ""),
            Row("新幣", Money(Currency::SingaporeDollar), ""),
        ],
        '台' => &[
            Row("台币", Money(Currency::TaiwanDollar), ""),
            Row("台幣", Money(Currency::TaiwanDollar), ""),
        ],
        '臺' => &[Row("臺幣", Money(Currency::TaiwanDollar), "")],
        '坡' => &[Row("坡币", Money(Currency::SingaporeDollar), "")],
        '纽' => &[Row("纽元", Money(Currency::NewZealandDollar), "")],
        '紐' => &[Row("紐元", Money(Currency::NewZealandDollar), "")],
        '澳' => &[
            Row("澳门元", Money(Currency::Pataca), ""),
            Row("澳門元", Money(Currency::Pataca), ""),
            Row("澳门币", Money(Currency::Pataca), ""),
            Row("澳門幣", Money(Currency::Pataca), ""),
            Row("澳大利亚元", Money(Currency::AustralianDollar), ""),
            Row("澳大利亞元", Money(Currency::AustralianDollar), ""),
            Row("澳元", Money(Currency::AustralianDollar), ""),
            Row("澳币", Money(Currency::AustralianDollar), ""),
            Row("澳幣", Money(Currency::AustralianDollar), ""),
        ],
        '加' => &[
            Row("加拿大元", Money(Currency::CanadianDollar), ""),
            Row("加元", Money(Currency::CanadianDollar), ""),
            Row("加币", Money(Currency::CanadianDollar), ""),
            Row("加幣", Money(Currency::CanadianDollar), ""),
            Row("加仑", Measure(Unit::Gallon), ""),
            Row("加侖", Measure(Unit::Gallon), ""),
        ],
        '欧' => {
            &[Row("欧元", Money(Currency::Euro), ""), Row("欧分", Hundredths(Currency::Euro), "")]
        }
        '歐' => {
            &[Row("歐元", Money(Currency::Euro), ""), Row("歐分", Hundredths(Currency::Euro), "")]
        }
        '英' => &[
            Row("英镑", Money(Currency::Sterling), ""),
            Row("英鎊", Money(Currency::Sterling), ""),
            Row("英里", Measure(Unit::Mile), ""),
            Row("英哩", Measure(Unit::Mile), ""),
            Row("英尺", Measure(Unit::Foot), ""),
            Row("英呎", Measure(Unit::Foot), ""),
            Row("英寸", Measure(Unit::Inch), ""),
            Row("英吋", Measure(Unit::Inch), ""),
            Row("英亩", Measure(Unit::Acre), ""),
            Row("英畝", Measure(Unit::Acre), ""),
            Row("英磅", Measure(Unit::Pound), ""),
            Row("英码", Measure(Unit::Yard), ""),
        ],
        '镑' => &[Row("镑", Money(Currency::Sterling), "")],
        '鎊' => &[Row("鎊", Money(Currency::Sterling), "")],
        '便' => &[Row("便士", Hundredths(Currency::Sterling), "")],
        '韩' => &[
            Row("韩元", Money(Currency::Won), ""),
            Row("韩圆", Money(Currency::Won), ""),
            Row("韩币", Money(Currency::Won), ""),
        ],
        '韓' => &[
            Row("韓元", Money(Currency::Won), ""),
            Row("韓圓", Money(Currency::Won), ""),
            Row("韓圜", Money(Currency::Won), ""),
            Row("韓幣", Money(Currency::Won), ""),
        ],
        '卢' => {
            &[Row("卢布", Money(Currency::Ruble), ""), Row("卢比", Money(Currency::Rupee), "")]
        }
        '盧' => {
            &[Row("盧布", Money(Currency::Ruble), ""), Row("盧比", Money(Currency::Rupee), "")]
        }
        '俄' => &[Row("俄罗斯卢布", Money(Currency::Ruble), "")],
        '印' => &[
            Row("印度卢比", Money(Currency::Rupee), ""),
            Row("印度盧比", Money(Currency::Rupee), ""),
            Row("印尼盾", Money(Currency::Rupiah), ""),
            Row("印度尼西亚盾", Money(Currency::Rupiah), ""),
            Row("印尼卢比", Money(Currency::Rupiah), ""),
        ],
        '巴' => &[
            Row("巴基斯坦卢比", Money(Currency::PakistanRupee), ""),
            Row("巴基斯坦盧比", Money(Currency::PakistanRupee), ""),
            Row("巴西雷亚尔", Money(Currency::Real), ""),
        ],
        '泰' => &[Row("泰铢", Money(Currency::Baht), ""), Row("泰銖", Money(Currency::Baht), "")],
        '铢' => &[Row("铢", Money(Currency::Baht), "")],
        '銖' => &[Row("銖", Money(Currency::Baht), "")],
        '瑞' => &[
            Row("瑞士法郎", Money(Currency::SwissFranc), ""),
            Row("瑞典克朗", Money(Currency::Krona), ""),
            Row("瑞郎", Money(Currency::SwissFranc), ""),
        ],
        '法' => &[Row("法郎", Money(Currency::SwissFranc), "")],
        '林' => &[Row("林吉特", Money(Currency::Ringgit), "")],
        '令' => &[Row("令吉", Money(Currency::Ringgit), "")],
        '马' => {
            &[Row("马币", Money(Currency::Ringgit), ""), Row("马力", Measure(Unit::Horsepower), "")]
        }
        '馬' => {
            &[Row("馬幣", Money(Currency::Ringgit), ""), Row("馬力", Measure(Unit::Horsepower), "")]
        }
        '越' => {
            &[Row("越南盾", Money(Currency::Dong), ""), Row("越盾", Money(Currency::Dong), "")]
        }
        '菲' => &[Row("菲律宾比索", Money(Currency::PhilippinePeso), "")],
        '比' => &[Row("比索", Money(Currency::Peso), ""), Row("比特", Measure(Unit::Bit), "币幣")],
        '墨' => &[Row("墨西哥比索", Money(Currency::Peso), "")],
        '雷' => {
            &[Row("雷亚尔", Money(Currency::Real), ""), Row("雷亞爾", Money(Currency::Real), "")]
        }
        '南' => &[Row("南非兰特", Money(Currency::Rand), "")],
        '兰' => &[Row("兰特", Money(Currency::Rand), "")],
        '蘭' => &[Row("蘭特", Money(Currency::Rand), "")],
        '迪' => &[
            Row("迪拉姆", Money(Currency::Dirham), ""),
            Row("迪尔汗", Money(Currency::Dirham), ""),
        ],
        '沙' => &[Row("沙特里亚尔", Money(Currency::Riyal), "")],
        '舍' => &[Row("舍客勒", Money(Currency::Shekel), "")],
        '谢' => &[Row("谢克尔", Money(Currency::Shekel), "")],
        '坚' => &[Row("坚戈", Money(Currency::Tenge), "")],
        '格' => &[Row("格里夫纳", Money(Currency::Hryvnia), "")],
        _ => return None,
    })
}
