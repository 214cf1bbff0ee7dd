package codes

import (
	"cmp"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"bulletin/internal/diag"
)

//go:embed text/*.md
var texts embed.FS

// All are the entries by kind, in the order of the kinds, and within a kind by code. They are shared; nobody changes them.
var All = sync.OnceValue(func() []*Entry {
	entries, err := read()
	if err != nil {
		panic(err) // a text of the program itself; the tests read them all
	}
	return entries
})

func read() ([]*Entry, error) {
	files, err := texts.ReadDir("text")
	if err != nil {
		return nil, err
	}
	var list []*Entry
	for _, f := range files {
		text, err := texts.ReadFile(path.Join("text", f.Name()))
		if err != nil {
			return nil, err
		}
		e, err := parse(strings.ReplaceAll(string(text), "\r\n", "\n"))
		if err != nil {
			return nil, fmt.Errorf("text/%s: %w", f.Name(), err)
		}
		if e.Code+".md" != f.Name() {
			return nil, fmt.Errorf("text/%s: it is about %s", f.Name(), e.Code)
		}
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), strings.Compare(a.Code, b.Code))
	})
	return list, nil
}

// Find is the entry of a code, or nil.
func Find(code string) *Entry {
	for _, e := range All() {
		if e.Code == code {
			return e
		}
	}
	return nil
}

// mostNear is how many codes are offered for one that there is not.
const mostNear = 5

// Near are codes that may have been meant by a name: those whose letters are near, and those that have a word of it in their code or
// title; the nearest first. There may be none.
func Near(name string) []string {
	name = strings.ToLower(strings.TrimSpace(name))
	all := make([]string, 0, len(All()))
	for _, e := range All() {
		all = append(all, e.Code)
	}
	var near []string
	if n := diag.Nearest(name, all); n != "" {
		near = append(near, n)
	}
	for _, e := range All() {
		if len(near) < mostNear && !slices.Contains(near, e.Code) && resembles(name, e) {
			near = append(near, e.Code)
		}
	}
	return near
}

// resembles reports whether an entry has a word of a name.
func resembles(name string, e *Entry) bool {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }) {
		if len(word) > 3 && slices.Contains(strings.Split(e.Code, "-"), word) || len([]rune(word)) > 1 && strings.Contains(e.Title, word) {
			return true
		}
	}
	return false
}
