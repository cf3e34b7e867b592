//! Polarity and commitment, sentence by sentence.

use super::check;

#[test]
fn negations() {
    check("Hamas rejected the truce.", "reject");
    check("Hamas did not reject the truce.", "not reject");
    check("Hamas didn't reject the truce.", "not reject");
    check("Hamas never rejected the truce.", "not reject");
    check("Hamas has yet to reject the truce.", "not reject");
    check("Hamas failed to attend.", "not attend");
    check("Hamas refused to attend.", "not attend");
    check("Neither Hamas nor Israel attended.", "not attend");
    check("Nobody attended.", "not attend");
    check("None of the ministers attended.", "not attend");
    check("Without attending, Hamas rejected the truce.", "not attend; reject");
    check("Hamas, far from rejecting the truce, accepted it.", "accept");
    check("Instead of rejecting the truce, Hamas accepted it.", "not reject; accept");
    check("Hamas stopped short of rejecting the truce.", "not reject");
    check("Hamas ruled out accepting the truce.", "not accept");
    check("Nor did Hamas accept the truce.", "not accept");
    check("It is not true that Hamas rejected the truce.", "not reject");
    check("It is untrue that Hamas rejected the truce.", "not reject");
    check("Hamas is no longer attending.", "not attend");
    check("Nobody doubts that shelling killed five people.", "kill");
}

#[test]
fn ends_of_negations() {
    check("Macron did not attend the summit, and Hamas rejected the truce.", "not attend; reject");
    check("Macron did not attend the summit and Hamas rejected the truce.", "not attend; reject");
    check("Macron did not attend the summit, and shelling killed five people.", "not attend; kill");
    check("Macron did not attend the summit, and five people were killed.", "not attend; kill");
    check("Macron did not attend the summit; five people were killed.", "not attend; kill");
    check("Five people were killed and six were wounded, none of them seriously.", "kill; wound");
    check("Macron did not attend, but Hamas accepted the truce.", "not attend; accept");
    check("Macron did not attend but accepted the outcome.", "not attend; accept");
    check("Macron, who did not attend, rejected the outcome.", "reject");
    check("Macron, not known for patience, rejected the outcome.", "reject");
    check("Macron (who never sleeps) rejected the outcome.", "reject");
    check("Macron did not stay because shelling killed five people.", "kill");
    check("With no deal in sight, Hamas rejected the truce.", "reject");
    check("Without a deal, five people will be killed.", "kill");
    check("Macron did not attend or accept the invitation.", "not accept");
    check("Macron did not come, then came home: five people were killed.", "kill");
    check("No soldiers, police or rescuers were killed, but five people were wounded.", "kill; wound");
    check("Macron did not attend. Hamas rejected the truce.", "not attend; reject");
    check("After five people were killed, the two sides never sat down.", "kill");
    check("The man whom nobody knew killed five people.", "kill");
    check("Hamas did not accept the truce that Israel rejected.", "not accept; reject");
    check("Hamas refused to attend, rejecting the truce.", "reject");
    check("Macron refused to attend, blaming Hamas for rejecting the truce.", "not attend; reject");
    check("Orlov was believed to envy Petrov, who attended the summit.", "attend");
    check("It is said that none of the 4 men and 9 women, who have been there since May, was killed.", "not kill");
    check("The \"?host\" said that Hamas rejected the truce.", "reject");
    check("Did Hamas reject the truce?", "reject uncommitted");
}

#[test]
fn no_negations() {
    check("Hamas not only rejected the truce.", "reject");
    check("No fewer than five people were killed.", "kill");
    check("No more than five people were killed.", "kill");
    check("Not only did Hamas reject the truce.", "reject");
    check("Hamas failed to rule out accepting the truce.", "accept possible");
    check("Hamas did not rule out accepting the truce.", "accept possible");
    check("Hamas has not ruled out accepting the truce.", "accept possible");
    check("Hamas did not deny that it rejected the truce.", "reject possible");
    check("There is no doubt that Hamas rejected the truce.", "reject");
    check("Hamas did not hesitate to reject the truce.", "reject");
    check("Hamas wasted no time in rejecting the truce.", "reject");
    check("Not surprisingly, Hamas rejected the truce.", "reject");
    check("Hamas could not help but reject the truce.", "reject");
    check("It was not until March that Hamas accepted the truce.", "accept");
    check("Hamas did not accept the truce until March.", "not accept");
    check("Not for the first time, Hamas rejected the truce.", "reject");
    check("Hamas had no choice but to accept the truce.", "accept");
    check("Whether or not Hamas attended is unclear.", "attend possible");
}

#[test]
fn presupposed() {
    // What a noun is described by is no part of what is denied of it.
    check("There was no sign the man who killed five people had helpers.", "kill");
    check("There were no soldiers who attended.", "not attend");
    check("Macron declined to name the man he rejected.", "reject");
    check("Macron declined to say that he rejected the truce.", "reject possible");
    check("Macron denied rejecting the truce because of the weather.", "not reject uncommitted by Emmanuel Macron");
    check("Macron denied rejecting the truce.", "not reject by Emmanuel Macron");
}

#[test]
fn against_the_facts() {
    check("Despite denying that he attended, Macron slept.", "attend uncommitted");
    check("Despite an assertion in March that he attended, Macron slept.", "attend uncommitted");
    check("Despite the rain, Macron attended.", "attend");
    check("Macron did not recall attending.", "attend uncommitted");
    check("In the film, shelling killed five people.", "kill uncommitted");
    check("Why did Macron not attend.", "not attend");
    check("Why didn't Macron attend.", "attend uncommitted");
    check("Macron did not attend any other summit.", "not attend uncommitted");
    check("Macron attended more often than any other.", "attend");
    check("The refusal to attend surprised Macron.", "not attend");
}

#[test]
fn counts() {
    check("No casualties were reported.", "not casualties probable");
    check("There was no immediate word of casualties at the mill.", "casualties possible");
    check("There were no reports of casualties.", "casualties possible");
}

#[test]
fn how_sure() {
    check("Five people may have been wounded.", "wound possible");
    check("Five people might have been killed.", "kill possible");
    check("Five people could have been killed.", "kill possible");
    check("Five people are feared to have been killed.", "kill possible");
    check("Five people were probably killed.", "kill probable");
    check("Five people are believed to have been killed.", "kill probable");
    check("Five people were reportedly killed.", "kill probable");
    check("Five people were allegedly killed.", "kill probable");
    check("Hamas is likely to reject the truce.", "reject probable");
    check("Hamas is unlikely to accept the truce.", "not accept probable");
    check("Hamas is expected to reject the truce.", "reject probable");
    check("Hamas was widely expected to reject the truce.", "reject probable");
    check("It is thought that Hamas rejected the truce.", "reject probable");
    check("Hamas appears to have rejected the truce.", "reject probable");
    check("Perhaps Hamas rejected the truce.", "reject possible");
    check("It is unclear whether Hamas rejected the truce.", "reject possible");
    check("It is not clear if Hamas rejected the truce.", "reject possible");
    check("The army could not confirm that five people were killed.", "kill possible");
    check("The army did not say whether five people were killed.", "kill possible");
    check("Unconfirmed reports said five people were killed.", "kill possible");
    check("Hamas will attend.", "attend");
    check("Hamas is to attend.", "attend");
    check("Hamas is due to attend.", "attend");
    check("The army said it had killed five people.", "kill by army");
}

#[test]
fn not_committed() {
    check("Hamas would accept the truce only if Israel attended.", "accept uncommitted; attend uncommitted");
    check("If Hamas accepts the truce, Israel will attend.", "accept uncommitted; attend uncommitted");
    check("Unless Hamas accepts the truce, Israel will attend.", "accept uncommitted; attend uncommitted");
    check("Israel will attend unless Hamas rejects the truce.", "attend uncommitted; reject uncommitted");
    check("Hamas wants to attend.", "attend uncommitted");
    check("Macron urged Hamas to accept the truce.", "accept uncommitted");
    check("Macron called on Hamas to accept the truce.", "accept uncommitted");
    check("Macron told Hamas to accept the truce.", "accept uncommitted");
    check("Macron demanded that Hamas accept the truce.", "accept uncommitted");
    check("Macron asked Hamas to accept the truce.", "accept uncommitted");
    check("Hamas must accept the truce, Macron said.", "accept uncommitted by Emmanuel Macron");
    check("Hamas should accept the truce.", "accept uncommitted");
    check("Did Hamas reject the truce?", "reject uncommitted");
    check("The army moved in to prevent Hamas from attending.", "attend uncommitted");
    check("Hamas is ready to accept the truce.", "accept uncommitted");
    check("Hamas is considering whether to attend.", "attend uncommitted");
    check("Hamas threatened to reject the truce.", "reject uncommitted");
    check("Hamas was asked to attend, and Israel rejected the truce.", "attend uncommitted; reject");
    check("Macron, who wants peace, rejected the truce.", "reject");
    check("Macron wants peace, and Hamas rejected the truce.", "reject");
    check("Macron urged calm after Hamas rejected the truce.", "reject");
    check("Macron warned that Hamas would reject the truce.", "reject uncommitted by Emmanuel Macron");
    check("Macron hopes for peace, but Hamas rejected the truce.", "reject");
}

#[test]
fn denials() {
    check("Israel denied that Hamas rejected the truce.", "not reject by Israel");
    check("Israel denied rejecting the truce.", "not reject by Israel");
    check("Israel denied reports that it had rejected the truce.", "not reject by Israel");
    check("Israel dismissed reports that it had rejected the truce.", "not reject by Israel");
    check("Israel denied it had not attended.", "attend by Israel");
    check("Israel said Hamas had not rejected the truce.", "not reject by Israel");
    check("Israel said Hamas might reject the truce.", "reject possible by Israel");
}

#[test]
fn inside_a_match() {
    check("Five people who had gone fishing may have been killed.", "kill possible");
    check("Five people have not been killed.", "not kill");
    check("Hamas, which never attended, rejected the truce.", "reject");
    check("The town had not finished burying the five people who were killed.", "kill");
    check("No soldiers who fought were killed.", "kill");
    check("On May 22 Hamas rejected the truce.", "reject");
    check("Hamas rejected the truce in May.", "reject");
    check("The blast in May killed five.", "kill");
    check("Reportedly Hamas and Israel rejected the truce.", "reject probable");
    check("Perhaps Hamas, Egypt and Israel rejected the truce.", "reject possible");
    check("Neither Hamas, Egypt nor Israel attended.", "not attend");
    check("No talks were held and Hamas rejected the truce.", "reject");
    check("No talks were held – Hamas rejected the truce.", "reject");
    check("No talks were held, with Hamas rejecting the truce.", "reject");
    check("Hamas has said it would attend.", "attend by Hamas");
    check("Hamas said it would attend if Israel did.", "attend uncommitted by Hamas");
    check("Israel denied Hamas had rejected the truce, saying no such thing was said.", "not reject by Israel");
    check("Israel denied the attack, and five people were killed.", "kill");
    check("There were no people who were wounded.", "wound");
    check("Macron said a deal was close, but that Hamas had not accepted it.", "not accept by Emmanuel Macron");
    check(
        "Hamas says it will not attend unless Israel accepts.",
        "not attend uncommitted by Hamas; accept uncommitted by Hamas",
    );
    check("It would be wrong to reject the truce.", "reject uncommitted");
    check("Rescuers feared that five people had been killed.", "kill possible");
    check("At least five people were feared killed.", "kill possible");
    check("Five people are thought to have been wounded.", "wound probable");
    check("Neither side attended.", "not attend");
    check("Not one of them attended.", "not attend");
    check("Hardly anyone attended.", "attend");
    check("Hamas and Israel have not yet accepted the truce.", "not accept");
    check("There was no truth in the report that Hamas rejected the truce.", "not reject");
    check("Hamas agreed not to reject the truce.", "not reject");
    check("Talks failed and Hamas rejected the truce.", "reject");
    check("Unable to agree, Hamas rejected the truce.", "reject");
    check("Hamas was not there when Israel rejected the truce.", "reject");
    check("Hamas has no plans to attend.", "not attend");
    check("Asked if Hamas had attended, Macron shrugged.", "attend uncommitted");
    check("Macron asked whether Hamas had attended.", "attend uncommitted");
    check("\"Did Hamas attend?\" Macron asked.", "attend uncommitted");
    check("There was no minister who attended.", "not attend");
    check("No minister who was invited attended.", "not attend");
    check("None of the ministers who attended accepted the truce.", "attend; not accept");
}

#[test]
fn what_a_relative_clause_denies() {
    check("Israel that did not sign it was said to reject it.", "reject probable");
    check("Do not reject it.", "not reject");
    check("He said that Chad had not rejected it.", "not reject");
    check("The offer that was signed was not rejected.", "not reject");
}

#[test]
fn plans_and_promises() {
    for plan in ["plans to", "intends to", "is preparing to", "vowed to", "promised to", "is free to", "is poised to"] {
        check(&format!("Hamas {plan} reject the truce."), "reject uncommitted");
    }
    check("Hamas is about to reject the truce.", "reject probable");
    check("Hamas is not about to reject the truce.", "not reject");
    check("Hamas has no intention of accepting the truce.", "not accept");
    check("Hamas planned a fair and rejected the truce.", "reject");
    check("Had Hamas rejected the truce, a fair would have been held.", "reject uncommitted");
    check("Hamas had rejected the truce.", "reject");
    check("Why did Hamas reject the truce?", "reject");
    check("Why would Hamas reject the truce?", "reject uncommitted");
}

#[test]
fn jests_and_near_misses() {
    check("Macron joked that Hamas had rejected the truce.", "reject uncommitted");
    check("Imagine that Hamas rejected the truce.", "reject uncommitted");
    check("In his dream, Hamas rejected the truce.", "reject uncommitted");
    check("Macron pretended that Hamas had rejected the truce.", "reject uncommitted");
    check("A satirical magazine wrote that Hamas had rejected the truce.", "reject uncommitted");
    check("Macron laughed at a joke. Hamas rejected the truce.", "reject");
    check("Hamas was on the verge of accepting the truce.", "accept uncommitted");
    check("Hamas came close to accepting the truce.", "accept uncommitted");
    check("Hamas almost accepted the truce.", "accept uncommitted");
    check("Shelling killed almost fifty people.", "kill");
}

#[test]
fn whose_clause_a_negation_stands_in() {
    check("Without being told of the truce, Hamas rejected it.", "reject");
    check("Not having read it, Hamas rejected the truce.", "reject");
    check("It is not the case that Hamas rejected the truce.", "not reject");
    check("Hamas has not read, let alone accepted, the truce.", "not accept");
    check("No other minister attended.", "not attend uncommitted");
    check("Nobody else attended.", "not attend uncommitted");
}
