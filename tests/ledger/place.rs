//! A folder with rules and articles, and the binary run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::SystemTime;

use gainsay::ledger::Record;

/// Few and small rules: most of these tests start the binary often.
pub const RULES: &str = r#"
claim toll "People killed" {
  killed : count
  at     : place* key
  when   : time? key
  also ("in" | "at") {at}
  also {when}
  rule died {
    match kill {killed} (people | person)?
    example @2025-04-18 "Floods killed 4 people in Sumy on Thursday." => { killed: 4, at: Sumy }
    ignore "Nobody was there."
  }
}
"#;

pub struct Place {
    pub folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder") };
        place.write("few.gainsay", RULES);
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    pub fn article(&self, name: &str, killed: &str) {
        self.write(
            &format!("in/{name}.txt"),
            &format!("date 2025-04-18\nFloods killed {killed} people in Sumy on Thursday. Rain fell.\n"),
        );
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        said(&self.command(arguments).output().expect("it runs"))
    }

    pub fn track(&self) -> (i32, String, String) {
        self.run(&["track", "in", "--ledger", "out", "--rules", "few.gainsay"])
    }

    /// Every file of the ledger with its bytes and time; what belongs to the machine aside.
    pub fn files(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path("out/articles")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    // A temporary file of somebody who writes may have gone by now.
                    let time = entry.metadata().and_then(|data| data.modified());
                    if let (Ok(time), Ok(bytes)) = (time, fs::read(&path)) {
                        found.insert(path, (bytes, time));
                    }
                }
            }
        }
        found
    }

    pub fn records(&self) -> Vec<Record> {
        let files = self.files().into_iter().filter(|(path, _)| path.extension().is_some_and(|ext| ext == "ron"));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
        files.map(|(path, (bytes, _))| Record::read(&path.to_string_lossy(), &text(bytes)).expect("whole")).collect()
    }
}

pub fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}
