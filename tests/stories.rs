//! Every story below `claims/`: its claims and findings against snapshots, and against its gold.

use std::fs;
use std::path::{Path, PathBuf};

use gainsay::extract::Engine;
use gainsay::rule::{builtin_files, builtin_tables, load};
use gainsay::text::{Article, ArticleName, Format, read};
use gainsay::verify::{Gold, Score, Story, snapshot_name};

fn engine() -> Engine {
    let mut loaded = load(&builtin_files(), &builtin_tables());
    assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
    let roster = loaded.roster();
    Engine::new(std::mem::take(&mut loaded.rules), roster)
}

fn stories() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let mut stories: Vec<PathBuf> =
        fs::read_dir(root).expect("claims/ is there").map(|entry| entry.expect("readable").path()).collect();
    stories.retain(|path| path.is_dir());
    stories.sort();
    stories
}

fn articles(story: &Path) -> Vec<Article> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(story).expect("a folder").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    let known = paths.iter().filter_map(|path| Some((path, Format::from_extension(path.extension()?.to_str()?)?)));
    known
        .flat_map(|(path, format)| {
            let name = ArticleName::of_file(&path.file_name().expect("a file").to_string_lossy());
            let reading = read(format, &name, &fs::read(path).expect("readable"));
            assert!(reading.problems.is_empty(), "{}: {:?}", path.display(), reading.problems);
            reading.articles
        })
        .collect()
}

struct Run {
    name: String,
    story: Story,
    /// Where somebody has written down what the story claims.
    score: Option<Score>,
    engine: Engine,
}

fn run(folder: &Path) -> Run {
    let engine = engine();
    let story = Story::new(&engine, articles(folder));
    let score = fs::read_to_string(folder.join("gold.ron")).ok().map(|gold| {
        let gold = Gold::parse(&gold).map_err(|error| format!("{}/gold.ron:{error}", folder.display()));
        story.score(&gold.expect("gold is of its shape"))
    });
    let name = folder.file_name().expect("a folder").to_string_lossy().into_owned();
    Run { name, story, score, engine }
}

/// The same files as `gainsay test` compares with, in the same words.
#[test]
fn stories_are_as_recorded() {
    for folder in stories() {
        let run = run(&folder);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/stories"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            for (part, text) in run.story.parts(&run.engine, run.score.as_ref()) {
                let name = snapshot_name(&run.name, part);
                insta::assert_snapshot!(name.strip_suffix(".snap").expect("a snapshot's name"), text);
            }
        });
    }
}

/// What a story may not fall below, whatever its snapshot says.
#[test]
fn stories_meet_their_gold() {
    let (mut found, mut missed, mut scored) = (0, 0, 0);
    for story in stories() {
        let Run { name, score: Some(score), .. } = run(&story) else { continue };
        scored += 1;
        let (precision, recall) = (score.claims().precision().ratio(), score.claims().recall().ratio());
        let fields = score.right_fields().ratio();
        let notes = score.notes.join("\n");
        assert!(precision >= 0.95, "{name}: precision of claims {precision:.2}\n{notes}");
        assert!(recall >= 0.7, "{name}: recall of claims {recall:.2}\n{notes}");
        assert!(fields >= 0.9, "{name}: fields {fields:.2}\n{notes}");
        assert_eq!(score.contradictions_extra, 0, "{name}: a false contradiction\n{notes}");
        found += score.contradictions_found;
        missed += score.contradictions_missed;
    }
    assert!(scored >= 2, "only {scored} stories have gold");
    // A story has a handful of contradictions, and one more or less says little: they are held together.
    assert!(found * 20 >= (found + missed) * 9, "contradictions: {found} found, {missed} missed");
}
