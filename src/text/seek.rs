//! The few bytes of a text that somebody asks for, told many at a time: most stretches have none of them.

/// So many bytes are looked at at once.
const STRETCH: usize = 64;

/// Where some bytes stand, in order.
pub(super) fn each_of<const N: usize>(text: &str, wanted: [u8; N]) -> impl Iterator<Item = usize> {
    // Without branches, so that the machine compares many bytes with one instruction.
    let is = move |byte: u8| wanted.iter().fold(false, |any, &one| any | (byte == one));
    let has = move |stretch: &[u8]| stretch.iter().fold(false, |any, &byte| any | is(byte));
    let stretches = text.as_bytes().chunks(STRETCH).enumerate().filter(move |(_, stretch)| has(stretch));
    stretches.flat_map(move |(number, stretch)| {
        let found = stretch.iter().enumerate().filter(move |&(_, &byte)| is(byte));
        found.map(move |(at, _)| number * STRETCH + at)
    })
}

/// How many bytes are some.
pub(super) fn count(text: &str, wanted: impl Fn(u8) -> bool) -> usize {
    let chunks = text.as_bytes().chunks(u8::MAX as usize);
    chunks.map(|chunk| chunk.iter().map(|&byte| u8::from(wanted(byte))).sum::<u8>() as usize).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_in_order() {
        let text = format!("'{}\"x'", "é".repeat(100));
        let found: Vec<usize> = each_of(&text, [b'\'', b'"']).collect();
        assert_eq!(found, [0, 201, 203]);
        assert_eq!(each_of("", [b'a']).count(), 0);
        assert_eq!(each_of(&"a".repeat(130), [b'a']).count(), 130);
        assert_eq!(count(&"ab".repeat(700), |byte| byte == b'b'), 700);
    }
}
