//! Rows: a sentence, and the counts expected in it.

use super::*;
use crate::span::Span;
