//! Files, claims, rules and the other blocks: which statements stand where, and how reading goes on after a mistake.
//! A statement that fails costs itself alone; a block that is not closed ends before the first statement that cannot
//! belong to it.

use nom::Input;

use super::layout::{Reader, Statement};
use super::lex::Token;
use super::rule::VERDICTS;
use super::stream::{Context, Parse, Problem, Stream};
use super::{claim, names, rule};
use crate::diagnostic::code;
use crate::rule::ast::{
    Also, Claim, File, Item, Lexicon, LexiconEntries, LexiconEntry, Match, Meta, Name, Pattern, PatternNode, Phrase,
    Rule,
};
use crate::rule::suggest::nearest;
use crate::span::Span;

/// A block, from the inside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    File,
    Claim,
    Rule,
    Lexicon,
    Meta,
}

impl Place {
    /// Keywords of the statements that it holds.
    fn keywords(self) -> &'static [&'static str] {
        match self {
            Place::File => &["use", "phrase", "lexicon", "cue", "claim"],
            Place::Claim => &["next", "both", "also", "phrase", "rule", "where", "meta"],
            Place::Rule => &["set", "match", "also", "example", "ignore", "todo", "where", "beats"],
            Place::Lexicon | Place::Meta => &[],
        }
    }

    fn allows(self, keyword: &str) -> bool {
        self.keywords().contains(&keyword) || (self == Place::Claim && VERDICTS.contains(&keyword))
    }

    /// Whether a block around this one can hold such a statement.
    fn outside_allows(self, keyword: &str) -> bool {
        let around: &[Place] = match self {
            Place::File => &[],
            Place::Claim | Place::Lexicon => &[Place::File],
            Place::Rule => &[Place::Claim, Place::File],
            Place::Meta => &[Place::Rule, Place::Claim, Place::File],
        };
        around.iter().any(|place| place.allows(keyword))
    }

    fn name(self) -> &'static str {
        match self {
            Place::File => "outside of claims",
            Place::Claim => "in a claim",
            Place::Rule => "in a rule",
            Place::Lexicon => "in a lexicon",
            Place::Meta => "in `meta`",
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Place::File => "`use`, `phrase`, `lexicon`, `cue` or `claim`",
            Place::Claim => "a slot, `rule`, `next`, `both`, `also`, `phrase` or a verdict test",
            Place::Rule => "`set`, `match`, `also`, `example`, `ignore` or `todo`",
            Place::Lexicon => "an entry",
            Place::Meta => "a fact",
        }
    }
}

/// The whole file.
pub(super) fn file(context: &Context<'_>, tokens: &[Token]) -> File {
    let mut blocks = Blocks { reader: Reader::new(context, tokens), context };
    let mut file = File { source: context.source, items: Vec::new(), broken: false };
    while let Some(keyword) = blocks.top() {
        match blocks.item(keyword) {
            Some(item) => file.items.push(item),
            None => file.broken = true,
        }
    }
    file
}

struct Blocks<'a> {
    reader: Reader<'a>,
    context: &'a Context<'a>,
}

impl<'a> Blocks<'a> {
    /// The keyword of the next statement at the top level; `None` at the end of the file.
    fn top(&mut self) -> Option<&'static str> {
        let mut quiet = false;
        while let Some(token) = self.reader.peek() {
            if token.is("}") {
                let report = self.context.error(code::STRAY_BRACE, "expected a statement, found `}`", token.span);
                self.context.report(report.label("closes nothing").help("there is a `}` too many, here or above"));
                self.reader.skip();
                continue;
            }
            match self.reader.keyword() {
                Some(keyword) if Place::File.allows(keyword) => return Some(keyword),
                Some(keyword) => self.misplaced(keyword, Place::File),
                // Of several lines that mean nothing, the first is reported.
                None => self.junk(Place::File, std::mem::replace(&mut quiet, true)),
            }
        }
        None
    }

    /// The next statement of a block: its keyword, or `None` for an entry or slot. At the end of the block: `None`.
    fn step(&mut self, head: &Statement<'a>, place: Place) -> Option<Option<&'static str>> {
        loop {
            let Some(token) = self.reader.peek() else {
                self.unclosed(head, Span { start: self.reader.end(), end: self.reader.end() }, "the end of the file");
                return None;
            };
            if token.is("}") {
                self.reader.skip();
                return None;
            }
            let Some(keyword) = self.reader.keyword() else { return Some(None) };
            if place.allows(keyword) {
                return Some(Some(keyword));
            }
            if place.outside_allows(keyword) && token.indent <= head.indent {
                self.unclosed(head, token.span, &format!("`{keyword}`"));
                return None;
            }
            self.misplaced(keyword, place);
        }
    }

    fn unclosed(&self, head: &Statement<'a>, at: Span, found: &str) {
        let report = self.context.error(code::UNCLOSED_BLOCK, format!("expected `}}`, found {found}"), at);
        let report =
            report.label("expected `}` before this").also(self.context.source, head.span(), "to close this block");
        self.context.report(report.help("close the block with `}` on a line of its own"));
    }

    fn misplaced(&mut self, keyword: &str, place: Place) {
        let opens = matches!(keyword, "claim" | "rule" | "lexicon" | "meta");
        let statement = self.reader.statement(opens);
        self.reader.skip_blocks(statement.open + usize::from(statement.block));
        let span = statement.stream.place();
        let message = format!("expected {}, found `{keyword}`", place.expected());
        let report = self.context.error(code::MISPLACED, message, span);
        let home = match keyword {
            "use" | "lexicon" | "cue" | "claim" => "at the top level of the file",
            "next" | "both" | "rule" | "meta" | "phrase" => "in a claim",
            keyword if VERDICTS.contains(&keyword) => "in a claim, beside its rules",
            _ => "in a rule",
        };
        let report = report.label(format!("has no meaning {}", place.name()));
        self.context.report(report.help(format!("`{keyword}` stands {home}; is a `}}` missing or too many?")));
    }

    /// A line that begins with no keyword.
    fn junk(&mut self, place: Place, quiet: bool) {
        let statement = self.reader.statement(false);
        self.reader.skip_blocks(statement.open);
        if quiet {
            return;
        }
        let problem = Problem::at_start(statement.stream, place.expected());
        let word = statement.stream.place().of(self.context.text);
        let near =
            nearest(word, place.keywords().iter().chain(VERDICTS).copied().filter(|keyword| place.allows(keyword)));
        let help = near.map_or("each statement begins with its keyword on a line of its own".to_owned(), |keyword| {
            format!("did you mean `{keyword}`?")
        });
        self.context.report(problem.report(self.context, &help));
    }

    /// Runs a parser over a statement; reports where it fails.
    fn read<T>(&self, stream: Stream<'a>, form: &str, parser: impl Fn(Stream<'a>) -> Parse<'a, T>) -> Option<T> {
        match parser(stream) {
            Ok((_, output)) => Some(output),
            Err(nom::Err::Error(problem) | nom::Err::Failure(problem)) => {
                self.context.report(problem.report(self.context, form));
                None
            }
            // The parsers know the whole statement and never ask for more of it.
            Err(nom::Err::Incomplete(_)) => None,
        }
    }

    /// Takes one statement without a block and reads it.
    fn line<T>(&mut self, form: &str, parser: impl Fn(Stream<'a>) -> Parse<'a, T>) -> Option<T> {
        let statement = self.reader.statement(false);
        self.read(statement.stream, form, parser)
    }

    fn item(&mut self, keyword: &str) -> Option<Item> {
        match keyword {
            "use" => self.line(names::USE, names::use_).map(Item::Use),
            "phrase" => self.phrase().map(Item::Phrase),
            "cue" => self.line(names::CUE, names::cue).map(Item::Cue),
            "lexicon" => self.lexicon().map(Item::Lexicon),
            _ => Some(Item::Claim(self.claim())),
        }
    }

    /// A phrase whose pattern is broken keeps its name.
    fn phrase(&mut self) -> Option<Phrase> {
        let statement = self.reader.statement(false);
        let stream = statement.stream;
        let name = self.read(stream, names::PHRASE, names::phrase_head)?;
        let rest = stream.take_from(2);
        let pattern = self.read(rest, names::PHRASE, names::phrase_body).unwrap_or_else(|| broken(rest.place()));
        Some(Phrase { name, pattern, span: statement.span() })
    }

    fn lexicon(&mut self) -> Option<Lexicon> {
        let statement = self.reader.statement(true);
        let head = self.read(statement.stream, names::LEXICON, names::lexicon_head);
        let mut inline = Vec::new();
        if statement.block {
            while let Some(keyword) = self.step(&statement, Place::Lexicon) {
                debug_assert!(keyword.is_none(), "a lexicon allows no keyword");
                let statement = self.reader.statement(false);
                // An entry that is broken keeps its id, and has no names.
                let id = self.name_at(statement.stream);
                let read = self.read(statement.stream, names::ENTRY, names::entry);
                inline.push(read.unwrap_or(LexiconEntry { id, aliases: Vec::new() }));
            }
        }
        let head = head?;
        let mut entries = head.entries();
        if let LexiconEntries::Inline(list) = &mut entries {
            *list = inline;
        }
        let span = statement.span().to(self.here());
        Some(Lexicon { name: head.name, parent: head.parent, entries, span })
    }

    fn meta(&mut self) -> Option<Meta> {
        let statement = self.reader.statement(true);
        self.read(statement.stream, claim::META, claim::meta_head)?;
        let mut fields = Vec::new();
        while self.step(&statement, Place::Meta).is_some() {
            fields.extend(self.line(claim::META, claim::meta_field));
        }
        Some(Meta { fields, span: statement.span().to(self.here()) })
    }

    fn claim(&mut self) -> Claim {
        let statement = self.reader.statement(true);
        let head = self.read(statement.stream, claim::CLAIM, claim::head);
        let broken = head.is_none();
        let (name, title) = head.unwrap_or_else(|| (self.name_at(statement.stream.take_from(1)), None));
        let mut claim = Claim {
            name,
            title,
            slots: Vec::new(),
            next: Vec::new(),
            both: Vec::new(),
            also: Vec::new(),
            phrases: Vec::new(),
            rules: Vec::new(),
            wheres: Vec::new(),
            verdicts: Vec::new(),
            meta: Vec::new(),
            broken,
            span: statement.span(),
        };
        while let Some(keyword) = self.step(&statement, Place::Claim) {
            let read = match keyword {
                Some("next") => self.line(claim::NEXT, claim::next).map(|next| claim.next.push(next)),
                Some("both") => self.line(claim::BOTH, claim::both).map(|both| claim.both.push(both)),
                Some("also") => {
                    let also = self.also();
                    claim.also.push(also);
                    Some(())
                }
                Some("phrase") => self.phrase().map(|phrase| claim.phrases.push(phrase)),
                Some("where") => self.line(claim::WHERE, claim::where_).map(|found| claim.wheres.push(found)),
                Some("meta") => self.meta().map(|meta| claim.meta.push(meta)),
                Some("rule") => {
                    let rule = self.rule();
                    claim.rules.push(rule);
                    Some(())
                }
                Some(_) => {
                    claim.verdicts.extend(self.line(rule::VERDICT, rule::verdict));
                    Some(())
                }
                None if self.reader.is_slot() => self.line(claim::SLOT, claim::slot).map(|slot| claim.slots.push(slot)),
                None => {
                    self.junk(Place::Claim, false);
                    None
                }
            };
            claim.broken |= read.is_none();
        }
        claim.span = claim.span.to(self.here());
        claim
    }

    fn rule(&mut self) -> Rule {
        let statement = self.reader.statement(true);
        let head = self.read(statement.stream, rule::RULE, rule::head);
        let mut rule = Rule {
            broken: head.is_none(),
            name: head.unwrap_or_else(|| self.name_at(statement.stream.take_from(1))),
            sets: Vec::new(),
            matches: Vec::new(),
            also: Vec::new(),
            wheres: Vec::new(),
            beats: Vec::new(),
            examples: Vec::new(),
            span: statement.span(),
        };
        while let Some(keyword) = self.step(&statement, Place::Rule) {
            let read = match keyword {
                Some("set") => self.line(rule::SET, rule::set).map(|set| rule.sets.push(set)),
                Some("match") => {
                    let found = self.match_();
                    let whole = !matches!(found.pattern.node, PatternNode::Broken);
                    rule.matches.push(found);
                    whole.then_some(())
                }
                Some("also") => {
                    let also = self.also();
                    rule.also.push(also);
                    Some(())
                }
                Some("where") => self.line(claim::WHERE, claim::where_).map(|found| rule.wheres.push(found)),
                Some("beats") => self.line(rule::BEATS, rule::beats).map(|beats| rule.beats.push(beats)),
                Some("ignore") => self.line(rule::IGNORE, rule::example).map(|ignore| rule.examples.push(ignore)),
                Some(_) => self.line(rule::EXAMPLE, rule::example).map(|example| rule.examples.push(example)),
                None => {
                    self.junk(Place::Rule, false);
                    None
                }
            };
            rule.broken |= read.is_none();
        }
        rule.span = rule.span.to(self.here());
        rule
    }

    fn match_(&mut self) -> Match {
        let statement = self.reader.statement(false);
        let span = statement.span();
        self.read(statement.stream, rule::MATCH, rule::match_).unwrap_or_else(|| Match { pattern: broken(span), span })
    }

    fn also(&mut self) -> Also {
        let statement = self.reader.statement(false);
        let span = statement.span();
        self.read(statement.stream, rule::ALSO, rule::also).unwrap_or_else(|| Also { pattern: broken(span), span })
    }

    /// The name at the head of `stream`; without letters where none stands there.
    fn name_at(&self, stream: Stream<'a>) -> Name {
        super::stream::name("a name")(stream)
            .map_or(Name { text: String::new(), span: stream.place() }, |(_, name)| name)
    }

    /// Just behind what was read last.
    fn here(&self) -> Span {
        Span { start: self.reader.end(), end: self.reader.end() }
    }
}

fn broken(span: Span) -> Pattern {
    Pattern { node: PatternNode::Broken, span }
}
