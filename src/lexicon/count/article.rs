//! `a man`, `an off-duty police officer`: one person, by the article alone.

use super::noun;
use super::number;
use super::opening;
use super::scan::Scan;
use crate::text::TokenKind;

/// An article that counts one person.
pub(super) struct Article {
    /// `another man`
    pub additional: bool,
}

/// How many tokens may stand between the article and the noun: "a 45-year-old Ukrainian man".
const REACH: usize = 7;

/// Whether `a`, `an` or `another` at `at` stands before a noun for a person.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Article> {
    let additional = match scan.word(at) {
        "a" | "an" => false,
        "another" => true,
        _ => return None,
    };
    for head in at + 1..at + 1 + REACH {
        let word = scan.word(head);
        if noun::is_person(word) {
            return closes(scan, head).then_some(Article { additional });
        }
        let inside = match scan.kind(head) {
            // "off-duty", "six-year-old": inside a compound nothing closes the noun phrase.
            Some(TokenKind::Word) => {
                scan.is_joint(head + 1)
                    || scan.class(head) & opening::FUNCTION == 0 && number::read(scan, head).is_none()
            }
            Some(TokenKind::Number) => scan.is_joint(head + 1),
            Some(TokenKind::Hyphen) => true,
            _ => false,
        };
        if !inside {
            return None;
        }
    }
    None
}

/// Whether the noun phrase ends with the person: no possessive, no other noun that it would be an attribute of.
fn closes(scan: &Scan, head: usize) -> bool {
    let next = head + 1;
    !scan.is_kind(next, TokenKind::Possessive)
        && !scan.is_kind(next, TokenKind::Hyphen)
        && !noun::is_head(scan.word(next))
}
