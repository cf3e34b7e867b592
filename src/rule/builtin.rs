//! The rules that ship, as they stood in `rules/` when the binary was built.

use super::load::RuleText;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// Paths and texts of the rule files and of the tables that ship, in place.
pub(crate) const SHIPPED_TEXTS: [&[(&str, &str)]; 2] = [FILES, TABLES];

/// Every shipped rule file, sorted by path.
pub fn builtin_files() -> Vec<RuleText> {
    FILES.iter().map(|(path, text)| RuleText::new(path, text)).collect()
}

/// Every shipped table of names: path below the rules' root, text.
pub fn builtin_tables() -> Vec<RuleText> {
    TABLES.iter().map(|(path, text)| RuleText::new(path, text)).collect()
}
