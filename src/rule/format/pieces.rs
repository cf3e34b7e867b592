//! One statement, cut where its lines may be broken. A piece is never broken; each says how gladly it begins a line, and
//! in which column.

use super::gap::{Gap, GapLine};
use super::spacing::Spot;
use crate::rule::parse::layout::is_keyword;
use crate::rule::parse::lex::{Kind, Token};

/// How a statement is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `phrase`, `cue`, `match`, `also`: broken before `|`, else between the parts of a sequence.
    Pattern,
    /// `next`: broken before `|`.
    Choice,
    /// A slot, an entry of a lexicon, a fact: aligned with its neighbours, broken before `|`.
    Row,
    /// `example`, `ignore`, `todo example`: broken before `=>`, then behind `,`.
    Example,
    /// `contradicts` and the like: broken before `with`.
    Verdict,
    /// On one line, however long.
    Plain,
}

impl Form {
    /// By the keyword of a statement.
    pub fn of(keyword: Option<&str>) -> Self {
        match keyword {
            None => Form::Row,
            Some("phrase" | "cue" | "match" | "also") => Form::Pattern,
            Some("next") => Form::Choice,
            Some("example" | "ignore" | "todo") => Form::Example,
            Some("use" | "lexicon" | "claim" | "override" | "rule" | "meta" | "set" | "both" | "where" | "beats") => {
                Form::Plain
            }
            Some(_) => Form::Verdict,
        }
    }
}

/// The level of a piece that begins a line only behind a comment.
pub(super) const NEVER: u8 = u8::MAX;

/// A run of tokens that stays on one line.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    pub text: String,
    /// A line is broken before pieces of the lowest level first.
    pub level: u8,
    /// Where it stands at the start of a line, from the column of the statement.
    pub column: usize,
    /// Blanks before it, beside the usual one, where it does not begin a line.
    pub pad: usize,
    /// Comments behind it: the next piece begins a line.
    pub comments: Vec<Comment<'a>>,
}

impl Piece<'_> {
    /// Its columns.
    pub fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// A comment between two pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comment<'a> {
    pub text: &'a str,
    /// Whether it has a line of its own.
    pub own_line: bool,
}

/// A statement in pieces.
#[derive(Debug)]
pub(super) struct Cut<'a> {
    /// At least one.
    pub pieces: Vec<Piece<'a>>,
    /// The piece that may go to the next line together with all that follow.
    pub body: Option<usize>,
    /// Whether each alternative has a line of its own where they do not all stand on one: so it is where they are
    /// wordings, with slots or gaps, and not lists of words.
    pub tall: bool,
}

/// Cuts a statement of at least one token.
pub(super) fn cut<'a>(text: &'a str, tokens: &[Token], form: Form) -> Cut<'a> {
    let mut cutter = Cutter { text, form, first: tokens[0], pieces: Vec::new(), brackets: Vec::new() };
    let (mut earlier, mut prev) = (None, None);
    let mut body = None;
    let mut bars = false;
    for (at, &token) in tokens.iter().enumerate() {
        if cutter.is_idle(tokens, at, prev) {
            continue;
        }
        let comments = cutter.comments(tokens, at);
        match prev {
            None => cutter.begin(token, NEVER),
            Some(prev) => {
                let inside = !cutter.brackets.is_empty();
                let square = cutter.brackets.last() == Some(&"[");
                let spot = Spot { text, form, earlier, prev, next: token, inside, square };
                if comments.is_empty() && spot.glued() {
                    cutter.glue(token);
                } else {
                    let in_body = form != Form::Pattern || matches!(tokens[0].span.of(text), "match" | "also");
                    if !in_body && body.is_none() && prev.is("=") {
                        // A keyword at the start of a line would begin a statement.
                        body = Some((cutter.pieces.len(), !is_keyword(token.span.of(text))));
                    }
                    let level = cutter.level(earlier, prev, token, in_body || body.is_some());
                    bars |= level == 0 && token.is("|");
                    if let Some(last) = cutter.pieces.last_mut() {
                        last.comments = comments;
                    }
                    cutter.begin(token, level);
                }
            }
        }
        (earlier, prev) = (prev, Some(token));
    }
    if bars {
        // What goes on with an alternative stands deeper than the alternatives.
        let first = body.map(|(at, _)| at);
        let parts = cutter.pieces.iter_mut().enumerate().filter(|(at, piece)| piece.level > 0 && Some(*at) != first);
        parts.for_each(|(_, piece)| piece.column += 2);
    }
    let body = body.filter(|(_, free)| *free && bars).map(|(at, _)| at);
    let tall = form == Form::Pattern && bars && tokens.iter().any(|token| token.is("{") || token.is(".."));
    Cut { pieces: cutter.pieces, body, tall }
}

struct Cutter<'a> {
    text: &'a str,
    form: Form,
    first: Token,
    pieces: Vec<Piece<'a>>,
    /// Those open before the token at hand.
    brackets: Vec<&'static str>,
}

impl<'a> Cutter<'a> {
    /// Whether a mark can be left out: a `|` before the first alternative, a `,` before a bracket that closes. Beside a
    /// comment it stays, so that the line behind the comment begins as it did.
    fn is_idle(&self, tokens: &[Token], at: usize, prev: Option<Token>) -> bool {
        let (Some(prev), Some(next)) = (prev, tokens.get(at + 1)) else { return false };
        let leads = at == 1 && self.form == Form::Pattern || ["=", ":", "(", ","].iter().any(|mark| prev.is(mark));
        let trails = self.form == Form::Example && (next.is("}") || next.is("]"));
        let idle = tokens[at].is("|") && leads || tokens[at].is(",") && trails;
        idle && self.comments(tokens, at).is_empty() && self.comments(tokens, at + 1).is_empty()
    }

    /// The comments before a token that is not the first.
    fn comments(&self, tokens: &[Token], at: usize) -> Vec<Comment<'a>> {
        let Some(before) = at.checked_sub(1) else { return Vec::new() };
        let between = tokens[before].span.end as usize..tokens[at].span.start as usize;
        let gap = Gap::read(&self.text[between], false);
        let trailing = gap.trailing.map(|text| Comment { text, own_line: false });
        let own = gap.lines.into_iter().filter_map(|line| match line {
            GapLine::Comment(text) => Some(Comment { text, own_line: true }),
            GapLine::Blank => None,
        });
        trailing.into_iter().chain(own).collect()
    }

    fn begin(&mut self, token: Token, level: u8) {
        let text = token.span.of(self.text);
        // The texts of `ignore` and `example` stand under each other.
        let pad = match &self.pieces[..] {
            [keyword] if self.form == Form::Example && keyword.text == "ignore" => 1,
            _ => 0,
        };
        let column = self.column(token);
        self.pieces.push(Piece { text: text.to_owned(), level, column, pad, comments: Vec::new() });
        self.track(token);
    }

    fn glue(&mut self, token: Token) {
        if let Some(last) = self.pieces.last_mut() {
            last.text.push_str(token.span.of(self.text));
        }
        self.track(token);
    }

    fn track(&mut self, token: Token) {
        match token.kind {
            Kind::Mark(mark @ ("(" | "[" | "{")) => self.brackets.push(mark),
            Kind::Mark(")" | "]" | "}") => {
                self.brackets.pop();
            }
            _ => {}
        }
    }

    /// How gladly a line begins with `token`: the lower, the sooner.
    fn level(&self, earlier: Option<Token>, prev: Token, token: Token, in_body: bool) -> u8 {
        let word = |token: Token| token.span.of(self.text);
        let depth = u8::try_from(self.brackets.len()).unwrap_or(NEVER).min(100);
        let choice = 2 * depth;
        match self.form {
            Form::Pattern if !in_body => NEVER,
            Form::Pattern if token.is("|") => choice,
            Form::Pattern if is_keyword(word(token)) => NEVER,
            Form::Pattern if prev.is(",") => choice,
            Form::Pattern => {
                let opens = earlier.is_none() || prev.is("|") || prev.is("=") || prev.is(":");
                let reach = prev.is("..") || prev.kind == Kind::Number && earlier.is_some_and(|token| token.is(".."));
                let construct = matches!((word(prev), word(token)), ("any", "order") | ("not", "after") | (_, "case"))
                    || word(prev) == "not" && token.is("(");
                if opens || reach || construct { NEVER } else { choice + 1 }
            }
            Form::Choice | Form::Row if token.is("|") => 0,
            Form::Example if token.is("=>") => 0,
            Form::Example if prev.is(",") => choice,
            Form::Verdict if word(token) == "with" && word(prev) != "on" => 0,
            _ => NEVER,
        }
    }

    /// Where `token` stands at the start of a line. Rows are set later, where their neighbours are known.
    fn column(&self, token: Token) -> usize {
        let depth = self.brackets.len();
        match self.form {
            _ if self.pieces.is_empty() => 0,
            Form::Pattern | Form::Choice if depth == 0 => 4 - 2 * usize::from(token.is("|")),
            Form::Pattern => 6 + 2 * depth - 2 * usize::from(token.is("|")),
            // The second line of expectations stands under the first: `=> { `.
            Form::Example if depth > 0 => 7 + 2 * depth,
            Form::Verdict if token.span.of(self.text) == "with" => self.first.span.len().saturating_sub(4).max(1),
            _ => 4,
        }
    }
}
