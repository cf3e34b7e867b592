//! The serialised shapes of articles, claims and annotations: a stable contract, apart from the types the engine uses.

mod annotation;
mod article;
mod change;
mod claim;
mod finding;
mod overview;
mod value;

pub use annotation::AnnotationShape;
pub use article::ArticleShape;
pub use change::{ChangeShape, StepShape};
pub use claim::{ClaimShape, commitment, polarity};
pub use finding::FindingShape;
pub use overview::OverviewShape;
