//! What the byte images of this crate have in common: a magic, a checksum, sorted lists of strings.
//!
//! An image is read in place: a look-up is a binary search over bytes inside the binary, and
//! loading costs nothing.

use std::cmp::Ordering;

/// Bytes before the part that the checksum covers: the magic and the checksum.
pub(crate) const HEADER_BYTE: usize = 16;

/// The 64-bit FNV-1a checksum of `bytes`.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The checksum that an image states of itself.
pub(crate) fn stated_checksum(image: &[u8]) -> u64 {
    let stated = image.get(8..HEADER_BYTE).and_then(|bytes| bytes.try_into().ok());
    stated.map_or(0, u64::from_le_bytes)
}

/// Reads the `index`-th integer of a section; sections are whole, so only a damaged start misses.
pub(crate) fn read_u32(section: &[u8], index: usize) -> u32 {
    match section.get(4 * index..4 * index + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    }
}

/// Why a byte image cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImageFault {
    Magic,
    Length { expected: usize, found: usize },
    Checksum,
}

/// Cuts an image into its counts and its sections, whose lengths follow from the counts.
///
/// Returns counts and sections; the last section ends where the image ends.
pub(crate) fn sections<const COUNTS: usize, const SECTIONS: usize>(
    image: &[u8],
    magic: [u8; 8],
    lengths: impl FnOnce([usize; COUNTS]) -> [usize; SECTIONS],
) -> Result<[&[u8]; SECTIONS], ImageFault> {
    if image.get(..magic.len()) != Some(&magic[..]) {
        return Err(ImageFault::Magic);
    }
    let start = HEADER_BYTE + 4 * COUNTS;
    let Some((head, mut rest)) = image.split_at_checked(start) else {
        return Err(ImageFault::Length { expected: start, found: image.len() });
    };
    let mut counts = [0; COUNTS];
    for (index, count) in counts.iter_mut().enumerate() {
        *count = read_u32(&head[HEADER_BYTE..], index) as usize;
    }
    let lengths = lengths(counts);
    let expected = start + lengths.iter().sum::<usize>();
    if expected != image.len() {
        return Err(ImageFault::Length { expected, found: image.len() });
    }
    Ok(lengths.map(|length| {
        let (part, after) = rest.split_at(length);
        rest = after;
        part
    }))
}

/// Checks every byte of an image whose magic and length are right.
pub(crate) fn verify(image: &[u8]) -> Result<(), ImageFault> {
    let stated = image.get(8..HEADER_BYTE).ok_or(ImageFault::Magic)?;
    if stated == checksum(&image[HEADER_BYTE..]).to_le_bytes() {
        Ok(())
    } else {
        Err(ImageFault::Checksum)
    }
}

/// Puts magic and checksum before a body.
pub(crate) fn seal(magic: [u8; 8], body: &[u8]) -> Vec<u8> {
    let mut image = magic.to_vec();
    image.extend(checksum(body).to_le_bytes());
    image.extend(body);
    image
}

/// A list of distinct strings inside an image, sorted by their bytes.
///
/// `starts` holds the start of each string in `pool` and the length of the pool.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StringList<'t> {
    pub(crate) starts: &'t [u8],
    pub(crate) pool: &'t [u8],
}

impl<'t> StringList<'t> {
    /// Number of strings.
    pub(crate) fn len(&self) -> usize {
        (self.starts.len() / 4).saturating_sub(1)
    }

    /// The bytes of a string; none for a number that the list does not have.
    pub(crate) fn bytes(&self, index: usize) -> &'t [u8] {
        let bounds =
            read_u32(self.starts, index) as usize..read_u32(self.starts, index + 1) as usize;
        self.pool.get(bounds).unwrap_or_default()
    }

    /// A string; empty for a number that the list does not have.
    pub(crate) fn text(&self, index: usize) -> &'t str {
        std::str::from_utf8(self.bytes(index)).unwrap_or_default()
    }

    /// Finds a string: O(log n) comparisons.
    pub(crate) fn find(&self, wanted: &[u8]) -> Option<u32> {
        let at = self.first_from(wanted, 0);
        (at < self.len() && self.bytes(at) == wanted).then(|| u32::try_from(at).ok()).flatten()
    }

    /// Finds the longest string that `text` begins with, among prefixes of the given ascending
    /// `lengths`, that `accept` takes. Returns its number and length.
    ///
    /// Most texts begin no string of the list, which one search shows.
    pub(crate) fn longest_prefix(
        &self,
        text: &[u8],
        lengths: impl Iterator<Item = usize>,
        mut accept: impl FnMut(u32, usize) -> bool,
    ) -> Option<(u32, usize)> {
        let mut found = None;
        let mut from = 0;
        for length in lengths {
            let prefix = text.get(..length)?;
            // Strings are sorted, so a longer prefix cannot stand before a shorter one.
            from = self.first_near(prefix, from);
            if from >= self.len() {
                break;
            }
            let first = self.bytes(from);
            if !first.starts_with(prefix) {
                break;
            }
            if first.len() == length
                && let Ok(number) = u32::try_from(from)
                && accept(number, length)
            {
                found = Some((number, length));
            }
        }
        found
    }

    /// As [`Self::first_from`]; fast where it is not far from `low`, as longer prefixes are.
    fn first_near(&self, wanted: &[u8], low: usize) -> usize {
        if low == 0 {
            return self.first_from(wanted, low);
        }
        let (mut below, mut step) = (low, 1);
        while below + step < self.len() && self.bytes(below + step) < wanted {
            below += step;
            step *= 2;
        }
        self.first_between(wanted, below, self.len().min(below + step + 1))
    }

    /// The first string not below `wanted`, looking from string `low` on.
    fn first_from(&self, wanted: &[u8], low: usize) -> usize {
        self.first_between(wanted, low, self.len())
    }

    /// The first string not below `wanted` of those from `low` to `high`, or `high`.
    fn first_between(&self, wanted: &[u8], mut low: usize, mut high: usize) -> usize {
        while low < high {
            let middle = low + (high - low) / 2;
            match self.bytes(middle).cmp(wanted) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater | Ordering::Equal => high = middle,
            }
        }
        low
    }
}

/// Writes a sorted list of distinct strings: the starts, then the pool.
pub(crate) fn write_strings<'s>(strings: impl Iterator<Item = &'s str>) -> (Vec<u8>, Vec<u8>) {
    let (mut starts, mut pool) = (Vec::new(), Vec::new());
    for string in strings {
        starts.extend(count(pool.len()).to_le_bytes());
        pool.extend(string.as_bytes());
    }
    starts.extend(count(pool.len()).to_le_bytes());
    (starts, pool)
}

/// A length as the images store it.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).expect("tables stay far below four gigabytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_list(strings: &[&str], check: impl FnOnce(StringList<'_>)) {
        let (starts, pool) = write_strings(strings.iter().copied());
        check(StringList { starts: &starts, pool: &pool });
    }

    #[test]
    fn strings_are_found_whole_and_as_the_longest_prefix() {
        with_list(&["a", "ab", "abcd", "b"], |list| {
            assert_eq!(list.len(), 4);
            assert_eq!(list.find(b"abcd"), Some(2));
            assert_eq!(list.find(b"abc"), None);
            assert_eq!(list.longest_prefix(b"abcx", 1..=4, |_, _| true), Some((1, 2)));
            assert_eq!(list.longest_prefix(b"abcd", 1..=4, |_, _| true), Some((2, 4)));
            assert_eq!(list.longest_prefix(b"abcd", 1..=4, |id, _| id == 0), Some((0, 1)));
            assert_eq!(list.longest_prefix(b"c", 1..=1, |_, _| true), None);
            assert_eq!(list.text(9), "");
        });
        with_list(&[], |list| assert_eq!(list.find(b"a"), None));
    }

    #[test]
    fn sections_of_a_damaged_image_are_refused() {
        let magic = *b"zhentst\x01";
        let image = seal(magic, &[2, 0, 0, 0, 7, 8]);
        let read = |image: &[u8]| {
            sections(image, magic, |[count]: [usize; 1]| [count]).map(|[part]| part.to_vec())
        };
        assert_eq!(read(&image), Ok(vec![7, 8]));
        assert_eq!(verify(&image), Ok(()));
        assert_eq!(read(b"zhen"), Err(ImageFault::Magic));
        assert_eq!(read(&image[..21]), Err(ImageFault::Length { expected: 22, found: 21 }));
        let mut wrong = image.clone();
        wrong[21] ^= 1;
        assert_eq!(verify(&wrong), Err(ImageFault::Checksum));
    }
}
