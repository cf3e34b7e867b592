//! The tree of a rule file, as written: every node knows where it stands. GRAMMAR.md is its description.

mod example;
mod pattern;
mod policy;

use jiff::civil::Date;

pub use example::{Example, ExampleKind, Expect, VerdictTest};
pub use pattern::{Pattern, PatternNode};
pub use policy::{Override, Policy};

use crate::source::SourceId;
use crate::span::Span;

/// A name or a quoted text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As written; a quoted text without its quotation marks and with its escapes resolved.
    pub text: String,
    /// Where, quotation marks included.
    pub span: Span,
}

/// One rule file.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Which text it was read from.
    pub source: SourceId,
    /// What it holds, in order.
    pub items: Vec<Item>,
    /// Whether a statement outside of claims could not be read: names may be missing.
    pub broken: bool,
}

/// What stands at the top level of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// `use std.actors`
    Use(Use),
    /// `phrase NAME = PATTERN`
    Phrase(Phrase),
    /// `lexicon NAME : TYPE = …`
    Lexicon(Lexicon),
    /// `cue NAME before sets negated = PATTERN`
    Cue(Cue),
    /// `claim NAME "title" { … }`
    Claim(Claim),
    /// `override NAME { … }`
    Override(Override),
}

/// `use std.actors`
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// Dotted path: `["std", "actors"]`.
    pub path: Vec<Name>,
    /// Where.
    pub span: Span,
}

/// A named pattern. Also allowed inside a claim, where it is seen by that claim alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// What `@name` refers to.
    pub name: Name,
    /// What it stands for.
    pub pattern: Pattern,
    /// Where.
    pub span: Span,
}

/// Names and their aliases.
#[derive(Clone, Debug, PartialEq)]
pub struct Lexicon {
    /// What `@name` or a slot type refers to.
    pub name: Name,
    /// What its members are: a built-in type (`actor`, `place`, `person`, `org`) or another lexicon.
    pub parent: Option<Name>,
    /// The members.
    pub entries: LexiconEntries,
    /// Where.
    pub span: Span,
}

/// Where the members of a lexicon come from.
#[derive(Clone, Debug, PartialEq)]
pub enum LexiconEntries {
    /// In braces, one a line: `Myanmar = "Myanmar" | "Burma" until 2010`.
    Inline(Vec<LexiconEntry>),
    /// `from "people.tsv"`: a file beside this one.
    Tsv(Name),
}

/// One member.
#[derive(Clone, Debug, PartialEq)]
pub struct LexiconEntry {
    /// Its id.
    pub id: Name,
    /// Names it goes by.
    pub aliases: Vec<Alias>,
}

/// One name of a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    /// The words.
    pub text: Name,
    /// `case`: only as written.
    pub case: bool,
    /// `from 2010`: first day.
    pub from: Option<Date>,
    /// `until 2010`: last day.
    pub until: Option<Date>,
}

/// A word that turns what a claim says (ConText).
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// Its kind, as shown beside a claim: `negation`, `hedge`, `condition`, `plan`, `question`, `report`, …
    pub name: Name,
    /// Where it stands, seen from what it turns.
    pub direction: CueDirection,
    /// What it does.
    pub effect: CueEffect,
    /// The words.
    pub pattern: Pattern,
    /// `within N`: its reach in tokens; without it, to the end of the clause's scope.
    pub within: Option<u8>,
    /// Where.
    pub span: Span,
}

/// Where a cue stands, seen from what it turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueDirection {
    /// `before`: turns what follows.
    Before,
    /// `after`: turns what precedes.
    After,
    /// `around`: both.
    Around,
}

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CueEffect {
    /// `sets negated`
    Negated,
    /// `sets probable`
    Probable,
    /// `sets possible`
    Possible,
    /// `sets uncommitted`
    Uncommitted,
    /// `sets denied`: a verb of denial; its subject is the speaker and what it governs is negated.
    Denied,
    /// `sets speaker`: a verb of saying; its subject vouches for what it governs.
    Speaker,
    /// `sets revised`: says that an earlier report is put right.
    Revised,
    /// `sets nothing`: a pseudo-cue, which hides the cues inside its words.
    Nothing,
    /// `stops`: ends the reach of the cues around it (`but`, `although`).
    Stops,
}

/// A claim kind with its rules and tests.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its name.
    pub name: Name,
    /// `"what it is"`
    pub title: Option<Name>,
    /// Slots in the order declared.
    pub slots: Vec<SlotDef>,
    /// `next A -> B | C`
    pub next: Vec<Transition>,
    /// `both A B`: symbols that do not exclude each other.
    pub both: Vec<(Name, Name)>,
    /// `also PATTERN` lines that hold for every rule.
    pub also: Vec<Also>,
    /// Phrases for this claim alone.
    pub phrases: Vec<Phrase>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// `where A <= B` lines that hold for every rule.
    pub wheres: Vec<Where>,
    /// `contradicts "…" with "…"` and the like.
    pub verdicts: Vec<VerdictTest>,
    /// `meta { … }`
    pub meta: Vec<Meta>,
    /// Whether a line in it could not be read that may have been a slot: slots may be missing.
    pub broken: bool,
    /// Names of slots that could not be read further.
    pub unread: Vec<String>,
    /// Where.
    pub span: Span,
}

/// `name : type? key within 3 days`, `name : type* each key`
#[derive(Clone, Debug, PartialEq)]
pub struct SlotDef {
    /// Its name.
    pub name: Name,
    /// What it can hold: the name of a type or lexicon, or several symbols.
    pub ty: Vec<Name>,
    /// `?` `+` `*`
    pub arity: crate::claim::Arity,
    /// `each`
    pub each: bool,
    /// `key`, with its tolerance in days.
    pub key: Option<crate::claim::Key>,
    /// `tally`
    pub tally: bool,
    /// Where.
    pub span: Span,
}

/// `next proposed -> accepted | rejected`
#[derive(Clone, Debug, PartialEq)]
pub struct Transition {
    /// Before.
    pub from: Name,
    /// After.
    pub to: Vec<Name>,
}

/// `also in {at}`: binds a slot that the match left open, anywhere near it in the same sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Also {
    /// What to look for.
    pub pattern: Pattern,
    /// Where.
    pub span: Span,
}

/// `set state = rejected`, `set form = in_person with at`
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// The slot, or `polarity` or `commitment`.
    pub slot: Name,
    /// `rejected`; for counts `none`, `some`, or the name of another count.
    pub value: Name,
    /// The slot without which it is not set.
    pub with: Option<Name>,
}

/// How claims of a kind are said.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name.
    pub name: Name,
    /// `set state = rejected`; `set killed = none`, `= some`, or `= injured` for counts; also `set polarity = negated` and `set commitment = possible`
    pub sets: Vec<Set>,
    /// Alternatives, in order.
    pub matches: Vec<Match>,
    /// `also` lines of this rule alone.
    pub also: Vec<Also>,
    /// `where A <= B` lines of this rule alone.
    pub wheres: Vec<Where>,
    /// `beats RULE`: rules that give way where both match the same words.
    pub beats: Vec<Beats>,
    /// `meta { … }`
    pub meta: Vec<Meta>,
    /// Whether a statement in it could not be read, tests aside: what binds a slot may be missing.
    pub broken: bool,
    /// Whether a test in it could not be read.
    pub tests_broken: bool,
    /// Tests.
    pub examples: Vec<Example>,
    /// Where.
    pub span: Span,
}

/// `where killed <= injured`: what must hold between the values of two slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Where {
    /// A slot.
    pub left: Name,
    /// `<` `<=` `>` `>=` `=` `!=`, as written.
    pub op: Name,
    /// A slot or a number.
    pub right: Name,
    /// Where.
    pub span: Span,
}

/// `beats casualties.reported`: the rule in which it stands wins over the named one.
#[derive(Clone, Debug, PartialEq)]
pub struct Beats {
    /// `rule` or `kind.rule`, as written.
    pub rule: Name,
    /// Where.
    pub span: Span,
}

/// `meta { author: "…" }`: facts about a claim kind or a rule that are kept and exported.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Key and value, in order.
    pub fields: Vec<(Name, Name)>,
    /// Where.
    pub span: Span,
}

/// `match PATTERN`
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// What must stand there.
    pub pattern: Pattern,
    /// Where.
    pub span: Span,
}

/// The values of an aspect of a claim, the usual one first; `None` where the name is no aspect.
pub fn aspect(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "polarity" => Some(&["affirmed", "negated"]),
        "commitment" => Some(&["certain", "probable", "possible", "uncommitted"]),
        _ => None,
    }
}
