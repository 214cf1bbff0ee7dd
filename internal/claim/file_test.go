package claim

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// TestFile: a doubt is filed where it lies inside a phrase, whatever pieces that runs over; all else stays.
func TestFile(t *testing.T) {
	text := func(pieces ...string) Run {
		r := Run{}
		for _, p := range pieces {
			r.Pieces = append(r.Pieces, Piece{Text: p})
		}
		return r
	}
	at := func(run *Run, piece int, words string, o Outcome) Verdict {
		start := strings.Index(run.Pieces[piece].Text, words)
		return Verdict{Piece: piece, Start: start, End: start + len(words), Outcome: o, Number: true}
	}
	for _, test := range []struct {
		name   string
		run    Run
		piece  int
		words  string
		is     Outcome
		facts  []Fact
		want   Outcome
		source string
		used   string
	}{
		{"inside", text("争取资金2.1亿元。"), 0, "2.1亿元", Doubtful, []Fact{{"争取资金2.1亿元", "函"}}, Filed, "函", "[true]"},
		{"the phrase is the number", text("资金2.1亿元"), 0, "2.1亿元", Doubtful, []Fact{{"2.1亿元", "函"}}, Filed, "函", "[true]"},
		{"over pieces", text("争取", "2.1亿元", "资金"), 1, "2.1亿元", Doubtful, []Fact{{"取2.1亿元资", "函"}}, Filed, "函", "[true]"},
		{"the first of two", text("资金2.1亿元"), 0, "2.1亿元", Doubtful, []Fact{{"资金2.1亿元", "甲"}, {"2.1亿元", "乙"}}, Filed, "甲", "[true true]"},
		{"a part of the number", text("资金12.1亿元"), 0, "12.1亿元", Doubtful, []Fact{{"2.1亿元", "函"}}, Doubtful, "", "[true]"},
		{"beside", text("资金2.1亿元，培训3场"), 0, "3场", Doubtful, []Fact{{"资金2.1亿元", "函"}}, Doubtful, "", "[true]"},
		{"another wording", text("资金2.1亿元"), 0, "2.1亿元", Doubtful, []Fact{{"资金 2.1亿元", "函"}}, Doubtful, "", "[false]"},
		{"a contradiction", text("资金2.1亿元"), 0, "2.1亿元", Contradicts, []Fact{{"资金2.1亿元", "函"}}, Contradicts, "", "[true]"},
		{"what agrees", text("资金2.1亿元"), 0, "2.1亿元", Agrees, []Fact{{"资金2.1亿元", "函"}}, Agrees, "", "[true]"},
		{"the second occurrence", text("3场；另有3场"), 0, "另有3场", Doubtful, []Fact{{"有3场", "函"}, {"另有3场", "文"}}, Filed, "文", "[true true]"},
		{"occurrences that overlap", text("3场3场3场"), 0, "3场3场3场", Doubtful, []Fact{{"3场3场", "函"}}, Doubtful, "", "[true]"},
		{"an empty phrase", text("3场"), 0, "3场", Doubtful, []Fact{{"", "函"}}, Doubtful, "", "[false]"},
		{"no facts", text("3场"), 0, "3场", Doubtful, nil, Doubtful, "", "[]"},
	} {
		given := []Verdict{at(&test.run, test.piece, test.words, test.is)}
		before := given[0]
		filed, used := File([]Run{test.run}, given, test.facts)
		if filed[0].Outcome != test.want || filed[0].Source != test.source || fmt.Sprint(used) != test.used {
			t.Errorf("%s: %v %q %v, want %v %q %s", test.name, filed[0].Outcome, filed[0].Source, used, test.want, test.source, test.used)
		}
		if !reflect.DeepEqual(given[0], before) {
			t.Errorf("%s: what was given changed", test.name)
		}
	}
}

// TestFileRuns: a phrase does not run on into the next block, and every block that has it is filed.
func TestFileRuns(t *testing.T) {
	runs := []Run{{Pieces: []Piece{{Text: "培训"}}}, {Pieces: []Piece{{Text: "3场"}}}, {Pieces: []Piece{{Text: "培训3场"}}}, {Pieces: []Piece{{Text: "培训3场"}}}}
	n := len("培训")
	verdicts := []Verdict{{Run: 1, End: 4, Outcome: Doubtful}, {Run: 2, Start: n, End: n + 4, Outcome: Doubtful}, {Run: 3, Start: n, End: n + 4, Outcome: Doubtful}}
	filed, _ := File(runs, verdicts, []Fact{{"培训3场", "函"}})
	if got := fmt.Sprint(filed[0].Outcome, filed[1].Outcome, filed[2].Outcome); got != fmt.Sprint(Doubtful, Filed, Filed) {
		t.Errorf("outcomes %s", got)
	}
}
