//! Whether a blank stands between two tokens of a statement.

use super::pieces::Form;
use crate::rule::parse::lex::{Kind, Token};

/// Two tokens and what stands around them.
pub(super) struct Spot<'a> {
    pub text: &'a str,
    pub form: Form,
    /// Before `prev`.
    pub earlier: Option<Token>,
    pub prev: Token,
    pub next: Token,
    /// Whether `next` stands inside of brackets.
    pub inside: bool,
    /// Whether the innermost of them is a `[`.
    pub square: bool,
}

impl Spot<'_> {
    /// Whether no blank stands between `prev` and `next`. Where a blank has a meaning (`not (a)`, `meet/verb`), it is left
    /// as it is.
    pub fn glued(&self) -> bool {
        let Self { form, prev, next, .. } = *self;
        let example = form == Form::Example;
        let number = |token: Token| token.kind == Kind::Number;
        match next.kind {
            Kind::Mark("?" | "+" | "*" | "," | ")" | "]" | ".") => return true,
            Kind::Mark("/") => return !next.spaced,
            Kind::Mark("}") => return !example || prev.is("{"),
            Kind::Mark(":") => return self.inside,
            Kind::Mark("[") if form == Form::Pattern => return true,
            Kind::Mark("(") if self.calls() => return !next.spaced,
            Kind::Mark("..") if example => return number(prev),
            Kind::Mark("..") if self.square => return true,
            Kind::Number if prev.is("..") => return true,
            Kind::Number if example && [">=", "<=", ">", "<", "~"].iter().any(|sign| prev.is(sign)) => return true,
            _ => {}
        }
        match prev.kind {
            Kind::Mark("(" | "[" | "@" | ".") => true,
            Kind::Mark("{") => !example,
            Kind::Mark("/") => !next.spaced,
            _ => false,
        }
    }

    /// Whether a bracket behind `prev` belongs to it: `not(`, `not after(`, `any order(`.
    fn calls(&self) -> bool {
        let word = |token: Option<Token>| token.map_or("", |token| token.span.of(self.text));
        matches!((word(self.earlier), word(Some(self.prev))), (_, "not") | ("not", "after") | ("any", "order"))
    }
}
