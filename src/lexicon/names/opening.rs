//! Which words can begin a name, told before anything is known of the article: a look at each word and its classes. Says where
//! nothing begins; where something may begin, `atoms` and `combine` decide.

use super::view::View;
use super::words;
use crate::lexicon::reference;
use crate::text::TokenKind;

/// An office or title, `al-`, the words of direction before a place, or whoever speaks from a capital (`the foreign ministry in …`).
const OPENS: words::Class =
    words::OFFICE | words::OFFICE_MOD | words::TITLE | words::PARTICLE | words::DIRECTION | words::ORGAN_MOD;

/// Whether a name may begin at a token.
pub fn may_begin(view: &View, at: usize) -> bool {
    view.kind(at, TokenKind::Word)
        && (view.capital(at) || view.is(at, OPENS) || reference::SPEAK_FROM.contains(&view.key(at)))
}
