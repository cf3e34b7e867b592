//! What an article is about, as far as the names in it tell: plain data, so that two claims can be asked whether their
//! articles tell one story.

/// A name that few articles have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StoryName {
    /// The folded name or the id of a place; of a person the last word: the next article may have no more.
    pub key: String,
    /// The rest of a person's name, where it was told.
    pub given: Option<String>,
    /// Whether it stands in the headline or the opening.
    pub opening: bool,
}

/// The names of an article. Two articles that share rare ones tell of the same things.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Story {
    /// Rare names: persons, companies, settlements, names nobody knows; not states and what else any article may name.
    /// Sorted, each once.
    pub names: Vec<StoryName>,
}
