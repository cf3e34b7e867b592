//! What a claim said in editions that are past: who asks what was known when is answered from here. Takes the claim as one edition
//! has it and as the next one does, gives the stretches of editions in which it said the same.

use serde::{Deserialize, Serialize};

use super::entry::{
    CueEntry, Entry, LedgerCommitment, LedgerExtent, LedgerPolarity, SlotEntry, SpeakerEntry, is_false,
};
use super::value::Day;

/// What a claim said over some editions. In its file it is one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    /// Numbers of the first and the last edition that had it so.
    pub editions: (u32, u32),
    /// Its sentence.
    pub sentence: String,
    /// Filled slots.
    pub slots: Vec<SlotEntry>,
    /// Is, or is not; left out: is.
    #[serde(default = "affirmed", skip_serializing_if = "is_affirmed")]
    pub polarity: LedgerPolarity,
    /// How sure its source was; left out: certain.
    #[serde(default = "certain", skip_serializing_if = "is_certain")]
    pub commitment: LedgerCommitment,
    /// Who vouched for it; left out: the outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerEntry>,
    /// What turned it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<CueEntry>,
    /// Whether it put an earlier report right.
    #[serde(default, skip_serializing_if = "is_false")]
    pub revises: bool,
    /// What else its words said of its event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extent: Vec<LedgerExtent>,
    /// As in [`Entry::cause`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<(String, u32)>,
    /// The day for which it was claimed, with the UTC minute where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asof: Option<(Day, Option<u16>)>,
    /// `kind.rule` that found it.
    pub rule: String,
    /// As in [`Entry::place`].
    pub place: (u32, u32),
    /// As in [`Entry::matched`].
    pub matched: (i64, i64),
}

fn affirmed() -> LedgerPolarity {
    LedgerPolarity::Affirmed
}

fn is_affirmed(polarity: &LedgerPolarity) -> bool {
    *polarity == affirmed()
}

fn certain() -> LedgerCommitment {
    LedgerCommitment::Certain
}

fn is_certain(commitment: &LedgerCommitment) -> bool {
    *commitment == certain()
}

/// The last edition of what still stands.
const OPEN: u32 = u32::MAX;

impl Past {
    /// Whether it says what the other one does, in the same words.
    fn says_as(&self, other: &Past) -> bool {
        let slots = |past: &Past| -> Vec<SlotEntry> {
            past.slots.iter().map(|slot| SlotEntry { at: (0, 0), read: String::new(), ..slot.clone() }).collect()
        };
        (&self.sentence, self.polarity, self.commitment, &self.speaker, self.revises, &self.extent)
            == (&other.sentence, other.polarity, other.commitment, &other.speaker, other.revises, &other.extent)
            && slots(self) == slots(other)
    }
}

impl Entry {
    /// The edition since which it says what it says now.
    pub fn start(&self) -> u32 {
        self.says_since.unwrap_or(self.since)
    }

    /// The last edition that said so; more than any where it stands.
    fn end(&self) -> u32 {
        match self.gone {
            // The text of that edition still had it.
            Some(gone) if self.dropped => gone,
            Some(gone) => gone.saturating_sub(1),
            None => OPEN,
        }
    }

    /// As it is now, said in these editions.
    fn past(&self, editions: (u32, u32)) -> Past {
        Past {
            editions,
            sentence: self.sentence.clone(),
            slots: self.slots.clone(),
            polarity: self.polarity,
            commitment: self.commitment,
            speaker: self.speaker.clone(),
            cues: self.cues.clone(),
            revises: self.revises,
            extent: self.extent.clone(),
            cause: self.cause.clone(),
            asof: self.asof,
            rule: self.rule.clone(),
            place: self.place,
            matched: self.matched,
        }
    }

    /// The same claim as it was then.
    pub fn as_it_was(&self, past: Past) -> Self {
        Self {
            id: self.id.clone(),
            kind: self.kind.clone(),
            rule: past.rule,
            sentence: past.sentence,
            slots: past.slots,
            polarity: past.polarity,
            commitment: past.commitment,
            speaker: past.speaker,
            cues: past.cues,
            revises: past.revises,
            extent: past.extent,
            cause: past.cause,
            asof: past.asof,
            place: past.place,
            matched: past.matched,
            since: past.editions.0,
            says_since: None,
            gone: (past.editions.1 != OPEN).then(|| past.editions.1.saturating_add(1)),
            dropped: false,
            was: Vec::new(),
        }
    }

    /// Everything it said, oldest first, what it says now last; that one's last edition is more than any where it stands.
    pub fn spells(&self) -> Vec<Past> {
        let now = self.past((self.start(), self.end()));
        self.was.iter().cloned().chain([now]).collect()
    }

    /// Takes over what the claim said before, now that it is read in `edition`; `again`: in a text that is already known.
    pub(super) fn follows(&mut self, before: &Entry, edition: u32, again: bool) {
        self.was = before.was.clone();
        let start = before.start();
        let end = if before.dropped { OPEN } else { before.end() }.min(edition.saturating_sub(1));
        // Of the same text it is the rules that read something else: that nobody ever reported what they read before.
        let reread = again && (before.gone.is_none() || before.dropped);
        let now = self.past((0, 0));
        if reread || (end.saturating_add(1) >= edition && now.says_as(&before.past((0, 0)))) {
            self.says_since = Some(start);
        } else {
            self.was.extend((start <= end).then(|| before.past((start, end))));
            self.says_since = Some(edition);
        }
        self.says_since = self.says_since.filter(|&start| start != self.since);
    }

    /// All numbers of editions from `from` on are one higher: an edition was put before that one.
    pub(super) fn shift(&mut self, from: u32) {
        let up = |number: &mut u32| *number = number.saturating_add(u32::from(*number >= from));
        up(&mut self.since);
        self.says_since.iter_mut().chain(&mut self.gone).for_each(up);
        for past in &mut self.was {
            up(&mut past.editions.0);
            up(&mut past.editions.1);
        }
    }

    /// What it says in edition `number`, where it does.
    pub(super) fn said_in(&self, number: u32) -> Option<Entry> {
        let found = self.spells().into_iter().find(|past| (past.editions.0..=past.editions.1).contains(&number))?;
        Some(self.as_it_was(found))
    }

    /// Notes what edition `number` says of it, an edition that came late: `None`, nothing.
    pub(super) fn said_then(&mut self, number: u32, then: Option<&Entry>) {
        let mut spells: Vec<Past> = Vec::new();
        for past in self.spells() {
            let (from, to) = past.editions;
            if !(from..=to).contains(&number) {
                spells.push(past);
                continue;
            }
            let parts = [(from, number.saturating_sub(1)), (number.saturating_add(1), to)];
            spells.extend(
                parts.into_iter().filter(|(from, to)| from <= to).map(|editions| Past { editions, ..past.clone() }),
            );
        }
        spells.extend(then.map(|then| then.past((number, number))));
        spells.sort_by_key(|past| past.editions.0);
        let mut joined: Vec<Past> = Vec::new();
        for past in spells {
            match joined.last_mut() {
                Some(last) if last.editions.1.saturating_add(1) == past.editions.0 && last.says_as(&past) => {
                    *last = Past { editions: (last.editions.0, past.editions.1), ..past };
                }
                _ => joined.push(past),
            }
        }
        let Some(last) = joined.pop() else { return };
        let first = joined.first().map_or(last.editions.0, |past| past.editions.0);
        let since = self.since.min(first);
        let says_since = Some(last.editions.0).filter(|&start| start != since);
        let now = self.as_it_was(last);
        *self = Self { since, says_since, was: joined, ..now };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::samples;

    fn entry(killed: u32, since: u32) -> Entry {
        let line = format!("casualties: killed={killed}; at=UKR/Sumy; when=04-17; text={killed} were killed in Sumy.");
        Entry::new(&samples::claim(&line), "id".to_owned(), since)
    }

    /// `4@1-2 5@3-`: what is killed in which editions.
    fn shown(entry: &Entry) -> String {
        let of = |past: Past| {
            let (from, to) = past.editions;
            let to = if to == OPEN { String::new() } else { to.to_string() };
            format!("{}@{from}-{to}", past.slots[0].text)
        };
        entry.spells().into_iter().map(of).collect::<Vec<_>>().join(" ")
    }

    fn after(before: &Entry, killed: u32, edition: u32, again: bool) -> Entry {
        let mut entry = entry(killed, before.since);
        entry.follows(before, edition, again);
        entry
    }

    #[test]
    fn what_follows() {
        let first = entry(4, 1);
        assert_eq!(shown(&first), "4@1-");
        assert_eq!(shown(&after(&first, 4, 2, false)), "4@1-");
        let second = after(&first, 5, 2, false);
        assert_eq!(shown(&second), "4@1-1 5@2-");
        // Of one text other rules read something else: nobody said what they read before.
        assert_eq!(shown(&after(&second, 6, 2, true)), "4@1-1 6@2-");
        assert_eq!(shown(&after(&first, 6, 3, true)), "6@1-");
        let gone = Entry { gone: Some(4), ..second.clone() };
        assert_eq!(shown(&gone), "4@1-1 5@2-3");
        assert_eq!(shown(&after(&gone, 5, 6, false)), "4@1-1 5@2-3 5@6-");
        // Rules that lost it took nothing back.
        let dropped = Entry { gone: Some(4), dropped: true, ..second };
        assert_eq!(shown(&after(&dropped, 5, 4, true)), "4@1-1 5@2-");
        assert_eq!(shown(&after(&dropped, 7, 5, false)), "4@1-1 5@2-4 7@5-");
        // A file may say anything.
        let odd = Entry { since: 9, says_since: Some(8), gone: Some(0), ..first };
        assert_eq!(shown(&after(&odd, 5, 2, false)), "5@2-");
    }

    #[test]
    fn what_came_late() {
        let then = |entry: &Entry, number: u32, killed: Option<u32>| {
            let mut changed = entry.clone();
            changed.shift(number);
            changed.said_then(number, killed.map(|killed| self::entry(killed, number)).as_ref());
            shown(&changed)
        };
        let both = after(&entry(4, 1), 5, 3, false);
        assert_eq!(shown(&both), "4@1-2 5@3-");
        assert_eq!(then(&both, 1, Some(4)), "4@1-3 5@4-");
        assert_eq!(then(&both, 1, Some(3)), "3@1-1 4@2-3 5@4-");
        assert_eq!(then(&both, 1, None), "4@2-3 5@4-");
        assert_eq!(then(&both, 2, Some(4)), "4@1-3 5@4-");
        assert_eq!(then(&both, 2, Some(9)), "4@1-1 9@2-2 4@3-3 5@4-");
        assert_eq!(then(&both, 3, Some(5)), "4@1-2 5@3-");
        assert_eq!(then(&both, 3, None), "4@1-2 5@4-");
        assert_eq!(then(&both, 4, Some(6)), "4@1-2 5@3-3 6@4-4 5@5-");
        let gone = Entry { gone: Some(2), ..entry(4, 1) };
        assert_eq!(then(&gone, 2, Some(4)), "4@1-2");
        assert_eq!(then(&gone, 2, None), "4@1-1");
    }
}
