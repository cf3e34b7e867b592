//! The result as JUnit XML, a suite for each rule file and each story; as Jenkins' schema for readers has it (junit-10.xsd).

use std::io::{self, Write};
use std::time::Duration;

use quick_junit::{NonSuccessKind, Property, Report, TestCase, TestCaseStatus, TestSuite};

use super::case::{Case, Status, Subject};
use crate::report::safe;

/// The whole report. What is only a note is no test case; a story's figures are properties of its suite.
pub(super) fn report(out: &mut dyn Write, cases: &[Case], took: Duration) -> io::Result<()> {
    let mut report = Report::new("gainsay test");
    report.set_time(took);
    let mut suites: Vec<TestSuite> = Vec::new();
    for case in cases {
        let name = safe(suite(case)).into_owned();
        let at = suites.iter().rposition(|known| known.name.as_str() == name).unwrap_or_else(|| {
            suites.push(TestSuite::new(name.as_str()));
            suites.len() - 1
        });
        if let Subject::Gold { score, .. } = &case.subject {
            let claims = score.claims();
            for (name, share) in [("precision", claims.precision()), ("recall", claims.recall())] {
                suites[at].add_property(Property::new(name, format!("{:.4}", share.ratio())));
            }
        }
        if case.status != Status::Note {
            suites[at].add_test_case(test(case, &name));
        }
    }
    report.add_test_suites(suites.into_iter().filter(|suite| !suite.test_cases.is_empty()));
    let text = report.to_string().map_err(io::Error::other)?;
    // The schema knows `skipped` in a suite and not above them; the first one is the one above.
    let above = format!(" skipped=\"{}\"", report.skipped);
    write!(out, "{}", text.replacen(&above, "", 1))
}

fn suite(case: &Case) -> &str {
    match &case.subject {
        Subject::Part { story, .. } | Subject::Gold { story, .. } => story,
        Subject::Rule { .. } | Subject::Leftover | Subject::Broken => &case.file,
    }
}

fn test(case: &Case, suite: &str) -> TestCase {
    let reason = case.reason();
    let status = match case.status {
        Status::Failed => {
            let mut failure = TestCaseStatus::non_success(NonSuccessKind::Failure);
            failure.set_type(case.outcome).set_message(reason).set_description(case.detail());
            failure
        }
        Status::Todo => {
            let mut skipped = TestCaseStatus::skipped();
            skipped.set_message(case.outcome);
            skipped
        }
        Status::Passed | Status::Note => TestCaseStatus::success(),
    };
    // Tests of one rule are told apart by where they stand.
    let name = match &case.subject {
        Subject::Rule { sort, .. } => format!("{} ({sort}, line {})", safe(&case.name), case.line),
        _ => safe(&case.name).into_owned(),
    };
    let mut test = TestCase::new(name, status);
    test.set_classname(suite);
    test
}
