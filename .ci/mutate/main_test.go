package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// planted is a package with a place for each operator, and tests that hold some of them.
const planted = `package p

const limit, name = 3, "n"

func Few(n int) bool { return n < limit }

func Both(a, b bool) bool {
	if a && b {
		return true
	}
	return false
}

func Sum(list []int) (sum int) {
	for _, n := range list {
		if n < 0 {
			continue
		}
		sum += n
	}
	return sum
}

func Name() string { return name + "x" }

func Double(x float64) float64 { return x * 2 }

func Unheld() int {
	if limit > 2 {
		panic("never" + name)
	}
	return 7
}
`

const plantedTests = `package p

import "testing"

func TestFew(t *testing.T) {
	if !Few(2) || Few(3) {
		t.Fatal()
	}
}

func TestSum(t *testing.T) {
	if Sum([]int{1, -5, 2}) != 3 {
		t.Fatal()
	}
}

func TestName(t *testing.T) {
	if Name() != "nx" {
		t.Fatal()
	}
}
`

func module(t *testing.T) *source {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module planted\n\ngo 1.26\n", "internal/p/p.go": planted, "internal/p/p_test.go": plantedTests} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := load(dir, "planted", "p")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestMutate: every operator finds its place, all switches compile at once, and a fault is killed just where a test holds what it changes.
func TestMutate(t *testing.T) {
	s := module(t)
	all, err := s.sites()
	if err != nil {
		t.Fatal(err)
	}
	ops := map[string]bool{}
	for _, x := range all {
		ops[x.op] = true
		if strings.Contains(x.what, "never") {
			t.Errorf("a text of a panic: %s", x.what)
		}
	}
	for _, op := range operators {
		if op != "text" && op != "delete" && !ops[op] {
			t.Errorf("no place for %s", op)
		}
	}
	texts, fitting, err := s.fitting(all)
	if err != nil {
		t.Fatal(err)
	}
	units, err := s.units(t.TempDir(), texts, []string{"p"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, x := range fitting {
		verdict, _, err := kill(units, x, 0)
		if err != nil {
			t.Fatal(err)
		}
		got[x.what] = verdict
	}
	for what, want := range map[string]string{
		"n < limit → n <= limit": "killed", "n < limit → n >= limit": "killed", "a && b → a || b": "unreached", "n < 0 → n <= 0": "survived", "continue → break": "killed", "sum += n → sum -= n": "killed",
		"sum += n → nothing": "killed", `"x" → ""`: "killed", "x * 2 → x / 2": "unreached", "return sum → return the zero value": "killed", "7 → 8": "unreached", "2 → 3": "unreached",
	} {
		if got[what] != want {
			t.Errorf("%s: %q, want %q", what, got[what], want)
		}
	}
	for _, x := range all {
		if x.render != nil || x.what != "3 → 4" && x.what != `"n" → ""` {
			continue
		}
		if verdict, _, err := s.killAlone(x, units, 0); verdict != "killed" || err != nil {
			t.Errorf("%s: %s, %v", x.what, verdict, err)
		}
	}
}

// TestSampled: the same sample for a seed, and operators as even as there are places.
func TestSampled(t *testing.T) {
	var all []*site
	for k := range 300 {
		op := "text"
		if k%10 == 0 {
			op = operators[k/10%len(operators)]
		}
		all = append(all, &site{id: k + 1, op: op})
	}
	ids := func(seed uint64) (list []int, ops map[string]int) {
		ops = map[string]int{}
		for _, s := range sampled(all, 36, seed) {
			list = append(list, s.id)
			ops[s.op]++
		}
		return list, ops
	}
	a, ops := ids(1)
	b, _ := ids(1)
	c, _ := ids(2)
	if len(a) != 36 || !slices.Equal(a, b) || slices.Equal(a, c) || !slices.IsSorted(a) {
		t.Errorf("%v, %v, %v", a, b, c)
	}
	for _, op := range operators {
		if ops[op] < 3 {
			t.Errorf("%d of %s", ops[op], op)
		}
	}
	if got := sampled(all, 1000, 1); len(got) != len(all) {
		t.Errorf("%d of %d", len(got), len(all))
	}
}

// TestKnown: what is known stands in the form in which it is read, and each line has a reason.
func TestKnown(t *testing.T) {
	if _, err := readKnown(); err != nil {
		t.Error(err)
	}
	k := known{"internal/p/p.go text 00000000": "why"}
	if s := k.stale("p", nil); len(s) != 1 || len(k.stale("q", nil)) != 0 {
		t.Errorf("stale: %v", s)
	}
}
