//! What an input is called.

use std::path::Path;

/// What an input is called: where it lies, and the id of an article in it that names none itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleName {
    /// Path as given on the command line; `None`: standard input, or text given there.
    pub path: Option<String>,
    /// For a file its name without folder and extension: `courier.v1.md` is `courier.v1`.
    pub id: String,
}

impl ArticleName {
    /// The name of the file at `path`.
    pub fn of_file(path: &str) -> Self {
        let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Self { path: Some(path.to_owned()), id: stem.unwrap_or_else(|| path.to_owned()) }
    }

    /// The id of the article in a line (from 1) that gives it none.
    pub fn of_line(&self, number: usize) -> String {
        format!("{}:{number}", self.id)
    }

    /// What a problem is reported under.
    pub fn shown(&self) -> &str {
        self.path.as_deref().unwrap_or(&self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids() {
        let check = |path: &str, id: &str| assert_eq!(ArticleName::of_file(path).id, id);
        check("stories/courier.v1.md", "courier.v1");
        check("talks.txt", "talks");
        check("talks", "talks");
        check("..", "..");
    }
}
