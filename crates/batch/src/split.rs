//! Parts of a corpus for training, development and testing, by documents.
//!
//! A document pair's part is decided by a hash of its name alone, so it stays where it is when the
//! corpus grows, shrinks or comes in another order, and the shares are kept only on average. The
//! hash is SHA-256, which will be the same in every version.
//!
//! The name is the path of the English document. Where a document comes in several pairs, as with
//! a version in simplified and one in traditional characters, these so stay in one part, and no
//! sentence of a test stands in the training.

use std::str::FromStr;

use thiserror::Error;

use crate::digest::Digest;

/// A part of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SplitPart {
    /// To learn from.
    Train,
    /// To choose by.
    Dev,
    /// To measure on.
    Test,
}

impl SplitPart {
    /// All parts, in their order.
    pub const ALL: [Self; 3] = [Self::Train, Self::Dev, Self::Test];

    /// Returns the part's name in files and statistics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Test => "test",
        }
    }
}

/// How many documents go into each part.
///
/// Written as percentages, `90,5,5` for train, dev and test, or `95,5` for train and test. Halves
/// and hundredths are allowed, as in `99.5,0.25,0.25`, and a part of none; they must add to 100.
///
/// ```
/// use zhen_batch::{Split, SplitPart};
///
/// let split: Split = "90,5,5".parse()?;
/// assert_eq!(split.part_of("en/lake.txt", "zh/lake.txt"), SplitPart::Train);
/// # Ok::<(), zhen_batch::SplitError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// Hundredths of a percent of train, dev and test; they add to [`WHOLE`].
    shares: [u32; 3],
}

/// Hundredths of a percent in the whole.
const WHOLE: u32 = 10_000;

/// Why shares cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SplitError {
    /// There are not two or three shares.
    #[error("expected two shares (train,test) or three (train,dev,test) as in 90,5,5, found {0}")]
    Count(usize),
    /// A share is no percentage.
    #[error(
        "expected a percentage from 0 to 100 with two decimals at most as in 90,5,5, found `{0}`"
    )]
    Share(String),
    /// The shares do not add to 100.
    #[error("the shares must add to 100, these add to {0}")]
    Sum(String),
}

impl FromStr for Split {
    type Err = SplitError;

    fn from_str(text: &str) -> Result<Self, SplitError> {
        let shares: Vec<u32> = text.split(',').map(hundredths).collect::<Result<_, _>>()?;
        let shares = match shares[..] {
            [train, test] => [train, 0, test],
            [train, dev, test] => [train, dev, test],
            _ => return Err(SplitError::Count(shares.len())),
        };
        match shares.iter().sum() {
            WHOLE => Ok(Self { shares }),
            sum => Err(SplitError::Sum(shown(sum))),
        }
    }
}

impl Split {
    /// Returns the part of a document pair: by its English path, or without one by its Chinese.
    pub fn part_of(&self, english_path: &str, chinese_path: &str) -> SplitPart {
        let name = if english_path.is_empty() { chinese_path } else { english_path };
        let first = Digest::of_texts([name]).half();
        // Below the whole, for it is the upper half of a product of 64 bits with it.
        let place = ((u128::from(first) * u128::from(WHOLE)) >> 64) as u32;
        let [train, dev, _] = self.shares;
        match place {
            place if place < train => SplitPart::Train,
            place if place < train + dev => SplitPart::Dev,
            _ => SplitPart::Test,
        }
    }

    /// Returns the parts that documents can be in.
    pub fn parts(&self) -> impl Iterator<Item = SplitPart> {
        SplitPart::ALL.into_iter().zip(self.shares).filter(|(_, share)| *share > 0).map(|it| it.0)
    }
}

/// Reads a percentage as hundredths of a percent.
fn hundredths(text: &str) -> Result<u32, SplitError> {
    let error = || SplitError::Share(text.trim().to_owned());
    let (whole, decimals) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let is_number = |digits: &str, most: usize| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !is_number(whole, 3) || !is_number(decimals, 2) {
        return Err(error());
    }
    let decimals = format!("{decimals:0<2}");
    let share = format!("{whole}{decimals}").parse().map_err(|_| error())?;
    if share > WHOLE { Err(error()) } else { Ok(share) }
}

/// Shows hundredths of a percent as a percentage.
fn shown(hundredths: u32) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Split {
        text.parse().expect("these are shares")
    }

    #[test]
    fn shares_are_read() {
        let table = [
            ("90,5,5", [9000, 500, 500]),
            (" 98 , 1 , 1 ", [9800, 100, 100]),
            ("95,5", [9500, 0, 500]),
            ("99.5,0.25,0.25", [9950, 25, 25]),
            ("100,0,0", [10_000, 0, 0]),
        ];
        for (text, shares) in table {
            assert_eq!(text.parse(), Ok(Split { shares }), "{text}");
        }
        assert_eq!(
            split("95,5").parts().map(SplitPart::name).collect::<Vec<_>>(),
            ["train", "test"]
        );
    }

    #[test]
    fn faulty_shares_are_told() {
        let table = [
            (
                "",
                "expected a percentage from 0 to 100 with two decimals at most as in 90,5,5, found ``",
            ),
            (
                "90,5%,5",
                "expected a percentage from 0 to 100 with two decimals at most as in 90,5,5, found `5%`",
            ),
            (
                "90,-5,15",
                "expected a percentage from 0 to 100 with two decimals at most as in 90,5,5, found `-5`",
            ),
            (
                "99.999,0.001",
                "expected a percentage from 0 to 100 with two decimals at most as in 90,5,5, found `99.999`",
            ),
            (
                "101,0",
                "expected a percentage from 0 to 100 with two decimals at most as in 90,5,5, found `101`",
            ),
            (
                "100",
                "expected two shares (train,test) or three (train,dev,test) as in 90,5,5, found 1",
            ),
            (
                "90,5,4,1",
                "expected two shares (train,test) or three (train,dev,test) as in 90,5,5, found 4",
            ),
            ("90,5,4", "the shares must add to 100, these add to 99"),
            ("0.9,0.05,0.05", "the shares must add to 100, these add to 1"),
            ("90,5,5.5", "the shares must add to 100, these add to 100.5"),
        ];
        for (text, message) in table {
            let error = text.parse::<Split>().expect_err("these are no shares");
            assert_eq!(error.to_string(), message, "{text}");
        }
    }

    #[test]
    fn parts_have_about_their_shares() {
        let split = split("90,5,5");
        let mut counts = [0_usize; 3];
        for number in 0..10_000 {
            counts[split.part_of(&format!("en/page{number}.html"), "") as usize] += 1;
        }
        // Five standard deviations: 3 % of a hundred for the large part, 2.2 for the small ones.
        assert!(counts[0].abs_diff(9000) < 150, "{counts:?}");
        assert!(counts[1].abs_diff(500) < 110 && counts[2].abs_diff(500) < 110, "{counts:?}");
    }

    #[test]
    fn one_file_name_in_many_folders_is_in_all_parts() {
        let split = split("34,33,33");
        let part = |folder: usize| split.part_of(&format!("en/{folder}/index.html"), "");
        for expected in SplitPart::ALL {
            let count = (0..3000).filter(|&folder| part(folder) == expected).count();
            assert!((850..1150).contains(&count), "{expected:?} {count}");
        }
    }

    #[test]
    fn a_part_never_changes() {
        let split = split("60,20,20");
        // Their digests are at 460, 7,448, 234 and 9,453 ten-thousandths.
        let table = [
            (("en/a.txt", "zh/a.txt"), SplitPart::Train),
            (("en/c.txt", "zh/c.txt"), SplitPart::Dev),
            (("en/雨.txt", "zh/雨.txt"), SplitPart::Train),
            (("", "zh/b.txt"), SplitPart::Test),
        ];
        for ((english, chinese), part) in table {
            assert_eq!(split.part_of(english, chinese), part, "{english}");
        }
        // Another version of the Chinese goes where the English is.
        assert_eq!(split.part_of("en/c.txt", "zh-Hant/c.txt"), SplitPart::Dev);
    }

    #[test]
    fn a_part_of_nothing_stays_empty() {
        let split = split("50,0,50");
        let part = |number: usize| split.part_of(&number.to_string(), "");
        assert!((0..2000).all(|number| part(number) != SplitPart::Dev));
    }
}
