//! The rules that ship, as they stood in `rules/` when the binary was built.

use super::load::RuleText;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// Every shipped rule file, sorted by path.
pub fn builtin_files() -> Vec<RuleText> {
    FILES.iter().map(|(path, text)| RuleText::new(path, text)).collect()
}

/// Every shipped table of names: path below the rules' root, text.
pub fn builtin_tables() -> Vec<RuleText> {
    TABLES.iter().map(|(path, text)| RuleText::new(path, text)).collect()
}
