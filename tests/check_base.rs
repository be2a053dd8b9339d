//! `zhen check --base`: what is new since a commit; a hook that runs it before every commit.

use crate::command::{BINARY, Folder, command};

const ENGLISH: &str = "The pier of Linwan is 120 metres long.\n\nIt was opened on 3 May 1998.\n\n\
                       Tickets cost 15 yuan.\n";
const CHINESE: &str = "临湾的码头长120米。\n\n1998年5月3日启用。\n\n票价15元。\n";

/// A repository with versions of which the Chinese one has a slip; none where git cannot be used.
fn repository() -> Option<Folder> {
    let slip = CHINESE.replace("15元", "18元");
    let folder = Folder::new(&[
        ("docs/pier.en.txt", ENGLISH.as_bytes()),
        ("docs/pier.zh.txt", slip.as_bytes()),
    ]);
    if folder.commit("first") {
        return Some(folder);
    }
    println!("skipped: git cannot make a repository here");
    None
}

#[test]
fn a_slip_stays_known_when_its_file_moves_and_other_paragraphs_change() {
    let Some(folder) = repository() else { return };
    let check = ["check", "docs/old/jetty.en.txt", "docs/old/jetty.zh.txt", "--base", "HEAD"];
    folder.rename("docs/pier.en.txt", check[1]);
    folder.rename("docs/pier.zh.txt", check[2]);
    assert!(folder.git(&["add", "-A"]));
    let text = folder.read(check[2]);
    folder.put(check[2], text.replace("码头长120米", "旧码头长120米").as_bytes());
    let run = folder.zhen(&check);
    assert_eq!(run.code, Some(0), "{run:?}");
    folder.put(check[2], text.replace("5月3日", "5月8日").as_bytes());
    let run = folder.zhen(&check);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stdout.contains("error date") && !run.stdout.contains("error amount"), "{run:?}");
}

#[test]
fn what_is_in_no_repository_or_has_no_history_is_refused() {
    let Some(folder) = repository() else { return };
    let outside = Folder::new(&[("pier.zh.txt", CHINESE.as_bytes())]);
    let path = outside.path("pier.zh.txt").display().to_string();
    let run = folder.zhen(&["check", "docs/pier.en.txt", &path, "--base", "HEAD"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("pier.zh.txt is not in the git repository "), "{run:?}");
    folder
        .zhen_with_input(&["check", "docs/pier.en.txt", "-", "--base", "HEAD"], CHINESE.as_bytes())
        .refused("--base HEAD: - is standard input, which is in no git repository; name the file");
    folder
        .zhen(&["check", "docs/pier.en.txt", "docs/pier.zh.txt", "--base", "nowhere"])
        .refused("--base nowhere: the repository of docs/pier.en.txt has no such commit");
    folder.put("rows.tsv", "The pier is 120 metres long.\t码头长120米。\n".as_bytes());
    folder
        .zhen(&["check", "rows.tsv", "--base", "HEAD"])
        .refused("--base HEAD: a bitext has no versions to compare; check its two documents");
}

#[cfg(unix)]
#[test]
fn a_hook_refuses_commits_with_new_slips_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let Some(folder) = repository() else { return };
    let hook = format!("#!/bin/sh\nexec \"{BINARY}\" check docs docs --base HEAD --quiet\n");
    folder.put(".git/hooks/pre-commit", hook.as_bytes());
    let runs = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(folder.path(".git/hooks/pre-commit"), runs).expect("it is ours");
    let text = folder.read("docs/pier.zh.txt");
    folder.put("docs/pier.zh.txt", text.replace("120米", "210米").as_bytes());
    assert!(!folder.commit("a new slip"));
    folder.put("docs/pier.zh.txt", text.replace("码头长", "码头全长").as_bytes());
    assert!(folder.commit("the old slip only"));
}

#[test]
fn a_document_with_both_languages_is_compared_with_what_it_was() {
    let turns = |chinese: &str| {
        let turn = |(one, other)| format!("{one}\n\n{other}\n\n");
        ENGLISH.split("\n\n").zip(chinese.split("\n\n")).map(turn).collect::<String>()
    };
    let slip = CHINESE.replace("15元", "18元");
    let folder = Folder::new(&[("both.txt", turns(&slip).as_bytes())]);
    if !folder.commit("first") {
        println!("skipped: git cannot make a repository here");
        return;
    }
    let check = ["check", "both.txt", "--base", "HEAD"];
    let run = folder.zhen(&check);
    assert_eq!(run.code, Some(0), "{run:?}");
    folder.put("both.txt", turns(&slip.replace("120米", "210米")).as_bytes());
    let run = folder.zhen(&check);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stdout.contains("error unit") && !run.stdout.contains("error amount"), "{run:?}");
}

#[test]
fn neither_settings_nor_the_repository_that_a_hook_names_hide_renamed_files() {
    let Some(folder) = repository() else { return };
    folder.rename("docs/pier.en.txt", "docs/old/pier.en.txt");
    folder.rename("docs/pier.zh.txt", "docs/old/pier.zh.txt");
    assert!(folder.git(&["add", "-A"]) && folder.git(&["config", "diff.relative", "true"]));
    let check = ["check", "docs/old/pier.en.txt", "docs/old/pier.zh.txt", "--base", "HEAD"];
    let git_folder = folder.path(".git");
    for named in [git_folder.as_path(), ".git".as_ref()] {
        let mut run = command(&folder.path(""), &check);
        let output = run.env("GIT_DIR", named).output().expect("zhen starts");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
}
