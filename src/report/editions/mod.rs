//! Two editions compared, for people: on a terminal, in a pull request, as a page, in one line. Takes a step with its editions;
//! decides nothing. What stands in an article is hostile: each format escapes all of it.

mod html;
mod human;
mod markdown;
mod strip;
mod summary;
mod told;

pub(super) use strip::strip;
pub(super) use told::Told;

pub use html::Html;
pub use markdown::Markdown;

use std::collections::HashMap;
use std::io::{self, Write};

use crate::claim::Claim;
use crate::diff::{Change, Edition, Fate, Step, word_diff};
use crate::reconcile::words;

/// Two editions and what changed from one to the other.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The earlier edition.
    pub old: &'a Edition,
    /// The later edition.
    pub new: &'a Edition,
    /// What changed.
    pub step: &'a Step,
}

impl<'a> Compared<'a> {
    /// The claims that a change is about.
    pub fn claims(&self, change: &Change) -> (Option<&'a Claim>, Option<&'a Claim>) {
        (change.old.map(|at| &self.old.claims[at]), change.new.map(|at| &self.new.claims[at]))
    }

    /// The changes, those of the same two sentences together, so that these stand once below them. None is empty.
    fn by_sentences(&self) -> Vec<Vec<&'a Change>> {
        let mut groups: Vec<Vec<&Change>> = Vec::new();
        let mut known: HashMap<_, usize> = HashMap::new();
        for change in &self.step.changes {
            let (old, new) = self.claims(change);
            let text = |claim: Option<&'a Claim>| claim.map(|claim| &*claim.evidence.sentence_text);
            let at = *known.entry((text(old), text(new))).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(group) => group.push(change),
                None => groups.push(vec![change]),
            }
        }
        groups
    }

    /// Who published it, else the name of the file.
    fn outlet(&self) -> &'a str {
        let info = &self.new.article.info;
        info.outlet.as_deref().unwrap_or(&info.id)
    }

    /// The outlet and the headline as it is now.
    fn title(&self) -> String {
        match &self.new.headline {
            Some(headline) => format!("{}: {headline}", self.outlet()),
            None => self.outlet().to_owned(),
        }
    }

    /// `courier.v1, 18 April 2025 14:02`; the UTC clock where it is known: two editions are often of one day.
    fn edition(edition: &Edition) -> String {
        let info = &edition.article.info;
        match info.published {
            Some(moment) => {
                let clock = moment.minute.map(|minute| format!(" {:02}:{:02}", minute / 60, minute % 60));
                format!("{}, {}{}", info.id, words::day(moment.day), clock.unwrap_or_default())
            }
            None => info.id.clone(),
        }
    }

    /// `7 % of the text changed`
    fn share(&self) -> String {
        let share = self.step.places.share * 100.0;
        if share > 0.0 && share < 1.0 {
            return "less than 1 % of the text changed".to_owned();
        }
        format!("{share:.0} % of the text changed")
    }
}

/// Both texts in one, gone words in `<del>` and new ones in `<ins>`, each piece escaped.
fn marked(out: &mut dyn Write, old: &str, new: &str, escape: fn(&str) -> String) -> io::Result<()> {
    for (fate, piece) in word_diff(old, new) {
        let piece = escape(piece);
        match fate {
            Fate::Kept => write!(out, "{piece}")?,
            Fate::Gone => write!(out, "<del>{piece}</del>")?,
            Fate::Come => write!(out, "<ins>{piece}</ins>")?,
        }
    }
    Ok(())
}
