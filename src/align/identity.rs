//! Are two claims about one event? First every key slot may veto; then what agrees is weighed, by the table in `weights`.
//!
//! What does not reach the threshold is unrelated: silence, not guesses. A claim that only goes by what it has taken over
//! from elsewhere in its article is neither vetoed by it nor identified by it.

use super::story::{Kinship, kinship, kinship_of_articles};
use super::weigh::{is_actor, is_again, is_one_period, weigh};
use super::weights::{
    AGAIN, AS_OF, AS_OF_DAYS, ENOUGH, ENOUGH_WHERE_CONTESTED, FULL, GUESS_DAYS, KIN, LONG_DAYS, NEWS_DAYS, ONE_CAUSE,
    OPENING, RECENT_DAYS, STORY, STORY_DAYS, STRANGERS, UNDATED_DAYS,
};
use super::{actors, inherited, parties, relate, same_article, symbol, time};
use crate::claim::{Arity, Cause, Claim, Schema, SlotSpec, SlotType};
use crate::value::{Actor, ActorKind, Moment, Relation, Window, day_number};

/// What `identify` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// One event. `doubtful`: a key text shares words but each side has words of its own.
    Same {
        /// Whether every inconsistency counts as soft only.
        doubtful: bool,
        /// Names of the slots that agree.
        agree: Vec<String>,
    },
    /// Not one event, or too little to tell.
    Unrelated(Unrelated),
}

/// Why two claims are not taken for one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unrelated {
    /// Other kinds of claim.
    Kind,
    /// This key slot differs.
    Key(String),
    /// What brought them about: a crash is no flood.
    Cause,
    /// Too few key slots are known on both sides; these agree.
    TooLittle(Vec<String>),
}

/// Something that was weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence<'s> {
    /// A slot that identifies the event.
    Slot {
        /// Which.
        slot: &'s str,
        /// How that of b relates to that of a; `None` where one of them is empty.
        relation: Option<Relation>,
        /// What their agreement weighs; 0: nothing.
        weight: u32,
        /// Whether it can carry an identification.
        anchors: bool,
        /// Whether one of them was taken over from elsewhere in its article.
        inherited: bool,
        /// Whether it shows that these are two events.
        apart: bool,
    },
    /// The days for which they are claimed, where not both say when; whether they are near.
    AsOf {
        /// What that weighs.
        weight: u32,
    },
    /// What brought them about is of two sorts.
    Causes,
    /// One sort of thing that happens once brought both about.
    OneCause {
        /// What that weighs within one story.
        weight: u32,
    },
    /// Within one article, the one says by its noun that it is of the event of the other.
    Again {
        /// What that weighs.
        weight: u32,
    },
    /// What the one tells as news of its day is too far from the days of the other.
    FarApart,
    /// Whether their articles, about a week apart at most, tell one story.
    Story {
        /// What that weighs.
        weight: u32,
        /// Whether they name enough and have no rare name in common: then more is needed.
        strangers: bool,
    },
    /// All together.
    Sum {
        /// What agrees.
        weight: u32,
        /// What it must weigh.
        needed: u32,
        /// Whether something in it can carry an identification.
        anchored: bool,
    },
}

/// What has been found to agree and to disagree.
#[derive(Default)]
struct Found {
    /// What the slots weigh.
    weight: u32,
    /// What they weigh where the articles tell one story.
    in_story: u32,
    /// Whether something in it can carry an identification.
    anchored: bool,
    /// Whether time, place or form disagree.
    contested: bool,
    /// Whether what the claims are about is named in part otherwise.
    doubtful: bool,
    /// Whether both say when.
    dated: bool,
    /// Whether they say two days.
    two_days: bool,
    /// Whether they say where, and neither excludes the other.
    placed: bool,
    /// Whether a place agrees that both tell.
    one_place: bool,
    /// Whether both say so in one way, if only from elsewhere in their articles.
    one_time: bool,
    /// Whether they name parties in common, or say in one way what they are about.
    joined: bool,
    /// Whether one sort of thing that happens once brought both about.
    one_cause: bool,
    agree: Vec<String>,
}

/// Whether the two claims, both of the schema's kind, are about one event. Symmetric.
pub fn identify(a: &Claim, b: &Claim, schema: &Schema) -> Identity {
    weigh_all(a, b, schema, &mut |_| {})
}

/// The same with everything that was weighed, in order.
pub fn evidence<'s>(a: &Claim, b: &Claim, schema: &'s Schema) -> (Identity, Vec<Evidence<'s>>) {
    let mut all = Vec::new();
    let identity = weigh_all(a, b, schema, &mut |one| all.push(one));
    (identity, all)
}

fn weigh_all<'s>(a: &Claim, b: &Claim, schema: &'s Schema, note: &mut impl FnMut(Evidence<'s>)) -> Identity {
    if a.kind != b.kind {
        return Identity::Unrelated(Unrelated::Kind);
    }
    if schema.counts() && a.evidence.cause.excludes(&b.evidence.cause) {
        note(Evidence::Causes);
        return Identity::Unrelated(Unrelated::Cause);
    }
    let mut found = Found::default();
    for spec in &schema.slots {
        let (relation, slot) = (relate(a, b, spec, schema), spec.name.as_str());
        // A call and a meeting may both have been: then they are two.
        if is_form(spec, schema) && coexist(symbol(a, slot), symbol(b, slot), schema) {
            note(Evidence::Slot { slot, relation, weight: 0, anchors: false, inherited: false, apart: true });
            return Identity::Unrelated(Unrelated::Key(spec.name.clone()));
        }
        let taken_over = inherited(a, slot) || inherited(b, slot);
        if let Some(relation) = relation {
            let apart = spec.key.is_some() && is_apart(relation, a, b, spec, schema);
            let partners = other_partners(a, b, spec);
            // One who rules out a meeting with her is not whoever meets her.
            let surely = !taken_over && partners.is_some_and(|(one, other)| are_two_persons(one, other));
            if surely || apart && !is_guess(a, b, spec) {
                let (relation, inherited) = (Some(relation), taken_over);
                note(Evidence::Slot { slot, relation, weight: 0, anchors: false, inherited, apart: true });
                return Identity::Unrelated(Unrelated::Key(spec.name.clone()));
            }
            let contested =
                apart || (relation.is_disjoint() && !taken_over && tells_apart(spec, schema)) || partners.is_some();
            found.two_days |= contested && spec.ty == SlotType::Time;
            found.placed |= spec.ty == SlotType::Place && !relation.is_disjoint();
            // Another day and another form: the call of Sunday is not the meeting of Thursday.
            if contested && found.contested && !schema.counts() {
                let (relation, inherited) = (Some(relation), taken_over);
                note(Evidence::Slot { slot, relation, weight: 0, anchors: false, inherited, apart });
                return Identity::Unrelated(Unrelated::Key(spec.name.clone()));
            }
            found.contested |= contested;
            found.dated |= spec.key.is_some() && spec.ty == SlotType::Time;
            let partly = relation == Relation::Over && is_name(spec) && !(spec.each && share_one(a, b, spec));
            found.doubtful |= spec.key.is_some() && partly;
        }
        let one = weigh(a, b, spec, schema);
        if spec.key.is_some() || one.weight > 0 {
            let (weight, anchors, inherited) = (one.weight, one.anchors, taken_over);
            note(Evidence::Slot { slot, relation, weight, anchors, inherited, apart: false });
        }
        if one.weight > 0 || one.in_story > 0 {
            found.weight += one.weight;
            found.in_story += one.in_story;
            found.anchored |= one.anchors && one.weight > 0;
            found.one_place |= spec.ty == SlotType::Place && one.weight > 0;
            found.one_time |= spec.key.is_some() && spec.ty == SlotType::Time;
            found.joined |= is_actor(&spec.ty) && spec.is_joint() || spec.ty == SlotType::Text;
            found.agree.push(spec.name.clone());
        }
    }
    // Who rang up on Sunday may ring up on Monday; in one place they are more likely to have met once, if somebody of the one is
    // known to be at the other.
    if found.two_days
        && !(found.placed && found.joined)
        && schema.is_act()
        && schema.slots.iter().any(|spec| is_actor(&spec.ty) && spec.is_joint())
    {
        return Identity::Unrelated(Unrelated::TooLittle(found.agree));
    }
    // Of what is told further down, a time or a place must agree besides: it may be one of many blows of that storm.
    let one_cause = a.evidence.cause.is_one_event(&b.evidence.cause);
    let one_opening = is_one_opening(a, b, schema);
    if schema.counts() && (one_opening || one_cause && found.in_story > 0) {
        note(Evidence::OneCause { weight: ONE_CAUSE });
        found.in_story += ONE_CAUSE;
        found.one_cause = one_cause;
        // A headline and what stands below it are of one event.
        found.weight += if one_opening && same_article(a, b) && found.weight >= FULL { ONE_CAUSE } else { 0 };
    }
    // A place, and a day where both tell one: else there is nothing by which the two would meet.
    let met = found.one_place && found.in_story > 0 && (found.one_time || !found.dated);
    if schema.counts() && met && is_again(a, b) {
        note(Evidence::Again { weight: AGAIN });
        found.weight += AGAIN;
    }
    if !found.dated && !schema.runs_on() && far_apart(a, b, schema) {
        note(Evidence::FarApart);
        return Identity::Unrelated(Unrelated::TooLittle(found.agree));
    }
    let told_apart = same_article(a, b) && a.evidence.extent.other != b.evidence.extent.other;
    if told_apart {
        return Identity::Unrelated(Unrelated::TooLittle(found.agree));
    }
    // What one article reports another may tell beside its own event: a fire of that day is that fire.
    let kinship = if found.one_cause && found.one_time { kinship_of_articles(a, b) } else { kinship(a, b) };
    if !is_enough(a, b, schema, &found, kinship, note) {
        return Identity::Unrelated(Unrelated::TooLittle(found.agree));
    }
    // Within one story, things whose names share words are one.
    Identity::Same { doubtful: found.doubtful && kinship != Kinship::Strong, agree: found.agree }
}

/// Whether both open their articles, and what happens once brought about what at least one of them tells: the first sentences
/// of two articles of one story are about its event.
fn is_one_opening(a: &Claim, b: &Claim, schema: &Schema) -> bool {
    let own = |claim: &Claim, slot: &str| claim.slot(slot).is_some() && !inherited(claim, slot);
    let says_which = |claim: &Claim| schema.slots.iter().any(|spec| spec.key.is_some() && own(claim, &spec.name));
    let opens = |claim: &Claim| claim.evidence.sentence_index <= OPENING && says_which(claim);
    let (x, y) = (&a.evidence.cause, &b.evidence.cause);
    let untold = |cause: &Cause| cause.sorts == 0;
    let once = |x: &Cause, y: &Cause| untold(x) && y.is_one_event(y);
    opens(a) && opens(b) && (x.is_one_event(y) || once(x, y) || once(y, x))
}

/// Whether what agrees reaches the threshold, by itself or together with the story.
fn is_enough<'s>(
    a: &Claim,
    b: &Claim,
    schema: &Schema,
    found: &Found,
    kinship: Kinship,
    note: &mut impl FnMut(Evidence<'s>),
) -> bool {
    // What an article tells beside its own event is no news of its day.
    let beside = a.evidence.extent.other || b.evidence.extent.other;
    let published = near(a.asof, b.asof, AS_OF_DAYS) && !same_article(a, b) && !beside;
    let told = if published && !found.dated { AS_OF } else { 0 };
    if !found.dated {
        note(Evidence::AsOf { weight: told });
    }
    let alike = (is_news(a, schema) && is_news(b, schema)) || is_one_past(a, b, schema);
    let one_news = alike && near(a.asof, b.asof, STORY_DAYS);
    let story = match kinship {
        Kinship::Strong if one_news && found.in_story > 0 => STORY,
        Kinship::Loose if one_news && found.in_story > 0 => KIN,
        _ => 0,
    };
    let strangers = kinship == Kinship::Strangers;
    if story > 0 || strangers {
        note(Evidence::Story { weight: story, strangers });
    }
    let needed = if strangers { STRANGERS } else { 0 } + if found.contested { ENOUGH_WHERE_CONTESTED } else { ENOUGH };
    let kin = KIN + if found.one_cause { ONE_CAUSE } else { 0 };
    let by_slots = found.weight + told + if story == KIN { kin } else { 0 };
    let by_story = if story == STORY { found.in_story + told + STORY } else { 0 };
    let anchored = found.anchored || by_story >= needed;
    note(Evidence::Sum { weight: by_slots.max(by_story), needed, anchored });
    (found.anchored && by_slots >= needed) || by_story >= needed
}

/// Whether a slot says how something was done, not how far it has got.
fn is_form(spec: &SlotSpec, schema: &Schema) -> bool {
    matches!(&spec.ty, SlotType::Symbols(all)
        if spec.arity == Arity::Optional && !schema.next.iter().any(|(from, _)| all.contains(from)))
}

/// Whether the kind says of two symbols that both may be true.
fn coexist(a: Option<&str>, b: Option<&str>, schema: &Schema) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    a != b && schema.may_coexist(a, b)
}

/// Of two at one table, where one is the same at the other, the two who are not: a minister sees many people.
fn other_partners<'c>(a: &'c Claim, b: &'c Claim, spec: &SlotSpec) -> Option<(&'c Actor, &'c Actor)> {
    if !is_actor(&spec.ty) || !spec.is_joint() {
        return None;
    }
    let (x, y) = (actors(a, &spec.name), actors(b, &spec.name));
    let alone = |one: &&&Actor, list: &[&Actor]| list.iter().all(|other| one.relation(other) != Relation::Equal);
    let ([_, _], [_, _]) = (x.as_slice(), y.as_slice()) else { return None };
    let (mut mine, mut theirs) = (x.iter().filter(|one| alone(one, &y)), y.iter().filter(|one| alone(one, &x)));
    let pair = (*mine.next()?, *theirs.next()?);
    mine.next().is_none().then_some(pair)
}

/// Whether these are two persons, and neither can be the other one under another name: `Ms Saar` may be Ruta Saar.
fn are_two_persons(one: &Actor, other: &Actor) -> bool {
    let surname = |actor: &Actor| actor.name.rsplit(' ').next().map(str::to_owned);
    let persons = one.kind == ActorKind::Person && other.kind == ActorKind::Person;
    persons && one.relation(other).is_disjoint() && surname(one) != surname(other)
}

/// Whether two values of a slot may mean two events: when, where, and how (in person, by phone), but not how far it has got.
fn tells_apart(spec: &SlotSpec, schema: &Schema) -> bool {
    match &spec.ty {
        SlotType::Time | SlotType::Place => true,
        SlotType::Symbols(_) => is_form(spec, schema),
        _ => false,
    }
}

/// Whether what is told without a date, and so is news of its day, is too far from what the other one dates or tells.
fn far_apart(a: &Claim, b: &Claim, schema: &Schema) -> bool {
    let slot = schema.slots.iter().find(|spec| spec.ty == SlotType::Time && spec.key.is_some());
    let recurs = slot.and_then(|spec| spec.key).is_some_and(|key| key.within_days.is_some());
    let far = if recurs { RECENT_DAYS } else { UNDATED_DAYS };
    let dated = |claim: &Claim| slot.and_then(|spec| time(claim, &spec.name)).cloned();
    let today = |claim: &Claim| claim.asof.map(|asof| Window::day(asof.day));
    match (dated(a), dated(b)) {
        (Some(when), None) | (None, Some(when)) => {
            let Some(told) = today(if dated(a).is_none() { a } else { b }) else { return false };
            // What is planned may be told long before.
            let plans = schema.is_act();
            let ahead = |window: Window| plans && matches!((window.from, told.to), (Some(from), Some(to)) if from > to);
            // What has happened had happened by then.
            let later =
                |window: Window| !plans && matches!((window.from, told.to), (Some(from), Some(to)) if from > to);
            let apart = |window: Window| window.days_apart(&told) > if ahead(window) { LONG_DAYS } else { far };
            when.readings().all(|window| apart(window) || later(window))
        }
        (None, None) => matches!((today(a), today(b)), (Some(x), Some(y)) if x.days_apart(&y) > far),
        _ => false,
    }
}

fn near(a: Option<Moment>, b: Option<Moment>, days: i32) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    (day_number(a.day) - day_number(b.day)).abs() <= days
}

/// Whether both go back to one and the same month or year.
fn is_one_past(a: &Claim, b: &Claim, schema: &Schema) -> bool {
    let slots = schema.slots.iter().filter(|spec| spec.ty == SlotType::Time && spec.key.is_some());
    slots.filter_map(|spec| Some((time(a, &spec.name)?, time(b, &spec.name)?))).any(|(x, y)| is_one_period(x, y))
}

/// Whether a claim is about what its article reports, not about its background.
fn is_news(claim: &Claim, schema: &Schema) -> bool {
    let Some(asof) = claim.asof else { return false };
    let slots = schema.slots.iter().filter(|spec| spec.ty == SlotType::Time && spec.key.is_some());
    let mut windows = slots.filter_map(|spec| time(claim, &spec.name)).flat_map(|time| time.readings());
    let today = Window::day(asof.day);
    let begins = |window: Window| window.from.is_some_and(|from| Window::day(from).days_apart(&today) <= LONG_DAYS);
    windows.all(|window| window.days_apart(&today) <= NEWS_DAYS && begins(window))
}

/// A key of one text or one actor: the thing or the one that the claim is about.
fn is_name(spec: &SlotSpec) -> bool {
    spec.ty == SlotType::Text || (is_actor(&spec.ty) && !spec.is_joint())
}

/// Whether one of the actors of a stands among those of b.
fn share_one(a: &Claim, b: &Claim, spec: &SlotSpec) -> bool {
    let (x, y) = (actors(a, &spec.name), actors(b, &spec.name));
    x.iter().any(|x| y.iter().any(|y| x.relation(y) == Relation::Equal))
}

/// Whether a key slot shows that these are two events. What is claimed of each of several is about one event where it is of
/// one of them.
///
/// A claim about one actor is not about somebody who merely may be the same; at most, where the kind does without, about
/// another one who acts for the same state. A host on the one side may be a guest on the other.
fn is_apart(relation: Relation, a: &Claim, b: &Claim, spec: &SlotSpec, schema: &Schema) -> bool {
    let named = |claim: &Claim| !actors(claim, &spec.name).is_empty();
    if is_actor(&spec.ty) && !spec.is_joint() && named(a) && named(b) {
        let another = |x: &Actor, y: &Actor| match x.relation(y) {
            Relation::Disjoint(_) => true,
            Relation::Over => matches!(spec.arity, Arity::One | Arity::Several) || x.root() != y.root(),
            _ => false,
        };
        let (x, y) = (actors(a, &spec.name), actors(b, &spec.name));
        return x.iter().all(|x| y.iter().all(|y| another(x, y)));
    }
    match relation {
        Relation::Disjoint(_) if is_actor(&spec.ty) => {
            Actor::relation_of_lists(&parties(a, spec, schema), &parties(b, spec, schema)).is_disjoint()
        }
        Relation::Disjoint(_) => !tolerated(a, b, spec),
        _ => false,
    }
}

/// Whether a side has taken the slot over from elsewhere, perhaps wrongly: then it does not speak against one event, but
/// for a far day. Within one article, what a claim has taken over is where it stands.
fn is_guess(a: &Claim, b: &Claim, spec: &SlotSpec) -> bool {
    if same_article(a, b) || !(inherited(a, &spec.name) || inherited(b, &spec.name)) {
        return false;
    }
    let (Some(x), Some(y)) = (time(a, &spec.name), time(b, &spec.name)) else {
        // Whoever `the army` is, it is not the other one by name: two parties decide for themselves.
        return !is_actor(&spec.ty) || spec.is_joint();
    };
    x.readings().any(|x| y.readings().any(|y| x.days_apart(&y) <= GUESS_DAYS))
}

/// Whether two times that miss each other may still be about one event: within the key's tolerance.
///
/// One article that gives two dates means two events. Plans are vague and move, so two dates ahead may miss each other
/// by their own widths besides; two dates past may not. What is ahead of a claim is not what had happened before it.
fn tolerated(a: &Claim, b: &Claim, spec: &SlotSpec) -> bool {
    let Some(days) = spec.key.and_then(|key| key.within_days) else { return false };
    let (Some(x), Some(y)) = (time(a, &spec.name), time(b, &spec.name)) else { return false };
    !same_article(a, b) && x.readings().any(|x| y.readings().any(|y| x.days_apart(&y) <= slack(a, x, b, y, days)))
}

fn slack(a: &Claim, x: Window, b: &Claim, y: Window, days: u32) -> i64 {
    let days = i64::from(days);
    let ahead = |claim: &Claim, window: Window| claim.asof.is_some_and(|asof| window.to.is_none_or(|to| to > asof.day));
    let over_before =
        |window: Window, claim: &Claim| matches!((window.to, claim.asof), (Some(to), Some(asof)) if to <= asof.day);
    match (ahead(a, x), ahead(b, y)) {
        (true, true) => days.saturating_add(x.width_days().unwrap_or(0)).saturating_add(y.width_days().unwrap_or(0)),
        (true, false) if over_before(y, a) => 0,
        (false, true) if over_before(x, b) => 0,
        _ => days,
    }
}
