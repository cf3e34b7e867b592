//! A lexicon that is ready to run: who goes by which names, on which days.

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::source::SourceId;
use crate::span::Span;
use crate::value::ActorKind;

/// First and last day of a name; open where it has none.
type Days = (Option<Date>, Option<Date>);

/// A lexicon whose members a slot can hold.
#[derive(Clone, Debug)]
pub struct CompiledLexicon {
    /// Its name.
    pub name: Arc<str>,
    /// Where its name is declared: two files may each have a lexicon of one name.
    pub place: (SourceId, Span),
    /// The built-in type it comes from: `actor`, `person`, `org`, `place`, or none.
    pub base: Option<String>,
    /// Folded words of an alias, with blanks between them, to the members that go by it, those of the lexicons below it among
    /// them.
    pub members: FxHashMap<String, Vec<Arc<Member>>>,
    /// Ids of members that are actors, with the days on which they have a name here.
    pub ids: FxHashMap<String, Vec<Days>>,
    /// First words of the aliases, and how many words the longest alias has that begins so.
    pub openings: FxHashMap<Box<str>, usize>,
}

/// A member of a lexicon under one of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its id; that of the roster or gazetteer where they know it.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// What sort of actor; `None` where members are none.
    pub kind: Option<ActorKind>,
    /// On whose behalf it acts.
    pub principal: Option<String>,
    /// The words as they must be written, where case matters.
    pub exact: Option<Vec<String>>,
    /// First day on which the name is its own.
    pub from: Option<Date>,
    /// Last day on which the name is its own.
    pub until: Option<Date>,
}

impl CompiledLexicon {
    /// Who goes by these folded words, with blanks between them, on that day; `exact` gives them as written. Where the day is not known, any name
    /// will do, those without an end first.
    pub fn find<'w>(&self, folded: &str, exact: impl Fn(usize) -> &'w str, day: Option<Date>) -> Option<&Member> {
        let written = |member: &&Arc<Member>| match &member.exact {
            Some(words) => words.iter().enumerate().all(|(at, word)| exact(at) == word),
            None => true,
        };
        let fits = |member: &&Arc<Member>| holds((member.from, member.until), day) && written(member);
        let mut fitting = self.members.get(folded)?.iter().filter(fits);
        let first = fitting.clone().next();
        let lasting = fitting.find(|member| day.is_some() || member.until.is_none());
        lasting.or(first).map(Arc::as_ref)
    }

    /// Whether an actor is a member on that day.
    pub fn has(&self, id: &str, day: Option<Date>) -> bool {
        self.ids.get(id).is_some_and(|days| days.iter().any(|&days| holds(days, day)))
    }
}

fn holds((from, until): Days, day: Option<Date>) -> bool {
    day.is_none_or(|day| from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until))
}
