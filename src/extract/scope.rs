//! Cues in a sentence, and what they do to a match: polarity and commitment (after ConText).

use super::asides;
use super::clauses::{self, Turn};
use super::hit::{Bound, Hit};
use super::lattice::Lattice;
use super::speaker;
use super::vm::Machine;
use crate::claim::{Commitment, Polarity};
use crate::lexicon::{clause, relation};
use crate::rule::ast::{CueDirection, CueEffect};
use crate::rule::{Need, RuleSet, TypeSet};
use crate::text::TokenKind;

/// No cue reaches farther, in tokens; keeps the work of a long sentence linear.
const FARTHEST: usize = 60;
/// A negation stands so many words at most behind the relative pronoun of its clause.
const FARTHEST_RELATIVE: usize = 6;
/// The verb of saying before a `would` is one of so many cues before it.
const NEAR_CUES: usize = 4;
/// The reason for something stands so near behind it.
const NEAR_REASON: usize = 6;

/// A cue found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CueHit {
    /// Number of the cue in the rule set.
    pub cue: usize,
    /// What it does.
    pub effect: CueEffect,
    /// Where it stands, seen from what it turns.
    pub direction: CueDirection,
    /// Its reach.
    pub within: Option<u8>,
    /// First position.
    pub from: usize,
    /// One past the last.
    pub to: usize,
}

/// Every cue of a sentence, in order; the longest words win, and pseudo-cues hide what they cover.
pub(super) fn cues(rules: &RuleSet, lattice: &Lattice<'_>, machine: &mut Machine) -> Vec<CueHit> {
    let mut found: Vec<CueHit> = Vec::new();
    for number in rules.cues_among(lattice.words()) {
        let cue = &rules.cues[number];
        if !can_match(&cue.program.need, lattice) {
            continue;
        }
        found.extend(machine.run(&cue.program, lattice, &rules.lexicons).into_iter().map(|hit| CueHit {
            cue: number,
            effect: cue.effect,
            direction: cue.direction,
            within: cue.within,
            from: hit.start as usize,
            to: hit.end as usize,
        }));
    }
    // Longest first; at one length a pseudo-cue first, then the order of the rule files.
    found
        .sort_by_key(|hit| (std::cmp::Reverse(hit.to - hit.from), hit.effect != CueEffect::Nothing, hit.cue, hit.from));
    let mut kept: Vec<CueHit> = Vec::new();
    for hit in found {
        // Two cues on exactly the same words both stand (`until` may end a scope and open a condition), and so do two that
        // look in opposite directions (`not` forwards, `be not` backwards).
        let hidden = kept.iter().any(|other| {
            other.from < hit.to
                && hit.from < other.to
                && ((other.from, other.to) != (hit.from, hit.to)
                    || other.effect == CueEffect::Nothing
                    || other.cue == hit.cue)
                && (other.effect == CueEffect::Nothing || meet(other.direction, hit.direction))
        });
        if !hidden {
            kept.push(hit);
        }
    }
    // `State` in `Secretary of State` is a name, no verb.
    let named = |hit: &CueHit| {
        lattice.edges().iter().any(|edge| {
            !edge.list
                && edge.types.meets(TypeSet::ACTOR)
                && (edge.from as usize) <= hit.from
                && hit.to <= edge.to as usize
        })
    };
    let verb = |hit: &CueHit| {
        !matches!(hit.effect, CueEffect::Speaker | CueEffect::Denied)
            || hit.direction == CueDirection::After
            || speaker::is_verb(hit, lattice)
    };
    // `May 22` is no hedge.
    let dated = |hit: &CueHit| {
        hit.to == hit.from + 1
            && clause::MONTHS.contains(&lattice.exact(hit.from))
            && (hit.from.saturating_sub(3)..=hit.from).any(|from| {
                lattice.edges_at(from).any(|(_, edge)| edge.types.meets(TypeSet::TIME) && edge.to as usize > hit.from)
            })
    };
    kept.retain(|hit| hit.effect != CueEffect::Nothing && !named(hit) && !dated(hit) && verb(hit));
    kept.sort_by_key(|hit| (hit.from, hit.to, hit.cue));
    kept
}

/// Whether two cues look the same way somewhere.
fn meet(a: CueDirection, b: CueDirection) -> bool {
    a == b || a == CueDirection::Around || b == CueDirection::Around
}

/// Whether a word that a program of these needs cannot do without stands in the sentence.
pub(super) fn may_match(need: &Need, lattice: &Lattice<'_>) -> bool {
    need.words().is_none_or(|words| lattice.has_one_of(words))
}

/// Whether everything stands in the sentence that a program of these needs cannot do without.
pub(super) fn can_match(need: &Need, lattice: &Lattice<'_>) -> bool {
    lattice.meets(need)
}

/// What the cues make of a match.
#[derive(Clone, Debug)]
pub(super) struct Turned {
    pub polarity: Polarity,
    pub commitment: Commitment,
    /// Numbers, in the list of cue hits, of those that turned it.
    pub by: Vec<usize>,
    /// The mark of the question that it stands in.
    pub asked: Option<usize>,
}

impl Turned {
    /// What nothing has turned.
    pub const UNTURNED: Self =
        Self { polarity: Polarity::Affirmed, commitment: Commitment::Certain, by: Vec::new(), asked: None };
}

/// Polarity and commitment of a match.
pub(super) fn turn(hit: &Hit, cues: &[CueHit], lattice: &Lattice<'_>) -> Turned {
    let reach = Reach::of(hit, lattice);
    let mut turned = Turned::UNTURNED;
    let first = cues.partition_point(|cue| cue.from + FARTHEST < reach.start);
    let last = cues.partition_point(|cue| cue.from <= reach.end + FARTHEST);
    for (number, cue) in cues.iter().enumerate().take(last).skip(first) {
        let commitment = match cue.effect {
            CueEffect::Negated => None,
            CueEffect::Probable => Some(Commitment::Probable),
            CueEffect::Possible => Some(Commitment::Possible),
            CueEffect::Uncommitted => Some(Commitment::Uncommitted),
            _ => continue,
        };
        // A hedge is never a lawful part of what is hedged; a negation or a plan may be (`no` as a count, `plan to meet`).
        let own = matches!(cue.effect, CueEffect::Negated | CueEffect::Uncommitted);
        if own && reach.consumed(cue, lattice) || !reach.holds(cue, lattice) || past_future(number, cues, lattice) {
            continue;
        }
        match commitment {
            None => turned.polarity = Polarity::Negated,
            Some(weaker) => turned.commitment = turned.commitment.min(weaker),
        }
        turned.by.push(number);
    }
    if let Some(mark) = asks(lattice, reach.end) {
        turned.asked = Some(mark);
        turned.commitment = Commitment::Uncommitted;
    }
    turned
}

/// Whether a denial looks back from another event of the past: `had not met`.
pub(super) fn looks_back(turned: &Turned, cues: &[CueHit], lattice: &Lattice<'_>) -> bool {
    let before = |cue: &CueHit| cue.from.checked_sub(1).map_or("", |at| lattice.folded(at));
    turned.by.iter().filter_map(|&cue| cues.get(cue)).any(|cue| before(cue) == relation::PAST_PERFECT)
}

/// Polarity of what a verb at a position denies: to deny that it is not so is to say that it is.
pub(super) fn denied(turned: &Turned, cues: &[CueHit], lattice: &Lattice<'_>, verb: usize) -> Polarity {
    // `denied it had not attended`; but in `denied a link, no sign of one was found` both say no.
    let again = |cue: &CueHit| cue.effect == CueEffect::Negated && cue.from > verb && asks_for_verb(cue, lattice);
    if turned.by.iter().any(|&cue| cues.get(cue).is_some_and(again)) { Polarity::Affirmed } else { Polarity::Negated }
}

/// Whether a cue is the `would` of `said it would attend`, with no condition in the sentence.
fn past_future(number: usize, cues: &[CueHit], lattice: &Lattice<'_>) -> bool {
    let cue = &cues[number];
    cue.to == cue.from + 1
        && clause::PAST_FUTURE.contains(&lattice.folded(cue.from))
        && cues[..number].iter().rev().take(NEAR_CUES).any(|verb| verb.effect == CueEffect::Speaker)
        && !cues.iter().any(|other| other.effect == CueEffect::Uncommitted && other.direction == CueDirection::Around)
}

/// The question mark of the sentence that a match ends in; it may be a quoted one.
fn asks(lattice: &Lattice<'_>, end: usize) -> Option<usize> {
    let last = lattice.len();
    let stop = (end.min(last.saturating_sub(2))..last.min(end + FARTHEST))
        .find(|&at| lattice.kind(at) == Some(TokenKind::Stop));
    // A mark glued to the next word is a letter or quotation mark that somebody's encoding has lost: `the "?host said`.
    let glued = |at: usize| {
        let next = lattice.span(at, at + 1).end;
        lattice.tokens.text().get(next as usize..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    // `Why did it reject the truce?` takes it for granted.
    let granted = |stop: usize| {
        let first = (0..stop).rev().find(|&at| lattice.kind(at) == Some(TokenKind::Stop)).map_or(0, |at| at + 1);
        clause::TAKES_FOR_GRANTED.contains(&lattice.folded(first))
    };
    stop.filter(|&at| lattice.folded(at) == "?" && !glued(at) && !granted(at))
}

/// Where a match stands, as far as scopes are concerned.
pub(super) struct Reach {
    start: usize,
    end: usize,
    /// The last word of the rule itself: what a negation inside the match must precede (`talks … did not take place`).
    trigger: usize,
    /// Positions of values and texts, and of the rule's words.
    bound: Vec<(usize, usize, bool)>,
}

impl Reach {
    pub(super) fn of(hit: &Hit, lattice: &Lattice<'_>) -> Self {
        let bound: Vec<(usize, usize, bool)> = hit
            .bound
            .iter()
            .map(|bound| match *bound {
                Bound::Value { edge, .. } => (lattice.edge(edge).from as usize, lattice.edge(edge).to as usize, false),
                Bound::Text { from, to, .. } | Bound::Member { from, to, .. } => (from as usize, to as usize, false),
                Bound::Word(at) => (at as usize, at as usize + 1, true),
            })
            .collect();
        let words = hit.bound.iter().filter_map(|bound| match bound {
            Bound::Word(at) => Some(*at as usize),
            _ => None,
        });
        let trigger = words.max().unwrap_or(hit.start as usize);
        Self { start: hit.start as usize, end: hit.end as usize, trigger, bound }
    }

    /// The last word of the rule itself.
    pub(super) fn trigger(&self) -> usize {
        self.trigger
    }

    /// Whether the cue's words are the match's own: a word of the rule, or a value that the cue begins with (`none of`);
    /// not a value that stands in the cue (`told Hamas to`), nor the `to` with which both go on (`has yet to take effect`).
    fn consumed(&self, cue: &CueHit, lattice: &Lattice<'_>) -> bool {
        let joins = |at: usize| cue.from < at && at + 1 == cue.to && lattice.folded(at) == "to";
        self.bound.iter().any(|&(from, to, word)| {
            let begins = from <= cue.from && cue.from < to;
            begins || word && from < cue.to && cue.from < to && !joins(from)
        })
    }

    /// Whether the cue's scope holds the match.
    fn holds(&self, cue: &CueHit, lattice: &Lattice<'_>) -> bool {
        let before = || {
            let trigger = self.trigger_behind(cue, lattice);
            let (from, to) = (cue.to, trigger.max(cue.to));
            // `refused to come, rejecting the truce`
            let added = cue.to < trigger
                && lattice.folded(trigger - 1) == ","
                && clauses::participle(lattice, trigger)
                && cue.effect == CueEffect::Negated
                && before_base(cue, lattice);
            !added
                && cue.from < trigger.max(self.start + 1)
                && cue.to <= self.end
                && reaches(cue, from, to)
                && !asides::between(lattice, cue.from, self.start, trigger)
                && !self.in_relative(cue, lattice)
                && !is_presupposed(cue, trigger, lattice)
                && !self.of_relative(cue, lattice)
                && self.open(cue, (from, to), lattice)
        };
        let after = || {
            cue.from >= self.end && reaches(cue, self.end, cue.from) && self.open(cue, (self.end, cue.from), lattice)
        };
        match cue.direction {
            CueDirection::Before => before(),
            CueDirection::After => after(),
            CueDirection::Around => before() || after(),
        }
    }

    /// The word of the rule that a cue may turn: the first one, or the one that the cue inside the match stands right
    /// before: `two men .. may have drowned`, `the meeting .. did not take place`.
    fn trigger_behind(&self, cue: &CueHit, lattice: &Lattice<'_>) -> usize {
        if cue.from <= self.trigger {
            return self.trigger;
        }
        let helps = |at: usize| {
            let word = lattice.folded(at);
            clause::AUXILIARIES.contains(&word) || clause::HELPERS.contains(&word) || clauses::adverb(word)
        };
        let next = (cue.to..self.end).find(|&at| !helps(at) || self.is_word(at)).unwrap_or(self.end);
        if self.is_word(next) { next } else { self.trigger }
    }

    fn is_word(&self, at: usize) -> bool {
        self.bound.iter().any(|&(from, _, word)| word && from == at)
    }

    /// Whether the match says only who is meant, in a relative clause: `had not finished burying the 34 people who died`.
    fn in_relative(&self, cue: &CueHit, lattice: &Lattice<'_>) -> bool {
        let who = (self.start..self.end).find(|&at| clause::RELATIVE.contains(&lattice.folded(at)));
        // In `did not say that soldiers who fought were killed` another verb has closed the relative clause.
        let Some(who) = who.filter(|&who| clauses::verbs(lattice, who, self.end) < 2) else { return false };
        // Behind a comma it is the outlet that adds it: `is thought to be angry with Orlov, who was arrested in May`.
        let added = cue.to <= self.start && who > self.start && lattice.folded(who - 1) == ",";
        added || cue.to < self.start && asks_for_verb(cue, lattice)
    }

    /// Whether a negation turns the verb of a relative clause that says which one is meant, not the match's own verb further on:
    /// `talks that did not include Chad were held`.
    fn of_relative(&self, cue: &CueHit, lattice: &Lattice<'_>) -> bool {
        // Only inside the match: in front of one, `that` may as well open what somebody says.
        if cue.effect != CueEffect::Negated || cue.from <= self.start {
            return false;
        }
        let opens = |at: usize| lattice.folded(at) == "that" || clause::RELATIVE.contains(&lattice.folded(at));
        let who = (self.start + 1..cue.from).rev().take(FARTHEST_RELATIVE).find(|&at| opens(at));
        // `Did`, of `did not`
        let helps = cue.from.checked_sub(1).filter(|&at| clause::AUXILIARIES.contains(&lattice.folded(at)));
        let verb = helps.unwrap_or(cue.from);
        who.is_some_and(|who| clauses::verbs(lattice, who + 1, verb) == 0)
            && clauses::verbs(lattice, cue.to, self.trigger + 1) > 0
            && !self.is_word(cue.to)
    }

    /// Whether a relative pronoun only says which ones a `no` is about: `no soldiers who fought were killed`, `there were no
    /// people who were killed`.
    fn restricts(&self, cue: &CueHit, who: usize, lattice: &Lattice<'_>) -> bool {
        let word = |back: usize| cue.from.checked_sub(back).map_or("", |at| lattice.folded(at));
        let exists = word(2) == "there" && clause::PASSIVE.contains(&word(1));
        cue.effect == CueEffect::Negated
            && !asks_for_verb(cue, lattice)
            && clause::RELATIVE.contains(&lattice.folded(who))
            && lattice.folded(who - 1) != ","
            && clauses::verbs(lattice, cue.to, who) == 0
            && !(cue.to + 1..who).any(|at| clause::DETERMINERS.contains(&lattice.folded(at)))
            && (exists || clauses::verbs(lattice, who, self.end) > 1)
    }

    /// Whether nothing between two positions ends the scope of a cue. What the match itself spans is no end, and an
    /// aside between the two is stepped over.
    fn open(&self, cue: &CueHit, (from, to): (usize, usize), lattice: &Lattice<'_>) -> bool {
        let after = cue.from >= self.end;
        // A condition holds both clauses: `if Hamas accepts, Israel will attend`.
        let both = cue.effect == CueEffect::Uncommitted && cue.direction == CueDirection::Around;
        let mut verb = after || asks_for_verb(cue, lattice);
        let base = cue.effect == CueEffect::Negated && before_base(cue, lattice);
        let mut at = from;
        while at < to {
            if at >= self.start && at < self.end {
                // `Without having read the truce, Chad rejected it`: the match itself runs into another clause.
                let trigger = self.trigger;
                let other = |at: usize| lattice.folded(at) == "," && lattice.turns[at] == Turn::Clause;
                if cue.to <= self.start && (at..trigger).any(other) && cue.effect == CueEffect::Negated {
                    return false;
                }
                at = self.end;
                continue;
            }
            if let Some(end) = lattice.asides[at].filter(|&end| end as usize <= to) {
                at = end as usize;
                continue;
            }
            // A list of nouns is no clause, but a comma before one is no list: `with no deal in sight, Hamas rejected`.
            let lone = at > from && !clause::JOINS_CLAUSES.contains(&lattice.folded(at));
            let ends = match lattice.turns[at] {
                Turn::End => after || !self.restricts(cue, at, lattice),
                Turn::Clause => !both && (verb || lone),
                Turn::Impersonal => !both && !after && (verb || lone),
                Turn::None => false,
            };
            let resumes = base && lattice.folded(at) == "and" && clauses::finite(lattice, at + 1);
            // `refused to come, blaming Israel for killing five`: what they do say stands behind the comma.
            let adds = base && lattice.folded(at) == "," && clauses::participle(lattice, at + 1);
            if ends || resumes || adds {
                return false;
            }
            verb = verb || clauses::finite(lattice, at);
            at += 1;
        }
        true
    }
}

/// Whether between a negation and a verb stands a noun that the verb only describes: `declined to name the person he met`.
fn is_presupposed(cue: &CueHit, trigger: usize, lattice: &Lattice<'_>) -> bool {
    let subject = |at: usize| {
        clause::SUBJECT_PRONOUNS.contains(&lattice.folded(at))
            && clause::DETERMINERS.contains(&lattice.folded(at - 2))
            && !clause::CONTENT_NOUNS.contains(&lattice.folded(at - 1))
    };
    cue.effect == CueEffect::Negated && asks_for_verb(cue, lattice) && (cue.to + 2..trigger).any(subject)
}

/// Whether what is denied may be the reason only: `denied leaving because of the noise`.
pub(super) fn denies_reason(hit: &Hit, verb: usize, lattice: &Lattice<'_>) -> bool {
    let end = hit.end as usize;
    let doing = (verb + 1..hit.end as usize).take(1).any(|at| lattice.folded(at).ends_with("ing"));
    let reason = |at: &usize| clause::REASONS.contains(&lattice.folded(*at));
    let clause = (end..lattice.len().min(end + FARTHEST)).take_while(|&at| lattice.kind(at) != Some(TokenKind::Comma));
    doing && clause.take(NEAR_REASON).any(|at| reason(&at))
}

/// Whether the words of a cue ask for a verb, not for a noun: `did not`, `hopes to`; not `no`, `reportedly`.
fn asks_for_verb(cue: &CueHit, lattice: &Lattice<'_>) -> bool {
    let last = lattice.folded(cue.to.saturating_sub(1));
    !clauses::adverb(last) && !clause::BEFORE_NOUNS.contains(&last)
}

/// Whether the base form of a verb stands behind a cue: `did not`, `declined to`.
fn before_base(cue: &CueHit, lattice: &Lattice<'_>) -> bool {
    let is_base = |at: usize| clause::GOVERNS_BASE.contains(&lattice.folded(at));
    is_base(cue.to.saturating_sub(1)) || cue.from.checked_sub(1).is_some_and(is_base)
}

fn reaches(cue: &CueHit, from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= cue.within.map_or(FARTHEST, usize::from)
}
