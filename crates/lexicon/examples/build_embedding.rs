//! Trains the static sentence embedding and writes its table.
//!
//! Usage: `build_embedding PLAN TABLE.bin`, where each line of the plan is one source:
//! `pairs<TAB>FILE<TAB>DRAWS` for English and Chinese text in two columns, or
//! `vectors<TAB>LIST<TAB>DRAWS` for texts in `LIST.txt`, one a line, with a teacher's vectors in
//! `LIST.f32`, little-endian 32-bit floats. DRAWS is how many of its texts one epoch takes.
//! `scripts/build-embedding` makes these files and calls this. Same input, same bytes out.

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use zhen_lexicon::{
    Embedding, EmbeddingOptions, EmbeddingSource, EmbeddingTargets, train_embedding,
};

/// Bytes of a side from which a pair is no sentence but a page.
const LONGEST_BYTE: usize = 600;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [plan, table] = arguments.as_slice() else {
        eprintln!("usage: build_embedding PLAN TABLE.bin");
        return ExitCode::from(2);
    };
    match build(plan, table) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// A source with its text in memory.
enum Material {
    Pairs { text: String, draws: usize },
    Vectors { text: String, vectors: Vec<f32>, draws: usize },
}

fn build(plan: &str, table: &str) -> Result<(), Box<dyn std::error::Error>> {
    let materials: Vec<Material> =
        fs::read_to_string(plan)?.lines().map(read_source).collect::<Result<_, _>>()?;
    let sources: Vec<EmbeddingSource<'_>> = materials.iter().map(source_of).collect();
    let options = EmbeddingOptions::default();
    let started = Instant::now();
    let mut reported = 0;
    let rows = train_embedding(&sources, &options, |share| {
        let tenth = (10.0 * share) as u32;
        if tenth > reported {
            reported = tenth;
            println!("{} % after {:.0} s", 10 * tenth, started.elapsed().as_secs_f32());
        }
    });
    let image = Embedding::image_of(&rows);
    let (count, dimensions) = Embedding::from_bytes(&image)?.sizes();
    println!("{count} rows of {dimensions} numbers, {} bytes", image.len());
    fs::write(table, image)?;
    Ok(())
}

fn read_source(line: &str) -> Result<Material, Box<dyn std::error::Error>> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [kind, path, draws] = fields[..] else {
        return Err(format!("expected 3 tab-separated fields, found `{line}`").into());
    };
    let draws = draws.parse()?;
    match kind {
        "pairs" => Ok(Material::Pairs { text: fs::read_to_string(path)?, draws }),
        "vectors" => {
            let text = fs::read_to_string(format!("{path}.txt"))?;
            let bytes = fs::read(format!("{path}.f32"))?;
            let (numbers, _) = bytes.as_chunks::<4>();
            let vectors: Vec<f32> =
                numbers.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
            let expected = text.lines().count() * EmbeddingOptions::default().dimensions;
            if vectors.len() != expected {
                return Err(format!(
                    "{path}: {expected} numbers expected, {} found",
                    vectors.len()
                )
                .into());
            }
            Ok(Material::Vectors { text, vectors, draws })
        }
        _ => Err(format!("expected pairs or vectors, found `{kind}`").into()),
    }
}

fn source_of(material: &Material) -> EmbeddingSource<'_> {
    match material {
        Material::Pairs { text, draws } => {
            let usable = |side: &str| !side.trim().is_empty() && side.len() < LONGEST_BYTE;
            let (left, right) = text
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .filter(|(left, right)| usable(left) && usable(right))
                .unzip();
            EmbeddingSource { left, right: EmbeddingTargets::Texts(right), draws: *draws }
        }
        Material::Vectors { text, vectors, draws } => EmbeddingSource {
            left: text.lines().collect(),
            right: EmbeddingTargets::Vectors(vectors.clone()),
            draws: *draws,
        },
    }
}
