//! Measures how fast files are read: `read_speed TIMES FILE...`.
//!
//! Reads each file the given number of times through [`zhen_document::read`], and prints its
//! format, its blocks, and MB of the file a second, of the fastest reading.

use std::time::Instant;

use zhen_document::{ReadOptions, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (times, paths) = arguments.split_first().ok_or("usage: read_speed TIMES FILE...")?;
    let times: usize = times.parse()?;
    for path in paths {
        let bytes = std::fs::read(path)?;
        let mut options = ReadOptions::default();
        options.name.clone_from(path);
        let mut fastest = f64::INFINITY;
        let mut found = String::new();
        for _ in 0..times {
            let start = Instant::now();
            let reading = read(&bytes, &options)?;
            fastest = fastest.min(start.elapsed().as_secs_f64());
            let pieces = reading.extract.pieces();
            let blocks = pieces.iter().filter(|piece| piece.omission.is_none()).count();
            found = format!("{}\t{blocks} blocks, {} pieces", reading.format, pieces.len());
        }
        let speed = bytes.len() as f64 / 1e6 / fastest;
        println!("{path}\t{found}\t{fastest:.4} s\t{speed:.1} MB/s");
    }
    Ok(())
}
