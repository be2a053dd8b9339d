//! Frames: how entries stand in the journal, so that a torn end is told from a whole one.
//!
//! A frame is its two lengths, a checksum over what follows it, a head of JSON and a body of any
//! bytes. A process that is killed, or a machine that loses power, leaves a last frame that is too
//! short or does not match its checksum.

use std::io::{self, Read, Write};

use crate::digest::Digest;

/// Bytes before the head: two lengths and the checksum.
const PREFIX_BYTES: usize = 16;
/// Bytes of the longest head or body that is believed: lengths beyond are torn.
pub(super) const MOST_BYTES: u32 = 1 << 31;

/// One frame as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// The entry, as JSON.
    pub(super) head: Vec<u8>,
    /// The rows of a document, packed; empty for other entries.
    pub(super) body: Vec<u8>,
}

impl Frame {
    /// Bytes of the frame in the file.
    pub(super) fn len(&self) -> u64 {
        (PREFIX_BYTES + self.head.len() + self.body.len()) as u64
    }

    /// Writes the frame at once, so that two writers cannot mix.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let length = |bytes: &[u8]| {
            u32::try_from(bytes.len()).ok().filter(|length| *length <= MOST_BYTES).ok_or_else(
                || io::Error::new(io::ErrorKind::FileTooLarge, "a document with too many rows"),
            )
        };
        let mut bytes = Vec::with_capacity(PREFIX_BYTES + self.head.len() + self.body.len());
        bytes.extend(length(&self.head)?.to_le_bytes());
        bytes.extend(length(&self.body)?.to_le_bytes());
        bytes.extend(self.checksum().to_le_bytes());
        bytes.extend(&self.head);
        bytes.extend(&self.body);
        out.write_all(&bytes)
    }

    /// Reads the next frame; `None` at the end, and where what follows is no whole frame.
    pub(super) fn read(input: &mut impl Read) -> io::Result<Option<Self>> {
        let mut prefix = [0; PREFIX_BYTES];
        if !fill(input, &mut prefix)? {
            return Ok(None);
        }
        let number = |at: usize| {
            u32::from_le_bytes([prefix[at], prefix[at + 1], prefix[at + 2], prefix[at + 3]])
        };
        let (head, body) = (number(0), number(4));
        if head > MOST_BYTES || body > MOST_BYTES {
            return Ok(None);
        }
        let mut frame = Self::default();
        for (part, length) in [(&mut frame.head, head), (&mut frame.body, body)] {
            // Only as much is allocated as is there.
            let read = input.by_ref().take(u64::from(length)).read_to_end(part)?;
            if read != length as usize {
                return Ok(None);
            }
        }
        let stated = u64::from(number(8)) | u64::from(number(12)) << 32;
        Ok((stated == frame.checksum()).then_some(frame))
    }

    fn checksum(&self) -> u64 {
        Digest::of([&self.head[..], &self.body[..]]).half()
    }
}

/// Fills the buffer, or tells that the input ended before.
fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match input.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_read_as_written_up_to_a_torn_one() {
        let frames = [("{}", "rows"), ("\"x\"", ""), ("[1]", "more rows")].map(|(head, body)| {
            Frame { head: head.as_bytes().to_vec(), body: body.as_bytes().to_vec() }
        });
        let mut bytes = Vec::new();
        frames.iter().for_each(|frame| frame.write(&mut bytes).expect("memory holds it"));
        let whole = frames[0].len() + frames[1].len();
        assert_eq!(whole + frames[2].len(), bytes.len() as u64);
        for end in whole as usize..bytes.len() {
            let mut input = &bytes[..end];
            for frame in &frames[..2] {
                assert_eq!(Frame::read(&mut input).expect("memory is read").as_ref(), Some(frame));
            }
            assert_eq!(Frame::read(&mut input).expect("memory is read"), None, "cut at {end}");
        }
        for at in whole as usize..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x40;
            let mut input = &damaged[whole as usize..];
            assert_eq!(Frame::read(&mut input).expect("memory is read"), None, "damaged at {at}");
        }
    }
}
