//! Lines of a stream, however long: no more of one is held than anybody wants.

use std::io::{self, BufRead, Read};

/// Reads a line. Of one that is longer than `longest` bytes one byte more is kept, so that its reader can tell; the rest is
/// passed over without being held. Gives how many bytes were kept.
pub(super) fn read_bounded(stream: &mut impl BufRead, longest: usize, line: &mut Vec<u8>) -> io::Result<usize> {
    let mut kept = (&mut *stream).take(longest as u64 + 1).read_until(b'\n', line)?;
    if kept > longest && line.last() != Some(&b'\n') {
        stream.skip_until(b'\n')?;
    } else if kept > longest {
        // The line break itself was one too many.
        kept -= 1;
        line.pop();
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_passed_over() {
        let check = |text: &str, expected: &[&str]| {
            let (mut stream, mut line, mut found) = (text.as_bytes(), Vec::new(), Vec::new());
            while read_bounded(&mut stream, 4, &mut line).is_ok_and(|kept| kept > 0) {
                found.push(String::from_utf8_lossy(&line).into_owned());
                line.clear();
            }
            assert_eq!(found, expected, "{text:?}");
        };
        check("", &[]);
        check("abc\nd", &["abc\n", "d"]);
        check("abcd\ne\n", &["abcd", "e\n"]);
        check("abcdefghi\nj\n", &["abcde", "j\n"]);
        check("abcdefghi", &["abcde"]);
    }
}
