//! The few bytes of a text that somebody asks for, told many at a time: most stretches have none of them.

/// Where one of three bytes stands, in order.
pub(super) fn each_of(text: &str, [one, two, three]: [u8; 3]) -> impl Iterator<Item = usize> {
    memchr::memchr3_iter(one, two, three, text.as_bytes())
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
        let found: Vec<usize> = each_of(&text, [b'\'', b'"', b'"']).collect();
        assert_eq!(found, [0, 201, 203]);
        assert_eq!(each_of("", [b'a'; 3]).count(), 0);
        assert_eq!(each_of(&"a".repeat(130), [b'a'; 3]).count(), 130);
        assert_eq!(count(&"ab".repeat(700), |byte| byte == b'b'), 700);
    }
}
