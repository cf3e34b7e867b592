//! How fast each step of extraction is, in bytes of text a second, beside one pass of an Aho-Corasick automaton over the
//! same text: the floor that reading text for literals costs at all. The text is made here; nothing outside the project
//! is read.

#![allow(missing_docs, reason = "criterion's macros write undocumented items")]
#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod harness;
mod text;

use std::hint::black_box;

use aho_corasick::AhoCorasick;
use criterion::{Criterion, Throughput};
use gainsay::extract::{Edge, Engine, Lattice, Machine, Scan};
use gainsay::lexicon::count::read_counts;
use gainsay::lexicon::measure::read_measures;
use gainsay::lexicon::names::{ArticleNames, NameHit, Roster, View, read_names};
use gainsay::lexicon::time::read_times;
use gainsay::rule::{RuleSet, TypeSet, builtin_files, builtin_tables, load};
use gainsay::text::{Article, Tokens, sentences};
use gainsay::value::Value;
use harness::{Dice, seconds};
use text::{ARTICLES, DAY, article};

/// What is measured, and what it is measured on.
struct World {
    articles: Vec<Article>,
    engine: Engine,
    rules: RuleSet,
    roster: Roster,
    floor: AhoCorasick,
}

/// The sentences of an article as tokens.
fn cut(article: &Article) -> Vec<Tokens<'_>> {
    sentences(article).iter().map(|sentence| Tokens::cut(&article.text, sentence.span)).collect()
}

impl World {
    fn new() -> Self {
        let mut dice = Dice(7);
        let articles = (0..ARTICLES).map(|number| article(number, &mut dice)).collect();
        let loaded = load(&builtin_files(), &builtin_tables());
        let roster = loaded.roster();
        let rules = loaded.rules;
        let rarest = rules.rules.iter().flat_map(|rule| &rule.matches).filter_map(|program| program.need.words());
        let forms = rarest.flat_map(|words| words.words().map(|word| rules.vocabulary.form(word)));
        let floor = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(forms)
            .expect("some thousand words make an automaton");
        Self { articles, engine: Engine::new(rules.clone(), roster.clone()), rules, roster, floor }
    }

    fn bytes(&self) -> u64 {
        self.articles.iter().map(|article| article.text.len() as u64).sum()
    }

    fn extract(&self) -> usize {
        self.articles.iter().map(|article| self.engine.extract(article).len()).sum()
    }

    fn floor(&self) -> usize {
        self.articles.iter().map(|article| self.floor.find_overlapping_iter(&*article.text).count()).sum()
    }

    /// The sentences with their counts, times and names, as the rules are run on them.
    fn lattices<'t>(&self, cuts: &'t [Vec<Tokens<'t>>]) -> Vec<Lattice<'t>> {
        let mut lattices = Vec::new();
        for article in cuts {
            let mut names = ArticleNames::new(&self.roster, Some(DAY));
            let views: Vec<View<'_>> = article.iter().map(View::new).collect();
            views.iter().for_each(|view| names.learn(view));
            for (tokens, view) in article.iter().zip(&views) {
                let mut lattice = Lattice::new(tokens, &self.rules.vocabulary.ids(tokens));
                lattice.set_edges(edges(tokens, &read_names(view, &names), &lattice));
                lattices.push(lattice);
            }
        }
        lattices
    }

    fn matching(&self, lattices: &[Lattice<'_>]) -> usize {
        let mut machine = Machine::default();
        let mut found = 0;
        for lattice in lattices {
            for program in self.rules.rules.iter().flat_map(|rule| &rule.matches) {
                if lattice.meets(&program.need) {
                    found += machine.run(program, lattice, &self.rules.lexicons).len();
                }
            }
        }
        found
    }
}

fn edges(tokens: &Tokens<'_>, names: &[NameHit], lattice: &Lattice<'_>) -> Vec<Edge> {
    let mut edges = Vec::new();
    let mut push = |from: usize, to: usize, types: TypeSet, value: Value| {
        let (start, end) = (lattice.position(from) as u32, lattice.position(to) as u32);
        let values = vec![(value, tokens.span(from, to))];
        edges.push(Edge { from: start, to: end, types, values, list: false, joined: false, refers: false });
    };
    let times = read_times(tokens, Some(DAY), None);
    let taken: Vec<(usize, usize)> = times.iter().map(|hit| (hit.from, hit.to)).collect();
    for hit in read_counts(tokens, &taken) {
        push(hit.from, hit.to, TypeSet::COUNT, Value::Count(hit.count));
    }
    for hit in times {
        push(hit.from, hit.to, TypeSet::TIME, Value::Time(hit.time));
    }
    for hit in names {
        for actor in hit.actor.iter().flatten().take(1) {
            push(hit.from, hit.to, TypeSet::ACTOR, Value::Actor(actor.clone()));
        }
        if let Some(place) = &hit.place {
            push(hit.from, hit.to, TypeSet::PLACE, Value::Place(place.clone()));
        }
    }
    edges
}

fn benches(criterion: &mut Criterion, world: &World) {
    let cuts: Vec<Vec<Tokens<'_>>> = world.articles.iter().map(cut).collect();
    let lattices = world.lattices(&cuts);
    let tokens = || cuts.iter().flatten();
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(world.bytes())).sample_size(20);
    group.bench_function("floor", |bench| bench.iter(|| world.floor()));
    let scan = Scan::new(&world.rules);
    group.bench_function("scan", |bench| {
        bench.iter(|| {
            world
                .articles
                .iter()
                .map(|article| scan.candidates(&world.rules.vocabulary, article).places.len())
                .sum::<usize>()
        });
    });
    group.bench_function("whole", |bench| bench.iter(|| world.extract()));
    group.bench_function("sentences", |bench| {
        bench.iter(|| world.articles.iter().map(|article| sentences(article).len()).sum::<usize>());
    });
    group.bench_function("sentences, tokens", |bench| {
        bench.iter(|| world.articles.iter().map(|article| cut(article).len()).sum::<usize>());
    });
    group.bench_function("times", |bench| {
        bench.iter(|| tokens().map(|tokens| read_times(tokens, Some(DAY), None).len()).sum::<usize>());
    });
    group.bench_function("counts", |bench| {
        bench.iter(|| tokens().map(|tokens| read_counts(tokens, &[]).len()).sum::<usize>());
    });
    group.bench_function("measures", |bench| {
        bench.iter(|| tokens().map(|tokens| read_measures(tokens, &[]).len()).sum::<usize>());
    });
    group.bench_function("names", |bench| {
        bench.iter(|| {
            for article in &cuts {
                let mut names = ArticleNames::new(&world.roster, Some(DAY));
                let views: Vec<View<'_>> = article.iter().map(View::new).collect();
                views.iter().for_each(|view| names.learn(view));
                views.iter().for_each(|view| {
                    black_box(read_names(view, &names));
                });
            }
        });
    });
    group.bench_function("matching", |bench| bench.iter(|| world.matching(&lattices)));
    group.finish();
}

/// Whole extraction beside the floor, in one run on one machine.
fn ratio(world: &World) {
    let speed = |seconds: f64| world.bytes() as f64 / 1e6 / seconds;
    let [least, middle, worst] = seconds(7, || world.extract());
    let [floor, ..] = seconds(7, || world.floor());
    println!(
        "extract {:.1} MB/s, floor {:.1} MB/s, ratio {:.1} (runs: {:.1} to {:.1})",
        speed(least),
        speed(floor),
        middle / floor,
        least / floor,
        worst / floor
    );
}

fn main() {
    let world = World::new();
    let mut criterion = Criterion::default().configure_from_args();
    benches(&mut criterion, &world);
    criterion.final_summary();
    // `cargo test --benches` only asks whether it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        ratio(&world);
    }
}
