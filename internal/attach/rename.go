package attach

import (
	"regexp"
	"strconv"
	"strings"
)

// rename gives short ids to what only the document itself refers to: names of charts and tables, each said four times,
// are a twentieth of an edition. Ids that nothing refers to go. Parts keep theirs, and so does what a style sheet or a
// script knows by its id.
func (m *merger) rename() {
	keep, said := m.kept(), map[string]bool{}
	refer(m.frame, func(id string) string { said[id] = true; return id }, true, false)
	names := map[string]string{}
	for n := range m.frame.Descendants() {
		id := attr(n, "id")
		switch {
		case id == "" || names[id] != "" || keep.holds(id):
		case said[id]:
			names[id] = "i" + strconv.FormatInt(int64(len(names)), 36)
		default:
			remove(n, "id")
		}
	}
	short := func(id string) string {
		if names[id] != "" {
			return names[id]
		}
		return id
	}
	for k := range m.options {
		m.options[k].id = short(m.options[k].id)
	}
	refer(m.frame, short, true, true)
}

// words are ids that must stay, and beginnings of such.
type words struct {
	whole  map[string]bool
	begins []string
}

func (w *words) holds(id string) bool {
	if w.whole[id] {
		return true
	}
	for _, b := range w.begins {
		if strings.HasPrefix(id, b) {
			return true
		}
	}
	return false
}

var (
	idSelector  = regexp.MustCompile(`#([A-Za-z_][\w-]*)`)
	idAttribute = regexp.MustCompile(`\[(?:id|aria-labelledby)[~|^$*]?=["']?([\w-]+)`)
	quotedWord  = regexp.MustCompile("[\"'`]#?([A-Za-z_][\\w-]*)[\"'`]")
)

func (m *merger) kept() *words {
	w := &words{whole: map[string]bool{"main": true, "contents": true}}
	for _, p := range m.parts {
		w.whole[p.id] = true
	}
	for _, sheet := range m.styles.sheets {
		for _, found := range idSelector.FindAllStringSubmatch(sheet, -1) {
			w.whole[found[1]] = true
		}
		for _, found := range idAttribute.FindAllStringSubmatch(sheet, -1) {
			w.begins = append(w.begins, found[1])
		}
	}
	for _, path := range m.scripts {
		if path == libraryPath || path == themePath {
			continue
		}
		for _, found := range quotedWord.FindAllStringSubmatch(string(m.doc.Assets[path]), -1) {
			w.whole[found[1]] = true
		}
	}
	return w
}
