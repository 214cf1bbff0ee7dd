package attach

import (
	"regexp"
	"strings"
)

// words are ids that must stay, and beginnings of such, and what the style sheets that know them say of drawings.
type words struct {
	looks  *looks
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

// newWords are the ids that style sheets and scripts know, and those of a document's own.
func (m *Maker) newWords(sheets []*source, scripts []string) *words {
	w := &words{whole: map[string]bool{"main": true, "contents": true}}
	var texts []string
	for _, sheet := range sheets {
		texts = append(texts, sheet.text)
		for _, found := range idSelector.FindAllStringSubmatch(sheet.text, -1) {
			w.whole[found[1]] = true
		}
		for _, found := range idAttribute.FindAllStringSubmatch(sheet.text, -1) {
			w.begins = append(w.begins, found[1])
		}
	}
	for _, path := range scripts {
		if name := m.called(path); name == libraryName || name == themeName {
			continue
		}
		for _, found := range quotedWord.FindAllSubmatch(m.assets[path], -1) {
			w.whole[string(found[1])] = true
		}
	}
	w.looks = newLooks(texts)
	return w
}
