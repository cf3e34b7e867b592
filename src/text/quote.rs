//! Quotations: what stands between quotation marks. Takes an article and its sentences; attributes nothing.

use super::article::Article;
use super::seek::each_of;
use super::segment::is_double;
use super::sentence::{Role, Sentence};
use super::single::singles;
use super::tokenize::is_blank;
use crate::span::Span;

/// One quotation, possibly over several sentences or paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without.
    pub inner: Span,
}

impl Quote {
    /// From before the opening mark at `start` to `end`; the marks have so many bytes, the closing one 0 if it is missing.
    pub(super) fn new(start: usize, end: usize, opening: usize, closing: usize) -> Self {
        Self { span: Span::new(start, end), inner: Span::new(start + opening, end - closing) }
    }
}

/// The quotations of an article, in order; they do not overlap. A quotation inside another is not listed.
///
/// Double marks in any style, also “mixed", and ‘single’ ones where they are no apostrophes. A quotation goes on in the
/// next paragraph of running text if that begins with an opening mark again; else an unclosed one ends with its block.
pub fn quotes(article: &Article, sentences: &[Sentence]) -> Vec<Quote> {
    let mut finder = Finder { text: &article.text, found: Vec::new(), open: None };
    let mut singly = Vec::new();
    let mut roles = vec![Role::Heading; article.blocks.len()];
    for sentence in sentences.iter().filter(|sentence| sentence.role == Role::Body) {
        if let Some(role) = roles.get_mut(sentence.block as usize) {
            *role = Role::Body;
        }
    }
    let mut held: Option<Open> = None;
    for (block, role) in article.blocks.iter().zip(roles) {
        // A heading or teaser between two paragraphs of a quotation does not end it.
        if role != Role::Body {
            let outer = finder.open.take();
            finder.block(block.span);
            finder.end_block();
            finder.open = outer;
        } else {
            finder.open = held.take();
            finder.block(block.span);
            held = finder.open;
        }
        singles(&article.text, block.span, &mut singly);
    }
    finder.open = held;
    finder.end_block();
    outermost(finder.found, singly)
}

/// A quotation that was opened.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    mark: char,
    /// Where it ends if nothing closes it: the end of its last block.
    end: usize,
}

struct Finder<'a> {
    text: &'a str,
    found: Vec<Quote>,
    open: Option<Open>,
}

impl Finder<'_> {
    fn block(&mut self, span: Span) {
        let (base, part) = (span.start as usize, span.of(self.text));
        let mut from = 0;
        if self.open.is_some() {
            match part.chars().next().filter(|&c| is_double(c) && c != '”') {
                Some(mark) => from = mark.len_utf8(),
                None => self.end_block(),
            }
        }
        // By their first bytes: most texts have few.
        for at in each_of(&part[from..], [b'"', 0xe2, 0xc2]).map(|at| from + at) {
            let Some(c) = part.get(at..).and_then(|rest| rest.chars().next()).filter(|&c| is_double(c)) else {
                continue;
            };
            let (before, after) = (part[..at].chars().next_back(), part[at + c.len_utf8()..].chars().next());
            self.mark(part, base, at, c, before, after);
        }
        if let Some(open) = &mut self.open {
            open.end = base + part.len();
        }
    }

    fn mark(&mut self, part: &str, base: usize, at: usize, c: char, before: Option<char>, after: Option<char>) {
        let (loose_before, loose_after) = (before.is_none_or(is_outside), after.is_none_or(is_outside));
        let Some(open) = self.open else {
            // A straight mark behind a word opens nothing (12" pipes), nor does a closing one before a blank.
            let opens = match c {
                '"' => loose_before,
                '”' | '»' => loose_before && !loose_after,
                _ => true,
            };
            if opens {
                self.open = Some(Open { start: base + at, mark: c, end: base + part.len() });
            }
            return;
        };
        let reopens = match c {
            '“' => open.mark != '„' && !(open.mark == '“' && !loose_before && loose_after),
            '«' => open.mark != '»',
            '„' | '‟' => true,
            '"' => loose_before && !loose_after,
            _ => false,
        };
        if reopens {
            // Either the mark before was never closed, or this is a quotation inside one with marks of another shape.
            if closes(open.mark, c) {
                let end = base + part[..at].trim_end_matches(is_blank).len();
                self.push(Open { end, ..open }, 0);
                self.open = Some(Open { start: base + at, mark: c, end: base + part.len() });
            }
        } else if closes(open.mark, c) && !(c == '"' && is_inches(&part[..at])) {
            self.push(Open { end: base + at + c.len_utf8(), ..open }, c.len_utf8());
            self.open = None;
        }
    }

    /// Nothing closed the open quotation.
    fn end_block(&mut self) {
        if let Some(open) = self.open.take() {
            self.push(open, 0);
        }
    }

    fn push(&mut self, open: Open, closing: usize) {
        let opening = open.mark.len_utf8();
        // A mark with nothing behind it is no quotation.
        if open.start + opening + closing < open.end {
            self.found.push(Quote::new(open.start, open.end, opening, closing));
        }
    }
}

/// Whether a mark of this shape can close what `open` opened: guillemets go together, all others mix.
fn closes(open: char, c: char) -> bool {
    matches!(open, '«' | '»') == matches!(c, '«' | '»')
}

/// Whether a mark beside this character does not touch a word.
fn is_outside(c: char) -> bool {
    is_blank(c) || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '/' | '‘' | '\'')
}

/// Whether a text ends in feet and inches: `5'10`.
fn is_inches(before: &str) -> bool {
    let feet = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '½');
    let digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    feet.len() < before.len() && feet.strip_suffix(['\'', '’', '′']).is_some_and(digit)
}

/// Both kinds in order, without those inside another.
fn outermost(doubles: Vec<Quote>, singles: Vec<Quote>) -> Vec<Quote> {
    let mut all = doubles;
    all.extend(singles);
    all.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    let mut end = 0;
    all.retain(|quote| {
        let outside = quote.span.start >= end;
        if outside {
            end = quote.span.end;
        }
        outside
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ArticleInfo, sentences};

    fn check(text: &str, expected: &[&str]) {
        let article = Article::plain(ArticleInfo::default(), text);
        let found = quotes(&article, &sentences(&article));
        let inner: Vec<_> = found.iter().map(|quote| quote.inner.of(text)).collect();
        assert_eq!(inner, expected, "{text}");
    }

    #[test]
    fn double_marks() {
        check("“It is over,” she said. “We go home.”", &["It is over,", "We go home."]);
        check("\"It is over,\" she said.", &["It is over,"]);
        check("He called it “a start\". She called it \"an end”.", &["a start", "an end"]);
        check("« C'est fini », dit-elle.", &[" C'est fini "]);
        check("Er sagte „nein“ und ging. Han sade ”nej” och gick.", &["nein", "nej"]);
        check("“It is over. We go home,” she said.", &["It is over. We go home,"]);
        check("The (“so-called”) truce—“a joke”—held.", &["so-called", "a joke"]);
        check("No marks.", &[]);
    }

    #[test]
    fn single_marks() {
        check("‘It’s over,’ she said.", &["It’s over,"]);
        check("'It's over,' she said. 'We go home.'", &["It's over,", "We go home."]);
        check("The rebels' camp and the soldiers' tents.", &[]);
        check("The rebels’ camp and Haas’ tent.", &[]);
        check("He said ‘the rebels’ camp’ fell.", &["the rebels’ camp"]);
        check("He spoke of ‘the rebels’ and left.", &["the rebels"]);
        check("Rock 'n' roll of the '90s, 'tis said.", &[]);
        check("Mayor calls it 'deeply wrong'", &["deeply wrong"]);
        // Only the outer one of two.
        check("“He said ‘no’ twice,” she said.", &["He said ‘no’ twice,"]);
        check("‘He said “no” twice,’ she said.", &["He said “no” twice,"]);
    }

    #[test]
    fn paragraphs() {
        check("“It is over.\n\n“We go home,” she said.", &["It is over.\n\n“We go home,"]);
        check("\"It is over.\n\n\"We go.\n\n\"Now,\" she said.", &["It is over.\n\n\"We go.\n\n\"Now,"]);
        check("“It is over.\n\nShe left. “Now,” he said.", &["It is over.", "Now,"]);
        check("“It is over.\n\nA new start\n\n“We go,” she said.", &["It is over.\n\nA new start\n\n“We go,"]);
        check("“It is over.” Then: “We go.", &["It is over.", "We go."]);
        check("He said “no. “Never,” he said.", &["no.", "Never,"]);
    }

    #[test]
    fn no_quotations() {
        check("He is 5'10\" tall and owns a 12\" pipe.", &[]);
        check("“He is 5'10\" tall,” she said.", &["He is 5'10\" tall,"]);
        check("It ended.” So it did.", &[]);
        check("“", &[]);
        check("\"\"", &[]);
    }
}
