//! Every story below `claims/`: its claims and findings against snapshots, and against its gold.

use std::fs;
use std::path::{Path, PathBuf};

use gainsay::claim::Claim;
use gainsay::extract::Engine;
use gainsay::reconcile::{Finding, reconcile};
use gainsay::report::{ClaimShape, FindingShape};
use gainsay::rule::{builtin_files, builtin_tables, load};
use gainsay::text::{Article, ArticleName, Format, read};
use gainsay::verify::{Gold, Score, score};

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
    claims: Vec<Claim>,
    findings: Vec<Finding>,
    score: Score,
    engine: Engine,
}

fn run(story: &Path) -> Run {
    let engine = engine();
    let articles = articles(story);
    let claims: Vec<Claim> = articles.iter().flat_map(|article| engine.extract(article)).collect();
    let findings = reconcile(&claims, &engine.rules().schemas);
    let gold = fs::read_to_string(story.join("gold.ron")).expect("every story has its gold");
    let gold = Gold::parse(&gold).unwrap_or_else(|error| panic!("{}/gold.ron:{error}", story.display()));
    let score = score(&gold, &articles, &claims, &findings);
    let name = story.file_name().expect("a folder").to_string_lossy().into_owned();
    Run { name, claims, findings, score, engine }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// One line a claim: what a person compares in a pull request.
fn lines(run: &Run) -> (String, String) {
    let schema = |kind: &str| run.engine.rules().schemas.iter().find(|schema| schema.kind == kind).expect("declared");
    let claims = run.claims.iter().map(|claim| {
        let shape = serde_json::to_value(ClaimShape::new(claim, schema(&claim.kind))).expect("serialises");
        let slots: Vec<String> = claim
            .slots
            .iter()
            .map(|slot| {
                format!(
                    "      {}: {}",
                    slot.name,
                    serde_json::to_string(&shape["slots"][&slot.name]).expect("serialises")
                )
            })
            .collect();
        let who = shape["speaker"]["name"].as_str().map(|name| format!(", says {name}")).unwrap_or_default();
        let head = format!(
            "{} {} {}{who}",
            claim.rule,
            shape["polarity"].as_str().unwrap_or(""),
            shape["commitment"].as_str().unwrap_or("")
        );
        format!("{}: {head}\n  “{}”\n{}\n", claim.evidence.article.id, claim.evidence.sentence_text, slots.join("\n"))
    });
    let findings = run.findings.iter().map(|finding| {
        let (a, b) = (&run.claims[finding.a], &run.claims[finding.b]);
        let shape = FindingShape::new(finding, a, b, schema(&finding.kind));
        let shape = serde_json::to_value(shape).expect("serialises");
        format!(
            "{} {} {} {}: {}\n  {}: “{}”\n  {}: “{}”\n",
            shape["verdict"].as_str().unwrap_or(""),
            shape["rule"].as_str().unwrap_or(""),
            finding.kind,
            shape["slot"].as_str().unwrap_or("-"),
            finding.judgement.reason,
            a.evidence.article.id,
            a.evidence.sentence_text,
            b.evidence.article.id,
            b.evidence.sentence_text
        )
    });
    (claims.collect::<Vec<_>>().join("\n"), findings.collect::<Vec<_>>().join("\n"))
}

#[test]
fn stories_are_as_recorded() {
    for story in stories() {
        let run = run(&story);
        let (claims, findings) = lines(&run);
        let score = &run.score;
        let summary = format!(
            "claims: {} found, {} missed, {} extra\nfields: {} of {} right\ncontradictions: {} found, {} missed, {} extra\nverdicts: {} of {} right\n\n{}",
            score.claims_found,
            score.claims_missed,
            score.claims_extra,
            score.fields_right,
            score.fields,
            score.contradictions_found,
            score.contradictions_missed,
            score.contradictions_extra,
            score.verdicts_right,
            score.verdicts,
            score.notes.join("\n")
        );
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/stories"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| {
            insta::assert_snapshot!(format!("{}.claims", run.name), claims);
            insta::assert_snapshot!(format!("{}.findings", run.name), findings);
            insta::assert_snapshot!(format!("{}.score", run.name), summary);
        });
    }
}

/// What a story may not fall below, whatever its snapshot says.
#[test]
fn stories_meet_their_gold() {
    for story in stories() {
        let Run { name, score, .. } = run(&story);
        let precision = ratio(score.claims_found, score.claims_found + score.claims_extra);
        let recall = ratio(score.claims_found, score.claims_found + score.claims_missed);
        let fields = ratio(score.fields_right, score.fields);
        let notes = score.notes.join("\n");
        assert!(precision >= 0.9, "{name}: precision of claims {precision:.2}\n{notes}");
        assert!(recall >= 0.6, "{name}: recall of claims {recall:.2}\n{notes}");
        assert!(fields >= 0.8, "{name}: fields {fields:.2}\n{notes}");
        assert_eq!(score.contradictions_extra, 0, "{name}: a false contradiction\n{notes}");
        let found = ratio(score.contradictions_found, score.contradictions_found + score.contradictions_missed);
        assert!(found >= 0.5, "{name}: contradictions found {found:.2}\n{notes}");
    }
}
