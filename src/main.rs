//! Calls `cli::run`.

use std::process::ExitCode;

fn main() -> ExitCode {
    gainsay::cli::run()
}
