// Package escape proves that what people write is text wherever it is shown. It has no part in the program.
//
// A corpus of hostile strings (testdata/payloads.txt) is written into every place of a site's files where an author may write a
// text of his own. The places are those that package load draws of its own readers, so that a new field is among them by itself;
// the marks ⟦name:text⟧ of testdata/site add the places of Markdown. Each text carries a mark that tells its place and its payload
// wherever it turns up. For each site there is a tame twin, whose texts have the same marks and lengths and no character that
// means anything: what comes of both may differ in texts and in nothing else.
//
// The oracles (ComparePages, HoldText, CompareParts, CompareCSV, CompareScripts, CompareStyles, Steered, Documented, and Chromium) know
// nothing of how the program escapes. TestDetects and TestSpoilt hold each of them against things that were spoilt.
//
// A short run fills one site; the flag -runs says how many, 0 as many as there are payloads, so that every field gets each of
// them (.ci/long escape). The tests print how many combinations they tried, and how many were refused and rendered.
package escape
