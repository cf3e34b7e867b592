//! What short articles of one event say of each other, by the rules that ship: from text to verdict.

use std::sync::LazyLock;

use gainsay::extract::Engine;
use gainsay::reconcile::{Verdict, reconcile};
use gainsay::rule::{builtin_files, builtin_tables, load};
use gainsay::text::{Article, ArticleInfo};
use gainsay::value::Moment;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut loaded = load(&builtin_files(), &builtin_tables());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let roster = loaded.roster();
    Engine::new(std::mem::take(&mut loaded.rules), roster)
});

/// The loudest verdict between claims of these articles, each of an outlet of its own and of one day.
#[track_caller]
fn check(texts: &[&str], expected: Option<Verdict>) {
    let published = Some(Moment::day(jiff::civil::date(2025, 6, 16)));
    let article = |(number, text): (usize, &&str)| {
        let id = format!("outlet-{number}");
        Article::plain(ArticleInfo { outlet: Some(id.clone()), id, published, ..ArticleInfo::default() }, *text)
    };
    let claims: Vec<_> = texts.iter().enumerate().flat_map(|pair| ENGINE.extract(&article(pair))).collect();
    let findings = reconcile(&claims, &ENGINE.rules().schemas);
    let loudest = findings.iter().max_by_key(|finding| finding.severity).map(|finding| finding.judgement.verdict);
    let shown: Vec<String> =
        claims.iter().map(|claim| format!("{} {:?}", claim.rule, claim.evidence.sentence_text)).collect();
    assert_eq!(loudest, expected, "{shown:#?} {findings:#?}");
}

#[test]
fn lists_of_victims_are_compared() {
    check(
        &[
            "A march turned violent in Kelmora on Saturday, leaving one man dead and 26 people injured.",
            "Thirty-one people were injured at Saturday's march in Kelmora.",
        ],
        Some(Verdict::Contradicts),
    );
}

#[test]
fn the_opening_tells_of_the_whole_event() {
    check(
        &[
            "Eleven people were killed and 64 were injured in a crush at a stadium in Kelmora on Saturday.",
            "The number of people killed in Saturday's crush in Kelmora is 11. Seventy-one people were injured.",
        ],
        Some(Verdict::Contradicts),
    );
    // In one spot there is one toll, however closely that is told; a flood has one in every town.
    let told = |event: &str, killed: &str, place: &str| format!("{event} at {place} on Saturday left {killed} dead.");
    check(
        &[&told("A train crash", "nine", "Kelmora"), &told("A train crash", "eleven", "Orla station in Kelmora")],
        Some(Verdict::Contradicts),
    );
    check(
        &[&told("A flood", "nine", "Kelmora"), &told("A flood", "two", "Orla station in Kelmora")],
        Some(Verdict::Refines),
    );
}

#[test]
fn one_thread_in_one_article() {
    let quake = "An earthquake in Kelmora on Friday killed ten people.";
    check(&[&format!("{quake} The earthquake killed 25, the mayor said.")], Some(Verdict::Disputed));
    check(&[&format!("{quake} The earthquake killed ten.")], Some(Verdict::Corroborates));
    check(
        &["Flood kills 12 in Kelmora\n\nA flood in Kelmora killed 15 people on Friday.\n\nNobody slept that night."],
        Some(Verdict::Contradicts),
    );
    check(
        &["Norway accepted the truce, Spain said. Peru said Norway had rejected the truce."],
        Some(Verdict::Disputed),
    );
    check(
        &["Norway accepted the truce, Spain said. Peru said Norway had earlier rejected the truce."],
        Some(Verdict::Compatible),
    );
}

#[test]
fn others_come_on_top() {
    check(
        &["A blast in Kelmora on Friday killed four people.", "Two other people died in Kelmora on Friday."],
        Some(Verdict::Corroborates),
    );
}

#[test]
fn two_parties_decide_for_themselves() {
    let said = |who: &str, what: &str| format!("{who} {what} the 72-hour ceasefire on Friday.");
    check(&[&said("Norway", "rejected"), &said("The army", "accepted")], Some(Verdict::Unrelated));
    check(&[&said("Norway", "rejected"), &said("Norway", "accepted")], Some(Verdict::Contradicts));
}

#[test]
fn what_stands_in_another_clause_is_no_date() {
    check(
        &[
            "Two soldiers died in Kelmora, a village that was captured on 3 May.",
            "Six soldiers died in Kelmora on 3 May.",
        ],
        Some(Verdict::Unrelated),
    );
    // A woman and her son are two.
    check(
        &["A woman and her son were killed in Kelmora on Friday.", "Two people were killed in Kelmora on Friday."],
        Some(Verdict::Compatible),
    );
}
