//! An explanation for people.

use std::io::{self, Write};

use super::words::turn;
use super::{Book, Mark, ruler};
use crate::claim::{Claim, Filled, Slot};
use crate::extract::explain::{Account, Cause, Empty, Furthest, Made, Outcome, Told, Tried, Turning};
use crate::reconcile::words::day;
use crate::report::human::{DIM, ERROR, GOOD, NAME, SLOT, describe};
use crate::report::safe;
use crate::rule::{Part, Program};
use crate::span::Span;
use crate::text::Role;

/// So many near misses are shown where nothing matched, the furthest first.
const SHOWN: usize = 3;

impl Book<'_> {
    /// Matches with their fates, then the near misses that got furthest, then what was left out.
    pub fn human(&self, out: &mut dyn Write) -> io::Result<()> {
        let explanation = self.explanation;
        let place = self.rule().matches.first().map(|program| self.place(program)).unwrap_or_default();
        writeln!(out, "{NAME}{}{NAME:#}  {DIM}{place}{DIM:#}", safe(&explanation.rule))?;
        let info = &self.article.info;
        let date = info.published.map(|moment| format!(", {}", day(moment.day))).unwrap_or_default();
        writeln!(out, "{}{date}", safe(info.outlet.as_deref().unwrap_or(&info.id)))?;
        writeln!(out)?;
        let mut matched = false;
        for (number, account) in explanation.sentences.iter().enumerate() {
            for tried in &account.patterns {
                self.matches(out, number, account, tried)?;
                matched |= !tried.matches.is_empty();
            }
        }
        self.near_misses(out, matched)
    }

    fn matches(&self, out: &mut dyn Write, number: usize, account: &Account, tried: &Tried) -> io::Result<()> {
        let Some(program) = self.rule().matches.get(tried.line) else { return Ok(()) };
        let mut repeated = 0;
        for told in &tried.matches {
            if self.is_other_way(account, told) {
                repeated += 1;
                continue;
            }
            self.told(out, number, account, told, program)?;
        }
        if repeated > 0 {
            let ways = if repeated == 1 { "way" } else { "ways" };
            writeln!(out, "{DIM}match {}: {repeated} other {ways} to read these words{DIM:#}\n", tried.line + 1)?;
        }
        Ok(())
    }

    /// Whether a match gave way to another one of its own rule that is shown.
    fn is_other_way(&self, account: &Account, told: &Told) -> bool {
        let Outcome::Taken { rule, span, .. } = &told.outcome else { return false };
        let mut shown = account.patterns.iter().flat_map(|tried| &tried.matches);
        **rule == *self.explanation.rule
            && shown.any(|other| other.span == *span && !matches!(other.outcome, Outcome::Taken { .. }))
    }

    fn told(
        &self,
        out: &mut dyn Write,
        number: usize,
        account: &Account,
        told: &Told,
        program: &Program,
    ) -> io::Result<()> {
        let head = match &told.outcome {
            Outcome::Claim(made) => format!("{GOOD}claim{GOOD:#} #{}", safe(made.claim.short_id())),
            _ => format!("{ERROR}match without a claim{ERROR:#}"),
        };
        writeln!(
            out,
            "{head}  {}match {}  {DIM}{}{DIM:#}",
            self.sentence_number(number),
            told.line + 1,
            self.place(program)
        )?;
        let mut marks = self.marks(&told.bound);
        if let Outcome::Claim(made) = &told.outcome {
            marks.extend(made.turns.iter().filter_map(|turn| match &turn.cause {
                Cause::Cue(cue) => Some(Mark::new(cue.span, '*', "")),
                Cause::Rule | Cause::Question => None,
            }));
        }
        self.sentence(out, account, marks)?;
        let origin = &program.origin;
        let pattern = ruler::line(self.sources.get(origin.source).text(), origin.line, true);
        ruler::ruled(&pattern, &[]).iter().try_for_each(|line| writeln!(out, "    {DIM}{line}{DIM:#}"))?;
        match &told.outcome {
            Outcome::Claim(made) => self.claim(out, told, made),
            Outcome::Open(empty) => {
                writeln!(out, "  {ERROR}nothing fills `{}`, which must have a value{ERROR:#}", safe(&empty.slot))?;
                self.also_lines(out, empty)?;
                writeln!(out)
            }
            other => writeln!(out, "  {ERROR}{}{ERROR:#}\n", self.why_lost(other)),
        }
    }

    fn claim(&self, out: &mut dyn Write, told: &Told, made: &Made) -> io::Result<()> {
        let claim = &made.claim;
        let mut line = |name: &str, said: &str| writeln!(out, "    {DIM}{name:10}{DIM:#}  {said}");
        for slot in &claim.slots {
            line(&slot.name, &format!("{}{}", describe(slot, claim), self.source_of(told, slot, claim)))?;
        }
        for (aspect, said) in made.turns.iter().map(|one| turn(one, claim)) {
            line(aspect, &said)?;
        }
        let named = made.turns.iter().any(|turn| matches!(turn.turning, Turning::Speaker | Turning::Denial));
        if let Some(speaker) = claim.speaker.as_ref().filter(|_| !named) {
            line("speaker", &format!("{} outside of the sentence", safe(&speaker.name)))?;
        }
        for cue in &made.idle {
            line("no turn", &format!("by `{}` ({})", safe(&cue.text), safe(&cue.kind)))?;
        }
        for empty in &made.empty {
            line(&empty.slot, &format!("{DIM}empty{}{DIM:#}", self.nearest(empty)))?;
        }
        writeln!(out)
    }

    /// Where the value of a slot comes from, where it is not the match itself.
    fn source_of(&self, told: &Told, slot: &Slot, claim: &Claim) -> String {
        if let Some(taken) = slot.values.iter().find(|filled| filled.inherited) {
            return format!("  {DIM}{}{DIM:#}", self.lender(taken, claim));
        }
        let also =
            told.bound.iter().find(|piece| piece.slot.as_deref() == Some(&slot.name)).and_then(|piece| piece.also);
        match also.and_then(|line| self.rule().also.get(line)) {
            Some(program) => format!("  {DIM}also {}{DIM:#}", self.code(&program.origin, program.origin.line)),
            None => String::new(),
        }
    }

    /// The sentence from which a value was taken over.
    fn lender(&self, filled: &Filled, claim: &Claim) -> String {
        let mut sentences = self.explanation.sentences.iter().enumerate();
        match sentences.find(|(_, account)| account.span.contains(filled.span)) {
            Some((_, account)) if account.span == claim.evidence.sentence => "outside the match".to_owned(),
            Some((_, account)) if account.role == Role::Dateline => "from the dateline".to_owned(),
            Some((number, account)) => format!("from sentence {number}: {}", self.quoted(account.span)),
            None => "from another sentence".to_owned(),
        }
    }

    fn also_lines(&self, out: &mut dyn Write, empty: &Empty) -> io::Result<()> {
        if empty.lines.is_empty() {
            return writeln!(out, "    no `also` line names it");
        }
        empty.lines.iter().try_for_each(|(line, why)| writeln!(out, "    {}", self.also(*line, why)))
    }

    fn sentence(&self, out: &mut dyn Write, account: &Account, marks: Vec<Mark>) -> io::Result<()> {
        let text = ruler::line(&self.article.text, account.span, false);
        ruler::ruled(&text, &marks).iter().try_for_each(|line| writeln!(out, "    {line}"))
    }

    fn near_misses(&self, out: &mut dyn Write, matched: bool) -> io::Result<()> {
        let all = self.explanation.sentences.iter().enumerate();
        let mut missed: Vec<(usize, &Account, usize, &Furthest)> = all
            .flat_map(|(number, account)| {
                let tried = account.patterns.iter();
                tried.filter_map(move |tried| Some((number, account, tried.line, tried.furthest.as_ref()?)))
            })
            .collect();
        // A sentence that another line matched has been spoken of.
        missed.retain(|(_, account, ..)| account.patterns.iter().all(|tried| tried.matches.is_empty()));
        missed.sort_by_key(|(_, account, _, furthest)| (!account.looked, std::cmp::Reverse(furthest.rank())));
        // Where something matched, only what came close is of interest; where no trigger stands, one is enough.
        let close = |(_, account, _, furthest): &&(usize, &Account, usize, &Furthest)| {
            furthest.rank().0 > u32::from(matched) && (account.looked || furthest.rank().0 > 1)
        };
        let close = missed.iter().take_while(close).count();
        let shown = if matched { close.min(1) } else { close.clamp(1, SHOWN).min(missed.len()) };
        for &(number, account, line, furthest) in &missed[..shown] {
            self.near_miss(out, number, account, line, furthest)?;
        }
        if !matched {
            self.other_lines(out, &missed, shown)?;
        }
        self.summary(out, &missed[shown..])
    }

    /// How far each `match` line got that is not drawn, in a line each.
    fn other_lines(
        &self,
        out: &mut dyn Write,
        missed: &[(usize, &Account, usize, &Furthest)],
        shown: usize,
    ) -> io::Result<()> {
        let (drawn, rest) = missed.split_at(shown);
        let mut named = false;
        for (line, program) in self.rule().matches.iter().enumerate() {
            let is_drawn = drawn.iter().any(|(_, _, other, _)| *other == line);
            let Some((number, _, _, furthest)) = rest.iter().find(|(_, _, other, _)| *other == line && !is_drawn)
            else {
                continue;
            };
            let sentence = self.sentence_number(*number);
            writeln!(out, "{DIM}match {}{DIM:#}  {sentence}{}", line + 1, self.reason(furthest, &program.origin))?;
            named = true;
        }
        if named { writeln!(out) } else { Ok(()) }
    }

    fn near_miss(
        &self,
        out: &mut dyn Write,
        number: usize,
        account: &Account,
        line: usize,
        furthest: &Furthest,
    ) -> io::Result<()> {
        let Some(program) = self.rule().matches.get(line) else { return Ok(()) };
        let place = self.place(program);
        writeln!(
            out,
            "{ERROR}no match{ERROR:#}  {}match {}  {DIM}{place}{DIM:#}",
            self.sentence_number(number),
            line + 1
        )?;
        let mut marks = self.marks(&furthest.bound);
        if furthest.found != Span::default() {
            marks.push(Mark::new(furthest.found, '^', ""));
        }
        self.sentence(out, account, marks)?;
        self.pattern(furthest, program).iter().try_for_each(|line| writeln!(out, "    {SLOT}{line}{SLOT:#}"))?;
        self.inside(out, furthest, program)?;
        writeln!(out, "  {}", self.reason(furthest, &program.origin))?;
        if !account.looked {
            writeln!(out, "  {DIM}the rule does not look at this sentence: it has none of {}{DIM:#}", self.triggers())?;
        }
        writeln!(out)
    }

    /// The line of a phrase in which the pattern failed, where that is one line.
    fn inside(&self, out: &mut dyn Write, furthest: &Furthest, program: &Program) -> io::Result<()> {
        let parts: Vec<&Part> = furthest.expected.iter().map(|one| &one.part).collect();
        let place = |part: &Part| {
            let source = self.sources.get(part.source);
            (part.source, source.position(part.span.start).0)
        };
        let Some(first) = parts.first().filter(|first| parts.iter().all(|part| place(part) == place(first))) else {
            return Ok(());
        };
        if first.call == first.span && first.source == program.origin.source {
            return Ok(());
        }
        let source = self.sources.get(first.source);
        let (line, _) = source.position(first.span.start);
        let start = source.text()[..first.span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let end = source.text()[start..].find('\n').map_or(source.text().len(), |at| start + at);
        let marks: Vec<Mark> = parts.iter().map(|part| Mark::new(part.span, '^', "")).collect();
        writeln!(out, "  {DIM}which is, at {}:{line}{DIM:#}", safe(source.name()))?;
        let text = ruler::line(source.text(), Span::new(start, end), true);
        ruler::ruled(&text, &marks).iter().try_for_each(|line| writeln!(out, "    {SLOT}{line}{SLOT:#}"))
    }

    /// `sentence 3, `; nothing where there is only one. The number is that of `annotate`.
    fn sentence_number(&self, number: usize) -> String {
        if self.explanation.sentences.len() == 1 { String::new() } else { format!("sentence {number}, ") }
    }

    /// The words without one of which the rule looks at no sentence.
    fn triggers(&self) -> String {
        let mut words: Vec<&str> = self.rule().matches.iter().flat_map(|program| self.rarest(program)).collect();
        words.sort_unstable();
        words.dedup();
        // Of `kill` and `killed` the shorter one says enough.
        let mut short: Vec<&str> = Vec::new();
        for word in words {
            if !short.last().is_some_and(|last| last.chars().count() > 3 && word.starts_with(last)) {
                short.push(word);
            }
        }
        let words = short;
        let more = words.len().saturating_sub(12);
        let named: Vec<String> = words.iter().take(12).map(|word| format!("`{word}`")).collect();
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{rest}", named.join(", "))
    }

    /// What was not shown, in one line.
    fn summary(&self, out: &mut dyn Write, left: &[(usize, &Account, usize, &Furthest)]) -> io::Result<()> {
        let count = |wanted: &dyn Fn(&Account) -> bool| {
            self.explanation.sentences.iter().filter(|account| wanted(account)).count()
        };
        let mut parts = Vec::new();
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        if !left.is_empty() {
            parts.push(format!(
                "{} other near miss{} got less far",
                left.len(),
                if left.len() == 1 { "" } else { "es" }
            ));
        }
        let outside = count(&|account| account.role != Role::Body && !account.looked);
        if outside > 0 {
            parts.push(format!("{outside} heading{}, teaser or dateline: rules do not look there", plural(outside)));
        }
        let unseen = count(&|account| account.role == Role::Body && !account.looked);
        if unseen > 0 && self.explanation.sentences.len() > 1 {
            parts.push(format!("{unseen} sentence{} without a word that the rule looks for", plural(unseen)));
        }
        if self.explanation.sentences.is_empty() {
            parts.push("the article has no sentence".to_owned());
        }
        if parts.is_empty() {
            return Ok(());
        }
        writeln!(out, "{DIM}{}{DIM:#}\n", parts.join("; "))
    }
}
