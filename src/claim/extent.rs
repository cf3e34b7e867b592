/// How what a claim counts or tells lies to the event that its article reports, by its own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Some of those whom the event concerned: `among them a man who was hurt`, `the two juveniles arrested`.
    pub some: bool,
    /// All over a period, or with those whom others leave out: `since the war began`, `including the attacker`.
    pub sum: bool,
    /// Of another event than the article's own: `in a separate incident`, `elsewhere`.
    pub other: bool,
    /// Set in an order by words of its sentence: `earlier`, `now`, `has since`.
    pub ordered: bool,
    /// Of an event that the article has told of before, by a definite noun: `the earthquake killed 25`.
    pub again: bool,
}
