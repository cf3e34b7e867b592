//! Rows: a sentence, and the measures expected in it.
