//! A tree of sequences: what the terms that begin alike share.

use std::collections::HashMap;
use std::hash::Hash;

/// A tree of sequences that share their beginnings.
#[derive(Clone, Debug)]
pub(super) struct Trie<K> {
    children: HashMap<(u32, K), u32>,
}

impl<K> Default for Trie<K> {
    fn default() -> Self {
        Self { children: HashMap::new() }
    }
}

impl<K: Clone + Eq + Hash> Trie<K> {
    pub(super) const ROOT: u32 = 0;

    /// Adds a sequence and returns the node of its end.
    pub(super) fn insert(&mut self, sequence: impl Iterator<Item = K>) -> u32 {
        sequence.fold(Self::ROOT, |node, key| {
            let next = self.children.len() as u32 + 1;
            *self.children.entry((node, key)).or_insert(next)
        })
    }

    pub(super) fn child(&self, node: u32, key: &K) -> Option<u32> {
        self.children.get(&(node, key.clone())).copied()
    }
}
