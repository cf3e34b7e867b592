//! Facts about a kind and its rules (`meta { … }`): kept and exported. What is found and decided does not depend on them; of
//! `severity` depends how loudly a contradiction is told.

use std::collections::BTreeMap;

/// Names of facts with what they say, in the order written.
pub type Facts = Vec<(String, String)>;

/// What `severity` can say, the loudest first.
pub const SEVERITIES: [&str; 3] = ["error", "warning", "note"];

/// What `meta` blocks say of a kind and of its rules.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Meta {
    /// Of the kind.
    pub kind: Facts,
    /// Of its rules, by `kind.rule`; those that say nothing are left out.
    pub rules: BTreeMap<String, Facts>,
}

impl Meta {
    /// How loudly a contradiction of a claim that this rule found is told: one of [`SEVERITIES`], where it is said.
    pub fn severity(&self, rule: &str) -> Option<&str> {
        self.of(rule).into_iter().find(|(name, _)| *name == "severity").map(|(_, value)| value)
    }

    /// What is said of a claim that this rule (`kind.rule`) found: of its kind, where the rule does not say otherwise,
    /// then of the rule.
    pub fn of(&self, rule: &str) -> Vec<(&str, &str)> {
        let own = self.rules.get(rule).map(Vec::as_slice).unwrap_or_default();
        let said = |name: &str| own.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let kind = self.kind.iter().map(|(key, value)| (key.as_str(), said(key).unwrap_or(value)));
        let known = |name: &str| self.kind.iter().any(|(key, _)| key == name);
        let more = own.iter().filter(|(key, _)| !known(key)).map(|(key, value)| (key.as_str(), value.as_str()));
        kind.chain(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_says_otherwise() {
        let facts = |text: &str| -> Facts {
            text.split_whitespace().filter_map(|fact| fact.split_once('=')).map(|(a, b)| (a.into(), b.into())).collect()
        };
        let meta = Meta {
            kind: facts("author=ann cameo=19"),
            rules: BTreeMap::from([("fire.deadly".to_owned(), facts("cameo=190 source=wire"))]),
        };
        assert_eq!(meta.of("fire.plain"), [("author", "ann"), ("cameo", "19")]);
        assert_eq!(meta.severity("fire.plain"), None);
        assert_eq!(meta.of("fire.deadly"), [("author", "ann"), ("cameo", "190"), ("source", "wire")]);
    }
}
