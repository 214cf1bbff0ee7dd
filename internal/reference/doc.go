// Package reference is the language of {{ … }} in authors' texts: which words name a region, an indicator, an edition or a
// number, which pick members by rule, and how what they mean is written.
//
// [Scope] resolves the references of a text; a [Roster] is what selections pick from, in texts and in tables; a [Column]
// is what a table's author calls one.
package reference
