package diag

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestBoundedList: of many like mistakes the first are told by their places, in whichever order and by however many goroutines
// they come, and the others are counted.
func TestBoundedList(t *testing.T) {
	const n = 3 * MostOfACode
	want := ""
	for seed := range uint64(6) {
		order := rand.New(rand.NewPCG(seed, 1)).Perm(n)
		var l List
		var group sync.WaitGroup
		for _, part := range [][]int{order[:n/2], order[n/3:]} { // some come twice
			group.Go(func() {
				for _, k := range part {
					l.Error(Pos{"a.yaml", k + 1, 1}, "like", "", "错了")
				}
			})
		}
		l.Warning(Pos{"b.yaml", 1, 1}, "like", "", "可疑")
		group.Wait()
		if errors, warnings := l.Count(); errors != n || warnings != 1 {
			t.Fatalf("Count() = %d, %d, want %d, 1", errors, warnings, n)
		}
		got := lines(&l)
		if want == "" {
			want = got
			sorted := l.Sorted()
			if len(sorted) != MostOfACode+2 || sorted[MostOfACode-1].Line != MostOfACode {
				t.Fatalf("%d are told, the last of the first kind in line %d", len(sorted), sorted[MostOfACode-1].Line)
			}
			rest := sorted[len(sorted)-1]
			if said := rest.String(); rest.More != n-MostOfACode || said != fmt.Sprintf("错误[like]: 这一类错误还有 %d 个，没有逐个列出；先改正已经列出的，再检查一次。", n-MostOfACode) {
				t.Fatalf("the rest is told as %s", said)
			}
		}
		if got != want {
			t.Fatalf("seed %d tells other diagnostics", seed)
		}
	}
}

// TestBoundedInAll: many kinds together are bounded too, errors come before warnings, and what is told and left out is all.
func TestBoundedInAll(t *testing.T) {
	var l List
	const kinds, each = 9, MostOfACode - 1
	for k := range kinds {
		for n := range each {
			l.Warning(Pos{"a.yaml", n + 1, k + 1}, fmt.Sprint("warning-", k), "", "可疑")
		}
	}
	l.Error(Pos{"z.yaml", 1, 1}, "error", "", "错了")
	list := l.Sorted()
	weight, told := 0, 0
	for k := range list {
		weight += list[k].Weight()
		if list[k].More == 0 {
			told++
		}
	}
	if told != MostInAll || weight != kinds*each+1 {
		t.Errorf("%d are told, want %d; all weigh %d, want %d", told, MostInAll, weight, kinds*each+1)
	}
	if !slices.ContainsFunc(list, func(d Diagnostic) bool { return d.Code == "error" }) {
		t.Error("the only error is not told")
	}
	if !l.HasErrors() {
		t.Error("HasErrors() = false")
	}
}

// TestWholeList: those who mend diagnostics get all of them.
func TestWholeList(t *testing.T) {
	l := List{Whole: true}
	for range 2 {
		for n := range 3 * MostInAll {
			l.Error(Pos{"a.yaml", n + 1, 1}, "like", "", "错了")
		}
	}
	if got := len(l.Sorted()); got != 3*MostInAll {
		t.Errorf("%d are told, want %d", got, 3*MostInAll)
	}
	if errors, _ := l.Count(); errors != 3*MostInAll {
		t.Errorf("Count() = %d", errors)
	}
}

// TestCountedAtLeast: beyond the number that is told apart the count says so, in any order and with repetitions.
func TestCountedAtLeast(t *testing.T) {
	var l List
	for k := range MostCounted + 5 {
		l.Add(Diagnostic{Pos: Pos{"a.yaml", MostCounted - k + 10, 1}, Code: "like", Text: "错了"})
	}
	for k := range 10 {
		l.Add(Diagnostic{Pos: Pos{"a.yaml", k + 6, 1}, Code: "like", Text: "错了"})
	}
	list := l.Sorted()
	if last := list[len(list)-1].Text; !strings.Contains(last, fmt.Sprintf("至少还有 %d 个", MostCounted-MostOfACode)) {
		t.Errorf("the rest is told as %s", last)
	}
	for k := range MostOfACode {
		if list[k].Line != k+6 {
			t.Fatalf("place %d holds line %d, want %d", k, list[k].Line, k+6)
		}
	}
}

// TestBoundedMemory: what a list keeps does not grow with what it is given.
func TestBoundedMemory(t *testing.T) {
	var l List
	for k := range 50 * MostOfACode {
		l.Add(Diagnostic{Pos: Pos{"a.yaml", 50*MostOfACode - k, 1}, Code: "like", Text: "错了"})
	}
	for _, b := range l.kinds {
		if len(b.kept) > MostOfACode || cap(b.kept) > 2*MostOfACode {
			t.Errorf("%d are kept, room for %d", len(b.kept), cap(b.kept))
		}
	}
}

// TestTake: a list that takes others tells and counts as if all had been added to it.
func TestTake(t *testing.T) {
	var all, taker List
	for part := range 3 {
		var one List
		for n := range MostOfACode + 50 {
			d := Diagnostic{Pos: Pos{File: "a.yaml", Line: n + 1, Col: part%2 + 1}, Severity: Warning, Code: "c", Text: "t"} // the first and the last are the same
			one.Add(d)
			all.Add(d)
		}
		taker.Take(&one)
	}
	if got, want := lines(&taker), lines(&all); got != want {
		t.Errorf("Sorted() =\n%s\nwant\n%s", got, want)
	}
	e, w := taker.Count()
	if wantE, wantW := all.Count(); e != wantE || w != wantW || w != 2*(MostOfACode+50) {
		t.Errorf("Count() = %d, %d, want %d, %d", e, w, wantE, wantW)
	}
}
