//! What a run of `track` did to a ledger, counted.

use std::io::{self, Write};

use crate::ledger::{Came, FindingNews, State, Tracked};

/// What is said at the end.
#[derive(Debug, Default)]
pub(super) struct Sum {
    articles: [usize; 4],
    claims: [usize; 5],
    findings: [usize; 4],
    voided: usize,
    revived: usize,
    left_out: usize,
}

impl Sum {
    /// One article that came again, and nothing more.
    pub fn add_known(&mut self) {
        self.articles[Came::Again as usize] += 1;
    }

    /// One article.
    pub fn add(&mut self, tracked: &Tracked) {
        self.articles[tracked.came as usize] += 1;
        self.left_out += tracked.left_out;
        // A claim of which two things changed is one claim.
        let mut last = None;
        for news in &tracked.claims {
            let id = news.new.as_ref().or(news.old.as_ref()).map(|claim| claim.id.as_str());
            if last.replace((id, news.fate)) != Some((id, news.fate)) {
                self.claims[news.fate as usize] += 1;
            }
        }
        for news in &tracked.findings {
            let which = match news {
                FindingNews { back: true, .. } => Some(3),
                news => match news.now.state {
                    State::New => Some(0),
                    State::Updated => Some(1),
                    State::Absent => Some(2),
                    State::Unchanged => None,
                },
            };
            which.into_iter().for_each(|which: usize| self.findings[which] += 1);
            self.voided += usize::from(news.voided);
            self.revived += usize::from(news.revived);
        }
    }

    /// For people.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let [first, later, again, earlier] = self.articles;
        let [new, changed, gone, back, reworded] = self.claims;
        let [found, updated, absent, returned] = self.findings;
        let all = first + later + again + earlier;
        let s = if all == 1 { "" } else { "s" };
        writeln!(
            out,
            "{all} article{s}: {first} first seen, {later} in a new edition, {again} known, {earlier} older than known"
        )?;
        writeln!(
            out,
            "claims: {new} new, {changed} changed, {gone} gone, {back} back, {reworded} only reworded or moved"
        )?;
        writeln!(out, "findings: {found} new, {updated} updated, {absent} absent, {returned} back")?;
        if self.left_out > 0 {
            writeln!(out, "{} more findings are not kept: the weightiest of each article are", self.left_out)?;
        }
        match self.voided {
            0 => {}
            1 => writeln!(out, "1 decision no longer holds: what it rests on has changed")?,
            n => writeln!(out, "{n} decisions no longer hold: what they rest on has changed")?,
        }
        match self.revived {
            0 => Ok(()),
            1 => writeln!(out, "1 decision holds again: what it rests on is back"),
            n => writeln!(out, "{n} decisions hold again: what they rest on is back"),
        }
    }
}
