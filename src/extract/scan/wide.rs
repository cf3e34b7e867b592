//! Which programs may go on behind a full stop: these are told by the words of a whole block.

use crate::rule::{CompiledLexicon, Inst, Plan, RuleSet, WordSet};
use crate::span::Span;
use crate::text::{TokenKind, lex};

/// For each `match` line, in the order of the rules: whether a match may go on behind a full stop. A name has one inside, or the
/// program consumes one and then more.
pub(super) fn wide(set: &RuleSet) -> Vec<bool> {
    let mut stops = WordSet::default();
    set.vocabulary.forms().filter(|(form, _)| is_stop(form)).for_each(|(_, word)| stops.insert(word));
    let stopped = |lexicon: &CompiledLexicon| lexicon.members.keys().any(|name| name.split(' ').any(is_stop));
    let lexicons: Vec<bool> = set.lexicons.iter().map(stopped).collect();
    let is = |inst: &Inst| match inst {
        Inst::Words(words) => words.iter().any(|&word| stops.contains(word)),
        Inst::Exact(word) => is_stop(word),
        Inst::Member { lexicon, .. } => lexicons[*lexicon as usize],
        _ => false,
    };
    Plan::go_behind(set.rules.iter().flat_map(|rule| &rule.matches), is)
}

fn is_stop(word: &str) -> bool {
    if word.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    let mut kinds = Vec::new();
    lex(word, Span::new(0, word.len()), |piece| kinds.push(piece.kind));
    kinds == [TokenKind::Stop]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{RuleText, load};

    #[test]
    fn a_match_goes_behind_a_stop_where_more_follows_it() {
        let check = |pattern: &str, expected: bool| {
            let text = format!(
                "phrase end = fire (\".\" | \"!\")\nlexicon firm = {{\n  A = \"Oren . Co\"\n  B = \"Oren\"\n}}\n\
                 lexicon town = {{\n  C = \"Velm\"\n}}\n\
                 claim fire \"A fire\" {{\n  what : text?\n  at : place?\n  rule burning {{\n    match {pattern}\n  }}\n}}\n"
            );
            let loaded = load(&[RuleText::new("fires.gainsay", &text)], &[]);
            assert!(!loaded.has_errors(), "{pattern}: {:?}", loaded.diagnostics);
            assert_eq!(wide(&loaded.rules), [expected], "{pattern}");
        };
        check("fire burn", false);
        check("fire \".\"", false);
        check("fire \".\" burn", true);
        check("fire \".\" ..3 burn", true);
        check("fire \".\" not(burn)", false);
        check("fire not(\".\" burn) burn", false);
        check("fire (\".\" | burn) {at}", true);
        check("fire \".\"? burn?", true);
        check("fire \".\"[1..2]", true);
        check("any order(burn, \".\")", true);
        check("@end", false);
        check("burn @end", false);
        check("@end burn", true);
        check("{what: @end}", false);
        check("{what: @end} {at}", true);
        check("fire @town", false);
        check("fire @firm", true);
        check("\".\" case", false);
        check("\". Burning\" case", true);
    }
}
