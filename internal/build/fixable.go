package build

import "slices"

// fixable are the codes whose diagnostics may carry an edit: what has one right answer. TestFixable proves each of them. Not every
// diagnostic of these codes has one: “7,100” may be 7100 or 7.100, and a report in the wrong folder may be there twice.
var fixable = []string{
	"bad-character",     // a character of no width is taken out
	"bad-date",          // 2023.7.15 → 2023-07-15
	"bad-figure",        // full-width digits and signs, quotes, marks of thousands
	"bad-id",            // the folder of an edition in lower case
	"bad-link",          // a name or a file in the place of county:id
	"bad-period",        // 2023年6月 → 2023-06
	"bom",               // the mark is taken out
	"file-name-case",    // Edition.md → edition.md
	"heading-mark",      // ##x, ＃＃ x
	"joined-list",       // a Chinese comma between brackets
	"misplaced-file",    // moved to where it belongs, if nothing is there
	"no-value",          // a colour that became a comment
	"open-reference",    // {{ x }
	"single-brace",      // { x }
	"tab-indent",        // where only one indentation can be parsed
	"unbound-number",    // a number that agrees with the data
	"unknown-file",      // x.md.txt, 2023-6.yaml
	"unknown-indicator", // its name in the place of its id
	"unknown-key",       // in other case, with a hyphen
	"unknown-link",      // county:name
	"unknown-region",    // its name in the place of its id, ids that a Chinese comma parts
	"wide-braces",       // ｛｛ x ｝｝
	"wide-link",         // [x]（county:x）
	"wide-quotes",       // “x” in YAML
	"wrong-type",        // 是, yes
	"yaml-syntax",       // full-width colons and commas, a missing space, a colon within a text, a row that is indented otherwise than those around it
}

// Fixable reports whether some mistakes of a code are mended by [Fix].
func Fixable(code string) bool {
	_, found := slices.BinarySearch(fixable, code)
	return found
}
