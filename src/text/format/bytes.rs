//! Bytes to text. Takes any bytes, gives text and what had to be guessed; never fails.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// The text of `bytes`, and a warning where it had to be guessed.
///
/// UTF-8 is taken as it is, with its byte order mark, so that offsets count in the file.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return (encoding.decode(bytes).0, None);
    }
    if is_damaged_utf8(bytes) {
        let warning = "not all of it is UTF-8; broken bytes were replaced".to_owned();
        return (String::from_utf8_lossy(bytes), Some(warning));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let text = encoding.decode_without_bom_handling(bytes).0;
    (text, Some(format!("not UTF-8; read as {}", encoding.name())))
}

/// Whether most of what is not ASCII is well-formed UTF-8: a few bytes were lost, it is not another encoding.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, warned: bool) {
        let (found, warning) = decode(bytes);
        assert_eq!((found.as_ref(), warning.is_some()), (text, warned));
    }

    #[test]
    fn decodes() {
        check(b"", "", false);
        check("“é”".as_bytes(), "“é”", false);
        check(b"\xef\xbb\xbfHi", "\u{feff}Hi", false);
        check(b"\xff\xfeH\0i\0", "Hi", false);
        check(b"\xfe\xff\0H\0i", "Hi", false);
        check(b"\x93Caf\xe9 closed\x94, said the mayor", "“Café closed”, said the mayor", true);
        check(b"\xe2\x80\x9cIt is over\xe2\x80\x9d \xff he said", "“It is over” \u{fffd} he said", true);
        check(b"a\0b\x1b", "a\0b\x1b", false);
    }
}
