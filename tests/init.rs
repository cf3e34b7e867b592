//! A new repository is green at once, and the commands around it: `init`, `fmt`, `completions`, `man`.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use tempfile::TempDir;

/// Runs `gainsay` in a folder.
fn run(folder: &TempDir, arguments: &[&str]) -> Assert {
    let mut command = Command::cargo_bin("gainsay").expect("cargo builds it for this test");
    command.current_dir(folder.path()).args(arguments).assert()
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8_lossy(&assert.get_output().stdout).into_owned()
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8_lossy(&assert.get_output().stderr).into_owned()
}

fn folder() -> TempDir {
    TempDir::new().expect("a place for temporary files")
}

fn new_repository() -> TempDir {
    let folder = folder();
    run(&folder, &["init"]).success();
    folder
}

fn write(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    fs::create_dir_all(path.parent().expect("below the folder")).expect("a new folder");
    fs::write(path, text).expect("a new file");
}

fn text(folder: &TempDir, path: impl AsRef<Path>) -> String {
    fs::read_to_string(folder.path().join(path)).expect("it is there")
}

#[test]
fn a_new_repository_is_green() {
    let folder = new_repository();
    assert!(stdout(&run(&folder, &["check"]).success()).ends_with("0 errors, 0 warnings\n"));
    run(&folder, &["fmt", "--check"]).success();
    assert!(stdout(&run(&folder, &["test"]).success()).contains("0 failed, 0 todo"));
    let found = run(&folder, &["reconcile", "claims"]).code(1);
    assert!(stdout(&found).contains("1 contradict, 0 disputed"), "{}", stdout(&found));
    // What the workflow runs is what is run here.
    let workflow = text(&folder, ".github/workflows/gainsay.yml");
    for command in ["gainsay check rules", "gainsay fmt --check rules", "gainsay test"] {
        assert!(workflow.contains(&format!("run: {command}\n")), "{command}");
        run(&folder, &command.split(' ').skip(1).collect::<Vec<_>>()).success();
    }
}

#[test]
fn init_never_writes_over_a_file() {
    let folder = folder();
    write(&folder, "new/README.md", "mine");
    write(&folder, "new/rules/evacuation.gainsay", "mine");
    let message = stderr(&run(&folder, &["init", "new"]).code(2));
    assert!(message.contains("new/README.md, new/rules/evacuation.gainsay\n"), "{message}");
    assert_eq!(text(&folder, "new/README.md"), "mine");
    assert!(!folder.path().join("new/claims").exists());
}

#[test]
fn init_begins_rules() {
    let folder = new_repository();
    for (rule, place) in
        [("evacuation.ordered", "rules/evacuation.gainsay:"), ("floods.rising", "rules/floods.gainsay:")]
    {
        let shown = stdout(&run(&folder, &["init", "--rule", rule]).success());
        assert!(shown.starts_with(place), "{shown}");
        let again = stderr(&run(&folder, &["init", "--rule", rule]).code(2));
        assert!(again.contains("already"), "{again}");
    }
    assert!(stdout(&run(&folder, &["check"]).success()).contains("3 rules of 2 kinds in 2 files of ./rules: 0 errors"));
    run(&folder, &["fmt", "--check"]).success();
    assert!(stdout(&run(&folder, &["test"]).success()).contains("0 failed, 2 todo"));
    // A claim of another file has this name.
    write(&folder, "rules/weather.gainsay", &text(&folder, "rules/floods.gainsay").replace("floods", "storms"));
    let taken = stderr(&run(&folder, &["init", "--rule", "storms.coming"]).code(2));
    assert!(taken.contains("G025"), "{taken}");
    for bad in ["x", "../x.y", "a/b.c", "a.b.c", ".", "a."] {
        run(&folder, &["init", "--rule", bad]).code(2);
    }
    assert!(!folder.path().join("rules/storms.gainsay").exists());
}

#[test]
fn fmt_lays_files_out() {
    let folder = folder();
    run(&folder, &["fmt"]).code(2);
    write(&folder, "rules/a.gainsay", "phrase x=a|b // kept\n");
    write(&folder, "rules/deep/b.gainsay", "phrase y = a\n");
    write(&folder, "rules/broken.gainsay", "phrase  z = (a\n");
    let looked = run(&folder, &["fmt", "--check", "rules/a.gainsay", "rules/deep"]).code(1);
    assert_eq!(stdout(&looked), "rules/a.gainsay\n");
    let diff = stdout(&run(&folder, &["fmt", "--diff", "rules/a.gainsay"]).code(1));
    assert!(diff.contains("\n-phrase x=a|b // kept\n+phrase x = a | b  // kept\n"), "{diff}");
    assert_eq!(text(&folder, "rules/a.gainsay"), "phrase x=a|b // kept\n");
    // One broken file does not hold the others up.
    let done = run(&folder, &["fmt"]).code(2);
    assert_eq!(stdout(&done), "rules/a.gainsay\n");
    assert!(stderr(&done).contains("rules/broken.gainsay:1"), "{}", stderr(&done));
    assert_eq!(text(&folder, "rules/a.gainsay"), "phrase x = a | b  // kept\n");
    assert_eq!(text(&folder, "rules/broken.gainsay"), "phrase  z = (a\n");
    run(&folder, &["fmt", "--check", "rules/a.gainsay", "rules/deep"]).success();
    run(&folder, &["fmt", "nowhere", "rules/a.gainsay"]).code(2);
    let names = fs::read_dir(folder.path().join("rules")).expect("it is there").count();
    assert_eq!(names, 3, "a temporary file is left over");
}

#[test]
fn fmt_reads_standard_input() {
    let folder = folder();
    let fmt = |arguments: &[&str], text: &str| {
        let mut command = Command::cargo_bin("gainsay").expect("cargo builds it for this test");
        command.current_dir(folder.path()).arg("fmt").args(arguments).write_stdin(text).assert()
    };
    assert_eq!(stdout(&fmt(&["-"], "use  a").success()), "use a\n");
    assert_eq!(stdout(&fmt(&["-"], "use  (").code(2)), "use  (");
    assert_eq!(stdout(&fmt(&["-", "--check"], "use  a").code(1)), "<stdin>\n");
    assert_eq!(stdout(&fmt(&["-", "--check"], "use a\n").success()), "");
}

#[cfg(unix)]
#[test]
fn fmt_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    write(&folder, "real.gainsay", "use  a");
    let real = folder.path().join("real.gainsay");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("it is ours");
    symlink("real.gainsay", folder.path().join("link.gainsay")).expect("a new name");
    run(&folder, &["fmt", "link.gainsay"]).success();
    assert_eq!(text(&folder, "real.gainsay"), "use a\n");
    assert_eq!(fs::metadata(&real).expect("it is there").permissions().mode() & 0o777, 0o640);
    assert!(folder.path().join("link.gainsay").is_symlink());
}

#[test]
fn shells_and_the_manual_know_every_command() {
    let folder = folder();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = stdout(&run(&folder, &["completions", shell]).success());
        assert!(script.contains("reconcile") && script.contains("gainsay"), "{shell}");
    }
    let manual = stdout(&run(&folder, &["man"]).success());
    assert_eq!(stdout(&run(&folder, &["man", "--out", "pages"]).success()), "");
    let pages = fs::read_dir(folder.path().join("pages")).expect("it is there").count();
    assert_eq!(manual.matches("\n.TH ").count(), pages);
    assert!(text(&folder, "pages/gainsay-fmt.1").contains("\\-\\-check"));
}
