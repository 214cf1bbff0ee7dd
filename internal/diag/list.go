package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Bounds of a list. Beyond them an author learns nothing more from one more line, and a broken file could fill the memory.
const (
	MostOfACode = 500       // kept of one code and severity
	MostInAll   = 2000      // told of all codes together
	MostCounted = 1_000_000 // told apart of one code and severity; further ones are “at least”
)

// List collects diagnostics. Its zero value is ready, and its methods may be called from several goroutines at once.
//
// It keeps the first [MostOfACode] of each code by their places, whichever is added first, and counts the others, so that
// what it tells depends neither on the order of goroutines nor on how many mistakes a file has.
type List struct {
	// Whole makes a list that keeps all: for those who judge or mend diagnostics and do not print them. It is set before
	// the first one is added.
	Whole bool

	mu       sync.Mutex
	kinds    map[kind]*bucket
	levels   map[string]Level
	silenced *List // nil until something is
}

// kind is what is counted together.
type kind struct {
	severity Severity
	code     string
}

// Add records a diagnostic.
func (l *List) Add(d Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.add(d)
}

// add records a diagnostic as the levels have it.
func (l *List) add(d Diagnostic) {
	if d = l.leveled(d); d.Code == "" {
		return
	}
	k := kind{d.Severity, d.Code}
	b := l.kinds[k]
	if b == nil {
		if l.kinds == nil {
			l.kinds = map[kind]*bucket{}
		}
		b = &bucket{seen: map[uint64]struct{}{}, whole: l.Whole}
		l.kinds[k] = b
	}
	b.add(d)
}

// Take adds all that another list has, and what it counted.
func (l *List) Take(other *List) {
	other.mu.Lock()
	defer other.mu.Unlock()
	if other.silenced != nil {
		l.mu.Lock()
		mine := l.hushed()
		l.mu.Unlock()
		mine.Take(other.silenced)
	}
	for k, from := range other.kinds {
		for _, d := range from.kept {
			l.Add(d)
		}
		l.mu.Lock()
		to := l.kinds[k]
		for sum := range from.seen {
			if to == nil {
				break // the levels of this list are others
			}
			if len(to.seen) < MostCounted {
				to.seen[sum] = struct{}{}
			}
		}
		l.mu.Unlock()
	}
}

// Error records an error. fix may be empty.
func (l *List) Error(pos Pos, code, fix, format string, args ...any) {
	l.Add(Diagnostic{Pos: pos, Severity: Error, Code: code, Text: fmt.Sprintf(format, args...), Fix: fix})
}

// Warning records a warning. fix may be empty.
func (l *List) Warning(pos Pos, code, fix, format string, args ...any) {
	l.Add(Diagnostic{Pos: pos, Severity: Warning, Code: code, Text: fmt.Sprintf(format, args...), Fix: fix})
}

// Sorted returns the diagnostics in the order of files, lines and columns, each once. For those that were not kept, and those
// beyond [MostInAll], one of each code stands at the end and says how many they are.
func (l *List) Sorted() []Diagnostic {
	l.mu.Lock()
	defer l.mu.Unlock()
	var items []Diagnostic
	for _, b := range l.kinds {
		items = append(items, b.kept...)
	}
	slices.SortFunc(items, compare)
	items = slices.Compact(items) // a list that keeps all keeps them as they come
	if l.Whole {
		return items
	}
	items = first(items, MostInAll)
	told := map[kind]int{}
	for k := range items {
		told[kind{items[k].Severity, items[k].Code}]++
	}
	return append(items, l.rest(told)...)
}

// first are the most important of sorted items: errors before warnings, in the order of their places.
func first(items []Diagnostic, most int) []Diagnostic {
	if len(items) <= most {
		return items
	}
	slices.SortStableFunc(items, func(a, b Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) })
	items = items[:most]
	slices.SortFunc(items, compare)
	return items
}

// rest says how many of each code were not told.
func (l *List) rest(told map[kind]int) []Diagnostic {
	var rest []Diagnostic
	for k, b := range l.kinds {
		if n := b.count() - told[k]; n > 0 {
			atLeast := ""
			if b.count() >= MostCounted {
				atLeast = "至少"
			}
			rest = append(rest, Diagnostic{
				Severity: k.severity, Code: k.code, More: n,
				Text: fmt.Sprintf("这一类%s%s还有 %d 个，没有逐个列出", k.severity, atLeast, n), Fix: "先改正已经列出的，再检查一次",
			})
		}
	}
	slices.SortFunc(rest, compare)
	return rest
}

// Count returns how many distinct errors and warnings there are, told or not.
func (l *List) Count() (errors, warnings int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for k, b := range l.kinds {
		if k.severity == Error {
			errors += b.count()
		} else {
			warnings += b.count()
		}
	}
	return errors, warnings
}

// HasErrors reports whether the build must stop.
func (l *List) HasErrors() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for k := range l.kinds {
		if k.severity == Error {
			return true
		}
	}
	return false
}

// compare orders diagnostics by their places, and those of one place by all that they say.
func compare(a, b Diagnostic) int {
	return cmp.Or(
		strings.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.Severity, b.Severity),
		strings.Compare(a.Code, b.Code),
		strings.Compare(a.Text, b.Text),
		strings.Compare(a.Fix, b.Fix),
		strings.Compare(a.Old, b.Old),
		strings.Compare(a.New, b.New),
	)
}
