//! Currencies by their codes of ISO 4217.

/// Writes the enum and its codes from one list.
macro_rules! currencies {
    ($($variant:ident $code:literal $description:literal;)*) => {
        /// A currency.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Currency {
            $(#[doc = $description] $variant,)*
        }

        impl Currency {
            /// All currencies.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Returns the code of ISO 4217.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

currencies! {
    Yuan "CNY" "Chinese yuan, renminbi, and 元 of no named country.";
    YuanSign "CNY" "What ¥ stands for: mostly the yuan, whose code it has, or the yen.";
    UsDollar "USD" "Dollar of the United States, 美元.";
    Dollar "USD" "Dollar of no named country: $5; mostly that of the United States, whose code it has.";
    HongKongDollar "HKD" "Hong Kong dollar, 港元.";
    TaiwanDollar "TWD" "New Taiwan dollar, 新台币.";
    Pataca "MOP" "Pataca of Macao, 澳门元.";
    Euro "EUR" "Euro, 欧元.";
    Sterling "GBP" "Pound sterling, 英镑.";
    Yen "JPY" "Japanese yen, 日元.";
    Won "KRW" "Won of South Korea, 韩元.";
    Ruble "RUB" "Russian rouble, 卢布.";
    Rupee "INR" "Indian rupee, and rupees of no named country, 卢比.";
    PakistanRupee "PKR" "Pakistani rupee, 巴基斯坦卢比.";
    SingaporeDollar "SGD" "Singapore dollar, 新加坡元.";
    AustralianDollar "AUD" "Australian dollar, 澳元.";
    CanadianDollar "CAD" "Canadian dollar, 加元.";
    NewZealandDollar "NZD" "New Zealand dollar, 新西兰元.";
    Baht "THB" "Thai baht, 泰铢.";
    SwissFranc "CHF" "Swiss franc, and francs of no named country, 瑞士法郎.";
    Ringgit "MYR" "Malaysian ringgit, 林吉特.";
    Rupiah "IDR" "Indonesian rupiah, 印尼盾.";
    Dong "VND" "Vietnamese dong, 越南盾.";
    PhilippinePeso "PHP" "Philippine peso, 菲律宾比索.";
    Peso "MXN" "Mexican peso, and pesos of no named country, 比索.";
    Real "BRL" "Brazilian real, 雷亚尔.";
    Rand "ZAR" "South African rand, 兰特.";
    Dirham "AED" "Dirham of the United Arab Emirates, 迪拉姆.";
    Riyal "SAR" "Saudi riyal, 里亚尔.";
    Lira "TRY" "Turkish lira, 里拉.";
    Krona "SEK" "Swedish krona, and kronor of no named country, 克朗.";
    Shekel "ILS" "Israeli shekel, 谢克尔.";
    Tenge "KZT" "Kazakh tenge, 坚戈.";
    Hryvnia "UAH" "Ukrainian hryvnia, 格里夫纳.";
}

impl Currency {
    /// Says whether it is only a sign, $ or ¥, that leaves open which country's money it is.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Dollar | Self::YuanSign)
    }

    /// Returns the code of ISO 4217, or the sign where it leaves the country open: `$`, `¥`.
    pub fn code_or_sign(self) -> &'static str {
        match self {
            Self::Dollar => "$",
            Self::YuanSign => "¥",
            _ => self.code(),
        }
    }

    /// Returns the currency of a code as written, or of RMB, NTD and Rs.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        match code {
            "RMB" => return Some(Self::Yuan),
            "NTD" | "NT" => return Some(Self::TaiwanDollar),
            "Rs" => return Some(Self::Rupee),
            "RM" => return Some(Self::Ringgit),
            "Rp" => return Some(Self::Rupiah),
            _ => {}
        }
        Self::ALL.iter().copied().find(|currency| currency.code() == code)
    }

    /// Says whether its unit is called a dollar, so that "$" alone may stand for it.
    pub(crate) fn is_dollar(self) -> bool {
        matches!(
            self,
            Self::UsDollar
                | Self::Dollar
                | Self::HongKongDollar
                | Self::TaiwanDollar
                | Self::SingaporeDollar
                | Self::AustralianDollar
                | Self::CanadianDollar
                | Self::NewZealandDollar
                | Self::Pataca
        )
    }

    /// Says whether people write 元 alone for it where it is their own money.
    pub(crate) fn is_plain_yuan(self) -> bool {
        matches!(
            self,
            Self::Yuan
                | Self::YuanSign
                | Self::HongKongDollar
                | Self::TaiwanDollar
                | Self::SingaporeDollar
                | Self::Pataca
        )
    }
}
