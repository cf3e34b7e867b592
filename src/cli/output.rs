//! Standard output, once for a command: plain bytes for machines, styles (where they show) for people.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::options::Format;

/// Where a command prints.
pub(super) struct Output {
    format: Format,
    stream: Box<dyn Write>,
}

impl Output {
    pub fn new(format: Format) -> Self {
        let stream: Box<dyn Write> = match format {
            Format::Human => Box::new(BufWriter::with_capacity(1 << 16, anstream::stdout())),
            Format::Json | Format::Ron => Box::new(BufWriter::with_capacity(1 << 16, io::stdout())),
        };
        Self { format, stream }
    }

    /// The stream for people; `None` where the format is for machines.
    pub fn human(&mut self) -> Option<&mut dyn Write> {
        (self.format == Format::Human).then_some(&mut *self.stream)
    }

    /// One object: a line of JSON, or a RON value.
    pub fn object(&mut self, shape: &impl Serialize) -> io::Result<()> {
        put_object(&mut self.stream, self.format, shape)
    }

    /// What was laid out before.
    pub fn text(&mut self, text: &[u8]) -> io::Result<()> {
        self.stream.write_all(text)
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// Lays out one object.
pub(super) fn put_object(stream: &mut impl Write, format: Format, shape: &impl Serialize) -> io::Result<()> {
    match format {
        Format::Ron => {
            let pretty = ron::ser::PrettyConfig::new().depth_limit(3);
            let text = ron::ser::to_string_pretty(shape, pretty).map_err(io::Error::other)?;
            writeln!(stream, "{text}")
        }
        Format::Json | Format::Human => {
            serde_json::to_writer(&mut *stream, shape)?;
            writeln!(stream)
        }
    }
}
