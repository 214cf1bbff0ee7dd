package claim

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// likeness finds the indicators whose names share characters with a text. Indicators go by their place in the site's order.
type likeness struct {
	pairs  []namedPair
	begins map[[2]rune]beginning       // what two characters are
	most   []int                       // how many pairs the name of an indicator has
	runs   map[string][]int            // the indicators whose names have so many characters in a row
	named  map[rune][]*model.Indicator // those whose names have a character
}

// beginning is what two characters are in names: a pair, or −1, and perhaps the first ones of a run.
type beginning struct {
	pair int
	run  bool
}

// namedPair are the indicators whose names have two characters in a row, once for every time that a name has them.
type namedPair []int

// shared is a place of a text with characters of names.
type shared struct {
	start, end int
	pair       int   // of the likeness, or −1 for a run
	run        []int // the indicators of a run
}

// pairless are characters of names that say nothing.
const pairless = "（）()数率额"

func newLikeness(indicators []*model.Indicator) *likeness {
	l := &likeness{begins: map[[2]rune]beginning{}, most: make([]int, len(indicators)), runs: map[string][]int{}, named: map[rune][]*model.Indicator{}}
	for n, i := range indicators {
		name := i.Short
		if name == "" {
			name = i.Name
		}
		runes := []rune(name)
		for k := 1; k < len(runes); k++ {
			if strings.ContainsRune(pairless, runes[k-1]) || strings.ContainsRune(pairless, runes[k]) {
				continue
			}
			l.addPair([2]rune{runes[k-1], runes[k]}, n)
		}
		for _, name := range []string{i.Name, i.Short} {
			l.addRuns([]rune(name), n)
			for _, r := range name {
				if list := l.named[r]; len(list) == 0 || list[len(list)-1] != i {
					l.named[r] = append(list, i)
				}
			}
		}
	}
	return l
}

func (l *likeness) addPair(pair [2]rune, n int) {
	b, ok := l.begins[pair]
	if !ok || b.pair < 0 {
		b.pair = len(l.pairs)
		l.begins[pair] = b
		l.pairs = append(l.pairs, nil)
	}
	l.pairs[b.pair] = append(l.pairs[b.pair], n)
	l.most[n]++
}

// longRun is how many characters in a row tell an indicator; of a name of less than shortName, shortRun.
const shortRun, longRun, shortName = 3, 4, 6

func (l *likeness) addRuns(name []rune, n int) {
	least := longRun
	if len(name) < shortName {
		least = shortRun
	}
	for k := 0; k+least <= len(name); k++ {
		if run := string(name[k : k+least]); !slices.Contains(l.runs[run], n) {
			l.runs[run] = append(l.runs[run], n)
			pair := [2]rune{name[k], name[k+1]}
			b, ok := l.begins[pair]
			if b.run = true; !ok {
				b.pair = -1
			}
			l.begins[pair] = b
		}
	}
}

// find are the places of a text with characters of names, in order.
func (l *likeness) find(text string) []shared {
	var out []shared
	for at := 0; at < len(text); {
		first, size := utf8.DecodeRuneInString(text[at:])
		second, n := utf8.DecodeRuneInString(text[at+size:])
		end := at + size + n
		b, ok := l.begins[[2]rune{first, second}]
		if ok && b.pair >= 0 {
			out = append(out, shared{start: at, end: end, pair: b.pair})
		}
		if b.run {
			for range longRun - 2 {
				_, n := utf8.DecodeRuneInString(text[end:])
				end += n
				if list := l.runs[text[at:end]]; list != nil {
					out = append(out, shared{start: at, end: end, pair: -1, run: list})
				}
			}
		}
		at += size
	}
	return out
}

// alike are the places that a block shares with names and that begin in text[from:to]. They are found once.
func (b *block) alike(from, to int) []shared {
	if !b.likened {
		b.shared, b.likened = b.likeness.find(b.text.text), true
	}
	begin := func(at int) int {
		return sort.Search(len(b.shared), func(k int) bool { return b.shared[k].start >= at })
	}
	return b.shared[begin(from):begin(to)]
}

// runsOn tells of each indicator whether text[from:to] has four characters in a row of its name, or three of a short one. What it
// returns holds until the next call.
func (b *block) runsOn(from, to int) []bool {
	out := b.spare.marked(b.site.Depth())
	list := b.alike(from, to)
	for k := range list {
		if list[k].end > to {
			continue
		}
		for _, n := range list[k].run {
			out[n] = true
		}
	}
	return out
}

// pairsOf counts of each indicator how many of the pairs of its name text[from:to] has. What it returns holds until the next call.
func (b *block) pairsOf(from, to int) []int {
	out, seen := b.spare.counted(b.site.Depth()), b.spare.marked(len(b.likeness.pairs))
	list := b.alike(from, to)
	for k := range list {
		s := &list[k]
		if s.pair < 0 || s.end > to || seen[s.pair] {
			continue
		}
		seen[s.pair] = true
		for _, n := range b.likeness.pairs[s.pair] {
			out[n]++
		}
	}
	return out
}

// marked are n marks, none of which is set.
func (s *spare) marked(n int) []bool {
	s.marks = slices.Grow(s.marks[:0], n)[:n]
	clear(s.marks)
	return s.marks
}

// counted are n counts of nothing.
func (s *spare) counted(n int) []int {
	s.counts = slices.Grow(s.counts[:0], n)[:n]
	clear(s.counts)
	return s.counts
}

// withAll are the indicators whose names have all characters of the token at k, in order, and at least two.
func (b *block) withAll(k int) []*model.Indicator {
	t := &b.tokens[k]
	if t.kind != plain || t.runes < 2 || t.quote != 0 {
		return nil
	}
	var found []*model.Indicator
	part := b.spelled(k)
	first, _ := utf8.DecodeRuneInString(part)
	for _, i := range b.likeness.named[first] {
		if holds(i.Name, part) || holds(i.Short, part) {
			found = append(found, i)
		}
	}
	return found
}

// holds reports whether name has all characters of part, in order.
func holds(name, part string) bool {
	for _, r := range part {
		at := strings.IndexRune(name, r)
		if at < 0 {
			return false
		}
		name = name[at+utf8.RuneLen(r):]
	}
	return true
}
