//! The sentences of one article as tokens with the words that they are, each when it is first asked for: out of what the scan
//! has cut, where it has.

use std::cell::OnceCell;

use super::Engine;
use super::scan::Found;
use crate::rule::{Vocabulary, WordId};
use crate::text::{Article, Sentence, Tokens};

/// A sentence cut into tokens.
#[derive(Debug)]
pub(crate) struct Cut<'a> {
    pub tokens: Tokens<'a>,
    vocabulary: &'a Vocabulary,
    words: OnceCell<Vec<WordId>>,
}

impl Cut<'_> {
    /// Token → its number in the vocabulary of the rules.
    pub fn words(&self) -> &[WordId] {
        self.words.get_or_init(|| self.vocabulary.ids(&self.tokens))
    }
}

/// The sentences of an article.
pub(crate) struct Cuts<'a> {
    engine: &'a Engine,
    article: &'a Article,
    seen: Option<&'a Found>,
    cuts: Vec<OnceCell<Cut<'a>>>,
}

impl<'a> Cuts<'a> {
    /// Room for so many sentences. `seen`: what the scan of this article has cut.
    pub fn new(engine: &'a Engine, article: &'a Article, seen: Option<&'a Found>, sentences: usize) -> Self {
        Self { engine, article, seen, cuts: (0..sentences).map(|_| OnceCell::new()).collect() }
    }

    /// The sentence of this number.
    pub fn get(&self, at: usize, sentence: &Sentence) -> &Cut<'a> {
        self.cuts[at].get_or_init(|| self.cut(sentence))
    }

    fn cut(&self, sentence: &Sentence) -> Cut<'a> {
        let (text, vocabulary) = (&*self.article.text, &self.engine.rules.vocabulary);
        let cut = |tokens: Tokens<'a>, words: OnceCell<Vec<WordId>>| Cut { tokens, vocabulary, words };
        let Some((seen, numbers)) = self.seen.and_then(|seen| Some((seen, seen.pieces.within(text, sentence.span)?)))
        else {
            return cut(Tokens::cut(text, sentence.span), OnceCell::new());
        };
        let tokens = Tokens::of(text, sentence.span, seen.pieces.get(numbers.clone()));
        debug_assert!(tokens.iter().eq(Tokens::cut(text, sentence.span).iter()), "{}", sentence.span.of(text));
        cut(tokens, seen.words[numbers].to_vec().into())
    }
}
