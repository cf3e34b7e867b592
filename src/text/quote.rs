//! Quotations: what stands between quotation marks.

use crate::span::Span;

/// One quotation, possibly over several sentences or paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without.
    pub inner: Span,
}
