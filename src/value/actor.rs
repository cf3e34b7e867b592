//! Who: a state, institution, organisation or person, with the principal it acts for.

/// What sort of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorKind {
    /// A country.
    State,
    /// A government, ministry, army or seat of power: acts as its state.
    Institution,
    /// An organisation, party, company or armed group.
    Org,
    /// A human being.
    Person,
    /// A capitalised name that no lexicon knows.
    Unknown,
}

/// Who.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Actor {
    /// Stable id: ISO 3166 alpha-3 for states, lexicon id, or `~` and the folded name where no lexicon knows it.
    pub id: String,
    /// Usual English name.
    pub name: String,
    /// What sort.
    pub kind: ActorKind,
    /// Id of the actor on whose behalf this one speaks and acts (Peskov: `RUS`); `None`: itself.
    pub principal: Option<String>,
}

impl Actor {
    /// Whoever answers for what this actor says and does.
    pub fn root(&self) -> &str {
        self.principal.as_deref().unwrap_or(&self.id)
    }
}
