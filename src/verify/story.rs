//! A story: articles about one thing, the claims they make and what the reconciler finds between them, in words that a
//! person compares in a pull request. Takes articles and rules; knows neither folders nor snapshots.

use crate::claim::{Claim, Schema};
use crate::extract::Engine;
use crate::reconcile::{Finding, reconcile};
use crate::report::{ClaimShape, FindingShape, safe};
use crate::text::Article;
use rayon::prelude::*;
use serde_json::Value;

use super::gold::Gold;
use super::score::{Score, score};

/// What was found in the articles of one story.
#[derive(Clone, Debug)]
pub struct Story {
    /// All editions, in the order in which they were given.
    pub articles: Vec<Article>,
    /// Claims in the order of the articles, then of the text.
    pub claims: Vec<Claim>,
    /// Findings; their sides are places in `claims`.
    pub findings: Vec<Finding>,
}

impl Story {
    /// Extracts and reconciles.
    pub fn new(engine: &Engine, articles: Vec<Article>) -> Self {
        let found: Vec<Vec<Claim>> = articles.par_iter().map(|article| engine.extract(article)).collect();
        let claims: Vec<Claim> = found.into_iter().flatten().collect();
        let findings = reconcile(&claims, &engine.rules().schemas);
        Self { articles, claims, findings }
    }

    /// Compares with what a careful reader found.
    pub fn score(&self, gold: &Gold) -> Score {
        score(gold, &self.articles, &self.claims, &self.findings)
    }

    /// The parts that have snapshots of their own, and what they hold now; the score where the story has gold.
    pub fn parts(&self, engine: &Engine, score: Option<&Score>) -> Vec<(&'static str, String)> {
        let mut parts = vec![("claims", self.claims_text(engine)), ("findings", self.findings_text(engine))];
        if let Some(score) = score {
            let lines: Vec<String> = score.text().lines().map(|line| safe(line).into_owned()).collect();
            parts.push(("score", lines.join("\n")));
        }
        parts
    }

    /// One record a claim: where it stands, what it says, its slots.
    pub fn claims_text(&self, engine: &Engine) -> String {
        let records = self.claims.iter().filter_map(|claim| {
            let shape = ClaimShape::new(claim, schema(engine, &claim.kind)?);
            Some(claim_record(claim, &serde_json::to_value(shape).ok()?))
        });
        records.collect::<Vec<_>>().join("\n")
    }

    /// One record a finding: the verdict with its reason, and the two sentences.
    pub fn findings_text(&self, engine: &Engine) -> String {
        let records = self.findings.iter().filter_map(|finding| {
            let (a, b) = (&self.claims[finding.a], &self.claims[finding.b]);
            let shape = FindingShape::new(finding, a, b, schema(engine, &finding.kind)?);
            Some(finding_record(finding, a, b, &serde_json::to_value(shape).ok()?))
        });
        records.collect::<Vec<_>>().join("\n")
    }
}

/// The schema of a kind; every claim is of a kind that its rule set declares.
fn schema<'a>(engine: &'a Engine, kind: &str) -> Option<&'a Schema> {
    engine.rules().schemas.iter().find(|schema| schema.kind == kind)
}

fn word<'a>(shape: &'a Value, name: &str) -> &'a str {
    shape[name].as_str().unwrap_or("-")
}

fn claim_record(claim: &Claim, shape: &Value) -> String {
    let who = shape["speaker"]["name"].as_str().map(|name| format!(", says {name}")).unwrap_or_default();
    let (polarity, commitment) = (word(shape, "polarity"), word(shape, "commitment"));
    let head = format!("{}: {} {polarity} {commitment}{who}", claim.evidence.article.id, claim.rule);
    let slots =
        claim.slots.iter().map(|slot| format!("      {}: {}", slot.name, placeless(&shape["slots"][&slot.name])));
    let lines = [head, quoted("", claim)].into_iter().chain(slots);
    lines.map(|line| safe(&line).into_owned() + "\n").collect()
}

/// A slot without its offsets: a word more at the top of an article is no change of the claims below.
fn placeless(slot: &Value) -> Value {
    match slot {
        Value::Array(values) => values.iter().map(placeless).collect(),
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "start" | "end"));
            Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect())
        }
        other => other.clone(),
    }
}

fn finding_record(finding: &Finding, a: &Claim, b: &Claim, shape: &Value) -> String {
    let (verdict, rule, slot) = (word(shape, "verdict"), word(shape, "rule"), word(shape, "slot"));
    let head = format!("{verdict} {rule} {} {slot}: {}", finding.kind, finding.judgement.reason);
    let side = |claim: &Claim| quoted(&format!("{}: ", claim.evidence.article.id), claim);
    [head, side(a), side(b)].iter().map(|line| safe(line).into_owned() + "\n").collect()
}

fn quoted(before: &str, claim: &Claim) -> String {
    format!("  {before}“{}”", claim.evidence.sentence_text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{RuleText, load};
    use crate::verify::example::article;

    const RULES: &str = r#"
claim flood "How many houses a flood took" {
  houses : count
  at     : place key
  rule took {
    match {houses} "houses" .. lost "in" {at}
  }
}
"#;

    fn story(texts: &[(&str, &str)]) -> (String, String) {
        let loaded = load(&[RuleText::new("flood.gainsay", RULES)], &[]);
        assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics);
        let roster = loaded.roster();
        let engine = Engine::new(loaded.rules, roster);
        let story = Story::new(&engine, texts.iter().map(|(id, text)| article(id, text, None)).collect());
        (story.claims_text(&engine), story.findings_text(&engine))
    }

    #[test]
    fn shows_claims_and_findings() {
        let (claims, findings) =
            story(&[("a", "Twelve houses were lost in Paris."), ("b", "Forty houses were lost in Paris.")]);
        assert!(
            claims
                .starts_with("a: flood.took affirmed certain\n  “Twelve houses were lost in Paris.”\n      houses: {")
        );
        assert!(
            claims.contains(r#"houses: {"type":"count","text":"Twelve","hard":[12,12],"soft":[12,12]}"#),
            "{claims}"
        );
        assert_eq!(claims.matches("\n\n").count(), 1, "a blank line between records: {claims}");
        assert!(findings.contains("flood houses: "), "{findings}");
        assert!(findings.ends_with("\n  b: “Forty houses were lost in Paris.”\n"), "{findings}");
    }

    #[test]
    fn hostile_words_stay_words() {
        let (claims, _) = story(&[("a\u{1b}[2J", "Twelve houses \u{202e}\u{7} were lost in Paris.")]);
        assert!(!claims.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{claims:?}");
        assert!(claims.contains("a\u{fffd}[2J: flood.took"), "{claims}");
    }

    #[test]
    fn nothing_is_nothing() {
        assert_eq!(story(&[]), (String::new(), String::new()));
    }
}
