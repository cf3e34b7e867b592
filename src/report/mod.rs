//! What is printed: the stable shapes of JSON and RON, and text for people. Decides nothing.

mod check;
mod editions;
mod explain;
mod human;
mod ledger;
mod ruler;
mod safe;
mod shape;
mod timeline;

pub use check::{DiagnosticShape, TimeShape, WorkShape};
pub use editions::{Compared, Html, Markdown};
pub use explain::{Book, Brief, TriedShape, WalkShape};
pub use human::Human;
pub use ledger::{ClaimNewsShape, FindingNewsShape, KeptShape, MOST_TOLD, TrackedShape};
pub use safe::safe;
pub use shape::{AnnotationShape, ArticleShape, ChangeShape, ClaimShape, FindingShape, OverviewShape, StepShape};
pub use timeline::{Event, LostShape, ReportedShape, VerdictShape};
