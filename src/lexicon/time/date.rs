//! Dates by number and name: `2025-04-18`, `18 April 2025`, `Apr. 18`, `April 2025`, `Friday the 18th`, `May`, `2019`.

use super::cursor::{Cursor, Parsed, longest};
use super::expr::Partial;
use super::number::{day, digits, ordinal, year};
use super::words::{COUNTED, Naming, counted};
use crate::text::TokenKind;

/// Before a month or year that stands alone.
const PREPOSITIONS: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "before",
    "after",
    "from",
    "of",
    "through",
    "during",
    "throughout",
    "between",
    "early",
    "mid",
    "late",
    "around",
    "about",
    "for",
    "last",
    "next",
    "this",
    "previous",
    "coming",
    "past",
    "to",
    "and",
    "or",
    "-",
    "–",
    "earlier",
    "later",
    "than",
    "year",
    "on",
    "into",
    "every",
    "beginning",
    "starting",
    "month",
];

/// Before a year that stands alone: without these four digits are a count or a name.
const BEFORE_YEAR: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "before",
    "after",
    "during",
    "throughout",
    "early",
    "mid",
    "late",
    "through",
    "from",
    "of",
    "between",
    "around",
    "circa",
    "than",
    "year",
    "for",
    "about",
    "into",
    "beginning",
    "starting",
    "summer",
    "winter",
    "spring",
    "autumn",
    "fall",
    "not",
    "-",
    "the",
    "to",
];

/// Before a year that no living reader has seen or will see: other prepositions lead counts more often.
const BEFORE_OLD_YEAR: &[&str] = &["in", "since", "until", "till", "before", "after", "circa", "year", "during"];

/// After such a year.
const AFTER_OLD_YEAR: &[&str] =
    &["and", "or", "when", "the", "to", "at", "on", "by", "was", "he", "she", "it", "they", "but", "until"];

/// Any date, with the parts that it leaves out.
pub(super) fn date(at: Cursor<'_>) -> Parsed<'_, Partial> {
    longest([iso(at), with_weekday(at), calendar_date(at), month_alone(at), year_alone(at), day_alone(at)])
}

/// A date that a month or ISO form gives away: no bare weekday, year or day.
pub(super) fn calendar_date(at: Cursor<'_>) -> Parsed<'_, Partial> {
    longest([iso(at), month_first(at), day_first(at), year_first(at)])
}

/// `2025-04-18`, also with a time of day after `T`, and `20250418`.
fn iso(at: Cursor<'_>) -> Parsed<'_, Partial> {
    let (after, (number, length)) = digits(at)?;
    if length == 8 {
        let (y, m, d) = (number / 10_000, number / 100 % 100, number % 100);
        let known = (1900..=2199).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d);
        return known.then(|| Some((after, full(y, m, d)?))).flatten();
    }
    let two = |at: Cursor<'_>| {
        let word = at.word().split('t').next().unwrap_or("").to_owned();
        (word.len() == 2).then(|| word.parse::<i32>().ok()).flatten()
    };
    let hyphen = |at: Cursor<'_>| at.kind() == Some(TokenKind::Hyphen);
    let second = after.next().next();
    if length != 4 || !hyphen(after) || !hyphen(second) {
        return None;
    }
    let (m, d) = (two(after.next())?, two(second.next())?);
    let known = (1000..=2199).contains(&number) && (1..=12).contains(&m) && (1..=31).contains(&d);
    known.then(|| Some((second.next().next(), full(number, m, d)?))).flatten()
}

fn full(y: i32, m: i32, d: i32) -> Option<Partial> {
    let partial = Partial { year: y.try_into().ok(), month: m.try_into().ok(), day: d.try_into().ok(), weekday: None };
    (partial.year.is_some() && partial.month.is_some() && partial.day.is_some()).then_some(partial)
}

/// `April 18`, `Apr. 18th, 2025`, `January twenty five nineteen eighty six`, `April 2025`, `April of 1987`.
fn month_first(at: Cursor<'_>) -> Parsed<'_, Partial> {
    let (number, naming) = at.month()?;
    let partial = Partial { month: Some(number), ..Partial::default() };
    // A stop after an abbreviation that the tokens keep apart.
    let name = at.next();
    let after = if naming == Naming::Short && name.word() == "." && !name.ended() { name.next() } else { name };
    if let Some((rest, day)) = month_day(at, after) {
        let partial = Partial { day: Some(day), ..partial };
        return Some(
            year_after(rest).map_or((rest, partial), |(end, year)| (end, Partial { year: Some(year), ..partial })),
        );
    }
    let (end, year) = year_after(after)?;
    Some((end, Partial { year: Some(year), ..partial }))
}

/// The day in `April 18`. "May first go" and "May 20 people" have none.
fn month_day<'t>(name: Cursor<'t>, at: Cursor<'t>) -> Parsed<'t, i8> {
    let (rest, (number, _)) = day(at)?;
    let verb = name.word() == "may" && !name.capital() && at.kind() != Some(TokenKind::Number);
    let sum = at.kind() == Some(TokenKind::Number) && COUNTED.contains(&rest.word());
    // "twenty twenty-five" or "two thousand and five" after a month is a year.
    let is_year = at.kind() == Some(TokenKind::Word) && year(at).is_some_and(|(end, _)| end.at > rest.at);
    (!verb && !sum && !is_year).then_some((rest, number))
}

/// `18 April`, `the 18th of April, 2025`, `tenth of September, two thousand`.
fn day_first(at: Cursor<'_>) -> Parsed<'_, Partial> {
    let (rest, (number, _)) = day(at)?;
    let name = rest.skip(&["of"]).skip(&["the"]);
    let (month, naming) = name.month()?;
    // "two may die", "20 march home".
    let verb = naming == Naming::Doubtful
        && !name.capital()
        && name.at == rest.at
        && !rest.next().ended()
        && year_after(rest.next()).is_none();
    if verb {
        return None;
    }
    let end = name.next();
    let partial = Partial { month: Some(month), day: Some(number), ..Partial::default() };
    Some(year_after(end).map_or((end, partial), |(end, year)| (end, Partial { year: Some(year), ..partial })))
}

/// `2017 April`, `2016, Nov`.
fn year_first(at: Cursor<'_>) -> Parsed<'_, Partial> {
    let (rest, year) = year(at)?;
    let name = rest.skip(&[","]);
    let (month, naming) = name.month()?;
    // "in 2017, June Smith" and "In 2017 May resigned".
    let end = name.next();
    let closed =
        end.ended() || end.kind() != Some(TokenKind::Word) || end.is(&["and", "to", "until", "till", "through"]);
    let sure = if naming == Naming::Doubtful { closed } else { !end.capital() };
    sure.then(|| (name.next(), Partial { year: Some(year), month: Some(month), ..Partial::default() }))
}

/// The year that ends a date: ` 2025`, `, 2025`, ` of 2025`, ` in 2025`.
fn year_after(at: Cursor<'_>) -> Parsed<'_, i16> {
    let bare = at.skip(&[","]).skip(&["of", "in"]);
    let bare = if bare.at == at.at { at } else { bare };
    let (end, year) = year(bare.skip(&["the"]).skip(&["year"]))?;
    let sum = bare.at > at.at && COUNTED.contains(&end.word());
    (!sum).then_some((end, year))
}

/// A weekday, alone or with a date beside it: `Friday`, `Friday, 18 April`, `Friday the 18th`, `Jul 18, Fri`.
fn with_weekday(at: Cursor<'_>) -> Parsed<'_, Partial> {
    let Some((name, written_out)) = at.weekday() else {
        let (rest, partial) = calendar_date(at)?;
        let (name, _) = rest.eat(&[","])?.weekday()?;
        return partial.day.map(|_| (rest.next().next(), Partial { weekday: Some(name), ..partial }));
    };
    if every(at) {
        return None;
    }
    let after = if written_out { at.next() } else { at.next().skip(&["."]) };
    let with = |partial: Partial| Partial { weekday: Some(name), ..partial };
    let open = after.eat(&["("]);
    let inner = open.unwrap_or_else(|| after.skip(&[","]));
    if let Some((rest, partial)) = calendar_date(inner.skip(&["the"]))
        && partial.day.is_some()
    {
        let closed = open.is_none() || rest.is(&[")"]);
        return closed.then(|| (if open.is_some() { rest.next() } else { rest }, with(partial)));
    }
    // "Sunday the two sides", but "Sunday the 2nd" and "Sunday the two"
    let counts = |rest: Cursor<'_>| after.is(&["the"]) && rest.kind() == Some(TokenKind::Word) && !rest.ended();
    if let Some((rest, (number, is_ordinal))) = day(after)
        && (is_ordinal || after.is(&["the"]) && !counts(rest))
    {
        return Some((rest, Partial { day: Some(number), ..with(Partial::default()) }));
    }
    let alone = at.at == 0 && after.ended();
    let led = PREPOSITIONS.contains(&at.peek(-1));
    let paper = ["times", "mail", "post", "herald", "telegraph", "mirror", "express", "independent", "school"];
    let names = !paper.contains(&after.word()) && !["black", "bloody", "super", "cyber"].contains(&at.peek(-1));
    let sure = (written_out && names) || alone || (at.capital() && led && !matches!(at.word(), "sun" | "sat" | "wed"));
    sure.then(|| (after_name(at, after), with(Partial::default())))
}

/// The stop of an abbreviation belongs to it only inside of a sentence.
fn after_name<'t>(at: Cursor<'t>, after: Cursor<'t>) -> Cursor<'t> {
    if after.at > at.at + 1 && after.ended() { at.next() } else { after }
}

/// Whether a set is meant: `every Monday`, `each May`.
fn every(at: Cursor<'_>) -> bool {
    ["every", "each", "most", "any", "alternate"].contains(&at.peek(-1))
}

/// A month by itself. Doubtful names need a preposition before them or a place that no verb or surname can take.
fn month_alone(at: Cursor<'_>) -> Parsed<'_, Partial> {
    let (number, naming) = at.month()?;
    let before = at.peek(-1);
    let led = PREPOSITIONS.contains(&before) || at.back().and_then(Cursor::eat_dash).is_some();
    let whole = at.at == 0 && at.next().ended();
    let follows = at.next().capital() && at.next().month().is_none() && !led;
    let name_before =
        at.back().is_some_and(|back| back.capital() && back.at > 0 && back.kind() == Some(TokenKind::Word));
    let sure = match naming {
        Naming::Plain => led || whole || !(follows || name_before && at.capital()),
        Naming::Short => led && before != "and" || whole,
        Naming::Doubtful => {
            let strict = led && !matches!(before, "and" | "or" | "to" | "this" | "on" | "for" | "about");
            let joined = led && at.capital();
            let verb = matches!(at.next().word(), "be" | "have" | "not" | "said")
                || (before == "for" && at.next().is(&["on"]));
            whole || ((strict || joined || plain_march(at)) && !verb)
        }
    };
    (sure && !every(at)).then(|| (at.next(), Partial { month: Some(number), ..Partial::default() }))
}

/// "March" with a capital inside a sentence, where no name or rally stands around it.
fn plain_march(at: Cursor<'_>) -> bool {
    let back = at.back().filter(|back| back.kind() == Some(TokenKind::Word));
    let lone = back.is_some_and(|back| !back.capital() && !back.is(&["the", "a"])) && at.capital();
    at.word() == "march" && lone && !at.next().is(&["on", "for", "to", "against", "of"]) && !at.next().capital()
}

/// A year by itself: after a preposition, in brackets, or after "the" and before what it dates.
fn year_alone(at: Cursor<'_>) -> Parsed<'_, Partial> {
    let bare = at.phrase("the year").or_else(|| at.eat(&["year"])).unwrap_or(at);
    let (end, number) = year(bare)?;
    let led = bare.at > at.at || BEFORE_YEAR.contains(&at.peek(-1)) || at.back().and_then(Cursor::eat_dash).is_some();
    let bracket = at.peek(-1) == "(" || (at.is_cited() && [")", ";"].contains(&end.word()));
    let joined = ["and", "or"].contains(&at.peek(-1)) && at.at >= 2 && year(Cursor { at: at.at - 2, ..at }).is_some();
    let in_words = bare.kind() == Some(TokenKind::Word);
    let modern = (1900..=2099).contains(&number) && !in_words;
    let strong =
        ["in", "since", "by", "until", "till", "during", "before", "after", "late", "early", "mid", "year", "the"];
    // "Floods in 2021 killed 16": somebody was killed by them.
    let does = ["killed", "wounded", "injured"].contains(&end.word())
        && matches!(end.next().kind(), Some(TokenKind::Word | TokenKind::Number))
        && !["in", "by", "on", "and", "or", "when", "during", "after", "since"].contains(&end.next().word());
    let sum = if modern && (strong.contains(&at.peek(-1)) || joined) {
        COUNTED.contains(&end.word()) && !does
    } else {
        counted(end.word())
    };
    let unit = end.is(&["%", "-"]) && !end.spaced() && !end.next().is_number();
    let era = end.phrases(&["a.d.", "ad", "ce"]).unwrap_or(end);
    let old = BEFORE_OLD_YEAR.contains(&bare.peek(-1))
        && (end.kind() != Some(TokenKind::Word)
            || end.capital()
            || era.at > end.at
            || AFTER_OLD_YEAR.contains(&end.word()));
    let whole = at.at == 0 && end.ended();
    // "Remember 1991, when the square burnt"
    let recalled = end.eat(&[","]).is_some_and(|next| next.is(&["when"]));
    let sure = (led || bracket || joined || whole || recalled)
        && !sum
        && !unit
        && !["$", "€", "£", "no.", "#"].contains(&at.peek(-1));
    (sure && (modern || old)).then(|| (era, Partial { year: Some(number), ..Partial::default() }))
}

impl Cursor<'_> {
    /// Whether a number stands here.
    fn is_number(self) -> bool {
        self.kind() == Some(TokenKind::Number)
    }

    /// Whether a capitalised name or "al." stands before: `(Garcia 2004;`.
    fn is_cited(self) -> bool {
        self.back().is_some_and(|back| back.capital() || back.is(&["al", "."]))
            || (self.peek(-1) == "," && self.back().and_then(Self::back).is_some_and(Self::capital))
    }
}

/// `the 18th`, where no noun follows that it could count.
fn day_alone(at: Cursor<'_>) -> Parsed<'_, Partial> {
    let number = at.eat(&["the"])?;
    if number.kind() != Some(TokenKind::Number) {
        return None;
    }
    let (rest, n) = ordinal(number)?;
    let follows = rest.kind() != Some(TokenKind::Word)
        || rest.is(&[
            "and", "or", "to", "till", "until", "through", "at", "when", "for", "in", "but", "he", "she", "they", "was",
        ]);
    let joined = rest.kind() == Some(TokenKind::Hyphen);
    let day = i8::try_from(n).ok().filter(|n| (1..=31).contains(n))?;
    (follows && !joined).then(|| (rest, Partial { day: Some(day), ..Partial::default() }))
}
