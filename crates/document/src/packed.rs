//! Documents packed with gzip or Zstandard: unpacked in memory, within limits.
//!
//! A file may unpack to [`LARGEST`] bytes, and beyond [`RATIO_FREE`] to at most [`HIGHEST_RATIO`]
//! times its size. What the file claims of its size is not believed.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::error::ReadError;

/// Bytes that a document may unpack to.
const LARGEST: u64 = 256 << 20;
/// How many times larger a document may be than it is packed: text packs to a tenth, lines that
/// repeat to a hundredth.
const HIGHEST_RATIO: u64 = 200;
/// Bytes below which the ratio does not matter.
const RATIO_FREE: u64 = 16 << 20;

/// Unpacks a file that begins as gzip or Zstandard files do; others are returned as they are.
///
/// # Errors
///
/// If the packed data is damaged or cut short, or unpacks to more than is allowed.
pub fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, ReadError> {
    match bytes {
        [0x1f, 0x8b, ..] => unpack("gzip", bytes, MultiGzDecoder::new(bytes)).map(Cow::Owned),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => {
            let decoder = zstd::Decoder::new(bytes).map_err(|error| damaged("zstd", &error))?;
            unpack("zstd", bytes, decoder).map(Cow::Owned)
        }
        _ => Ok(Cow::Borrowed(bytes)),
    }
}

fn unpack(packing: &'static str, bytes: &[u8], input: impl Read) -> Result<Vec<u8>, ReadError> {
    let allowed = (bytes.len() as u64).saturating_mul(HIGHEST_RATIO).max(RATIO_FREE);
    let limit = LARGEST.min(allowed);
    let mut unpacked = Vec::new();
    input.take(limit + 1).read_to_end(&mut unpacked).map_err(|error| damaged(packing, &error))?;
    if unpacked.len() as u64 > limit {
        return Err(ReadError::UnpacksTooLarge { packing, limit_mib: limit >> 20 });
    }
    Ok(unpacked)
}

fn damaged(packing: &'static str, error: &std::io::Error) -> ReadError {
    ReadError::DamagedPacking { packing, problem: error.to_string() }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn both_packings_and_none_are_read() {
        let text = "渡轮六点开航。\n".repeat(20);
        let zstd = zstd::encode_all(text.as_bytes(), 3).unwrap();
        for packed in [gzip(text.as_bytes()), zstd, text.clone().into_bytes()] {
            assert_eq!(unpacked(&packed).unwrap(), text.as_bytes());
        }
        let members = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(unpacked(&members).unwrap().as_ref(), b"one two");
    }

    #[test]
    fn bombs_and_damage_are_refused() {
        let zeros = vec![0_u8; 40 << 20];
        for (packed, packing) in
            [(gzip(&zeros), "gzip"), (zstd::encode_all(&zeros[..], 3).unwrap(), "zstd")]
        {
            let error = unpacked(&packed).unwrap_err().to_string();
            let expected =
                format!("the {packing} data unpacks to more than 16 MiB; refused as a bomb");
            assert_eq!(error, expected);
        }
        for (packed, packing) in
            [(gzip(b"one two"), "gzip"), (zstd::encode_all(&b"one two"[..], 3).unwrap(), "zstd")]
        {
            let cut = unpacked(&packed[..packed.len() - 4]).unwrap_err().to_string();
            assert!(cut.starts_with(&format!("the {packing} data is damaged")), "{cut}");
        }
    }
}
