//! Which words can begin a name, and which stand in none, told before anything is known of the article: a look at each word and
//! its classes. Says where nothing begins or goes on; where something may, `atoms` and `combine` decide.

use std::sync::LazyLock;

use super::view::View;
use super::words;
use crate::lexicon::{Dictionary, clause, reference};
use crate::text::{TokenKind, Tokens};

/// An office or title, `al-`, the words of direction before a place, or whoever speaks from a capital (`the foreign ministry in …`).
const OPENS: words::Class =
    words::OFFICE | words::OFFICE_MOD | words::TITLE | words::PARTICLE | words::DIRECTION | words::ORGAN_MOD;

/// Whether a name may begin at a token.
pub fn may_begin(view: &View, at: usize) -> bool {
    view.kind(at, TokenKind::Word)
        && (view.capital(at) || view.is(at, OPENS) || reference::SPEAK_FROM.contains(&view.key(at)))
}

/// Small words that stand inside no name, beside auxiliaries and what begins a clause.
const OUTSIDE: &[&str] = &["be", "been", "said", "says", "with", "by", "but", "not", "n't", "while"];

static APART: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut apart = Dictionary::default();
    let words = clause::AUXILIARIES.iter().chain(clause::SUBORDINATORS).chain(OUTSIDE);
    // `Rio do Sul`
    words.filter(|word| words::class(word) & words::PARTICLE == 0).for_each(|word| {
        apart.intern(word);
    });
    apart
});

/// Whether a token may stand inside a name or list of names, behind its first word. With a capital any word may (`Ida May`).
pub fn may_go_on(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    match token.kind {
        TokenKind::Stop | TokenKind::Dash | TokenKind::Bracket => false,
        TokenKind::Comma => tokens.folded(at) == ",",
        TokenKind::Word => token.capital || APART.id(tokens.folded(at)) == 0,
        TokenKind::Number | TokenKind::Possessive | TokenKind::Hyphen | TokenKind::Quote | TokenKind::Symbol => true,
    }
}
