//! Statements that give names: `use`, `phrase`, `lexicon` with its entries, `cue`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::multi::separated_list1;
use nom::sequence::preceded;

use super::date;
use super::pattern::whole_pattern;
use super::stream::{Parse, Stream, end, end_or, keyword, mark, name, number, quoted};
use crate::diagnostic::code;
use crate::rule::ast::{Alias, Cue, CueDirection, CueEffect, LexiconEntries, LexiconEntry, Name, Pattern, Use};

pub(super) const USE: &str = "another file's names are made visible by `use FOLDER.FILE`";
pub(super) const PHRASE: &str = "a phrase is written `phrase NAME = PATTERN`";
pub(super) const LEXICON: &str =
    "a lexicon is written `lexicon NAME : TYPE = { … }`, one entry a line, or `lexicon NAME : TYPE from \"FILE.tsv\"`";
pub(super) const ENTRY: &str = "an entry is written `ID = \"alias\" | \"alias\" until 2010`";
pub(super) const CUE: &str =
    "a cue is written `cue NAME before|after|around sets EFFECT = PATTERN` or `cue NAME stops = PATTERN`";

/// `use std.actors`
pub(super) fn use_(input: Stream<'_>) -> Parse<'_, Use> {
    let path = separated_list1(mark(".", "`.`"), cut(name("the name of a rule file")));
    let (rest, (_, path, ())) = (keyword("use", "`use`"), path, end).parse(input)?;
    Ok((rest, Use { path, span: input.until(&rest) }))
}

/// `phrase NAME = PATTERN`: the name alone, so that it is known even where the pattern is broken.
pub(super) fn phrase_head(input: Stream<'_>) -> Parse<'_, Name> {
    preceded(keyword("phrase", "`phrase`"), name("the name of the phrase")).parse(input)
}

/// `= PATTERN`, the rest of a phrase.
pub(super) fn phrase_body(input: Stream<'_>) -> Parse<'_, Pattern> {
    preceded(mark("=", "`=`"), cut(whole_pattern)).parse(input)
}

/// What stands before the entries of a lexicon.
pub(super) struct LexiconHead {
    pub name: Name,
    pub parent: Option<Name>,
    /// `None`: a `{` follows.
    pub table: Option<Name>,
}

/// `lexicon NAME [":" TYPE] ("=" "{" | "from" TEXT)`
pub(super) fn lexicon_head(input: Stream<'_>) -> Parse<'_, LexiconHead> {
    let parent = opt(preceded(mark(":", "`:`"), cut(name("a type"))));
    let head = (keyword("lexicon", "`lexicon`"), name("the name of the lexicon"), parent);
    let table = preceded(keyword("from", "`from`"), cut(quoted("the name of a table in quotation marks")));
    let inline = (mark("=", "`=`"), cut(mark("{", "`{`")));
    let body = alt((map(table, Some), value(None, inline)));
    let (rest, ((_, name, parent), table, ())) = (head, body, end).parse(input)?;
    Ok((rest, LexiconHead { name, parent, table }))
}

impl LexiconHead {
    pub fn entries(&self) -> LexiconEntries {
        self.table.clone().map_or(LexiconEntries::Inline(Vec::new()), LexiconEntries::Tsv)
    }
}

/// `ID "=" alias { "|" alias }`
pub(super) fn entry(input: Stream<'_>) -> Parse<'_, LexiconEntry> {
    let id = alt((name("an id"), quoted("an id")));
    let (rest, (id, _, _)) = (id, mark("=", "`=`"), opt(mark("|", "`|`"))).parse(input)?;
    let (rest, aliases) = separated_list1(mark("|", "`|`"), cut(alias)).parse(rest)?;
    let (rest, ()) = end_or(rest, "`|`, `case`, `from`, `until` or the end of the entry")?;
    Ok((rest, LexiconEntry { id, aliases }))
}

/// `TEXT ["case"] ["from" DATE] ["until" DATE]`
fn alias(input: Stream<'_>) -> Parse<'_, Alias> {
    let from = preceded(keyword("from", "`from`"), cut(number("a date")));
    let until = preceded(keyword("until", "`until`"), cut(number("a date")));
    let (rest, (text, case, from, until)) =
        (quoted("an alias in quotation marks"), opt(keyword("case", "`case`")), opt(from), opt(until)).parse(input)?;
    let from = from.and_then(|token| date::day(input, token, false));
    let until = until.and_then(|token| date::day(input, token, true));
    Ok((rest, Alias { text, case: case.is_some(), from, until }))
}

/// What stands before the pattern of a cue.
type CueHead = (Name, CueDirection, CueEffect, Option<u8>);

/// `cue NAME before sets negated within 4 = PATTERN`
pub(super) fn cue(input: Stream<'_>) -> Parse<'_, Cue> {
    let (rest, (name, direction, effect, within)) = cue_head(input)?;
    let (rest, pattern) = cut(preceded(mark("=", "`=`"), whole_pattern)).parse(rest)?;
    Ok((rest, Cue { name, direction, effect, pattern, within, span: input.until(&rest) }))
}

fn cue_head(input: Stream<'_>) -> Parse<'_, CueHead> {
    let direction = alt((
        value(CueDirection::Before, keyword("before", "`before`")),
        value(CueDirection::After, keyword("after", "`after`")),
        value(CueDirection::Around, keyword("around", "`around`")),
    ));
    let sets = (direction, preceded(cut(keyword("sets", "`sets`")), cut(effect)));
    let stops = value((CueDirection::Around, CueEffect::Stops), keyword("stops", "`stops`"));
    let (rest, (_, name, (direction, effect))) =
        (keyword("cue", "`cue`"), name("the name of the cue"), alt((sets, stops))).parse(input)?;
    let (rest, within) = opt(preceded(keyword("within", "`within`"), cut(number("a number of tokens")))).parse(rest)?;
    let Some(token) = within else { return Ok((rest, (name, direction, effect, None))) };
    let reach = input.text(token).parse::<u8>().ok().filter(|&reach| reach > 0);
    if reach.is_none() {
        let message = format!("expected a reach of 1 to 255 tokens, found `{}`", input.text(token));
        let report = input.context.error(code::LONG_GAP, message, token.span).label("out of range");
        input.context.report(report.help("leave `within` out to reach to the end of the clause"));
    }
    Ok((rest, (name, direction, effect, reach)))
}

fn effect(input: Stream<'_>) -> Parse<'_, CueEffect> {
    alt((
        value(CueEffect::Negated, keyword("negated", "`negated`")),
        value(CueEffect::Probable, keyword("probable", "`probable`")),
        value(CueEffect::Possible, keyword("possible", "`possible`")),
        value(CueEffect::Uncommitted, keyword("uncommitted", "`uncommitted`")),
        value(CueEffect::Denied, keyword("denied", "`denied`")),
        value(CueEffect::Speaker, keyword("speaker", "`speaker`")),
        value(CueEffect::Revised, keyword("revised", "`revised`")),
        value(CueEffect::Nothing, keyword("nothing", "`nothing`")),
    ))
    .parse(input)
}
