package proof

import (
	"html"
	"strconv"
	"strings"

	"bulletin/internal/diag"
)

// Standing is what a number or a claim of a text rests on.
type Standing uint8

// The standings in the order in which they are counted.
const (
	Bound       Standing = iota // 引用: the program took it from the data
	Agrees                      // 相符: typed, and the data agree
	Filed                       // 备案: the data do not hold it, and its source is on record
	Fixed                       // 原样: the author says that it stays as typed; nobody checks it
	Doubtful                    // 存疑: nothing supports it, or its subject is not certain
	Contradicts                 // 矛盾: the data say otherwise

	standings = iota
)

// looks are the word of each standing, its sign in the text, and its class. Signs are in the character sets of every
// Chinese font, and differ in black and white.
var looks = [standings]struct{ word, sign, class string }{
	{"引用", "○", "bound"}, {"相符", "√", "agrees"}, {"备案", "◇", "filed"}, {"原样", "□", "fixed"}, {"存疑", "?", "doubtful"}, {"矛盾", "×", "contradicts"},
}

// Word is the standing in Chinese.
func (s Standing) Word() string { return looks[s].word }

// Sign is what stands for it in a text.
func (s Standing) Sign() string { return looks[s].sign }

// Class is the class of its marks in HTML.
func (s Standing) Class() string { return looks[s].class }

// Pending reports whether somebody has to do something about it.
func (s Standing) Pending() bool { return s >= Doubtful }

// Mark is a number, or words that claim something, with what they were held against.
type Mark struct {
	Standing Standing
	Number   bool   // it is about a number, and otherwise about words
	Text     string // as readers see it
	Says     string // what is wrong or not certain, without its final mark; or empty
	Fix      string // what to do, or empty
	Evidence string // the cell that it was held against or taken from; or empty
	Source   string // of what is filed
	Pos      diag.Pos
}

// ID is the id of the k-th mark, from 1, of the text that prefix stands for.
func ID(prefix string, k int) string { return prefix + "-" + strconv.Itoa(k) }

// evidenceID is the id of its line in the list of evidence.
func evidenceID(prefix string, k int) string { return prefix + "-e" + strconv.Itoa(k) }

// Opening is the HTML before the marked text, whose span it begins. Only the first part of a text in several parts has the id.
func (s Standing) Opening(prefix string, k int, first bool) string {
	id := ""
	if first {
		id = ` id="` + html.EscapeString(ID(prefix, k)) + `"`
	}
	return `<span class="m ` + s.Class() + `"` + id + `>`
}

// wordJoiner keeps a number on the line of what it stands behind.
const wordJoiner = "\u2060"

// Key is the HTML behind it: its number, which leads to its evidence, and its sign. A mark within another one, which has no
// span, is there alone: it has the id then.
func (s Standing) Key(prefix string, k int, alone bool) string {
	word, id := "", ""
	if alone {
		id = `" id="` + html.EscapeString(ID(prefix, k))
	}
	if s.Pending() {
		word = s.Word()
	}
	return wordJoiner + `<a class="k ` + s.Class() + `" href="#` + html.EscapeString(evidenceID(prefix, k)) + id + `" title="` + s.Word() + `">` + strconv.Itoa(k) + s.Sign() + word + "</a>"
}

// Beside is the evidence of a mark where what it says does not tell it anyway.
func (m *Mark) Beside() string {
	what, _, _ := strings.Cut(m.Evidence, "：")
	if m.Says != "" && strings.Contains(m.Says, what) {
		return ""
	}
	return m.Evidence
}
