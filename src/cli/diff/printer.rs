//! Steps onto standard output, in the format that was asked for.

use std::io::{self, BufWriter, Write};

use super::super::options::Format;
use super::super::output::Output;
use super::DiffFormat;
use crate::claim::Schema;
use crate::report::{ChangeShape, Compared, Html, Human, Markdown, StepShape};

/// Where steps are printed.
pub(super) struct Printer {
    format: DiffFormat,
    stream: Stream,
    steps: usize,
    /// Claims changed, silently changed, only moved or reworded: of all steps.
    totals: (usize, usize, usize),
}

enum Stream {
    /// Objects, or text with styles.
    Objects(Output),
    /// A document as it is.
    Document(Box<dyn Write>),
}

impl Printer {
    pub fn new(format: DiffFormat) -> io::Result<Self> {
        let mut stream = match format {
            DiffFormat::Human => Stream::Objects(Output::new(Format::Human)),
            DiffFormat::Json => Stream::Objects(Output::new(Format::Json)),
            DiffFormat::Ron => Stream::Objects(Output::new(Format::Ron)),
            DiffFormat::Markdown | DiffFormat::Html => {
                Stream::Document(Box::new(BufWriter::with_capacity(1 << 16, io::stdout())))
            }
        };
        if let (DiffFormat::Html, Stream::Document(stream)) = (format, &mut stream) {
            Html.begin(stream)?;
        }
        Ok(Self { format, stream, steps: 0, totals: (0, 0, 0) })
    }

    pub fn step(&mut self, compared: &Compared<'_>, schemas: &[Schema]) -> io::Result<()> {
        self.steps += 1;
        let (changed, silent) = compared.changed();
        self.totals.0 += changed;
        self.totals.1 += silent;
        self.totals.2 += compared.step.changes.len() - compared.substantial().count();
        match &mut self.stream {
            Stream::Document(stream) if self.format == DiffFormat::Html => Html.step(stream, compared),
            Stream::Document(stream) => Markdown.step(stream, compared),
            Stream::Objects(output) => match output.human() {
                Some(stream) => {
                    Human.step(stream, compared)?;
                    writeln!(stream)
                }
                None => objects(output, compared, schemas),
            },
        }
    }

    pub fn finish(mut self) -> io::Result<()> {
        if let (DiffFormat::Html, Stream::Document(stream)) = (self.format, &mut self.stream) {
            Html.end(stream)?;
        }
        match self.stream {
            Stream::Document(mut stream) => stream.flush(),
            Stream::Objects(mut output) => {
                let (changed, silent, slight) = self.totals;
                if let Some(stream) = output.human() {
                    let claims = if changed == 1 { "claim" } else { "claims" };
                    writeln!(
                        stream,
                        "{changed} {claims} changed, {silent} of them silently; {slight} only moved or reworded"
                    )?;
                }
                output.finish()
            }
        }
    }
}

fn objects(output: &mut Output, compared: &Compared<'_>, schemas: &[Schema]) -> io::Result<()> {
    let step = StepShape::new(compared);
    if compared.step.changes.is_empty() {
        return step.alone().iter().try_for_each(|shape| output.object(shape));
    }
    for change in &compared.step.changes {
        let (old, new) = compared.claims(change);
        // Changes are of kinds that the rule set declares.
        if let Some(schema) = schemas.iter().find(|schema| *schema.kind == *change.kind) {
            output.object(&ChangeShape::new(change, (old, new), schema, &step))?;
        }
    }
    Ok(())
}
