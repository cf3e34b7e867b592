//! A rule to begin with: text to text. It fills the slots that its claim requires, so that `check` takes it; its words are
//! for its author to write.

use std::fmt::Write;

use crate::claim::Arity;
use crate::rule::ast::{Claim, Item, SlotDef};
use crate::rule::format::format;
use crate::rule::parse::parse;
use crate::source::SourceId;

/// A family with one rule.
const FAMILY: &str = include_str!("family.gainsay");

/// A rule file with its new rule.
pub(super) struct Added {
    pub text: String,
    /// Where the rule begins, from 1.
    pub line: usize,
}

/// Adds a rule to the text of a rule file, to the claim called like the file or else the first; without a text, begins a
/// file. Says why where that cannot be.
pub(super) fn add(old: Option<&str>, family: &str, name: &str) -> Result<Added, String> {
    let Some(old) = old else {
        let text = FAMILY.replace("FAMILY", family).replace("NAME", name);
        let line = text.lines().position(|line| line.starts_with("  rule ")).unwrap_or(0) + 1;
        return Ok(Added { text, line });
    };
    let (file, reports) = parse(SourceId(0), old);
    if !reports.is_empty() {
        return Err("the file has errors; `gainsay check` shows them".to_owned());
    }
    let claims = || file.items.iter().filter_map(|item| if let Item::Claim(claim) = item { Some(claim) } else { None });
    let claim = claims().find(|claim| claim.name.text == family).or_else(|| claims().next());
    let claim = claim.ok_or("expected a claim to add the rule to, found none")?;
    if claim.rules.iter().any(|rule| rule.name.text == name) {
        return Err(format!("the claim `{}` has a rule `{name}` already", claim.name.text));
    }
    let rule = rule(claim, name);
    let at = place(old, claim);
    let (before, after) = old.split_at(at);
    let before = before.trim_end_matches([' ', '\t']);
    let gap = if before.ends_with('\n') { "\n" } else { "\n\n" };
    let line = before.lines().count() + 2;
    let end = if after.starts_with(['\n', '\r']) { "" } else { "\n" };
    Ok(Added { text: format!("{before}{gap}{}{end}{after}", rule.trim_end()), line })
}

/// Behind the last rule of the claim and the comment on its line; without rules, before its `}`.
fn place(text: &str, claim: &Claim) -> usize {
    let Some(last) = claim.rules.last() else { return claim.span.end as usize - 1 };
    let end = last.span.end as usize;
    let line = text[end..].lines().next().unwrap_or("");
    let rest = line.trim();
    if rest.is_empty() || rest.starts_with("//") { end + line.len() } else { end }
}

/// The rule, laid out as it stands in a claim.
fn rule(claim: &Claim, name: &str) -> String {
    let required = claim.slots.iter().filter(|slot| matches!(slot.arity, Arity::One | Arity::Several));
    let (fixed, found): (Vec<&SlotDef>, Vec<&SlotDef>) = required.partition(|slot| slot.ty.len() > 1);
    let mut body = String::new();
    for slot in fixed {
        let _ = writeln!(body, "set {} = {}", slot.name.text, slot.ty[0].text);
    }
    body.push_str("match announce");
    for slot in found {
        let text = slot.ty.first().is_some_and(|ty| ty.text == "text");
        let _ = write!(body, " .. {{{}{}}}", slot.name.text, if text { ": \"a\" _" } else { "" });
    }
    let whole = format!(
        "claim x {{\nrule {name} {{\n{body}\n\ntodo example \"A sentence that this rule should find.\"\nignore \"A sentence \
         that looks like one and is none.\"\n}}\n}}\n"
    );
    let (laid, _) = format(SourceId(0), &whole);
    laid.strip_prefix("claim x {\n").and_then(|rest| rest.strip_suffix("}\n")).unwrap_or(&laid).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, expected: &str) {
        let added = add(Some(old), "f", "new").expect("the file has a claim");
        assert_eq!(added.text, expected);
        assert_eq!(added.text.lines().nth(added.line - 1).map(str::trim), Some("rule new {"));
        assert_eq!(format(SourceId(0), &added.text), (added.text, Vec::new()));
    }

    const RULE: &str = "  rule new {
    set state = a
    match announce .. {n} .. {t: \"a\" _}

    todo example \"A sentence that this rule should find.\"
    ignore  \"A sentence that looks like one and is none.\"
  }
";

    #[test]
    fn adds_rules() {
        let slots = "  n     : count\n  t     : text\n  state : a | b\n  when  : time?\n";
        check(&format!("claim c {{\n{slots}}}\n"), &format!("claim c {{\n{slots}\n{RULE}}}\n"));
        let old = "  rule old {\n    match {n} a\n  }  // why\n";
        let after = "\n  agrees \"a\" with \"b\"\n}\n";
        check(&format!("claim c {{\n{slots}\n{old}{after}"), &format!("claim c {{\n{slots}\n{old}\n{RULE}{after}"));
        let other = "claim other {}\n";
        check(&format!("{other}claim f {{\n{slots}}}\n"), &format!("{other}claim f {{\n{slots}\n{RULE}}}\n"));
    }

    #[test]
    fn refuses() {
        let why = |old| add(Some(old), "f", "new").map(|added| added.text).unwrap_err();
        assert!(why("claim c {").contains("has errors"));
        assert!(why("use a\n").contains("expected a claim"));
        assert!(why("claim c {\nrule new {\n}\n}\n").contains("already"));
    }

    #[test]
    fn begins_families() {
        let added = add(None, "floods", "rising").expect("nothing stands in the way");
        assert_eq!(format(SourceId(0), &added.text), (added.text.clone(), Vec::new()));
        assert_eq!(added.text.lines().nth(added.line - 1), Some("  rule rising {"));
    }
}
