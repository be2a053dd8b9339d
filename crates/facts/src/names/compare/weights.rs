//! The weights of the signs, in the order in which `signs.rs` lists them; the constants make log
//! odds of 0 what is reported.

/// Weights of two names that stand against each other.
pub(super) const CONFLICT: [f64; 79] = [
    -6.08, // constant
    0.68,  // some names are matched
    -0.17, // matched names, up to four
    0.00,  // English names left, up to four
    0.85,  // Chinese names left, up to four
    0.05,  // some English name is left
    0.27,  // some Chinese name is left
    -0.11, // ln of the words
    -0.46, // ln of the English length by the Chinese
    1.30,  // English: place of the table
    0.32,  // English: place by a word
    1.98,  // English: person of the table
    -0.58, // English: Chinese person
    -0.70, // English: person with a title
    -0.77, // English: person by capitals
    0.22,  // English: organisation of the table
    -0.32, // English: acronym
    0.46,  // English: organisation by a word
    -1.40, // English: other name of the table
    -0.51, // English: other name by capitals
    0.97,  // English: known to the lexicon
    0.59,  // English: and a place
    0.82,  // English: state
    0.79,  // English: several words
    -0.48, // English: elsewhere in the document
    -0.10, // English: in three beads
    -0.50, // English: a bead beside has its counterpart
    -0.37, // English: heading
    -0.07, // English: a pronoun on the other side
    -0.48, // English: person of Chinese syllables
    -0.22, // English: log odds of its best sound
    0.61,  // English: begins a sentence
    -0.45, // English: ordinary words
    -0.44, // English: Chinese names that stand more often than their counterparts
    0.10,  // English: before a verb of speech
    0.18,  // English: unexplained words on the other side
    0.12,  // English: how many, up to four
    0.63,  // Chinese: place of the table
    0.00,  // Chinese: place by a word
    0.39,  // Chinese: person of the table
    1.38,  // Chinese: person by sound, with a dot
    -0.39, // Chinese: person by sound
    0.15,  // Chinese: person by family name
    -1.18, // Chinese: person with a title
    0.53,  // Chinese: person in Latin letters
    0.08,  // Chinese: organisation of the table
    -0.83, // Chinese: organisation by a word
    -1.70, // Chinese: other name of the table
    0.94,  // Chinese: other name in Latin letters
    1.11,  // Chinese: known to the lexicon
    0.46,  // Chinese: and a place
    -0.63, // Chinese: state
    -0.04, // Chinese: two characters
    0.18,  // Chinese: more than three
    0.24,  // Chinese: two, not known to the lexicon
    -0.14, // Chinese: whole words
    1.01,  // Chinese: beside sounding characters
    -0.98, // Chinese: elsewhere in the document
    0.17,  // Chinese: in three beads
    -0.50, // Chinese: a bead beside has its counterpart
    0.77,  // Chinese: a pronoun on the other side
    -0.09, // Chinese: log odds of its best sound
    0.25,  // Chinese: a nationality is left over
    -0.15, // Chinese: English names that stand more often than their counterparts
    0.80,  // Chinese: unexplained words on the other side
    -0.65, // Chinese: how many, up to four
    0.20,  // Chinese: Latin letters that are a name
    0.31,  // both places
    0.57,  // both persons
    1.32,  // both organisations
    -1.39, // both others
    -0.91, // two kinds
    0.16,  // both states, or neither
    -0.61, // log odds that they sound alike
    -0.54, // characters of the usual counterpart
    -0.44, // distance of their places
    -0.12, // both of the table
    0.32,  // parts of matched names
    -2.29, // and in Latin letters
];

/// Weights of an English name alone.
pub(super) const ENGLISH: [f64; 37] = [
    -3.16, // constant
    0.42,  // some names are matched
    -0.01, // matched names, up to four
    0.03,  // English names left, up to four
    1.17,  // Chinese names left, up to four
    0.00,  // some English name is left
    1.17,  // some Chinese name is left
    -0.20, // ln of the words
    -1.15, // ln of the English length by the Chinese
    1.21,  // place of the table
    -0.82, // place by a word
    2.43,  // person of the table
    -0.70, // Chinese person
    0.15,  // person with a title
    -0.19, // person by capitals
    1.45,  // organisation of the table
    -1.28, // acronym
    1.03,  // organisation by a word
    -2.79, // other name of the table
    -0.49, // other name by capitals
    1.81,  // known to the lexicon
    0.57,  // and a place
    0.68,  // state
    1.39,  // several words
    -1.89, // elsewhere in the document
    -0.90, // in three beads
    -0.50, // a bead beside has its counterpart
    0.19,  // heading
    0.79,  // a pronoun on the other side
    -1.11, // person of Chinese syllables
    -0.03, // log odds of its best sound
    -0.46, // begins a sentence
    -0.88, // ordinary words
    0.68,  // Chinese names that stand more often than their counterparts
    1.06,  // before a verb of speech
    1.21,  // unexplained words on the other side
    -0.09, // how many, up to four
];

/// Weights of a Chinese name alone.
pub(super) const CHINESE: [f64; 39] = [
    -1.26, // constant
    0.35,  // some names are matched
    0.22,  // matched names, up to four
    1.36,  // English names left, up to four
    0.29,  // Chinese names left, up to four
    1.33,  // some English name is left
    0.00,  // some Chinese name is left
    -0.39, // ln of the words
    0.42,  // ln of the English length by the Chinese
    0.70,  // place of the table
    0.00,  // place by a word
    1.44,  // person of the table
    1.05,  // person by sound, with a dot
    -0.49, // person by sound
    -1.19, // person by family name
    0.23,  // person with a title
    2.21,  // person in Latin letters
    0.90,  // organisation of the table
    -1.21, // organisation by a word
    -1.95, // other name of the table
    -1.69, // other name in Latin letters
    0.53,  // known to the lexicon
    0.34,  // and a place
    -0.32, // state
    -0.92, // two characters
    0.60,  // more than three
    0.73,  // two, not known to the lexicon
    0.58,  // whole words
    0.45,  // beside sounding characters
    -2.55, // elsewhere in the document
    -0.06, // in three beads
    -0.93, // a bead beside has its counterpart
    -0.42, // a pronoun on the other side
    -0.10, // log odds of its best sound
    0.93,  // a nationality is left over
    1.24,  // English names that stand more often than their counterparts
    1.04,  // unexplained words on the other side
    -0.32, // how many, up to four
    2.89,  // Latin letters that are a name
];
