//! Who vouches for a claim: quotations, indirect speech, nobody in particular.

use super::check;

#[test]
fn attribution_before() {
    check("Israel said that Hamas rejected the truce.", "reject by Israel");
    check("Israel said Hamas rejected the truce.", "reject by Israel");
    check("Emmanuel Macron said on Friday that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Emmanuel Macron, the French president, said that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check(
        "French President Emmanuel Macron told reporters in Paris that Hamas rejected the truce.",
        "reject by Emmanuel Macron",
    );
    check("Macron told the BBC on Friday that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Macron wrote on X that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Israel claims Hamas rejected the truce.", "reject by Israel");
    check("Macron on Friday said that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check(
        "Macron, the French president, late on Friday told reporters that Hamas rejected the truce.",
        "reject by Emmanuel Macron",
    );
    check("Macron in March told reporters that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Macron yesterday said that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Israel, one of the three sides, said that Hamas rejected the truce.", "reject by Israel");
    check("Israel has repeatedly said that Hamas rejected the truce.", "reject by Israel");
    check("Macron was quoted as saying that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("In a statement, Macron said Hamas rejected the truce.", "reject by Emmanuel Macron");
}

#[test]
fn attribution_behind_and_between() {
    check("Hamas rejected the truce, Israel said.", "reject by Israel");
    check("Hamas rejected the truce, said Israel.", "reject by Israel");
    check("Hamas, Israel said, rejected the truce.", "reject by Israel");
    check("Hamas rejected the truce, Israel said on Friday.", "reject by Israel");
    check("Hamas rejected the truce, Macron told reporters.", "reject by Emmanuel Macron");
    check("Hamas rejected the truce, said Lenka Strand, the regional governor.", "reject by Lenka Strand");
    check("Hamas rejected the truce, said the regional governor, Lenka Strand.", "reject by Lenka Strand");
    check("Hamas rejected the truce, said regional governor Lenka Strand.", "reject by Lenka Strand");
    check("Hamas rejected the truce, Lenka Strand, the regional governor, said.", "reject by Lenka Strand");
    check("Hamas rejected the truce – Macron said so himself.", "reject");
}

#[test]
fn according_to() {
    check("Hamas rejected the truce, according to a report published on Monday by Israel.", "reject by Israel");
    check("According to figures from Macron, Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Hamas rejected the truce, according to a report on Israel.", "reject");
    check("According to Israel, Hamas rejected the truce.", "reject by Israel");
    check("Hamas rejected the truce, according to Israel.", "reject by Israel");
    check("Hamas rejected the truce according to Israel.", "reject by Israel");
    check("Hamas, according to Israel, rejected the truce.", "reject by Israel");
    check("According to the police, five people were killed.", "kill");
    check("According to police, Macron rejected the truce.", "reject");
    check("According to the mayor, Lenka Strand, Hamas rejected the truce.", "reject by Lenka Strand");
    check("According to a spokesman, Macron rejected the truce.", "reject");
    check("Five people were killed, according to a person who was there.", "kill");
    check(
        "Five people were killed in Gaza, according to Hamas, and three were wounded in Israel, officials said.",
        "kill by Hamas; wound",
    );
}

#[test]
fn pronouns() {
    check("Macron arrived. He said Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Macron arrived late. \"Hamas rejected the truce,\" he said.", "reject by Emmanuel Macron");
    check("Macron was angry and said Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Israel was angry. It said Hamas rejected the truce.", "reject by Israel");
    check("Macron said he had accepted the truce.", "accept by Emmanuel Macron");
}

#[test]
fn quotations() {
    check("\"Hamas rejected the truce,\" Macron said.", "reject by Emmanuel Macron");
    check("\"Hamas rejected the truce,\" said Macron.", "reject by Emmanuel Macron");
    check("“Hamas rejected the truce,” said Macron on Friday.", "reject by Emmanuel Macron");
    check("“Hamas,” Macron said, “rejected the truce.”", "reject by Emmanuel Macron");
    check("Macron said: “Hamas rejected the truce.”", "reject by Emmanuel Macron");
    check("“It is over,” said Macron. “Hamas rejected the truce.”", "reject by Emmanuel Macron");
    check(
        "“It is over,” said Macron. “Hamas rejected the truce.” Israel said nothing new.",
        "reject by Emmanuel Macron",
    );
    check("“It is over. Hamas rejected the truce. We go home,” said Macron.", "reject by Emmanuel Macron");
    check("“It is over,” said Macron.\n\n“Hamas rejected the truce.”", "reject by Emmanuel Macron");
    check("“It is over.\n\n“Hamas rejected the truce,” said Macron.", "reject by Emmanuel Macron");
    check("“Hamas rejected the truce,” a resident said.", "reject");
    check("“Israel said Hamas rejected the truce,” said Macron.", "reject by Israel");
    check("“They said Hamas rejected the truce,” said Macron.", "reject by Emmanuel Macron");
    check("“Officials said Hamas rejected the truce,” said Macron.", "reject by Emmanuel Macron");
    check("Hamas rejected what Macron called “a truce”.", "reject");
    check("Macron said the truce that Hamas “rejected” was dead.", "reject by Emmanuel Macron");
    check("“Peace, we said, is near,” Macron told Israel after Hamas rejected the truce.", "reject");
}

#[test]
fn nobody_in_particular() {
    check("Officials said Hamas rejected the truce.", "reject");
    check("Police said five people were killed.", "kill");
    check("Five people were killed, police said.", "kill");
    check("Five people were killed, said police.", "kill");
    check("Five people were killed, hospital staff said.", "kill");
    check("Five people were killed, the fire department said.", "kill");
    check("Five people were killed, a spokesman said.", "kill");
    check("Five people were killed, Ukrainian officials said.", "kill");
    check("Five people were killed, a resident of Kyiv said.", "kill");
    check("Five people were killed, a diplomat from Latvia said.", "kill");
    check("Five people were killed, two diplomats said.", "kill");
    check("Five people were killed, the emergency services said.", "kill");
    check("Five people were killed, one European official said.", "kill");
}

#[test]
fn offices() {
    check("Israel's army said it had killed five people.", "kill by Israel");
    check("The Israeli army said it had killed five people.", "kill by Israel Defense Forces");
    check("Russia's defence ministry said Hamas rejected the truce.", "reject by Russia");
    check("Russia's defence ministry arrived. The ministry said Hamas rejected the truce.", "reject by Russia");
    check("The Kremlin said Hamas rejected the truce.", "reject by Kremlin");
    check("Kremlin spokesman Dmitry Peskov said Hamas rejected the truce.", "reject by Dmitry Peskov");
    check("A Hamas spokesman said five people were killed.", "kill by Hamas");
    check("A spokesman for Hamas said five people were killed.", "kill by Hamas");
    check("The mayor of Kyiv, Vitali Klitschko, said five people were killed.", "kill by Vitali Klitschko");
}

#[test]
fn participles() {
    check("Israel rejected the truce, claiming that Hamas had killed five people.", "reject; kill by Israel");
    check("Macron said he was sad, adding that Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Macron left early, saying Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Officials said it was over, adding that Hamas rejected the truce.", "reject");
}

#[test]
fn nouns_of_saying() {
    check("A report on Hamas rejected the truce.", "reject");
    check("The Israel report rejected the truce.", "reject");
    check("Claims of Israel aside, Hamas rejected the truce.", "reject");
    check("In a note to Israel, Hamas rejected the truce.", "reject");
    check("The state of Israel rejected the truce.", "reject");
    check("Despite claims to the contrary Hamas rejected the truce.", "reject");
    check("Its record in Israel notwithstanding, Hamas rejected the truce.", "reject");
    check("Media reports said Hamas rejected the truce.", "reject");
}

#[test]
fn verbs_that_do_not_govern() {
    check("Macron, who said he was tired, rejected the truce.", "reject");
    check("Macron, whom Israel said it trusted, rejected the truce.", "reject");
    check("Israel said it was over, but Hamas rejected the truce.", "reject");
    check("Israel said it was over, while Hamas rejected the truce.", "reject");
    check("After Israel said it was over, Hamas rejected the truce.", "reject");
    check("Hamas rejected the truce after Israel said it was over.", "reject");
    check("Hamas rejected the truce that Macron announced.", "reject");
    check("Hamas rejected the truce, which Israel said was over.", "reject");
    check("Five people were reported killed.", "kill probable");
    check("Five people were killed, it was announced by Israel.", "kill by Israel");
    check("It was reported that five people were killed.", "kill probable");
    check("Five people were killed, according to the transport ministry.", "kill by transport ministry");
    check("The mayor's office denied that Hamas attended.", "not attend by mayor's office");
    check("The transport ministry said five people were killed.", "kill by transport ministry");
    check("Valdova's general staff said it had killed five people.", "kill by Valdova");
    check("Five people were killed, said the head of the hospital.", "kill");
    check("Five people were killed, said a woman in Kyiv.", "kill");
    check("Five people were killed, Kyiv police said.", "kill");
    check("The general told Macron that Hamas rejected the truce.", "reject");
    check("Five people were killed, he said.", "kill");
    check("The count of homes burnt in Gaza rose after Hamas rejected the truce, Israel said.", "reject by Israel");
    check("Police said on Friday that five people were killed.", "kill");
    check("Macron denied saying Hamas rejected the truce.", "not reject by Emmanuel Macron");
    check("Macron said Israel had said Hamas rejected the truce.", "reject by Israel");
    check("Macron, speaking in Paris, said Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Speaking in Paris, Macron said Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Asked about it, Macron said Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Five people were killed, the Hamas-run health ministry said.", "kill by Gaza health ministry");
    check("Five people were killed, Gaza's health ministry said.", "kill by Gaza's health ministry");
    check("In Kyiv, the mayor said five people were killed.", "kill by mayor");
    check(
        "“We rejected the truce,” Macron told the BBC, adding that Hamas had killed five people.",
        "reject by Emmanuel Macron; kill by Emmanuel Macron",
    );
    check(
        "“No one was killed,” Macron said. He denied that Hamas attended.",
        "kill by Emmanuel Macron; not attend by Emmanuel Macron",
    );
    check("Zelensky and Macron met. The French president said Hamas rejected the truce.", "reject by Emmanuel Macron");
    check("Hamas rejected the truce, Israel says, because it wanted more.", "reject by Israel");
    check("Hamas rejected the truce, and Israel said it was over.", "reject");
    check("Hamas rejected the truce, a claim that Israel denied.", "reject");
    check("Hamas rejected the truce, something Israel had long said would come.", "reject");
    check("Israel, which says it wants peace, said Hamas rejected the truce.", "reject by Israel");
    check("Macron’s office said Hamas rejected the truce.", "reject by Macron’s office");
    check("The White House said Hamas rejected the truce.", "reject by White House");
    check("The UN said Hamas rejected the truce.", "reject by United Nations");
    check("State media said Hamas rejected the truce.", "reject");
    check("A statement from Israel said Hamas rejected the truce.", "reject by Israel");
    check("Israel said in a statement that Hamas rejected the truce.", "reject by Israel");
}

#[test]
fn in_the_middle_and_in_brackets() {
    check("Five people, said Petra Quell, were killed.", "kill by Petra Quell");
    check("Five people, said a spokesman for Hamas, were killed.", "kill by Hamas");
    check("Five people were killed, said a spokesman for Hamas.", "kill by Hamas");
    check("Five people were killed (Petra Quell, the mayor, told Norwatch).", "kill by Petra Quell");
    check("Five people were killed, Petra Quell, the mayor, told Norwatch.", "kill by Petra Quell");
    check("Five people were killed (Israel said six were hungry).", "kill");
    check("Five people were killed – Petra Quell said – and Hamas rejected the truce.", "kill by Petra Quell; reject");
    check(
        "Five people were killed – according to Petra Quell – and Hamas rejected the truce.",
        "kill by Petra Quell; reject",
    );
    check(
        "The fire chief, Petra Quell, said officials knew, and that Hamas rejected the truce.",
        "reject by Petra Quell",
    );
    check("As Petra Quell put it, five people were killed.", "kill by Petra Quell");
    check("As Petra Quell left, five people were killed.", "kill");
    check("Five people were killed, Petra Quell and Lena Roth said.", "kill by Petra Quell");
    check("Five people were killed, police said, and six were wounded.", "kill; wound");
}

#[test]
fn offices_by_their_owners() {
    check("Five people were killed, the mayor of Haifa said.", "kill by mayor of Haifa");
    check("Israel spoke of fog. Its army said that five people were killed.", "kill by Israel's army");
    check("Petra Quell was away. Five people were killed, her office said.", "kill by Petra Quell's office");
    check("Transport Minister Petra Quell rejected the plan, her ministry said.", "reject by transport ministry");
    check("Petra Quell was away. Five people were killed, her spokesman said.", "kill by Petra Quell's spokesman");
    check("Five people were killed, the county health department said.", "kill by county health department");
    check("Five people were killed, the fire department said.", "kill");
    check("Five people were killed, a spokesman said.", "kill");
    check("Petra Quell apprised the board that five people were killed.", "kill by Petra Quell");
    // Whose sister it was, the outlet tells.
    check("“It was dark,” said Petra Quell, whose five sisters were killed.", "kill");
    // `It` goes on with the subject.
    check("Israel brushed aside what Hamas had said. It added that five people were killed.", "kill by Israel");
}

#[test]
fn likely_persons() {
    check("Petra Quell arrived late. She said five people were killed.", "kill by Petra Quell");
    check("Petra Quell came to the quay. “Five people were killed,” she added.", "kill by Petra Quell");
    check("“It was awful,” said Petra Quell. Five people were killed, she said.", "kill by Petra Quell");
    check("The owner of the MV Dorothea fled. He said five people were killed.", "kill");
    check("Petra Quell said it was late. Five people were killed, he said.", "kill by Petra Quell");
}
