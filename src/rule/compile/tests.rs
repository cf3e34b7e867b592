//! What packs change in each other's schemas, and what `meta` says of whom.

use crate::claim::{Key, Schema};
use crate::rule::{RuleText, load};

const FIRES: &str = r#"claim fire "A fire" {
  dead  : count?
  at    : place*      key
  when  : time?       key
  state : burning | contained | out

  next burning -> contained | out
  next contained -> out
  meta {
    author: "Ann"
    cameo: 19
  }

  rule burning {
    set state = burning
    match {dead} dead .. burn
    meta { cameo: 190 }

    example "Two dead as woods burn." => { dead: 2 }
    ignore  "Woods burn."
  }
}
"#;

/// The schema of `fire` with a pack of this text read along.
fn fire(pack: &str) -> Schema {
    let loaded = load(&[RuleText::new("pack.gainsay", pack), RuleText::new("fires.gainsay", FIRES)], &[]);
    assert_eq!(loaded.diagnostics, [], "{pack}");
    loaded.rules.schemas.into_iter().next().expect("there is one claim")
}

fn check_next(pack: &str, expected: &[(&str, &str)]) {
    let next = fire(pack).next;
    let pairs: Vec<(&str, &str)> = next.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(pairs, expected, "{pack}");
}

#[test]
fn a_pack_changes_policies() {
    let slot = |schema: &Schema, name: &str| schema.slot(name).map(|slot| (slot.key, slot.tally));
    let other = fire("use fires\noverride fire {\n  dead : tally\n  at : value\n  when : key within 3 days\n}\n");
    assert_eq!(slot(&other, "dead"), Some((None, true)));
    assert_eq!(slot(&other, "at"), Some((None, false)));
    assert_eq!(slot(&other, "when"), Some((Some(Key { within_days: Some(3) }), false)));
    assert!(fire("use fires\noverride fire {\n  both burning contained\n}\n").may_coexist("contained", "burning"));
}

#[test]
fn a_pack_says_what_follows_a_symbol() {
    check_next("use fires", &[("burning", "contained"), ("burning", "out"), ("contained", "out")]);
    check_next("use fires\noverride fire {\n  next burning -> none\n}", &[("contained", "out")]);
    check_next(
        "use fires\noverride fire {\n  next burning -> out\n  next out -> burning\n  next out -> contained\n}",
        &[("contained", "out"), ("burning", "out"), ("out", "burning"), ("out", "contained")],
    );
}

#[test]
fn facts_are_kept() {
    assert_eq!(fire("use fires").meta.of("fire.burning"), [("author", "Ann"), ("cameo", "190")]);
    let pack = "use fires\noverride fire {\n  meta {\n    author: Bob\n    severity: note\n  }\n}\n";
    let meta = fire(pack).meta;
    assert_eq!(meta.of("fire.other"), [("author", "Bob"), ("cameo", "19"), ("severity", "note")]);
}
