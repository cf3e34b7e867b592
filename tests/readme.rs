//! What the README shows is run: its sessions by `trycmd`, its rule as the file that the sessions use.

#[test]
fn sessions_end_as_shown() {
    trycmd::TestCases::new().case("README.md");
}

#[test]
fn the_rule_is_the_one_that_is_run() {
    let readme = include_str!("../README.md");
    let rule = readme.split("```gainsay\n").nth(1).and_then(|rest| rest.split("```").next());
    assert_eq!(rule, Some(include_str!("readme/evacuation.gainsay")));
}

/// The commands that a newcomer copies are the ones that CI runs.
#[test]
fn ci_runs_the_commands_of_the_readme() {
    let readme = include_str!("../README.md");
    let ci = include_str!("../.ci/run");
    assert!(readme.contains("\ncargo test --locked\n") && ci.contains("\ncargo test --locked\n"));
    assert!(readme.contains("reconcile claims/paris-talks") && ci.contains("reconcile claims/paris-talks"));
}
