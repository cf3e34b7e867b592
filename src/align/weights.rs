//! The weights and bounds by which two claims are taken for one event: all of them, each with its reason.
//!
//! None has a published source; they are defaults, chosen so that two independent things must agree.

/// A slot of which both sides say the same in so many words: one short time, one settlement, the same parties.
pub(super) const FULL: u32 = 2;
/// A slot that agrees loosely: a value taken over from outside the sentence, a container or a whole country, one party
/// among others, the same month, only the kind of thing named.
pub(super) const LOOSE: u32 = 1;
/// Claims published or made within a day of each other, where not both say when: the news of the day.
pub(super) const AS_OF: u32 = 1;
/// Articles about a week apart at most that both give prominence to a rare name: it helps where a slot agrees by more than
/// a country.
pub(super) const KIN: u32 = 1;
/// Such articles that share several rare names tell one story: as good as a day or a place in so many words.
pub(super) const STORY: u32 = 2;
/// Within one story, that one sort of thing brought both about which does not happen twice a week: a fire, a crash.
pub(super) const ONE_CAUSE: u32 = 1;
/// Of two claims of an article, that one says by a definite noun that it is of the event told before, where a place agrees.
pub(super) const AGAIN: u32 = 2;
/// What agrees must weigh this much: no single agreement is enough.
pub(super) const ENOUGH: u32 = 3;
/// It must weigh this much where time, place or form disagree: somebody who meets twice a day is not contradicted.
pub(super) const ENOUGH_WHERE_CONTESTED: u32 = 4;
/// It must weigh so much more between articles that name enough and have no rare name in common.
pub(super) const STRANGERS: u32 = 1;

/// Windows up to this many days are one moment ("overnight").
pub(super) const MOMENT_DAYS: i64 = 2;
/// Windows up to this many days agree fully …
pub(super) const SHORT_DAYS: i64 = 10;
/// … up to this many loosely; wider ones say nothing about the event. What is announced is at most so far ahead of a
/// claim without a date.
pub(super) const LONG_DAYS: i64 = 45;
/// A year: within one story, what both put in the same one agrees loosely.
pub(super) const YEAR_DAYS: i64 = 366;
/// As-of dates this many days apart still speak of the same news.
pub(super) const AS_OF_DAYS: i32 = 1;
/// Articles further apart than this do not tell one story, whatever names they share.
pub(super) const STORY_DAYS: i32 = 7;
/// An event further than this from its article is background.
pub(super) const NEWS_DAYS: i64 = 14;
/// An event told without a date is at most so old …
pub(super) const UNDATED_DAYS: i64 = 14;
/// … and an act that recurs (`key within …`) at most so old: the same two meet again next week.
pub(super) const RECENT_DAYS: i64 = 4;
/// A day taken over from another sentence may be so far from the right one.
pub(super) const GUESS_DAYS: i64 = 7;

/// Rare names that two articles must share to tell one story, one of them prominent in both …
pub(super) const NAMES: usize = 2;
/// … or prominent in one of them only.
pub(super) const MANY_NAMES: usize = 3;
/// Sentences up to this number, headline and dateline among them, open an article.
pub(super) const OPENING: u32 = 2;
