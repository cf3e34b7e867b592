//! Which blocks are headings or teasers, and where a dateline ends. Takes an article's blocks; sees no sentences.

use std::collections::HashMap;

use super::article::Article;
use super::dateline;
use super::seek::count;
use super::sentence::Role;
use super::tokenize::is_blank;
use crate::span::Span;

/// A heading of more words than this is a paragraph that lacks its full stop.
const LONGEST_HEADING: usize = 12;
/// The same for a teaser, which can name the other story at length.
const LONGEST_TEASER: usize = 30;
/// More short lines than this in a row are a list or a table, not headings.
const MOST_IN_A_ROW: usize = 3;
/// Datelines stand in the first blocks: behind a title, a byline, a summary.
const DATELINE_BLOCKS: usize = 4;

/// Begin a link to another story, in lower case. The first group needs something to set it off (`WATCH:`); the second
/// speaks for itself.
const LABELS: &[&str] = &[
    "related",
    "read",
    "watch",
    "listen",
    "more",
    "see",
    "video",
    "gallery",
    "in pictures",
    "explainer",
    "analysis",
    "opinion",
    "podcast",
    "recommended",
    "don't miss",
    "must read",
    "icymi",
    "related articles",
    "related stories",
];
const PHRASES: &[&str] =
    &["read more", "also read", "read also", "read next", "see also", "more on this story", "related stories"];

/// The roles of the blocks of one article.
pub(super) struct Roles<'a> {
    article: &'a Article,
    roles: Vec<Role>,
    /// Most letters are capitals: nothing can be concluded from capitals.
    shouted: bool,
}

impl<'a> Roles<'a> {
    pub fn new(article: &'a Article) -> Self {
        let texts: Vec<&str> = article.blocks.iter().map(|block| block.span.of(&article.text)).collect();
        let short: Vec<bool> = article.blocks.iter().map(|block| is_short(&article.text, block.span)).collect();
        let mut times: HashMap<&str, u32> = HashMap::new();
        for (text, _) in texts.iter().zip(&short).filter(|(text, _)| is_teaser_shaped(text)) {
            *times.entry(text).or_default() += 1;
        }
        let title = article.info.title.as_deref().map(str::trim);
        let mut roles: Vec<Role> = article
            .blocks
            .iter()
            .zip(texts.iter().zip(&short))
            .map(|(block, (text, &short))| match () {
                () if block.heading || title == Some(text) => Role::Heading,
                () if is_labelled(text) || times.get(text).is_some_and(|&times| times > 1) => Role::Teaser,
                () if short => Role::Heading,
                () => Role::Body,
            })
            .collect();
        unmake_lists(article, &mut roles, &short);
        // A heading heads something: a short last line is a credit, or all there is.
        if let (Some(last), Some(block), Some(true)) = (roles.last_mut(), article.blocks.last(), short.last())
            && *last == Role::Heading
            && !block.heading
            && title != texts.last().copied()
        {
            *last = Role::Body;
        }
        Self { article, roles, shouted: is_shouted(&texts) }
    }

    /// `Heading`, `Teaser` or `Body`.
    pub fn of_block(&self, number: usize) -> Role {
        self.roles.get(number).copied().unwrap_or(Role::Body)
    }

    /// The dateline that a block of running text begins with.
    pub fn dateline(&self, number: usize) -> Option<Span> {
        let block = self.article.blocks.get(number).filter(|_| number < DATELINE_BLOCKS)?;
        let len = dateline::len(block.span.of(&self.article.text), self.shouted)?;
        let start = block.span.start as usize;
        Some(Span::new(start, start + len))
    }
}

/// Long runs of short lines are no headings.
fn unmake_lists(article: &Article, roles: &mut [Role], short: &[bool]) {
    let mut start = 0;
    while start < roles.len() {
        let by_shape = |at: usize| roles[at] == Role::Heading && short[at] && !article.blocks[at].heading;
        let len = (start..roles.len()).take_while(|&at| by_shape(at)).count();
        if len > MOST_IN_A_ROW {
            roles[start..start + len].fill(Role::Body);
        }
        start += len.max(1);
    }
}

/// Whether a block looks like a crosshead: few words, a capital first, no final punctuation, no list mark before it.
fn is_short(text: &str, span: Span) -> bool {
    let block = span.of(text);
    let line = &text[..span.start as usize];
    let before = &line[line.rfind('\n').map_or(0, |at| at + 1)..];
    let begins = block.trim_start_matches(['"', '“', '‘', '\'', '«']).chars().next();
    begins.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && before.chars().all(is_blank)
        && !ends_like_prose(block)
        && block.contains(char::is_alphabetic)
        && block.split_whitespace().nth(LONGEST_HEADING).is_none()
}

fn ends_like_prose(block: &str) -> bool {
    let end = block.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    end.ends_with(['.', '!', '…', ':', ';', ',', '–', '—', '-']) || end.len() < block.len() && end.ends_with('?')
}

fn is_teaser_shaped(block: &str) -> bool {
    !ends_like_prose(block) && block.split_whitespace().nth(LONGEST_TEASER).is_none()
}

/// Whether a block begins with `Related:`, `READ MORE`, `Watch |` …
fn is_labelled(block: &str) -> bool {
    if block.split_whitespace().nth(LONGEST_TEASER).is_some() {
        return false;
    }
    let head = &block[..block.floor_char_boundary(24)];
    let label = head.split([':', '|', '»', '>', '–', '—']).next().unwrap_or("");
    let set_off = label.len() < head.len() || head.len() == block.len();
    let folded = label.trim().to_lowercase().replace('’', "'");
    if set_off && (LABELS.contains(&folded.as_str()) || PHRASES.contains(&folded.as_str())) {
        return true;
    }
    let begins = |phrase: &&str| folded.strip_prefix(*phrase).is_some_and(|rest| rest.starts_with(' '));
    PHRASES.iter().any(begins) && !ends_like_prose(block)
}

/// Whether nine letters of ten are capitals.
fn is_shouted(texts: &[&str]) -> bool {
    let letters = |upper: bool| {
        let first = if upper { b'A' } else { b'a' };
        texts.iter().map(|text| count(text, |byte| byte.wrapping_sub(first) < 26)).sum::<usize>()
    };
    letters(true) > letters(false) * 9
}

#[cfg(test)]
mod tests {
    use crate::text::{Article, ArticleInfo, Role, sentences};

    /// One letter a sentence: Body, Heading, Teaser, Dateline.
    fn check(text: &str, expected: &str) {
        let article = Article::plain(ArticleInfo::default(), text);
        let letter = |role| match role {
            Role::Body => 'B',
            Role::Heading => 'H',
            Role::Teaser => 'T',
            Role::Dateline => 'D',
        };
        let found: String = sentences(&article).iter().map(|sentence| letter(sentence.role)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn headings() {
        check("The roof fell.\n\nWhat is known\n\nFour died.", "BHB");
        check("What is known\nFour died.", "HB");
        check("Will it hold?\n\nNobody knows.", "HB");
        check("“A great loss”\n\nThe mayor spoke.", "HB");
        // All there is, and the last line, are no headings.
        check("Officials counted two boxes", "B");
        check("The roof fell.\n\nReporting by Ines Haas", "BB");
        // Too long, ends like prose, begins in lower case, a list.
        check("Four people who had come to sell their fish died when the roof fell in\n\nThe mayor spoke.", "BB");
        check("The mayor said:\n\n“It is over.”", "BB");
        check("and so on\n\nThe mayor spoke.", "BB");
        check("- Four dead\n\n- Nine hurt\n\nThe mayor spoke.", "BBB");
        check("Ayr 3\n\nBute 2\n\nColl 1\n\nDoon 0\n\nThe mayor spoke.", "BBBBB");
        check("“Why?” he asked\n\nThe mayor spoke.", "HB");
        check("“Why?”\n\nThe mayor spoke.", "BB");
    }

    #[test]
    fn teasers() {
        let teaser = "Mayor to meet the owners of the hall over the fallen roof on Monday";
        check(&format!("One.\n\n{teaser}\n\nTwo.\n\n{teaser}\n\nThree."), "BTBTB");
        check("One.\n\nRelated: Why roofs fall\n\nTwo.", "BTB");
        check("One.\n\nREAD MORE: Why do roofs fall?\n\nTwo.", "BTB");
        check("One.\n\nRead more about the hall\n\nTwo.", "BTB");
        check("One.\n\nWATCH | The roof falls\n\nTwo.", "BTB");
        check("One.\n\nRelated articles\n\nTwo.", "BTB");
        check("One.\n\nRelated parties were told. They kept quiet.\n\nTwo.", "BBBB");
        check("Watch the skies, he said.\n\nTwo.", "BB");
        // Prose that is printed twice stays prose.
        check("The roof fell.\n\nTwo.\n\nThe roof fell.", "BBB");
    }
}
