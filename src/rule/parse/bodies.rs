//! What stands inside of the blocks of a file: claims with their slots and rules, lexicons, overrides, facts.

use nom::Input;

use super::blocks::{Blocks, Place};
use super::stream::Stream;
use super::{claim, names, rule};
use crate::rule::ast::{
    Also, Claim, Item, Lexicon, LexiconEntries, LexiconEntry, Match, Meta, Name, Override, Pattern, PatternNode,
    Phrase, Rule,
};
use crate::span::Span;

impl<'a> Blocks<'a> {
    pub(super) fn item(&mut self, keyword: &str) -> Option<Item> {
        match keyword {
            "use" => self.line(names::USE, names::use_).map(Item::Use),
            "phrase" => self.phrase().map(Item::Phrase),
            "cue" => self.line(names::CUE, names::cue).map(Item::Cue),
            "lexicon" => self.lexicon().map(Item::Lexicon),
            "override" => Some(Item::Override(self.override_())),
            _ => Some(Item::Claim(self.claim())),
        }
    }

    /// A phrase whose pattern is broken keeps its name.
    fn phrase(&mut self) -> Option<Phrase> {
        let statement = self.reader.statement(false);
        let stream = statement.stream;
        let name = self.read(stream, names::PHRASE, names::phrase_head)?;
        let rest = stream.take_from(2);
        let pattern = self.read(rest, names::PHRASE, names::phrase_body).unwrap_or_else(|| broken(rest.place()));
        Some(Phrase { name, pattern, span: statement.span() })
    }

    fn lexicon(&mut self) -> Option<Lexicon> {
        let statement = self.reader.statement(true);
        let head = self.read(statement.stream, names::LEXICON, names::lexicon_head);
        let mut inline = Vec::new();
        if statement.block {
            while let Some(keyword) = self.step(&statement, Place::Lexicon) {
                debug_assert!(keyword.is_none(), "a lexicon allows no keyword");
                let statement = self.reader.statement(false);
                // An entry that is broken keeps its id, and has no names.
                let id = self.name_at(statement.stream);
                let read = self.read(statement.stream, names::ENTRY, names::entry);
                inline.push(read.unwrap_or(LexiconEntry { id, aliases: Vec::new() }));
            }
        }
        let head = head?;
        let mut entries = head.entries();
        if let LexiconEntries::Inline(list) = &mut entries {
            *list = inline;
        }
        let span = statement.span().to(self.here());
        Some(Lexicon { name: head.name, parent: head.parent, entries, span })
    }

    fn meta(&mut self) -> Option<Meta> {
        let statement = self.reader.statement(true);
        self.read(statement.stream, claim::META, claim::meta_head)?;
        let mut fields = Vec::new();
        while self.step(&statement, Place::Meta).is_some() {
            fields.extend(self.line(claim::META, claim::meta_field));
        }
        Some(Meta { fields, span: statement.span().to(self.here()) })
    }

    fn claim(&mut self) -> Claim {
        let statement = self.reader.statement(true);
        let head = self.read(statement.stream, claim::CLAIM, claim::head);
        let broken = head.is_none();
        let (name, title) = head.unwrap_or_else(|| (self.name_at(statement.stream.take_from(1)), None));
        let mut claim = Claim {
            name,
            title,
            slots: Vec::new(),
            next: Vec::new(),
            both: Vec::new(),
            also: Vec::new(),
            phrases: Vec::new(),
            rules: Vec::new(),
            wheres: Vec::new(),
            verdicts: Vec::new(),
            meta: Vec::new(),
            broken,
            unread: Vec::new(),
            span: statement.span(),
        };
        while let Some(keyword) = self.step(&statement, Place::Claim) {
            match keyword {
                Some("next") => claim.next.extend(self.line(claim::NEXT, claim::next)),
                Some("both") => claim.both.extend(self.line(claim::BOTH, claim::both)),
                Some("also") => claim.also.push(self.also()),
                Some("phrase") => claim.phrases.extend(self.phrase()),
                Some("where") => claim.wheres.extend(self.line(claim::WHERE, claim::where_)),
                Some("meta") => claim.meta.extend(self.meta()),
                Some("rule") => claim.rules.push(self.rule()),
                Some(_) => claim.verdicts.extend(self.line(rule::VERDICT, rule::verdict)),
                None if self.reader.is_slot() => {
                    let statement = self.reader.statement(false);
                    match self.read(statement.stream, claim::SLOT, claim::slot) {
                        Some(slot) => claim.slots.push(slot),
                        None => claim.unread.push(self.name_at(statement.stream).text),
                    }
                }
                None => {
                    // It may have been meant for a slot.
                    let word = self.junk(Place::Claim, false);
                    claim.unread.push(word);
                }
            }
        }
        claim.span = claim.span.to(self.here());
        claim
    }

    fn override_(&mut self) -> Override {
        let statement = self.reader.statement(true);
        let head = self.read(statement.stream, claim::OVERRIDE, claim::override_head);
        let mut found = Override {
            kind: head.unwrap_or_else(|| self.name_at(statement.stream.take_from(1))),
            slots: Vec::new(),
            next: Vec::new(),
            both: Vec::new(),
            meta: Vec::new(),
            span: statement.span(),
        };
        while let Some(keyword) = self.step(&statement, Place::Override) {
            match keyword {
                Some("next") => found.next.extend(self.line(claim::NEXT, claim::next)),
                Some("both") => found.both.extend(self.line(claim::BOTH, claim::both)),
                Some(_) => found.meta.extend(self.meta()),
                None if self.reader.is_slot() => found.slots.extend(self.line(claim::POLICY, claim::policy)),
                None => {
                    self.junk(Place::Override, false);
                }
            }
        }
        found.span = found.span.to(self.here());
        found
    }

    fn rule(&mut self) -> Rule {
        let statement = self.reader.statement(true);
        let head = self.read(statement.stream, rule::RULE, rule::head);
        let mut rule = Rule {
            broken: head.is_none(),
            tests_broken: false,
            name: head.unwrap_or_else(|| self.name_at(statement.stream.take_from(1))),
            sets: Vec::new(),
            matches: Vec::new(),
            also: Vec::new(),
            wheres: Vec::new(),
            beats: Vec::new(),
            meta: Vec::new(),
            examples: Vec::new(),
            span: statement.span(),
        };
        while let Some(keyword) = self.step(&statement, Place::Rule) {
            let read = match keyword {
                Some("set") => self.line(rule::SET, rule::set).map(|set| rule.sets.push(set)),
                Some("match") => {
                    let found = self.match_();
                    let whole = !matches!(found.pattern.node, PatternNode::Broken);
                    rule.matches.push(found);
                    whole.then_some(())
                }
                Some("also") => {
                    let also = self.also();
                    rule.also.push(also);
                    Some(())
                }
                Some("where") => self.line(claim::WHERE, claim::where_).map(|found| rule.wheres.push(found)),
                Some("beats") => self.line(rule::BEATS, rule::beats).map(|beats| rule.beats.push(beats)),
                Some("meta") => self.meta().map(|meta| rule.meta.push(meta)),
                Some("ignore") => self.line(rule::IGNORE, rule::example).map(|ignore| rule.examples.push(ignore)),
                Some(_) => self.line(rule::EXAMPLE, rule::example).map(|example| rule.examples.push(example)),
                None => {
                    self.junk(Place::Rule, false);
                    None
                }
            };
            match keyword {
                Some("example" | "ignore" | "todo") => rule.tests_broken |= read.is_none(),
                // What these say is missed by nobody.
                Some("where" | "beats" | "meta") => {}
                _ => rule.broken |= read.is_none(),
            }
        }
        rule.span = rule.span.to(self.here());
        rule
    }

    fn match_(&mut self) -> Match {
        let statement = self.reader.statement(false);
        let span = statement.span();
        self.read(statement.stream, rule::MATCH, rule::match_).unwrap_or_else(|| Match { pattern: broken(span), span })
    }

    fn also(&mut self) -> Also {
        let statement = self.reader.statement(false);
        let span = statement.span();
        self.read(statement.stream, rule::ALSO, rule::also).unwrap_or_else(|| Also { pattern: broken(span), span })
    }

    /// The name at the head of `stream`; without letters where none stands there.
    fn name_at(&self, stream: Stream<'a>) -> Name {
        super::stream::name("a name")(stream)
            .map_or(Name { text: String::new(), span: stream.place() }, |(_, name)| name)
    }

    /// Just behind what was read last.
    fn here(&self) -> Span {
        Span { start: self.reader.end(), end: self.reader.end() }
    }
}

fn broken(span: Span) -> Pattern {
    Pattern { node: PatternNode::Broken, span }
}
