//! Finds the names that characters can spell, without looking at any other.
//!
//! The letters of all names form a trie. A *state* is the set of its nodes that some characters
//! can have reached; from it, every spelling of the next character leads on. States are numbered
//! and steps between them kept (a subset construction on demand), so that text costs one look-up
//! for each character where it was followed before: O(text + letters of the names) in all, however
//! many names there are.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use zhen_lexicon::{Scheme, spellings};

use super::side::Interner;

/// Between two letters where a syllable must end.
const BORDER: u8 = b'-';

/// Nodes of the trie that some characters can have reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct State(u32);

/// Names by the letters of their writings.
#[derive(Debug)]
pub(super) struct SpellingIndex {
    /// The node that a letter or border leads to.
    children: HashMap<(u32, u8), u32>,
    /// Names that end at each node.
    names: Vec<Vec<usize>>,
    /// Spellings of characters in all schemes, where they were asked before.
    spelled: HashMap<char, Rc<[String]>>,
    /// Nodes of each state, ascending.
    states: Interner<Vec<u32>>,
    /// Steps that were made before.
    steps: HashMap<(State, char), State>,
}

impl SpellingIndex {
    pub(super) fn new() -> Self {
        let mut states = Interner::new();
        states.number(vec![0]);
        Self {
            children: HashMap::new(),
            names: vec![Vec::new()],
            spelled: HashMap::new(),
            states,
            steps: HashMap::new(),
        }
    }

    /// Takes in a writing of name number `name`, with `-` where a syllable must end.
    ///
    /// All names are to be taken in before the first step.
    pub(super) fn add(&mut self, writing: &str, name: usize) {
        let mut node = 0;
        for letter in writing.bytes() {
            let next = u32::try_from(self.names.len()).expect("fewer letters than 2^32");
            node = *self.children.entry((node, letter)).or_insert(next);
            if node == next {
                self.names.push(Vec::new());
            }
        }
        self.names[node as usize].push(name);
    }

    /// The state before the first character.
    pub(super) fn start(&self) -> State {
        State(0)
    }

    /// The state after one more character; `None` when no name goes on so.
    pub(super) fn step(&mut self, state: State, character: char) -> Option<State> {
        let next = match self.steps.get(&(state, character)) {
            Some(&next) => next,
            None => {
                let spelled = self.spelled(character);
                let reached = self.reached(state, &spelled);
                let next = State(self.states.number(reached));
                self.steps.insert((state, character), next);
                next
            }
        };
        (!self.nodes(next).is_empty()).then_some(next)
    }

    /// Whether a name ends here.
    pub(super) fn ends_name(&self, state: State) -> bool {
        self.nodes(state).iter().any(|&node| !self.names[node as usize].is_empty())
    }

    /// Names that the characters so far can spell, in schemes that may differ, ascending.
    pub(super) fn names(&self, state: State) -> Vec<usize> {
        let names = self.nodes(state).iter().flat_map(|&node| &self.names[node as usize]);
        let names: BTreeSet<usize> = names.copied().collect();
        names.into_iter().collect()
    }

    /// All spellings of a character, each once.
    pub(super) fn spelled(&mut self, character: char) -> Rc<[String]> {
        let spelled = self.spelled.entry(character).or_insert_with(|| {
            let mut known = HashSet::new();
            let all = Scheme::ALL.iter().flat_map(|&scheme| spellings(character, scheme));
            all.filter(|spelling| known.insert(spelling.clone())).collect()
        });
        Rc::clone(spelled)
    }

    fn nodes(&self, state: State) -> &[u32] {
        &self.states.keys()[state.0 as usize]
    }

    /// Nodes that the spellings of one more character lead to, ascending.
    fn reached(&self, state: State, spelled: &[String]) -> Vec<u32> {
        let follow = |node: u32, spelling: &str| {
            spelling.bytes().try_fold(node, |node, letter| self.child(node, letter))
        };
        let mut reached = Vec::new();
        for &node in self.nodes(state) {
            for from in [Some(node), self.child(node, BORDER)].into_iter().flatten() {
                reached.extend(spelled.iter().filter_map(|spelling| follow(from, spelling)));
            }
        }
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    fn child(&self, node: u32, letter: u8) -> Option<u32> {
        self.children.get(&(node, letter)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names, by their numbers, that the characters spell as a whole.
    fn spelled(writings: &[&str], characters: &str) -> Vec<usize> {
        let mut index = SpellingIndex::new();
        for (name, writing) in writings.iter().enumerate() {
            index.add(writing, name);
        }
        let start = index.start();
        let end = characters.chars().try_fold(start, |state, next| index.step(state, next));
        end.map_or(Vec::new(), |end| index.names(end))
    }

    #[test]
    fn a_name_is_spelled_by_all_its_characters_and_across_no_border() {
        let writings = ["wang-yi", "wang-yi-lin", "wangyi", "li-yi", "xi-an", "xian"];
        assert_eq!(spelled(&writings, "王毅"), [0, 2]);
        assert_eq!(spelled(&writings, "王毅林"), [1]);
        assert_eq!(spelled(&writings, "西安"), [4, 5]);
        assert_eq!(spelled(&writings, "先"), [5]);
        assert_eq!(spelled(&writings, "王"), []);
        assert_eq!(spelled(&writings, "王。毅"), []);
        assert_eq!(spelled(&[], "王毅"), []);
    }

    #[test]
    fn characters_may_be_spelled_in_different_schemes() {
        // Tsang is 曾 in Cantonese, hsiao is 小 in Wade–Giles.
        assert_eq!(spelled(&["tsang-hsiao-ping"], "曾小平"), [0]);
    }
}
