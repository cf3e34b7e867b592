//! Which statements stand where, and how reading goes on after a mistake. `bodies` reads what stands inside of each
//! block. A statement that fails costs itself alone; a block that is not closed ends before the first statement that cannot
//! belong to it.

use super::layout::{Reader, Statement};
use super::lex::Token;
use super::rule::VERDICTS;
use super::stream::{Context, Parse, Problem, Stream};
use crate::diagnostic::code;
use crate::rule::ast::File;
use crate::rule::suggest::nearest;
use crate::span::Span;

/// A block, from the inside.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    File,
    Claim,
    Rule,
    Lexicon,
    Meta,
    Override,
}

impl Place {
    /// Keywords of the statements that it holds.
    fn keywords(self) -> &'static [&'static str] {
        match self {
            Place::File => &["use", "phrase", "lexicon", "cue", "claim", "override"],
            Place::Claim => &["next", "both", "also", "phrase", "rule", "where", "meta"],
            Place::Rule => &["set", "match", "also", "example", "ignore", "todo", "where", "beats", "meta"],
            Place::Override => &["next", "both", "meta"],
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
            Place::Claim | Place::Lexicon | Place::Override => &[Place::File],
            Place::Rule => &[Place::Claim, Place::File],
            Place::Meta => &[Place::Rule, Place::Claim, Place::Override, Place::File],
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
            Place::Override => "in an override",
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Place::File => "`use`, `phrase`, `lexicon`, `cue`, `claim` or `override`",
            Place::Claim => "a slot, `rule`, `next`, `both`, `also`, `where`, `phrase`, `meta` or a verdict test",
            Place::Rule => "`set`, `match`, `also`, `where`, `beats`, `meta`, `example`, `ignore` or `todo`",
            Place::Lexicon => "an entry",
            Place::Meta => "a fact",
            Place::Override => "the policies of a slot, `next`, `both` or `meta`",
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
            // A cue gives no name that others could miss.
            None => file.broken |= keyword != "cue",
        }
    }
    file
}

/// A file that is being read.
pub(super) struct Blocks<'a> {
    pub reader: Reader<'a>,
    pub context: &'a Context<'a>,
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
                None => {
                    self.junk(Place::File, std::mem::replace(&mut quiet, true));
                }
            }
        }
        None
    }

    /// The next statement of a block: its keyword, or `None` for an entry or slot. At the end of the block: `None`.
    pub(super) fn step(&mut self, head: &Statement<'a>, place: Place) -> Option<Option<&'static str>> {
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
        let opens = matches!(keyword, "claim" | "rule" | "lexicon" | "meta" | "override");
        let statement = self.reader.statement(opens);
        self.reader.skip_blocks(statement.open + usize::from(statement.block));
        let span = statement.stream.place();
        let message = format!("expected {}, found `{keyword}`", place.expected());
        let report = self.context.error(code::MISPLACED, message, span);
        let home = match keyword {
            "use" | "lexicon" | "cue" | "claim" | "override" => "at the top level of the file",
            "next" | "both" | "rule" | "phrase" => "in a claim",
            "where" | "meta" => "in a claim or rule",
            keyword if VERDICTS.contains(&keyword) => "in a claim, beside its rules",
            _ => "in a rule",
        };
        let report = report.label(format!("has no meaning {}", place.name()));
        let help = if place == Place::Override {
            "an override changes policies, and never what is matched; write a claim of another name for that".to_owned()
        } else {
            format!("`{keyword}` stands {home}; is a `}}` missing or too many?")
        };
        self.context.report(report.help(help));
    }

    /// A line that begins with no keyword. Gives the word with which it begins.
    pub(super) fn junk(&mut self, place: Place, quiet: bool) -> String {
        let statement = self.reader.statement(false);
        self.reader.skip_blocks(statement.open);
        let word = statement.stream.place().of(self.context.text);
        if quiet {
            return word.to_owned();
        }
        let problem = Problem::at_start(statement.stream, place.expected());
        let near =
            nearest(word, place.keywords().iter().chain(VERDICTS).copied().filter(|keyword| place.allows(keyword)));
        let help = near.map_or("each statement begins with its keyword on a line of its own".to_owned(), |keyword| {
            format!("did you mean `{keyword}`?")
        });
        self.context.report(problem.report(self.context, &help));
        word.to_owned()
    }

    /// Runs a parser over a statement; reports where it fails.
    pub(super) fn read<T>(
        &self,
        stream: Stream<'a>,
        form: &str,
        parser: impl Fn(Stream<'a>) -> Parse<'a, T>,
    ) -> Option<T> {
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
    pub(super) fn line<T>(&mut self, form: &str, parser: impl Fn(Stream<'a>) -> Parse<'a, T>) -> Option<T> {
        let statement = self.reader.statement(false);
        self.read(statement.stream, form, parser)
    }
}
