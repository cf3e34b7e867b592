//! gainsay: rules find the claims that news articles make, and say which of them contradict each other, and why.
//!
//! `rule text → Ast → RuleSet` and `file → Article → Sentence → Token → Value lattice → Match → Claim → Pair → Finding → report`.
//!
//! ```
//! use gainsay::extract::Engine;
//! use gainsay::reconcile::{Verdict, reconcile};
//! use gainsay::rule::{builtin_files, builtin_tables, load};
//! use gainsay::text::{Article, ArticleInfo, parse_published};
//!
//! let mut loaded = load(&builtin_files(), &builtin_tables());
//! let roster = loaded.roster();
//! let engine = Engine::new(std::mem::take(&mut loaded.rules), roster);
//!
//! let article = |id: &str, text: &str| {
//!     let published = parse_published("2025-04-18");
//!     let info = ArticleInfo { id: id.into(), outlet: Some(id.into()), published, ..ArticleInfo::default() };
//!     Article::plain(info, text)
//! };
//! let mut claims = engine.extract(&article("one", "Shelling killed two people in Sumy on Thursday."));
//! claims.extend(engine.extract(&article("two", "Shelling killed five people in Sumy on Thursday.")));
//!
//! let findings = reconcile(&claims, &engine.rules().schemas);
//! assert_eq!(findings[0].judgement.verdict, Verdict::Contradicts);
//! ```

pub mod align;
pub mod claim;
pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod extract;
pub mod ledger;
pub mod lexicon;
pub mod reconcile;
pub mod report;
pub mod rule;
pub mod source;
pub mod span;
pub mod text;
pub mod value;

pub mod verify;
