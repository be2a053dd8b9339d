//! Roman numerals as numbers of chapters and parts: Chapter II, Part XIV.

/// Reads a capital Roman numeral from 1 to 399; `None` where the letters are not one.
pub(crate) fn roman(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 9 {
        return None;
    }
    let mut total = 0;
    let mut largest_after = 0;
    for letter in letters.bytes().rev() {
        let value = match letter {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            b'L' => 50,
            b'C' => 100,
            _ => return None,
        };
        if value < largest_after {
            total -= value;
        } else {
            total += value;
            largest_after = value;
        }
    }
    // Only one spelling is right; writing the total again rules out IIII and VX.
    (write(total) == letters).then_some(total)
}

fn write(number: u32) -> String {
    let steps = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut written = String::new();
    for (value, letters) in steps {
        while rest >= value {
            written.push_str(letters);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_well_formed_numerals_are_read() {
        assert_eq!(["I", "IV", "XIV", "XL"].map(roman), [1, 4, 14, 40].map(Some));
        assert_eq!(["IIII", "VX", "IC", "MIX", "i", ""].map(roman), [None; 6]);
    }
}
