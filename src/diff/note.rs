//! What an edition tells its readers about editions before it. Takes an article and the values that the engine sees, gives its notes,
//! and says which change a note is about: only what it names.

use super::{Change, ChangeKind};
use crate::claim::{Claim, Schema, Slot, SlotSpec, SlotType};
use crate::extract::{Engine, again};
use crate::lexicon::editions::{EditionWords, Use, words};
use crate::span::Span;
use crate::text::{Article, ArticleInfo, Block, Role, Sentence, sentences};
use crate::value::Value;

/// So many notes of one edition are read; more would be a list, not a note, and would cost a square.
pub(super) const MOST_NOTES: usize = 64;
/// A note is so many bytes at most; what follows is prose again.
const LONGEST_NOTE: u32 = 4096;
/// A label is so many words at most: `Correction, 21 April 2025:`.
const LONGEST_LABEL: usize = 4;
/// A word of fewer letters does not tell what a note is about.
const SHORTEST_NAME: usize = 4;

/// One note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// As the edition has it.
    pub text: String,
    /// Whether something was put right; else there is only more than before.
    pub corrects: bool,
    words: Vec<String>,
    values: Vec<Value>,
    /// Whether it says that something was put right and not what.
    bare: bool,
}

impl Note {
    /// The notes of an article: in its text, where there may be some, then in its front matter.
    pub(super) fn of(engine: &Engine, article: &Article, is_noted: bool) -> Vec<Note> {
        // Most articles have none, and no sentences are looked for.
        let sentences = if is_noted { sentences(article) } else { Vec::new() };
        Self::among(engine, article, &sentences)
    }

    /// Whether there may be notes in the text of an article; in that of the edition `before` there are none.
    pub(super) fn may_be_in(article: &Article, before: Option<&Article>) -> bool {
        let phrases = EditionWords::standard();
        let known = before.map(|before| again(before, article)).unwrap_or_default();
        let is_new = |at: usize| known.get(at).copied().flatten().is_none();
        let mut blocks = article.blocks.iter().enumerate().filter(|&(at, _)| is_new(at));
        blocks.any(|(_, block)| phrases.may_note(block.span.of(&article.text)))
    }

    fn among(engine: &Engine, article: &Article, sentences: &[Sentence]) -> Vec<Note> {
        let mut notes: Vec<Note> = Vec::new();
        let mut last = None;
        for sentence in sentences.iter().filter(|sentence| sentence.role != Role::Dateline) {
            if notes.len() == MOST_NOTES || last == Some(sentence.block) {
                continue;
            }
            if let Some(corrects) = corrects(sentence.span.of(&article.text)) {
                last = Some(sentence.block);
                // A note goes on to the end of its paragraph; where that is a label and no more, to the end of the next.
                // `Corrected.` is a sentence and no label: its paragraph ends with it.
                let said = sentence.span.of(&article.text);
                let alone =
                    !said.trim_end().ends_with('.') && (sentence.role == Role::Heading || words(said).len() == 1);
                let number = sentence.block as usize + usize::from(alone);
                let end = article.blocks.get(number).map_or(sentence.span.end, |block| block.span.end);
                let limit = sentence.span.end.max(sentence.span.start.saturating_add(LONGEST_NOTE));
                let end = if end > limit { sentence.span.end } else { end };
                let span = Span { start: sentence.span.start, end };
                let blocks = vec![Block { span, heading: false }];
                notes.push(Self::read(
                    engine,
                    &Article { blocks, ..article.clone() },
                    span.of(&article.text),
                    corrects,
                ));
            }
        }
        for text in article.info.corrections.iter().take(MOST_NOTES) {
            let info = ArticleInfo { title: None, ..(*article.info).clone() };
            let corrects = corrects(text).unwrap_or(true);
            notes.push(Self::read(engine, &Article::plain(info, text.as_str()), text, corrects));
        }
        notes
    }

    fn read(engine: &Engine, note: &Article, text: &str, corrects: bool) -> Self {
        let found = engine.annotate(note).values;
        // The day on which it was put right is not what was.
        let mut rest: Vec<&str> = Vec::new();
        let mut end = note.blocks.first().map_or(0, |block| block.span.start as usize);
        let times = found.iter().filter(|(_, value)| matches!(value, Value::Time(_))).map(|(span, _)| span);
        for span in times {
            rest.extend(note.text.get(end..span.start as usize));
            end = end.max(span.end as usize);
        }
        rest.extend(note.blocks.last().and_then(|block| note.text.get(end..block.span.end as usize)));
        let bare = !rest.into_iter().flat_map(words).any(|word| is_telling(&word) && !word.contains(':'));
        let values = found.into_iter().map(|(_, value)| value).collect();
        Self { text: text.to_owned(), corrects, words: words(text), values, bare }
    }

    /// Whether this note tells of the change.
    ///
    /// A correction tells of a change whose old or new value it names, and of one whose slot it names, if what it is
    /// said of is named too. One that says no more than that something was put right tells of all: readers were told, if badly. That there is more than before tells of a tally that rose, and of what it names.
    pub(super) fn tells(&self, change: &Change, old: Option<&Claim>, new: Option<&Claim>, schema: &Schema) -> bool {
        if self.bare {
            let rises = || {
                let spec = schema.slot(change.slot.as_deref()?).filter(|spec| spec.tally)?;
                Some(rose(old?.slot(&spec.name), new?.slot(&spec.name)))
            };
            return self.corrects || (change.change == ChangeKind::Value && rises() == Some(true));
        }
        let spec = change.slot.as_deref().and_then(|slot| schema.slot(slot));
        let sides = || [old, new].into_iter().flatten();
        match (change.change, spec) {
            (ChangeKind::Value | ChangeKind::Removed, Some(spec)) => {
                let slot = |claim: Option<&Claim>| claim.and_then(|claim| claim.slot(&spec.name)).cloned();
                let (before, after) = (slot(old), slot(new));
                let counts = spec.ty == SlotType::Count;
                let named =
                    self.names_value(before.as_ref(), after.as_ref()) && !(counts && self.names_another(spec, schema));
                let about = sides().any(|claim| self.shares_name(claim));
                let asked = self.names_slot(spec) && (about || counts);
                // A removal leaves no value that a note could give: it has to say what it was about.
                if change.change == ChangeKind::Removed && new.is_none() {
                    return self.corrects && (named || self.names_slot(spec)) && about;
                }
                named || asked || (!self.corrects && spec.tally && rose(before.as_ref(), after.as_ref()))
            }
            (ChangeKind::Source, _) => {
                let speaker = |claim: &Claim| claim.speaker.as_ref().map(|speaker| words(&speaker.name));
                let names: Vec<String> = sides().filter_map(speaker).flatten().collect();
                self.corrects && names.iter().any(|name| is_telling(name) && self.words.contains(name))
            }
            (ChangeKind::Hedged | ChangeKind::Unhedged | ChangeKind::Removed, _) => {
                self.corrects && sides().filter(|claim| self.names_shared(claim) >= 2).count() > 0
            }
            _ => false,
        }
    }

    /// Whether it gives the old or the new value: as a value, or in the words in which the two differ.
    fn names_value(&self, old: Option<&Slot>, new: Option<&Slot>) -> bool {
        let values = |slot: Option<&Slot>| -> Vec<Value> {
            slot.map(|slot| slot.values.iter().map(|filled| filled.value.clone()).collect()).unwrap_or_default()
        };
        let said = |slot: Option<&Slot>| -> Vec<String> {
            slot.map(|slot| slot.values.iter().flat_map(|filled| words(&filled.text)).collect()).unwrap_or_default()
        };
        let (a, b) = (said(old), said(new));
        let only = |mine: &[String], other: &[String]| {
            mine.iter().any(|word| !other.contains(word) && is_telling(word) && self.words.contains(word))
        };
        let symbol = |value: &Value| matches!(value, Value::Symbol(_));
        let mut both = values(old).into_iter().chain(values(new)).filter(|value| !symbol(value));
        both.any(|value| self.values.contains(&value)) || only(&a, &b) || only(&b, &a)
    }

    fn names_slot(&self, spec: &SlotSpec) -> bool {
        let ty = match &spec.ty {
            SlotType::Count => "count",
            SlotType::Time => "time",
            SlotType::Place => "place",
            SlotType::Actor => "actor",
            _ => "",
        };
        let mut named = self.words.contains(&spec.name);
        let mut aspect = false;
        for of in EditionWords::standard().all(&self.words) {
            named |= *of == Use::Slot(spec.name.clone());
            aspect |= *of == Use::Aspect(ty.to_owned());
        }
        // Of several counts the note has to say which.
        if spec.ty == SlotType::Count { named } else { named || aspect }
    }

    /// Whether it says of another count of this kind that it is about it, and not of this one.
    fn names_another(&self, spec: &SlotSpec, schema: &Schema) -> bool {
        let counts = schema.slots.iter().filter(|other| other.ty == SlotType::Count && other.name != spec.name);
        !self.names_slot(spec) && counts.into_iter().any(|other| self.names_slot(other))
    }

    fn shares_name(&self, claim: &Claim) -> bool {
        self.names_shared(claim) > 0
    }

    fn names_shared(&self, claim: &Claim) -> usize {
        let mut said = words(&claim.evidence.sentence_text);
        said.sort_unstable();
        said.dedup();
        said.iter().filter(|word| is_telling(word) && self.words.contains(word)).count()
    }
}

/// Whether a word can tell what a note is about: it is long enough, or a number, and no word that notes are made of.
fn is_telling(word: &str) -> bool {
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    let long = word.chars().count() >= SHORTEST_NAME;
    (number || long) && !EditionWords::standard().is_made_of(word)
}

/// Whether words are a note, and then whether it puts something right.
fn corrects(text: &str) -> Option<bool> {
    let words = &words(text)[..];
    let phrases = EditionWords::standard();
    // The label stands alone at the front: `Correction:`, not `Correction officers were hurt`.
    let marks = |c: char| matches!(c, ':' | '–' | '—' | '-' | '(' | '|');
    let front = text.split(marks).next().filter(|front| front.len() < text.len() || words.len() == 1).unwrap_or(text);
    let labelled = front.split_whitespace().count() <= LONGEST_LABEL;
    let opens = |label: &Use| labelled && phrases.at(words).any(|of| of == label);
    let (mut oneself, mut corrected, mut updated) = (false, false, false);
    if opens(&Use::Label) {
        return Some(true);
    }
    for of in phrases.all(words) {
        match of {
            Use::Former => return Some(true),
            Use::Oneself => oneself = true,
            Use::Corrected => corrected = true,
            Use::Updated => updated = true,
            _ => {}
        }
    }
    match (oneself, corrected, updated) {
        (true, true, _) => Some(true),
        (true, false, true) => Some(false),
        _ => opens(&Use::UpdateLabel).then_some(false),
    }
}

/// Whether a count is higher than it was.
fn rose(old: Option<&Slot>, new: Option<&Slot>) -> bool {
    let low = |slot: Option<&Slot>| match slot?.values.first()?.value {
        Value::Count(count) => Some(count.hard.low),
        _ => None,
    };
    matches!((low(old), low(new)), (Some(old), Some(new)) if new >= old)
}

/// The notes that the edition before did not have yet: `known` are the texts of those that it had.
pub fn fresh<'n>(notes: &'n [Note], known: &[&str]) -> Vec<&'n Note> {
    notes.iter().filter(|note| !known.contains(&note.text.as_str())).collect()
}
