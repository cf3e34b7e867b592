//! Statements in a claim: its head, slots, `next`, `both`, `where`, `meta`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded};

use super::stream::{Parse, Stream, end, end_or, keyword, mark, name, number, quoted};
use crate::claim::{Arity, Key};
use crate::diagnostic::code;
use crate::rule::ast::{Name, Policy, SlotDef, Transition, Where};

pub(super) const CLAIM: &str = "a claim is written `claim NAME \"what it is\" { … }`";
pub(super) const SLOT: &str = "a slot is written `NAME : TYPE? key within 3 days`, or `NAME : SYMBOL | SYMBOL`";
pub(super) const NEXT: &str = "a transition is written `next SYMBOL -> SYMBOL | SYMBOL`";
pub(super) const BOTH: &str = "symbols that do not exclude each other are written `both SYMBOL SYMBOL`";
pub(super) const OVERRIDE: &str = "another file's claim is given other policies by `override CLAIM { … }`";
pub(super) const POLICY: &str =
    "the policies of a slot are written `NAME : key within 3 days`, `NAME : tally`, or `NAME : value` for neither";
pub(super) const WHERE: &str = "a constraint is written `where SLOT <= SLOT` or `where SLOT <= NUMBER`";
pub(super) const META: &str = "facts about a claim are written `meta { NAME: \"text\" … }`, one a line";

/// `claim NAME [TEXT] {`: the name and the title.
pub(super) fn head(input: Stream<'_>) -> Parse<'_, (Name, Option<Name>)> {
    let names = (name("the name of the claim"), opt(quoted("a title in quotation marks")));
    delimited(keyword("claim", "`claim`"), names, mark("{", "`{`")).parse(input)
}

/// `NAME ":" type ["?"|"+"|"*"] ["each"] ["tally"] ["key" ["within" N "days"]]`
pub(super) fn slot(input: Stream<'_>) -> Parse<'_, SlotDef> {
    let types = preceded(opt(mark("|", "`|`")), separated_list1(mark("|", "`|`"), cut(name("a type or a symbol"))));
    let arity = opt(alt((
        value(Arity::Optional, mark("?", "`?`")),
        value(Arity::Several, mark("+", "`+`")),
        value(Arity::Any, mark("*", "`*`")),
    )));
    let (rest, (name, _, ty, arity)) = (name("the name of a slot"), mark(":", "`:`"), types, arity).parse(input)?;
    let mut flags = (opt(keyword("each", "`each`")), opt(keyword("tally", "`tally`")), opt(key));
    let (rest, (each, tally, key)) = flags.parse(rest)?;
    let (rest, ()) = end_or(
        rest,
        if key.is_some() { "the end of the slot" } else { "`|`, `?`, `+`, `*`, `tally`, `key` or the end of the slot" },
    )?;
    let arity = arity.unwrap_or(Arity::One);
    let (each, tally) = (each.is_some(), tally.is_some());
    Ok((rest, SlotDef { name, ty, arity, each, key, tally, span: input.until(&rest) }))
}

/// `key [within N days]`
fn key(input: Stream<'_>) -> Parse<'_, Key> {
    let days = alt((keyword("days", "`days`"), keyword("day", "`days`")));
    let within = (keyword("within", "`within`"), cut(number("a number of days")), cut(days));
    let (rest, (_, within)) = (keyword("key", "`key`"), opt(within)).parse(input)?;
    let Some((_, token, _)) = within else { return Ok((rest, Key { within_days: None })) };
    let within_days = input.text(token).parse::<u32>().ok().filter(|&days| days <= 3660);
    if within_days.is_none() {
        let message = format!("expected a whole number of days up to 3660, found `{}`", input.text(token));
        input.context.report(input.context.error(code::LONG_GAP, message, token.span).label("out of range").help(SLOT));
    }
    Ok((rest, Key { within_days }))
}

/// `next SYMBOL "->" SYMBOL { "|" SYMBOL }`
pub(super) fn next(input: Stream<'_>) -> Parse<'_, Transition> {
    let to = separated_list1(mark("|", "`|`"), cut(name("a symbol")));
    let (rest, (_, from, _, to)) =
        (keyword("next", "`next`"), name("a symbol"), mark("->", "`->`"), to).parse(input)?;
    let (rest, ()) = end_or(rest, "`|` or the end of the line")?;
    Ok((rest, Transition { from, to }))
}

/// `both SYMBOL SYMBOL`
pub(super) fn both(input: Stream<'_>) -> Parse<'_, (Name, Name)> {
    let (rest, (_, a, b, ())) =
        (keyword("both", "`both`"), name("a symbol"), name("a second symbol"), end).parse(input)?;
    Ok((rest, (a, b)))
}

/// `override CLAIM {`: the name of the claim.
pub(super) fn override_head(input: Stream<'_>) -> Parse<'_, Name> {
    delimited(keyword("override", "`override`"), name("the name of a claim"), mark("{", "`{`")).parse(input)
}

/// `NAME ":" ("value" | ["tally"] ["key" ["within" N "days"]])`
pub(super) fn policy(input: Stream<'_>) -> Parse<'_, Policy> {
    let plain = value((false, None), keyword("value", "`value`"));
    let tally = map((keyword("tally", "`tally`"), opt(key)), |(_, key)| (true, key));
    let key = map(key, |key| (false, Some(key)));
    let head = (name("the name of a slot"), mark(":", "`:`"));
    let (rest, ((name, _), (tally, key), ())) = (head, alt((tally, key, plain)), end).parse(input)?;
    Ok((rest, Policy { name, key, tally, span: input.until(&rest) }))
}

/// `where SLOT OP (SLOT | NUMBER)`
pub(super) fn where_(input: Stream<'_>) -> Parse<'_, Where> {
    let op = alt((
        alt((mark("<=", "`<=`"), mark("<", "`<`"), mark(">=", "`>=`"))),
        alt((mark(">", "`>`"), mark("=", "`=`"), mark("!=", "`!=`"))),
    ));
    let amount = map(number("a number"), move |token| as_name(input, token));
    let (rest, (_, left, op, right, ())) =
        (keyword("where", "`where`"), name("a slot"), op, alt((name("a slot"), amount)), end).parse(input)?;
    Ok((rest, Where { left, op: as_name(input, op), right, span: input.until(&rest) }))
}

fn as_name(input: Stream<'_>, token: super::lex::Token) -> Name {
    Name { text: input.text(token).to_owned(), span: token.span }
}

/// `meta {`
pub(super) fn meta_head(input: Stream<'_>) -> Parse<'_, ()> {
    value((), (keyword("meta", "`meta`"), mark("{", "`{`"))).parse(input)
}

/// `NAME ("=" | ":") TEXT`
pub(super) fn meta_field(input: Stream<'_>) -> Parse<'_, (Name, Name)> {
    let value =
        alt((quoted("a quoted text"), name("a word"), map(number("a number"), move |token| as_name(input, token))));
    let (rest, (name, _, value, ())) =
        (name("the name of a fact"), alt((mark("=", "`=`"), mark(":", "`:`"))), value, end).parse(input)?;
    Ok((rest, (name, value)))
}
