//! What an article's story is, and what its claims take over from the main event.

use super::engine;
use crate::claim::Claim;
use crate::rule::{builtin_files, builtin_tables, load};
use crate::text::{Article, ArticleInfo};
use crate::value::Moment;

/// The rare names, those of the opening with `!`.
#[track_caller]
fn names(title: &str, text: &str, expected: &str) {
    let info = ArticleInfo { title: Some(title.to_owned()), ..ArticleInfo::default() };
    let claims = engine().extract(&Article::plain(info, text));
    let story = &claims.first().expect("a claim").evidence.story;
    let shown = story.names.iter().map(|name| {
        let given = name.given.as_deref().map_or(String::new(), |given| format!(", {given}"));
        format!("{}{given}{}", name.key, if name.opening { "!" } else { "" })
    });
    assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
}

#[test]
fn rare_names() {
    // Not states, their heads, capitals, papers, chambers; a person by the last word.
    names(
        "",
        "Ukraine rejected it. Emmanuel Macron accepted it in Vienna, Reuters reported. The Senate rejected Tilda Verhoog.",
        "verhoog, tilda!",
    );
    // Prominent: in the opening or in the headline.
    let far = "They accepted it. Nobody slept. It rained. Doctors came. In Sellmark, Ada Venn rejected it.";
    names("", far, "sellmark; venn, ada");
    names("Sellmark waits", far, "sellmark!; venn, ada");
}

#[track_caller]
fn taken_over(text: &str, expected: &[&str]) {
    let loaded = load(&builtin_files(), &builtin_tables());
    let roster = loaded.roster();
    let published = Some(Moment::day(jiff::civil::date(2025, 6, 16)));
    let info = ArticleInfo { published, ..ArticleInfo::default() };
    let claims = crate::extract::Engine::new(loaded.rules, roster).extract(&Article::plain(info, text));
    let show = |claim: &Claim| {
        let inherited = claim.slots.iter().filter(|slot| slot.values.iter().all(|value| value.inherited));
        inherited.map(|slot| format!("{} {}", slot.name, slot.values[0].text)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(claims.iter().map(show).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn a_new_paragraph_comes_back_to_the_main_event() {
    taken_over(
        "A landslide killed 14 people in Cusco on Saturday.\n\nA fire killed two in Arequipa on Sunday, and the rain went on. Six were injured there.\n\nMore than 30 people were injured.",
        &["", "", "at there, when Sunday", "at Cusco, when Saturday"],
    );
    // What goes back to a year is another event.
    taken_over(
        "A landslide killed 14 people in Cusco on Saturday.\n\nThe flood of 1998 was worse, for 40 people were killed.",
        &["", ""],
    );
}
