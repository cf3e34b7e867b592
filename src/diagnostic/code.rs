//! Every code that a diagnostic can carry, once, with what it stands for. Codes are never reused.

/// Declares the codes as constants and collects them in [`ALL`].
macro_rules! codes {
    ($($name:ident = $code:literal, $title:literal;)*) => {
        $(#[doc = $title] pub const $name: &str = $code;)*

        /// Every code with its one-line title, in order.
        pub const ALL: &[(&str, &str)] = &[$(($code, $title)),*];
    };
}

codes! {
    // The text: G001 to G019.
    UNEXPECTED = "G001", "something else is expected here";
    UNCLOSED_TEXT = "G002", "a quotation mark is not closed";
    UNCLOSED_BLOCK = "G003", "a block is not closed";
    STRAY_BRACE = "G004", "there is no block to close";
    MISPLACED = "G005", "a statement in a block where it has no meaning";
    TOO_DEEP = "G006", "a pattern is nested too deeply";
    BAD_DATE = "G007", "not a date";
    BAD_REPEAT = "G008", "a repetition without sensible bounds";
    LONG_GAP = "G009", "a gap or reach is too long";
    // G010 was a part of the language that was not supported yet.
    BARE_NUMBER = "G011", "a number outside of quotation marks";
    QUOTATION_MARKS = "G012", "a text in other quotation marks than `\"`";
    // Names: G020 to G029.
    UNKNOWN_SLOT = "G020", "no slot of this name";
    UNKNOWN_TYPE = "G021", "no type or lexicon of this name";
    UNKNOWN_REFERENCE = "G022", "no phrase or lexicon of this name";
    UNKNOWN_SYMBOL = "G023", "no symbol of this name";
    UNKNOWN_USE = "G024", "no rule file of this name";
    DUPLICATE = "G025", "a name is taken";
    CYCLE = "G026", "a phrase or lexicon that contains itself";
    USE_CYCLE = "G027", "files that use each other in a circle";
    UNKNOWN_TABLE = "G028", "no table of this name";
    UNKNOWN_RULE = "G029", "no claim or rule of this name";
    // Slots: G030 to G039.
    WRONG_TYPE = "G030", "a slot used against its type";
    UNBOUND = "G031", "a rule leaves a required slot empty";
    NEVER_BOUND = "G032", "no rule fills a required slot";
    SET_AND_MATCHED = "G033", "a slot is both set and matched";
    SLOT_IN_PHRASE = "G034", "a slot where no claim is at hand";
    IMPOSSIBLE_NEXT = "G035", "a transition or pair that cannot be";
    IDLE_WHERE = "G036", "a constraint that decides nothing";
    BEATS_CYCLE = "G037", "rules that beat each other in a circle";
    OWN_OVERRIDE = "G038", "an override of a claim of the same file";
    // Patterns: G040 to G049.
    EMPTY_PATTERN = "G040", "a pattern that can match nothing";
    GAP_AT_EDGE = "G041", "a gap at the edge of a pattern";
    DOUBLE_GAP = "G042", "two gaps in a row";
    MANY_PARTS = "G043", "too many parts in any order";
    SLOT_IN_NOT = "G044", "a slot inside `not`";
    NO_LITERAL = "G045", "a match without a word to look for";
    TOO_LARGE = "G046", "a pattern too large once its phrases are put in";
    // Tables: G060 to G069.
    TABLE_HEADER = "G060", "a table without the columns it needs";
    TABLE_ROW = "G061", "a row of a table that cannot be read";
    // Lints: G100 and above.
    NO_EXAMPLE = "G101", "a rule without an example";
    NO_IGNORE = "G102", "a rule without a counter-example";
    SAME_MATCH = "G103", "the same match twice";
    UNUSED_PHRASE = "G104", "a phrase that nothing uses";
    SHARED_ALIAS = "G105", "an alias with two ids in one lexicon";
    EMPTY_LEXICON = "G106", "a lexicon without members";
    COVERED_MATCH = "G107", "a match that another one covers";
    SHARED_EXAMPLE = "G108", "an example that another rule passes too";
    PASSING_TODO = "G109", "a `todo example` that passes";
    SHORT_GAP = "G110", "a gap that often reaches its bound";
    SLOW_RULE = "G111", "a rule that takes long";
    IDLE_ALLOW = "G112", "an `allow` that silences nothing";
    NO_REASON = "G113", "an `allow` without a reason";
    PAST_FORM = "G114", "a bare word that is no base form";
}

/// Whether the code is that of a lint: a warning, which an `allow` can silence.
pub fn is_lint(code: &str) -> bool {
    code >= "G100"
}

/// The title of a code; `None` for a code that does not exist.
pub fn title(code: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == code).map(|&(_, title)| title)
}
