//! The weights of the signs, in the order in which `signs.rs` lists them; the constants make log
//! odds of 0 what is reported.

/// Weights of two names that stand against each other.
pub(super) const CONFLICT: [f64; 69] = [
    -8.84, // constant
    0.53,  // some names are matched
    -0.25, // matched names, up to four
    1.09,  // English names left, up to four
    0.24,  // Chinese names left, up to four
    -0.04, // some English name is left
    -0.65, // some Chinese name is left
    0.65,  // ln of the words
    0.91,  // English: place of the table
    0.07,  // English: place by a word
    1.71,  // English: person of the table
    -0.56, // English: Chinese person
    -0.32, // English: person with a title
    -0.06, // English: person by capitals
    0.76,  // English: organisation of the table
    -0.42, // English: acronym
    -0.16, // English: organisation by a word
    -1.48, // English: other name of the table
    -0.44, // English: other name by capitals
    1.01,  // English: known to the lexicon
    0.49,  // English: and a place
    0.26,  // English: state
    0.92,  // English: several words
    -0.54, // English: elsewhere in the document
    0.16,  // English: in three beads
    0.93,  // English: a bead beside has its counterpart
    -0.02, // English: heading
    0.06,  // English: a pronoun on the other side
    0.43,  // English: person of Chinese syllables
    -0.11, // English: log odds of its best sound
    0.25,  // English: begins a sentence
    0.45,  // English: ordinary words
    0.09,  // Chinese: place of the table
    0.00,  // Chinese: place by a word
    0.76,  // Chinese: person of the table
    1.12,  // Chinese: person by sound, with a dot
    -0.20, // Chinese: person by sound
    -0.68, // Chinese: person by family name
    -0.29, // Chinese: person with a title
    0.63,  // Chinese: person in Latin letters
    0.58,  // Chinese: organisation of the table
    -1.18, // Chinese: organisation by a word
    -0.72, // Chinese: other name of the table
    -0.10, // Chinese: other name in Latin letters
    0.56,  // Chinese: known to the lexicon
    0.03,  // Chinese: and a place
    -0.08, // Chinese: state
    -0.46, // Chinese: two characters
    0.74,  // Chinese: more than three
    0.08,  // Chinese: two, not known to the lexicon
    1.53,  // Chinese: whole words
    0.71,  // Chinese: beside sounding characters
    -1.06, // Chinese: elsewhere in the document
    0.82,  // Chinese: in three beads
    0.42,  // Chinese: a bead beside has its counterpart
    0.42,  // Chinese: a pronoun on the other side
    -0.21, // Chinese: log odds of its best sound
    0.66,  // Chinese: a nationality is left over
    0.85,  // both places
    0.32,  // both persons
    0.57,  // both organisations
    -1.86, // both others
    -0.85, // two kinds
    0.38,  // both states, or neither
    -0.58, // log odds that they sound alike
    -0.46, // characters of the usual counterpart
    -0.03, // distance of their places
    -0.07, // both of the table
    0.17,  // parts of matched names
];

/// Weights of an English name alone.
pub(super) const ENGLISH: [f64; 32] = [
    -3.30, // constant
    -0.36, // some names are matched
    0.49,  // matched names, up to four
    -0.63, // English names left, up to four
    1.64,  // Chinese names left, up to four
    0.00,  // some English name is left
    1.64,  // some Chinese name is left
    0.08,  // ln of the words
    0.60,  // place of the table
    -0.17, // place by a word
    1.78,  // person of the table
    -0.80, // Chinese person
    0.46,  // person with a title
    0.47,  // person by capitals
    0.80,  // organisation of the table
    -0.50, // acronym
    0.77,  // organisation by a word
    -2.40, // other name of the table
    -1.01, // other name by capitals
    1.18,  // known to the lexicon
    0.71,  // and a place
    1.07,  // state
    1.39,  // several words
    -2.03, // elsewhere in the document
    -0.18, // in three beads
    -0.13, // a bead beside has its counterpart
    0.19,  // heading
    -0.08, // a pronoun on the other side
    -0.85, // person of Chinese syllables
    -0.29, // log odds of its best sound
    0.21,  // begins a sentence
    -0.22, // ordinary words
];

/// Weights of a Chinese name alone.
pub(super) const CHINESE: [f64; 34] = [
    -2.86, // constant
    -0.06, // some names are matched
    0.13,  // matched names, up to four
    0.66,  // English names left, up to four
    0.29,  // Chinese names left, up to four
    0.66,  // some English name is left
    0.00,  // some Chinese name is left
    -0.17, // ln of the words
    0.69,  // place of the table
    0.00,  // place by a word
    1.44,  // person of the table
    0.70,  // person by sound, with a dot
    -0.26, // person by sound
    -1.11, // person by family name
    1.04,  // person with a title
    2.02,  // person in Latin letters
    0.69,  // organisation of the table
    -1.07, // organisation by a word
    -1.56, // other name of the table
    -2.57, // other name in Latin letters
    0.51,  // known to the lexicon
    0.54,  // and a place
    0.51,  // state
    -1.29, // two characters
    1.11,  // more than three
    0.37,  // two, not known to the lexicon
    1.11,  // whole words
    0.18,  // beside sounding characters
    -1.78, // elsewhere in the document
    -1.24, // in three beads
    -0.13, // a bead beside has its counterpart
    0.31,  // a pronoun on the other side
    -0.19, // log odds of its best sound
    1.67,  // a nationality is left over
];
