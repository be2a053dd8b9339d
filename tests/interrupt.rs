//! Ctrl-C and the request to end: no temporary file is left, the old result stays.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::command::{Folder, command};

const ROW: &[u8] = "{\"translation\":{\"en\":\"a\",\"zh\":\"一\"}}\n".as_bytes();

#[test]
fn an_interrupted_run_leaves_nothing_half_done() {
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        for to in ["tmx", "moses"] {
            let folder = Folder::new(&[("big.tmx", b"old")]);
            let arguments = ["convert", "-", "--from", "jsonl", "--to", to, "-o", "big.tmx"];
            let mut command = command(&folder.path("."), &arguments);
            let mut child = command.stdin(Stdio::piped()).spawn().expect("zhen starts");
            let mut input = child.stdin.take().expect("it is piped");
            input.write_all(&ROW.repeat(10_000)).expect("zhen reads");
            let begun = || folder.names().iter().any(|name| name.starts_with(".zhen-"));
            for _ in 0..1000 {
                if begun() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(10));
            }
            assert!(begun(), "the result is being written");
            let kill = ["-s", signal, &child.id().to_string()].map(str::to_owned);
            assert!(Command::new("kill").args(kill).status().expect("kill runs").success());
            let status = child.wait().expect("zhen ends");
            assert_eq!(status.code(), Some(code), "{signal} {to}");
            assert_eq!(folder.names(), ["big.tmx"], "{signal} {to}");
            assert_eq!(folder.read("big.tmx"), "old");
        }
    }
}
