//! Counts with names, in an order of their own.

use serde::ser::{Serialize, SerializeMap, Serializer};

/// How many there are of each name, in the order in which the names were first counted. In JSON it
/// is one object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedCounts(Vec<(String, usize)>);

impl NamedCounts {
    /// Makes counts of 0 for these names, in this order.
    pub fn of_names<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut counts = Self::default();
        names.into_iter().for_each(|name| counts.add(name, 0));
        counts
    }

    /// Adds to the count of a name.
    pub fn add(&mut self, name: &str, count: usize) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known += count,
            None => self.0.push((name.to_owned(), count)),
        }
    }

    /// Returns the count of a name, 0 if it was never counted.
    pub fn get(&self, name: &str) -> usize {
        self.each().find(|(known, _)| *known == name).map_or(0, |(_, count)| count)
    }

    /// Returns the names and their counts, those of 0 too.
    pub fn each(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(name, count)| (name.as_str(), *count))
    }

    /// Sorts the names by a key, those with one key in the order they had.
    pub fn sort_by_key<K: Ord>(&mut self, mut key: impl FnMut(&str) -> K) {
        self.0.sort_by_key(|(name, _)| key(name));
    }

    /// Returns the sum of all counts.
    pub fn total(&self) -> usize {
        self.each().map(|(_, count)| count).sum()
    }
}

impl Serialize for NamedCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, count) in self.each() {
            map.serialize_entry(name, &count)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_order_and_add_up() {
        let mut counts = NamedCounts::of_names(["aligned", "failed"]);
        counts.add("odd \"name\"", 1);
        counts.add("failed", 2);
        counts.add("failed", 3);
        let each: Vec<_> = counts.each().collect();
        assert_eq!(each, [("aligned", 0), ("failed", 5), ("odd \"name\"", 1)]);
        assert_eq!((counts.get("failed"), counts.get("none"), counts.total()), (5, 0, 6));
    }
}
