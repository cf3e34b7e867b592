//! How many full stops a match of a program may go on behind: it is told by the words of so many regions and one.

use crate::rule::{CompiledLexicon, Inst, Plan, RuleSet, WordSet};
use crate::span::Span;
use crate::text::{TokenKind, lex};

/// For each `match` line, in the order of the rules, how many full stops a match may go on behind: those inside of names, and
/// those that the program consumes before something else. (What a negation names is not consumed.)
pub(super) fn passed(set: &RuleSet) -> Vec<usize> {
    let mut stops = WordSet::default();
    set.vocabulary.forms().filter(|(form, _)| is_stop(form)).for_each(|(_, word)| stops.insert(word));
    let in_name = |name: &String| name.split(' ').filter(|word| is_stop(word)).count();
    let most = |lexicon: &CompiledLexicon| lexicon.members.keys().map(in_name).max().unwrap_or(0);
    let lexicons: Vec<usize> = set.lexicons.iter().map(most).collect();
    let own = |inst: &Inst| match inst {
        Inst::Words(words) => usize::from(words.iter().any(|&word| stops.contains(word))),
        Inst::Exact(word) => usize::from(is_stop(word)),
        Inst::Member { lexicon, .. } => lexicons[*lexicon as usize],
        _ => 0,
    };
    Plan::passed(set.rules.iter().flat_map(|rule| &rule.matches), own)
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
    fn a_match_goes_behind_stops_where_more_follows_them() {
        let check = |pattern: &str, expected: usize| {
            let text = format!(
                "phrase end = fire (\".\" | \"!\")\nlexicon firm = {{\n  A = \"Oren . Co\"\n  B = \"Oren\"\n}}\n\
                 lexicon town = {{\n  C = \"Velm\"\n}}\n\
                 claim fire \"A fire\" {{\n  what : text?\n  at : place?\n  rule burning {{\n    match {pattern}\n  }}\n}}\n"
            );
            let loaded = load(&[RuleText::new("fires.gainsay", &text)], &[]);
            assert!(!loaded.has_errors(), "{pattern}: {:?}", loaded.diagnostics);
            assert_eq!(passed(&loaded.rules), [expected], "{pattern}");
        };
        check("fire burn", 0);
        check("fire \".\"", 0);
        check("fire \".\" burn", 1);
        check("fire \".\" ..3 burn", 1);
        check("fire \".\" not(burn)", 0);
        check("fire not(\".\" burn) burn", 0);
        check("fire (\".\" | burn) {at}", 1);
        check("fire \".\"? burn?", 1);
        check("fire \".\"[1..2]", 1);
        check("any order(burn, \".\")", 1);
        check("a \".\" b \".\" c", 2);
        check("a (\".\" b)[1..3] c", 3);
        check("a not(not(\".\" burn))", 1);
        check("@end @end burn", 2);
        check("@end", 0);
        check("burn @end", 0);
        check("@end burn", 1);
        check("{what: @end}", 0);
        check("{what: @end} {at}", 1);
        check("fire @town", 0);
        check("fire @firm", 1);
        check("\".\" case", 0);
        check("\". Burning\" case", 1);
    }
}
