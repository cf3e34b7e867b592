//! Words after a number that make it a measurement, a share, a sum of money, a length of time or an age.

use super::scan::Scan;
use crate::text::TokenKind;

/// What a number is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Length, weight, temperature, speed, energy …, and `times`.
    Measure,
    /// Percent.
    Percent,
    /// A currency: ISO 4217 code, or the word where the name belongs to several states.
    Money(&'static str),
    /// A length of time: so many days over so many.
    Time(u64, u64),
    /// `o'clock`, `p.m.`
    Clock,
}

/// Units in the singular or an abbreviation; plurals are formed with s.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "km", "kilometer", "kilometre", "kms", "mile", "metre", "meter", "m", "cm", "centimeter", "centimetre", "mm",
    "millimeter", "millimetre", "feet", "foot", "ft", "inch", "inches", "yard", "kg", "kilo", "kilogram", "gram", "g",
    "mg", "milligram", "ton", "tonne", "lb", "lbs", "ounce", "oz", "liter", "litre", "l", "ml", "gallon", "acre",
    "hectare", "degree", "mph", "kph", "kmh", "knot", "watt", "kw", "kilowatt", "mw", "megawatt", "gw", "gigawatt",
    "kwh", "mwh", "volt", "tev", "gev", "mev", "hz", "khz", "mhz", "ghz", "byte", "kb", "mb", "gb", "tb", "megabyte",
    "gigabyte", "decibel", "db", "caliber", "calibre", "time", "fold", "°", "point", "nm", "sq", "gigabit", "calorie",
];

/// Currencies by word (singular; plurals with s), code or symbol. Names that several states share stay words.
#[rustfmt::skip]
const CURRENCIES: &[(&str, &str)] = &[
    ("$", "USD"), ("dollar", "USD"), ("usd", "USD"), ("buck", "USD"), ("€", "EUR"), ("euro", "EUR"), ("eur", "EUR"),
    ("£", "GBP"), ("gbp", "GBP"), ("pound", "GBP"), ("sterling", "GBP"), ("¥", "JPY"), ("yen", "JPY"), ("jpy", "JPY"),
    ("yuan", "CNY"), ("renminbi", "CNY"), ("cny", "CNY"), ("rmb", "CNY"), ("₽", "RUB"), ("ruble", "RUB"),
    ("rouble", "RUB"), ("rub", "RUB"), ("₴", "UAH"), ("hryvnia", "UAH"), ("uah", "UAH"), ("₹", "INR"), ("inr", "INR"),
    ("rupee", "rupee"), ("zloty", "PLN"), ("pln", "PLN"), ("₺", "TRY"), ("lira", "TRY"), ("try", "TRY"), ("₪", "ILS"),
    ("shekel", "ILS"), ("ils", "ILS"), ("₩", "KRW"), ("won", "KRW"), ("krw", "KRW"), ("baht", "THB"), ("thb", "THB"),
    ("real", "BRL"), ("reais", "BRL"), ("brl", "BRL"), ("rand", "ZAR"), ("zar", "ZAR"), ("naira", "NGN"),
    ("ngn", "NGN"), ("forint", "HUF"), ("huf", "HUF"), ("chf", "CHF"), ("franc", "franc"), ("peso", "peso"),
    ("dinar", "dinar"), ("dirham", "AED"), ("riyal", "SAR"), ("rial", "rial"), ("krona", "SEK"), ("kronor", "SEK"),
    ("krone", "krone"), ("kroner", "krone"), ("sek", "SEK"), ("nok", "NOK"), ("dkk", "DKK"), ("aud", "AUD"),
    ("cad", "CAD"), ("nzd", "NZD"), ("mxn", "MXN"), ("shilling", "shilling"), ("bolivar", "VES"), ("boliviano", "BOB"), ("cent", "cent"),
    ("colon", "colon"), ("colone", "colon"), ("quetzal", "GTQ"), ("quetzale", "GTQ"), ("tenge", "KZT"),
    ("lari", "GEL"), ("leu", "leu"), ("lei", "leu"), ("ringgit", "MYR"), ("rupiah", "IDR"), ("dong", "VND"),
    ("taka", "BDT"),
];

/// Lengths of time in days: numerator, denominator. A month is 30 days, a year 365.
const TIMES: &[(&str, u64, u64)] = &[
    ("second", 1, 86_400),
    ("minute", 1, 1_440),
    ("hour", 1, 24),
    ("day", 1, 1),
    ("night", 1, 1),
    ("week", 7, 1),
    ("fortnight", 14, 1),
    ("month", 30, 1),
    ("year", 365, 1),
    ("decade", 3_650, 1),
    ("century", 36_500, 1),
    ("centurie", 36_500, 1),
    ("sec", 1, 86_400),
    ("min", 1, 1_440),
    ("hr", 1, 24),
];

/// Words between the number and its unit: "5 square kilometres", "two consecutive days", "five US dollars".
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "square", "cubic", "nautical", "metric", "us", "u.s.", "american", "canadian", "australian", "consecutive",
    "straight", "successive", "long", "full", "whole", "more", "additional", "further", "working", "business",
    "calendar", "short", "light", "syrian", "turkish", "mexican", "colombian", "swiss", "egyptian", "british",
    "school", "trading",
];

/// The unit after an amount and one past it, over `of` (`millions of dollars`) and a hyphen (`30-day`).
pub(crate) fn after(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let mut unit = at + usize::from(scan.is(at, "of") || scan.is_joint(at));
    for _ in 0..2 {
        unit += usize::from(BETWEEN.contains(&scan.word(unit)));
    }
    let word = scan.word(unit);
    if matches!(word, "per" | "percentage") && matches!(scan.word(unit + 1), "cent" | "point" | "points") {
        return Some((Unit::Percent, unit + 2));
    }
    // "12 try to flee", "the five won": words of other trades count as units only where nothing else is likely.
    if matches!(word, "try" | "won" | "real" | "second" | "light") && !scan.is_joint(unit.saturating_sub(1)) {
        return None;
    }
    named(word).map(|found| (found, unit + 1))
}

/// The unit a folded word or symbol stands for.
pub(crate) fn named(word: &str) -> Option<Unit> {
    match word {
        "" => return None,
        "%" | "percent" | "pct" | "percentage" => return Some(Unit::Percent),
        "o'clock" | "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "gmt" | "utc" => return Some(Unit::Clock),
        _ => {}
    }
    let single = word.strip_suffix('s').filter(|single| single.len() > 2).unwrap_or(word);
    if let Some((_, times, over)) = TIMES.iter().find(|(name, ..)| *name == single) {
        return Some(Unit::Time(*times, *over));
    }
    if let Some(code) = currency(single) {
        return Some(Unit::Money(code));
    }
    (MEASURES.contains(&word) || MEASURES.contains(&single)).then_some(Unit::Measure)
}

/// Every folded word that stands for a unit of time; no length of time is told without one.
pub(crate) fn times() -> impl Iterator<Item = String> {
    TIMES.iter().flat_map(|(name, ..)| [(*name).to_owned(), format!("{name}s")])
}

/// The currency of a symbol or a folded word in the singular.
pub(crate) fn currency(word: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|(name, _)| *name == word).map(|found| found.1)
}

/// The currency written before a number: `$`, `US$`, `EUR`; and how many tokens it takes.
pub(crate) fn currency_before(scan: &Scan, at: usize) -> Option<(&'static str, usize)> {
    let before = at.checked_sub(1)?;
    let word = scan.word(before);
    if scan.is_kind(before, TokenKind::Symbol) {
        let code = currency(word)?;
        let dollar = |name: &str| match name {
            "us" | "u.s." => Some("USD"),
            "a" | "au" => Some("AUD"),
            "c" | "ca" => Some("CAD"),
            "nz" => Some("NZD"),
            "hk" => Some("HKD"),
            "r" => Some("BRL"),
            _ => None,
        };
        let named = before
            .checked_sub(1)
            .filter(|&at| word == "$" && (!scan.spaced(before) || matches!(scan.word(at), "us" | "u.s.")));
        return Some(named.and_then(|at| dollar(scan.word(at))).map_or((code, 1), |code| (code, 2)));
    }
    // An ISO code is written in capitals, and stands before figures.
    let code = word.len() == 3 && scan.capital(before) && word != "try";
    currency(word).filter(|known| code && known.eq_ignore_ascii_case(word)).map(|code| (code, 1))
}
