//! The commands of the README, run as they stand there.
//!
//! In blocks fenced as `console`, lines that begin with `$ ` are commands and the lines below one
//! are its output. Commands run in the root of the repository, in their order; what they write
//! under `out` goes to a temporary folder instead.

use std::path::Path;
use std::process::Command;

use crate::command::{BINARY, Folder, repository};

#[test]
fn the_commands_of_the_readme_do_what_it_says() {
    let path = repository().join("README.md");
    let Ok(readme) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return;
    };
    let folder = Folder::new(&[]);
    let programs = Folder::new(&[]);
    // The shell finds zhen by its name, as a reader who installed it would.
    #[cfg(unix)]
    std::os::unix::fs::symlink(BINARY, programs.path("zhen")).unwrap();
    for (command, expected) in commands(&readme) {
        if !command.contains("zhen ") || command.starts_with("cargo ") {
            println!("skipped: {command}");
            continue;
        }
        let found = run(&command, &folder, &programs.path(""));
        if !expected.is_empty() {
            assert!(matches(&found, &expected), "$ {command}\n{found}\nREADME:\n{expected}");
        }
    }
}

/// The commands with their expected output, lines joined where a backslash ends one.
fn commands(readme: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    let mut is_console = false;
    let mut continues = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            is_console = line == "```console";
        } else if let (true, Some((command, _))) = (is_console && continues, commands.last_mut()) {
            command.push_str(line.trim_end_matches('\\'));
            continues = line.ends_with('\\');
        } else if let (true, Some(command)) = (is_console, line.strip_prefix("$ ")) {
            commands.push((command.trim_end_matches('\\').to_owned(), String::new()));
            continues = line.ends_with('\\');
        } else if let (true, Some((_, expected))) = (is_console, commands.last_mut()) {
            expected.push_str(line);
            expected.push('\n');
        }
    }
    commands
}

/// Runs a command in a shell and returns what it wrote, standard error after standard output.
fn run(command: &str, folder: &Folder, programs: &Path) -> String {
    let out = folder.path("out").display().to_string();
    let words = command.split(' ').map(|word| match word.strip_prefix("out") {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '.']) => format!("{out}{rest}"),
        _ => word.to_owned(),
    });
    let script = words.collect::<Vec<_>>().join(" ");
    let path = std::env::var("PATH").unwrap_or_default();
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).current_dir(repository());
    let run = shell.env("PATH", format!("{}:{path}", programs.display())).output();
    let run = run.expect("there is a shell");
    let text = |bytes| String::from_utf8(bytes).expect("zhen writes UTF-8");
    let (stdout, stderr) = (text(run.stdout), text(run.stderr));
    assert!(run.status.success(), "$ {command}\n{stdout}{stderr}");
    // Seconds differ from run to run, and where the results went is not the reader's matter.
    (stdout + &stderr).replace(&out, "out")
}

/// Compares output; a line `…` stands for any number of lines, and `…` at the end of a line for
/// its rest.
fn matches(found: &str, expected: &str) -> bool {
    let mut found = found.lines();
    let mut expected = expected.lines().peekable();
    let same = |found: &str, expected: &str| match expected.strip_suffix('…') {
        Some(beginning) => found.starts_with(beginning),
        None => found == expected,
    };
    while let Some(line) = expected.next() {
        if line == "…" {
            match expected.peek() {
                None => return true,
                Some(next) => {
                    let position = found.clone().position(|line| same(line, next));
                    let Some(position) = position else { return false };
                    found = {
                        let mut rest = found;
                        rest.by_ref().take(position).for_each(drop);
                        rest
                    };
                }
            }
        } else if !found.next().is_some_and(|found| same(found, line)) {
            return false;
        }
    }
    found.next().is_none()
}

#[test]
fn commands_and_outputs_are_told_apart() {
    let readme = "text\n```console\n$ zhen a \\\n    b\none\n$ zhen c\n```\n```tsv\n$ no\n```\n";
    let expected =
        [("zhen a     b".to_owned(), "one\n".to_owned()), ("zhen c".to_owned(), String::new())];
    assert_eq!(commands(readme), expected);
    assert!(matches("a\nb\nc 0.3 s\n", "a\n…\nc …\n"));
    assert!(!matches("a\nb\n", "a\n"));
    assert!(!matches("a\nb\n", "…\nc\n"));
}
