//! How a demonym can stand in a sentence.

/// The form of a demonym. Most adjectives are nouns too ("a Russian"): they are [`DemonymForm::Adjective`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DemonymForm {
    /// "Russian", "French", "Dutch": before a noun, as a language, or with "the" for the people.
    Adjective,
    /// "Briton", "Frenchwoman", "Spaniard": one person.
    Person,
    /// "Russians", "Frenchmen", "Swedes": several.
    People,
}

impl DemonymForm {
    /// The form of a byte in the table.
    pub(super) fn of(byte: u8) -> DemonymForm {
        match byte {
            0 => DemonymForm::Adjective,
            1 => DemonymForm::Person,
            _ => DemonymForm::People,
        }
    }
}
