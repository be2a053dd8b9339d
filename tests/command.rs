//! Running the binary in a folder of its own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a run of the binary left behind.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// Checks that all went well and returns what stands on standard output.
    #[track_caller]
    pub fn success(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.stdout
    }

    /// Checks that the run was refused with exactly this line, and wrote nothing.
    #[track_caller]
    pub fn refused(self, line: &str) {
        assert_eq!(
            (self.code, self.stderr.as_str()),
            (Some(2), format!("error: {line}\n").as_str())
        );
        assert_eq!(self.stdout, "");
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("zhen writes UTF-8");
        Self {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// The path of the binary.
pub const BINARY: &str = env!("CARGO_BIN_EXE_zhen");

/// The root of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A command in a folder, not yet started.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(BINARY);
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command
}

/// A temporary folder with the files of a test.
pub struct Folder(tempfile::TempDir);

impl Folder {
    /// Makes a folder of names and contents; names may have folders in them.
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().expect("tests can make folders"));
        for (name, contents) in files {
            folder.put(name, contents);
        }
        folder
    }

    /// Makes a folder with `en.txt` and `zh.txt`, three sentences each.
    pub fn with_pair() -> Self {
        Self::new(&[("en.txt", ENGLISH.as_bytes()), ("zh.txt", CHINESE.as_bytes())])
    }

    pub fn put(&self, name: &str, contents: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("it is in the folder"))
            .expect("tests can make folders");
        std::fs::write(path, contents).expect("tests can write files");
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Moves a file; folders on the way are made.
    pub fn rename(&self, name: &str, to: &str) {
        let to = self.path(to);
        std::fs::create_dir_all(to.parent().expect("it is in the folder"))
            .expect("tests can make folders");
        std::fs::rename(self.path(name), to).expect("the file is there");
    }

    /// Runs git here with a name of nobody; whether that went well.
    pub fn git(&self, arguments: &[&str]) -> bool {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@zhen.example"];
        let mut command = Command::new("git");
        command.current_dir(self.0.path()).args(identity).args(arguments);
        command.output().is_ok_and(|output| output.status.success())
    }

    /// Commits all files, in a repository that is made if there is none; whether git can.
    pub fn commit(&self, message: &str) -> bool {
        (self.path(".git").exists() || self.git(&["init", "-q"]))
            && self.git(&["add", "-A"])
            && self.git(&["commit", "-qm", message])
    }

    pub fn read(&self, name: &str) -> String {
        let path = self.path(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The names of all files and folders in it, sorted.
    pub fn names(&self) -> Vec<String> {
        Self::names_in(self.0.path())
    }

    /// The names of all files and folders in any folder, sorted.
    pub fn names_in(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("the folder is there");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry.expect("the folder is there").file_name().to_string_lossy().into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// Runs the binary here.
    pub fn zhen(&self, arguments: &[&str]) -> Run {
        command(self.0.path(), arguments).output().expect("zhen starts").into()
    }

    /// Runs the binary here with something on its standard input.
    pub fn zhen_with_input(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = command(self.0.path(), arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("zhen starts");
        let mut stdin = child.stdin.take().expect("it is piped");
        std::thread::scope(|scope| {
            // A run that is refused may never read its input.
            scope.spawn(move || stdin.write_all(input).is_ok());
            child.wait_with_output().expect("zhen ends").into()
        })
    }
}

/// A short English document.
pub const ENGLISH: &str = "The harbour of Linwan opened in 1987.\n\
    Its two lighthouses are painted red and white.\n\
    Fishing boats return every morning before eight o'clock.\n";

/// The same document in Chinese.
pub const CHINESE: &str =
    "临湾港于1987年开港。\n两座灯塔漆成红白两色。\n渔船每天早上八点以前返航。\n";
