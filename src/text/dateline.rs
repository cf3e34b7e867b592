//! Datelines: `KYIV, Ukraine (Agency) –`. Takes the beginning of a block, gives how much of it is one; knows no places.

/// No dateline has more bytes than this.
const LONGEST: usize = 120;
/// Words a part of a dateline can have: `BANDAR SERI BEGAWAN`, `Papua New Guinea`, `18 April 2025`.
const WORDS: usize = 5;

/// How many bytes of `block` are its dateline, with the dash.
///
/// The place is in capitals, or an agency in brackets vouches for it; behind the dash a sentence begins. In an article
/// all in capitals (`shouted`) only a date or an agency tells a dateline from `THE REBELS -- …`.
pub(super) fn len(block: &str, shouted: bool) -> Option<usize> {
    let window = &block[..block.floor_char_boundary(LONGEST)];
    let (at, dash) = dash(window)?;
    let rest = block[at + dash..].trim_start();
    let begins = rest.trim_start_matches(['"', '“', '‘', '\'', '«', '[', '(']).chars().next();
    if !begins.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let (places, brackets) = without_brackets(&window[..at])?;
    let agency = brackets && window[..at].trim_end().ends_with(')');
    let places = places.trim().trim_end_matches(',');
    if places.is_empty() {
        return agency.then_some(at + dash);
    }
    let mut parts = places.split([',', ';', '/']);
    let place = parts.next().unwrap_or("");
    let mut dated = false;
    for part in parts {
        if !is_part(part) {
            return None;
        }
        dated |= part.contains(|c: char| c.is_ascii_digit());
    }
    let vouched = agency || dated;
    let named = if shouted { vouched } else { is_capitals(place) || (agency && is_part(place)) };
    (named && is_part(place)).then_some(at + dash)
}

/// What stands outside brackets, and whether there were any; `None` where they do not match or hold no name.
fn without_brackets(head: &str) -> Option<(String, bool)> {
    let mut outside = String::new();
    let mut rest = head;
    while let Some((before, behind)) = rest.split_once('(') {
        let (inside, behind) = behind.split_once(')')?;
        if !is_part(&inside.replace('-', " ")) {
            return None;
        }
        outside.push_str(before);
        rest = behind;
    }
    let brackets = rest.len() < head.len();
    outside.push_str(rest);
    (!rest.contains(')')).then_some((outside, brackets))
}

/// The first dash outside brackets that is set off by blanks, or an em dash anywhere: where, and its length.
fn dash(window: &str) -> Option<(usize, usize)> {
    let mut depth = 0;
    window.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth > 0 {
            return None;
        }
        let spaced = window[..at].ends_with(' ');
        let after = &window[at..];
        match c {
            '—' => Some((at, c.len_utf8())),
            '–' if spaced || after.starts_with("– ") => Some((at, c.len_utf8())),
            '-' if after.starts_with("--") => Some((at, after.len() - after.trim_start_matches('-').len())),
            '-' if spaced && after.starts_with("- ") => Some((at, 1)),
            _ => None,
        }
    })
}

/// A few words that each begin with a capital or digit, but for small words between them.
fn is_part(part: &str) -> bool {
    let mut words = 0;
    for word in part.split_whitespace() {
        let small =
            matches!(word, "and" | "of" | "the" | "de" | "del" | "da" | "el" | "al" | "la" | "le" | "in" | "near");
        let proper = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        // A full stop inside is an abbreviation (`Calif.`, `D.C.`); a longer word with one ends a sentence.
        if !(small || proper) || word.ends_with(['!', '?', ':']) || (word.ends_with('.') && word.len() > 6) {
            return false;
        }
        words += 1;
    }
    (1..=WORDS).contains(&words)
}

/// Whether the letters are capitals, at least three of them: `KYIV`, `PORT-au-PRINCE`, `McALLEN`.
fn is_capitals(place: &str) -> bool {
    let upper = place.chars().filter(|c| c.is_uppercase()).count();
    let lower = place.chars().filter(|c| c.is_lowercase()).count();
    upper >= 3 && upper > 2 * lower
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(block: &str, expected: &str) {
        let shouted = !block.contains(char::is_lowercase);
        let found = len(block, shouted).map_or("", |len| &block[..len]);
        assert_eq!(found, expected, "{block}");
    }

    #[test]
    fn datelines() {
        check("KYIV — Four people died.", "KYIV —");
        check("KYIV—Four people died.", "KYIV—");
        check("CEBU CITY, Philippines – A ferry sank.", "CEBU CITY, Philippines –");
        check("LAGOS (Gulf Wire) - Two ships met.", "LAGOS (Gulf Wire) -");
        check("OSTRA, Valdova (WDA) - “No,” he said.", "OSTRA, Valdova (WDA) -");
        check("ROME, May 3 (Reuters) - Ministers met.", "ROME, May 3 (Reuters) -");
        check("Rome (AFP) – Ministers met.", "Rome (AFP) –");
        check("WASHINGTON, D.C. -- The vote passed.", "WASHINGTON, D.C. --");
        check("PORT-AU-PRINCE, Haiti (AP) — Ships met.", "PORT-AU-PRINCE, Haiti (AP) —");
        check("PARIS/BERLIN – Ministers met.", "PARIS/BERLIN –");
        check("KYIV and LVIV, Ukraine — Ministers met.", "KYIV and LVIV, Ukraine —");
        check("(Reuters) - Ministers met.", "(Reuters) -");
        check("LIMA, 12 JAN 90 (EFE) -- [TEXT] MINISTERS MET.", "LIMA, 12 JAN 90 (EFE) --");
        check("LIMA, 12 JAN 90 -- [TEXT] MINISTERS MET.", "LIMA, 12 JAN 90 --");
        check("ROME (ITALY), 12 JAN 90 (ANSA - EFE) -- MINISTERS MET.", "ROME (ITALY), 12 JAN 90 (ANSA - EFE) --");
    }

    #[test]
    fn err_datelines() {
        check("", "");
        check("Four people died – all of them fishermen.", "");
        check("NATO – the alliance – met.", "");
        check("The UN – Guterres spoke – met.", "");
        check("THE REBELS -- FOUR OF THEM -- FLED.", "");
        check("THE REBELS, HE SAID -- FOUR OF THEM -- FLED.", "");
        check("MINISTERS MET. THEY SPOKE -- LONG.", "");
        check("KYIV —", "");
        check("A. Ministers met – They spoke.", "");
    }
}
