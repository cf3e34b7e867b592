//! What the process ends with.

use std::process::ExitCode;

/// Exit statuses of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// 0: nothing to report.
    Nothing,
    /// 1: it found what it looks for.
    Found,
    /// 2: bad usage, rule file or article; what was good has been processed.
    Bad,
}

impl Exit {
    /// The worse of the two.
    pub fn or(self, other: Exit) -> Exit {
        self.max(other)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Nothing => 0,
            Exit::Found => 1,
            Exit::Bad => 2,
        })
    }
}
