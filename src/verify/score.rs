//! What was found in a story, against its gold: claims, slots, verdicts. Counts only; floors are the caller's.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::expect::agrees;
use super::figures::KindTally;
use super::gold::{Gold, GoldClaim, GoldCommitment, GoldFinding, GoldPolarity};
use crate::claim::{Claim, Commitment, Polarity};
use crate::reconcile::{Finding, Verdict};
use crate::text::Article;

/// The score of one story. Optional claims count neither way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// Gold claims that were found.
    pub claims_found: usize,
    /// Gold claims that were not.
    pub claims_missed: usize,
    /// Claims that the gold does not know.
    pub claims_extra: usize,
    /// Slots, polarity, commitment and speaker of found claims that are as in the gold …
    pub fields_right: usize,
    /// … and all that the gold names.
    pub fields: usize,
    /// Contradictions of the gold that were found.
    pub contradictions_found: usize,
    /// Contradictions of the gold that were not.
    pub contradictions_missed: usize,
    /// Contradictions between last editions of different outlets that the gold does not know.
    pub contradictions_extra: usize,
    /// Gold findings with exactly the verdict said, of all gold findings.
    pub verdicts_right: usize,
    /// Gold findings.
    pub verdicts: usize,
    /// Claims by kind and rule.
    pub kinds: BTreeMap<String, KindTally>,
    /// One line for each thing that differs, for people.
    pub notes: Vec<String>,
}

/// Scores the claims and findings of a story. `claims` are those of all its editions, `findings` point into them.
pub fn score(gold: &Gold, articles: &[Article], claims: &[Claim], findings: &[Finding]) -> Score {
    let mut score = Score::default();
    let partner = match_claims(gold, articles, claims);
    score_claims(gold, claims, &partner, &mut score);
    score_findings(gold, articles, claims, findings, &mut score);
    score
}

/// For each gold claim the claim that is its: same article, kind and sentence, most slots alike; one to one.
fn match_claims(gold: &Gold, articles: &[Article], claims: &[Claim]) -> Vec<Option<usize>> {
    let mut candidates = Vec::new();
    for (g, want) in gold.claims.iter().enumerate() {
        for (c, claim) in claims.iter().enumerate() {
            if *claim.kind == *want.kind && stands_at(claim, &want.article, &want.quote, articles) {
                let (right, all) = fields(want, claim, &mut Vec::new());
                candidates.push((all - right, g, c));
            }
        }
    }
    candidates.sort_unstable();
    let mut partner = vec![None; gold.claims.len()];
    let mut used = vec![false; claims.len()];
    for (_, g, c) in candidates {
        if partner[g].is_none() && !used[c] {
            partner[g] = Some(c);
            used[c] = true;
        }
    }
    partner
}

/// Whether a claim stands in the sentence that holds these words.
fn stands_at(claim: &Claim, article: &str, quote: &str, articles: &[Article]) -> bool {
    if claim.evidence.article.id != article {
        return false;
    }
    let text = articles.iter().find(|known| known.info.id == article).map(|known| &known.text);
    text.and_then(|text| text.find(quote)).is_some_and(|start| {
        let quoted = crate::span::Span::new(start, start + quote.len());
        claim.evidence.sentence.overlaps(quoted)
    })
}

/// Fields of a gold claim that are right, of all that it names.
fn fields(want: &GoldClaim, claim: &Claim, wrong: &mut Vec<String>) -> (usize, usize) {
    let mut right = 0;
    let mut all = 0;
    let mut judge = |name: &str, same: bool| {
        all += 1;
        right += usize::from(same);
        if !same {
            wrong.push(name.to_owned());
        }
    };
    for (name, wanted) in &want.slots {
        let values = claim.slot(name).map(|slot| slot.values.as_slice()).unwrap_or_default();
        let same = wanted.len() == values.len()
            && wanted.iter().all(|wanted| values.iter().any(|filled| agrees(filled, wanted)));
        judge(name, same);
    }
    judge("polarity", (want.polarity == GoldPolarity::Negated) == (claim.polarity == Polarity::Negated));
    let commitment = match claim.commitment {
        Commitment::Certain => GoldCommitment::Certain,
        Commitment::Probable => GoldCommitment::Probable,
        Commitment::Possible => GoldCommitment::Possible,
        Commitment::Uncommitted => GoldCommitment::Uncommitted,
    };
    judge("commitment", want.commitment == commitment);
    let speaker = match (&want.speaker, &claim.speaker) {
        (None, None) => true,
        (Some(want), Some(speaker)) => {
            let (want, name, text) = (want.to_lowercase(), speaker.name.to_lowercase(), speaker.text.to_lowercase());
            name.contains(&want) || want.contains(&name) || text.contains(&want)
        }
        _ => false,
    };
    judge("speaker", speaker);
    (right, all)
}

fn score_claims(gold: &Gold, claims: &[Claim], partner: &[Option<usize>], score: &mut Score) {
    for (want, partner) in gold.claims.iter().zip(partner) {
        match partner {
            Some(c) => {
                let mut wrong = Vec::new();
                let (right, all) = fields(want, &claims[*c], &mut wrong);
                if want.optional {
                    continue;
                }
                score.claims_found += 1;
                score.tally(want, Some(&claims[*c]));
                score.fields_right += right;
                score.fields += all;
                if !wrong.is_empty() {
                    score.notes.push(format!(
                        "{}: {} “{}”: {} differs",
                        want.article,
                        want.kind,
                        want.quote,
                        wrong.join(", ")
                    ));
                }
            }
            None if want.optional => {}
            None => {
                score.claims_missed += 1;
                score.tally(want, None);
                score.notes.push(format!("{}: {} “{}”: missed", want.article, want.kind, want.quote));
            }
        }
    }
    for (c, claim) in claims.iter().enumerate() {
        if !partner.contains(&Some(c)) {
            score.claims_extra += 1;
            let kind = score.kinds.entry(claim.kind.to_string()).or_default();
            kind.all.extra += 1;
            kind.rules.entry(claim.rule.to_string()).or_default().extra += 1;
            let id = &claim.evidence.article.id;
            score.notes.push(format!("{id}: {} not in the gold: “{}”", claim.rule, claim.evidence.sentence_text));
        }
    }
    for kind in score.kinds.values_mut() {
        kind.rules.values_mut().for_each(|rule| rule.wanted = kind.all.wanted);
    }
}

impl Score {
    /// A claim of the gold, and the claim that is it.
    fn tally(&mut self, want: &GoldClaim, found: Option<&Claim>) {
        let kind = self.kinds.entry(want.kind.clone()).or_default();
        kind.all.wanted += 1;
        if let Some(claim) = found {
            kind.all.found += 1;
            kind.rules.entry(claim.rule.to_string()).or_default().found += 1;
        }
    }
}

fn score_findings(gold: &Gold, articles: &[Article], claims: &[Claim], findings: &[Finding], score: &mut Score) {
    let same = |want: &GoldFinding, finding: &Finding| {
        let (a, b) = (&claims[finding.a], &claims[finding.b]);
        let sides = |x: &(String, String), y: &(String, String)| {
            stands_at(a, &x.0, &x.1, articles) && stands_at(b, &y.0, &y.1, articles)
        };
        *finding.kind == *want.kind && (sides(&want.a, &want.b) || sides(&want.b, &want.a))
    };
    for want in &gold.findings {
        let about: Vec<&Finding> = findings.iter().filter(|finding| same(want, finding)).collect();
        let on_slot = about.iter().filter(|finding| want.slot.is_none() || finding.judgement.slot == want.slot);
        let said = on_slot.map(|finding| finding.judgement.verdict).max();
        let said =
            said.or_else(|| about.iter().map(|finding| finding.judgement.verdict).max()).unwrap_or(Verdict::Unrelated);
        let wanted = Verdict::from(want.verdict);
        score.verdicts += 1;
        score.verdicts_right += usize::from(said == wanted);
        if wanted == Verdict::Contradicts {
            let found = said == Verdict::Contradicts;
            score.contradictions_found += usize::from(found);
            score.contradictions_missed += usize::from(!found);
        }
        if said != wanted {
            let slot = want.slot.as_deref().unwrap_or("-");
            score.notes.push(format!(
                "{} {slot}: expected {}, found {}: “{}” / “{}”",
                want.kind,
                wanted.name(),
                said.name(),
                want.a.1,
                want.b.1
            ));
        }
    }
    let last = last_editions(articles);
    for finding in findings.iter().filter(|finding| finding.judgement.verdict == Verdict::Contradicts) {
        let (a, b) = (&claims[finding.a].evidence, &claims[finding.b].evidence);
        let between = a.article.outlet != b.article.outlet
            && last.contains(&a.article.id.as_str())
            && last.contains(&b.article.id.as_str());
        let known =
            gold.findings.iter().any(|want| Verdict::from(want.verdict) == Verdict::Contradicts && same(want, finding));
        if between && !known {
            score.contradictions_extra += 1;
            let mut note = format!("{}: a contradiction not in the gold: ", finding.kind);
            let _ = write!(note, "“{}” / “{}” ({})", a.sentence_text, b.sentence_text, finding.judgement.reason);
            score.notes.push(note);
        }
    }
}

/// Ids of the last edition of every article: `courier.v2` of `courier.v1` and `courier.v2`.
pub fn last_editions(articles: &[Article]) -> Vec<&str> {
    let stem = |id: &str| -> (String, u32) {
        match id.rsplit_once(".v").and_then(|(stem, version)| Some((stem.to_owned(), version.parse().ok()?))) {
            Some(found) => found,
            None => (id.to_owned(), 0),
        }
    };
    let is_last = |article: &&Article| {
        let (name, version) = stem(&article.info.id);
        articles.iter().map(|other| stem(&other.info.id)).all(|(other, later)| other != name || later <= version)
    };
    articles.iter().filter(is_last).map(|article| article.info.id.as_str()).collect()
}
