//! Compiles lists of names and of Cantonese readings into the tables inside the binary.
//!
//! Usage: `build_names NAMES.tsv CANTONESE.tsv FOLDER`, where names are `class<TAB>Chinese<TAB>
//! English` and readings `character<TAB>Jyutping without tone`. Writes `names.bin`,
//! `cantonese.bin` and `names.manifest` into the folder. `scripts/build-names` makes these files
//! and calls this. Same input, same bytes out.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use zhen_lexicon::{CantoneseBuilder, NameClass, Names, NamesBuilder};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [names, cantonese, folder] = arguments.as_slice() else {
        eprintln!("usage: build_names NAMES.tsv CANTONESE.tsv FOLDER");
        return ExitCode::from(2);
    };
    match build(names, cantonese, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn build(names: &str, cantonese: &str, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = NamesBuilder::new();
    for line in fs::read_to_string(names)?.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [word, chinese, english] = fields[..] else {
            return Err(format!("expected 3 tab-separated fields, found `{line}`").into());
        };
        let class = NameClass::ALL.into_iter().find(|class| class.word() == word);
        let class = class.ok_or_else(|| format!("`{word}` is no class of names"))?;
        builder.add(class, chinese, english);
    }
    let image = builder.build();
    fs::write(folder.join("names.bin"), &image)?;

    let mut readings = CantoneseBuilder::new();
    for line in fs::read_to_string(cantonese)?.lines() {
        if let Some((character, reading)) = line.split_once('\t')
            && let Some(character) = character.chars().next()
        {
            readings.add(character, reading);
        }
    }
    let sounds = readings.build();
    fs::write(folder.join("cantonese.bin"), &sounds)?;

    let table = Names::from_bytes(&image)?;
    let (english, chinese, pairs) = table.sizes();
    let mut manifest = format!("names.bin\t{}\t{}\n", image.len(), stated_checksum(&image));
    manifest += &format!("english\t{english}\nchinese\t{chinese}\npairs\t{pairs}\n");
    for class in NameClass::ALL {
        let count = table.pairs().filter(|(_, entry)| entry.class == class).count();
        manifest += &format!("{}\t{count}\n", class.word());
    }
    manifest += &format!("cantonese.bin\t{}\t{}\n", sounds.len(), stated_checksum(&sounds));
    print!("{manifest}");
    fs::write(folder.join("names.manifest"), manifest)?;
    Ok(())
}

/// The checksum that an image states of itself, after its magic.
fn stated_checksum(image: &[u8]) -> String {
    let bytes: [u8; 8] = image[8..16].try_into().expect("every image has a header");
    format!("{:016x}", u64::from_le_bytes(bytes))
}
