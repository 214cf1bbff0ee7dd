package claim

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestDump prints what the engine reads in a sentence: SITE EDITION ABOUT TEXT in the variable SENTENCE.
func TestDump(t *testing.T) {
	words := strings.SplitN(os.Getenv("SENTENCE"), " ", 4)
	if len(words) < 4 {
		t.Skip("no SENTENCE")
	}
	d := openSite(t, words[0], words[1])
	about := words[2]
	if about == "." {
		about = ""
	}
	r := &reader{checker: d.checker, lexicon: d.checker.lex, memory: &d.checker.mem, site: d.site, spare: &spare{}, view: d.view, now: d.view, about: d.about(about)}
	b := &block{reader: r}
	b.cut(&Run{Pieces: []Piece{{Text: words[3]}}})
	for k := range b.tokens {
		tok := &b.tokens[k]
		fmt.Printf("%s/%d", b.spelled(k), tok.kind)
		if tok.kind == word {
			fmt.Printf(":%b", tok.entry.cue)
		}
		if tok.kind == indicators {
			for _, i := range tok.entry.indicators {
				fmt.Printf("[%s]", i.Name)
			}
		}
		fmt.Print(" ")
	}
	fmt.Println()
	for _, v := range d.check(about, words[3]) {
		fmt.Printf("%d %q %s | %s | %s\n", v.Outcome, words[3][v.Start:v.End], v.Text, v.Evidence, v.Reference)
	}
}
