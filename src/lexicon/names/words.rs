//! The English words that tell names apart: tables of words by class, no logic. Folded forms.

use std::sync::LazyLock;

use crate::lexicon::Classes;

/// Classes of one word, as a set of bits.
pub(super) type Class = u32;

/// Begins sentences in upper case and is never a name.
pub(super) const STOP: Class = 1;
/// Months, weekdays, holidays: capitals that name no one.
pub(super) const CALENDAR: Class = 1 << 1;
/// What follows is where something is.
pub(super) const PLACE_PREP: Class = 1 << 2;
/// What follows is where something comes from or goes: for a capital city the place, for a country either.
pub(super) const MOVE_PREP: Class = 1 << 3;
/// `northern`, `occupied`: says which part of a place.
pub(super) const DIRECTION: Class = 1 << 4;
/// Stands before an office: `foreign minister`, `deputy chairman`.
pub(super) const OFFICE_MOD: Class = 1 << 5;
/// An office that one person holds.
pub(super) const OFFICE: Class = 1 << 6;
/// A form of address or rank: only beside a name.
pub(super) const TITLE: Class = 1 << 7;
/// Last word of the names of organisations.
pub(super) const ORG_HEAD: Class = 1 << 8;
/// Head noun of the names of places: `valley`, `strait`, `airport`.
pub(super) const GEO_HEAD: Class = 1 << 9;
/// Head noun of administrative areas: adds nothing to the name before it.
pub(super) const ADMIN_HEAD: Class = 1 << 10;
/// Noun that makes a state's name the name of its organs or forces.
pub(super) const ORGAN: Class = 1 << 11;
/// Stands before such a noun: `defence ministry`, `air force`.
pub(super) const ORGAN_MOD: Class = 1 << 12;
/// Verb of saying.
pub(super) const SAY: Class = 1 << 13;
/// Verb of deciding or doing that takes an actor as its subject.
pub(super) const ACT: Class = 1 << 14;
/// An event that a capital city gives its name to: `the Paris summit`.
pub(super) const EVENT: Class = 1 << 15;
/// Small word inside a name: `de`, `van`, `bin`.
pub(super) const PARTICLE: Class = 1 << 16;
/// Given name.
pub(super) const GIVEN: Class = 1 << 17;
/// Says that the person beside it does not speak for the state: `opposition`, `former`.
pub(super) const ASIDE: Class = 1 << 18;
/// `the town of`: settlement nouns.
pub(super) const TOWN: Class = 1 << 19;
/// Head of an organisation's name that stands first: `Bank of`, `Ministry of`, `Institute for`.
pub(super) const HEAD_OF: Class = 1 << 20;
/// Something that bears a name and is no actor: `Hurricane`, `MV`.
pub(super) const THING: Class = 1 << 21;
/// Leads: `who leads`, `speaks for`.
pub(super) const LEADS: Class = 1 << 22;
/// Common nouns and adjectives that are written with a capital for other reasons: no names by themselves.
pub(super) const COMMON: Class = 1 << 24;
/// Motion: `travel to`, `fled from`.
pub(super) const MOTION: Class = 1 << 25;
/// Offices that are also plain words: nothing without a state before and a name behind.
pub(super) const WEAK: Class = 1 << 26;
/// Small words that may stand in lower case inside a gazetteer name.
pub(super) const INNER: Class = 1 << 23;
/// An attack on something: `strikes on`, `the shelling of`.
pub(super) const ONSLAUGHT: Class = 1 << 27;
/// An attack that may be on anybody.
pub(super) const ATTACK: &[&str] = &["attack", "attacks", "assault", "assaults", "siege", "offensive"];
/// Before `of`: it is done to a place.
pub(super) const DONE_TO: &[&str] = &["shelling", "bombing", "bombardment", "siege", "storming", "flooding"];
/// Before `raid`, `strike`: done with weapons that strike places.
pub(super) const ARMED: &[&str] = &["air", "aerial", "bombing", "mortar", "artillery", "tank", "naval"];
/// Behind the name of a place: what happened there.
pub(super) const STRUCK_BY: &[&str] = &[
    "landslide",
    "landslides",
    "mudslide",
    "avalanche",
    "earthquake",
    "quake",
    "flood",
    "floods",
    "bombing",
    "bombings",
    "massacre",
    "shooting",
    "shootings",
    "blast",
    "explosion",
    "ambush",
    "siege",
    "stampede",
];
/// What befalls places and not people, in the past tense: `shelled`, `flattened`.
pub(super) const ASSAILS: Class = 1 << 28;
/// The same where its subject is a weapon, a force or a force of nature: `rockets hit`.
pub(super) const STRIKES: Class = 1 << 29;
/// Such a subject.
pub(super) const FORCE: Class = 1 << 30;
/// Begins sentences as a subject without an article: `management rejected`.
pub(super) const MASS: Class = 1 << 31;

/// What a country leads that strikes others: `US-led air strikes`.
pub(super) const LED: &[&str] = &[
    "coalition",
    "strike",
    "strikes",
    "airstrike",
    "airstrikes",
    "raid",
    "raids",
    "bombing",
    "bombardment",
    "attack",
    "attacks",
    "offensive",
    "warplanes",
    "jets",
];

/// What people and their cars are on.
pub(super) const WAYS: &[&str] =
    &["road", "highway", "street", "bridge", "avenue", "motorway", "railway", "front", "beach", "coast", "border"];

/// Every class with its words.
const TABLE: &[(Class, &str)] = &[
    (
        STOP,
        "a an the this that these those it its he him his she her they them their we us our you your i my me who whom \
         whose which what when where why how and or but nor yet so if then than as at by for from in into of off on \
         onto out over to up with within without under until upon about above across after against along amid among \
         around before behind below beneath beside besides between beyond despite down during except inside like near \
         outside past per since through throughout toward towards via while whereas whether although though because \
         unless once not no none nobody nothing neither either both each every all any some many much more most few \
         fewer less least several such other others another same own only just even still also too very again ever \
         never always often sometimes soon now today tomorrow yesterday tonight here there elsewhere meanwhile \
         however moreover furthermore nevertheless nonetheless instead otherwise therefore thus hence indeed perhaps \
         maybe earlier later recently currently previously separately overnight is are was were be been being am do \
         does did done have has had having will would shall should can could may might must let yes one two three \
         four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
         nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million \
         millions dozens scores first second third last next new old following according asked speaking nearly almost \
         roughly n't dozen thanks",
    ),
    (
        COMMON,
        "related correction update breaking exclusive analysis opinion officials authorities police rescuers \
         witnesses residents analysts experts critics observers diplomats negotiators lawmakers doctors medics \
         firefighters soldiers troops rebels militants protesters reports sources survivors people families \
         parliament government opposition talks negotiations tensions violence scholars clergy mother fighting \
         shelling engineers scientists insurers officers both state internet god western islamic muslim christian \
         jewish arab catholic republican democratic moslem moslems republicans democrats muslims christians jews \
         arabs catholics editor photo video watch read listen story reporter furious defiant embattled beleaguered \
         tearful grieving heartbroken disgraced shamed outraged angry",
    ),
    (
        CALENDAR,
        "january february march april may june july august september october november december jan feb mar apr jun \
         jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays tuesdays \
         wednesdays thursdays fridays saturdays sundays christmas easter ramadan passover thanksgiving hanukkah \
         diwali eid gmt utc est edt bst cet",
    ),
    (PLACE_PREP, "in near beside at inside outside around across off throughout within above beneath amid"),
    (MOVE_PREP, "from to over via towards toward into through"),
    (
        DIRECTION,
        "north south east west northern southern eastern western north-eastern northeastern northwestern southeastern \
         southwestern northeast northwest southeast southwest central occupied upper lower mainland rural greater \
         downtown coastal inner outer western-most",
    ),
    (
        OFFICE_MOD,
        "prime foreign defence defense interior finance economy health justice labour labor transport energy trade \
         environment agriculture fisheries education culture deputy vice assistant acting interim caretaker former ex \
         then outgoing incoming special presidential state chief senior top opposition press national security home \
         housing development communications information digital veteran longtime late new first under permanent \
         executive general supreme spiritual military army navy naval police mayor commerce treasury attorney \
         solicitor shadow climate crown policy relief junior planning investment works affairs sport european \
         external regional provincial district local party parliamentary house senate majority minority homeland \
         tourism science industry water immigration reconstruction peace chancellery government lead",
    ),
    (
        OFFICE,
        "president minister secretary chancellor premier king queen prince princess emir sultan sheikh pope envoy \
         spokesman spokeswoman spokesperson mediator ambassador governor mayor chief chairman chairwoman chair commander \
         leader director commissioner speaker representative negotiator adviser advisor aide prosecutor general \
         senator congressman congresswoman lawmaker mp head coordinator judge justice executive diplomat official \
         taoiseach president-elect vice-president consul attache ombudsman candidate whip boss",
    ),
    (
        TITLE,
        "mr mrs ms miss dr prof professor gen general lt lieutenant col colonel maj major capt captain sgt sergeant \
         cpl corporal adm admiral brig brigadier cmdr commander marshal commodore sen rep gov rev reverend hon sir \
         dame lord lady father sister brother archbishop bishop cardinal rabbi imam ayatollah mullah private pte \
         constable inspector superintendent detective judge coach sheikh sultan prince princess king queen pope señor \
         herr monsieur madame ministers presidents premiers chancellors generals colonels bishops senators governors mayors",
    ),
    (
        ORG_HEAD,
        "lines party union army ministry front institute committee agency police association corporation corp company \
         co inc ltd plc group bank council commission federation league movement brigade brigades battalion regiment \
         division authority office department bureau service services force forces guard guards corps fund foundation \
         trust club university college school hospital times post news herald gazette telegraph tribune journal \
         courier chronicle review network television tv radio airlines airways air railways industries holdings \
         partners terminals energy oil petroleum motors systems technologies alliance coalition congress senate \
         parliament assembly court tribunal church society organisation organization workers nations states cross \
         crescent watch international bloc cartel militia navy command administration cabinet board exchange team \
         united city fc rovers ledger sentinel standard dispatch monitor wire press observatory initiative mission \
         programme program center centre brotherhood jihad resistance faction secretariat",
    ),
    (
        GEO_HEAD,
        "valley strait straits river sea ocean gulf bay mountains mountain mount lake island islands isle isles \
         desert peninsula street square palace airport port avenue road bridge station hills hill coast canal cape \
         channel falls forest park beach reservoir dam delta plain plateau basin ridge pass heights harbour harbor \
         base camp crossing border highway junction market quarter hotel cathedral mosque temple tower building plaza \
         fort castle house hall stadium prison reef archipelago corridor glacier volcano creek lagoon",
    ),
    (
        ADMIN_HEAD,
        "region province oblast district governorate county prefecture municipality state territory city town village \
         department suburb neighbourhood neighborhood area canton krai republic voivodeship suburbs enclave capital",
    ),
    (
        TOWN,
        "town village city hamlet port district region province settlement suburb island capital area township \
         outskirts",
    ),
    (
        ORGAN,
        "forces force troops army armies military soldiers officers official officials government ministry leaders \
         ministers representatives delegation delegations negotiators negotiator presidency diplomats diplomat \
         authorities navy parliament lawmakers intelligence police commanders embassy embassies administration \
         cabinet regime guards guard troop staff envoys presidents generals premiers units mediators senate congress \
         assembly bank service services side team agency chiefs aides marines peacekeepers warships jets airforce \
         emissaries foreign-policy",
    ),
    (
        ORGAN_MOD,
        "foreign defence defense interior finance economy health justice labour labor transport energy armed security \
         air ground general military naval border coast riot intelligence national state central federal negotiating \
         senior top special civil emergency secret regional local occupation expeditionary army police land peace \
         technical education agriculture emergencies trade diplomatic prime",
    ),
    (
        SAY,
        "said says say told tells added adds insisted claimed claims warned warns stated announced argued explained \
         noted declared replied recalled remarked asked wrote tweeted testified confirmed denied denies alleged \
         acknowledged admitted suggested conceded stressed urged vowed pledged predicted commented",
    ),
    (
        ACT,
        "accepted accepts rejected rejects agreed agrees denied welcomed welcomes withdrew attacked fired accused \
         accuses condemned thanked criticised criticized praised dismissed hosted refused refuses offered proposed \
         demanded launched signed imposed seized invaded shelled bombed sent sends deployed wants want ordered called \
         backed vowed pledged host met",
    ),
    (
        EVENT,
        "summit talks discussions dialogue framework meeting conference agreement accord accords session round visit \
         gathering declaration protocol process negotiations treaty ceremony forum deal statement attacks attack \
         bombing bombings marathon olympics festival airport suburb suburbs skyline streets newspaper court hospital \
         embassy bureau neighbourhood neighborhood metro",
    ),
    (
        MOTION,
        "travel travels travelled traveled travelling traveling move moved moves moving fly flies flew flown flying \
         flee fled fleeing go goes went gone going return returns returned returning sail sailed sailing drive drove \
         driving arrive arrived withdrew withdraw withdrawn relocate relocated evacuated visit visits trip journey \
         road route advance advanced advancing march marched retreat retreated ferry flight back way close en \
         deployed",
    ),
    (
        ONSLAUGHT,
        "strike strikes airstrike airstrikes attack attacks raid raids assault assaults bombing bombardment shelling \
         barrage offensive siege missiles rockets drones shells bombs",
    ),
    (
        ASSAILS,
        "shelled shelling bombed bombing bombarded bombarding shells bombards flattened flattening levelled leveled \
         besieged besieging",
    ),
    (
        STRIKES,
        "hit hits hitting struck striking strikes pounded pounding pounds rocked rocking rocks jolted shook \
         battered battering batters ravaged devastated engulfed swept lashed pummelled pummeled attacked attacking",
    ),
    (
        FORCE,
        "missile missiles rocket rockets drone drones shell shells bomb bombs strike strikes airstrike airstrikes \
         artillery mortar mortars jets planes warplanes warplane aircraft helicopters gunships troops forces soldiers \
         gunmen militants rebels insurgents fighters militia earthquake quake aftershock tremor storm storms hurricane \
         cyclone typhoon tornado flood floods flooding tsunami wildfire wildfires blaze explosion explosions blast \
         blasts landslide landslides mudslide avalanche rains winds barrage salvo tremors eruption fire blizzard \
         disaster catastrophe calamity",
    ),
    (
        MASS,
        "everyone everybody someone somebody anyone anybody management staff counsel industry society prosecution \
         defence defense majority minority history nature mankind humanity hardly nobody labour labor business \
         leadership court council commission committee congress cabinet police army navy military public press media \
         crowd crew victim victor winner half whoever who legend tradition custom science religion time luck disaster \
         tragedy fate critic intelligence research data evidence news traffic opposition coalition justice pilgrim",
    ),
    (
        PARTICLE,
        "de des da do dos das del della di du la le el al ul von van der den ter bin ibn bint ben abu af zu zur y",
    ),
    (INNER, "of the and de la le el al del da do sur upon y du les i e o"),
    (ASIDE, "opposition former ex exiled jailed ousted rival dissident late shadow candidate retired"),
    (
        HEAD_OF,
        "ministry bank institute university union council federation republic court church street house army front \
         party movement gulf bay strait sea association league centre center academy organisation organization office \
         department school college hospital chamber board bureau commission committee isle kingdom city state islands \
         physicians doctors reporters campaign mission agency society confederation cape mount foundation fund group",
    ),
    (THING, "htms mv hms uss ss hmas hurricane typhoon cyclone storm operation tropical flight storms mt rms"),
    (
        WEAK,
        "general executive justice chair head chief judge candidate official premier speaker consul king whip private",
    ),
    (
        LEADS,
        "leads lead heads head runs chairs speaks spoke represents commands governs rules led headed founded founder",
    ),
    (
        GIVEN,
        "john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony \
         mark donald steven steve paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey \
         ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank \
         alexander raymond patrick jack dennis jerry mary patricia jennifer linda elizabeth barbara susan jessica \
         sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol amanda melissa \
         deborah stephanie rebecca laura helen anna ana maria marta marie jean pierre jacques francois françois \
         emmanuel olivier luc alain nicolas hans klaus karl heinrich friedrich olaf angela ursula annalena giorgia \
         silvio mario luigi giuseppe marco antonio carlos jose josé juan pedro pablo luis miguel javier rafael diego \
         fernando jorge manuel francisco joao joão luiz jair vladimir sergei sergey dmitry dmitri alexei alexey \
         mikhail nikolai ivan boris igor oleg yuri viktor volodymyr oleksandr oleksandra andriy serhiy petro dmytro \
         kateryna olena natalia svetlana tatiana pavel jan tomas tomasz jakub piotr andrzej mateusz ferenc janos \
         gabor aleksandar milo milos goran dragan ali ahmed ahmad mohammed mohamed muhammad mahmoud hassan hussein \
         hussain ibrahim omar osama khaled khalid abdul abdullah abdulla abdel yasser bashar saddam salman faisal \
         tariq imran nawaz narendra rahul manmohan ravi rajesh sanjay anil sunil xi li wang zhang chen liu kim park \
         lee moon shinzo fumio yoko kenji hiroshi joko prabowo rodrigo ferdinand corazon benigno imelda aung nelson \
         cyril thabo julius uhuru yoweri felix muhammadu bola goodluck kofi ban ki boutros jens tony gordon theresa \
         rishi keir liz nigel jeremy simon philip peter henry louis oscar erik lars anders magnus sven ingrid astrid \
         lena eva ruth rachel naomi benny binyamin ehud ariel yitzhak shimon moshe yair avigdor recep tayyip mevlut \
         hakan fatma ayse leila nadia fatima aisha zainab amina rosa lucia elena sofia julia claudia andrea silvia \
         isabel carmen gloria helena duarte rui paulo ricardo eduardo owen gwen dai rhys lloyd ian alan colin graham \
         neil stuart duncan malcolm fiona catherine kate jane alice lucy emma olivia grace hannah sophie chloe denise \
         yvonne claire monique brigitte elmer ramon benjie lenka lidiia jay rex marine andrej lech vaclav zoran \
         slobodan radovan ratko edi albin",
    ),
];

/// Word to classes.
static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut classes = Classes::default();
    for &(class, words) in TABLE {
        words.split_whitespace().for_each(|word| classes.add(word, class));
    }
    classes
});

/// The classes of a folded word; none where it is in no table.
pub(super) fn class(word: &str) -> Class {
    CLASSES.of(word)
}

/// Offices under one name: what two outlets call differently.
const SAME_OFFICE: &[(&str, &str)] = &[
    ("secretary of state", "foreign minister"),
    ("foreign secretary", "foreign minister"),
    ("minister of foreign affairs", "foreign minister"),
    ("external affairs minister", "foreign minister"),
    ("top diplomat", "foreign minister"),
    ("chief diplomat", "foreign minister"),
    ("defence secretary", "defence minister"),
    ("secretary of defence", "defence minister"),
    ("minister of defence", "defence minister"),
    ("premier", "prime minister"),
    ("home secretary", "interior minister"),
    ("head of state", "president"),
    ("chancellor of the exchequer", "finance minister"),
    ("treasury secretary", "finance minister"),
];

/// One name for an office, from the folded words of it.
pub(super) fn office_name(phrase: &str) -> &str {
    SAME_OFFICE.iter().find(|(said, _)| *said == phrase).map_or(phrase, |(_, name)| name)
}

/// One spelling and gender for the words of an office; plurals become singular.
pub(super) fn office_word(word: &str) -> &str {
    match word {
        "defense" => "defence",
        "labor" => "labour",
        "advisor" => "adviser",
        "spokeswoman" | "spokesperson" => "spokesman",
        "chairwoman" | "chair" => "chairman",
        "ministers" => "minister",
        "presidents" => "president",
        "premiers" => "premier",
        _ => word,
    }
}
