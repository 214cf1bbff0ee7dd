package attach

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Maker makes documents of the pages of one site. Its methods may be called from several goroutines at once; what documents
// have in common it makes once.
type Maker struct {
	Picture func(path string) []byte // a picture of the site, by its path from its root; nil where it has none
	Names   map[string]string        // what layouts call style sheets and scripts, by their paths; a path that is none is its own name

	assets map[string][]byte
	looks  *looks

	mu      sync.Mutex
	sources map[string]*source // style sheets and scripts, by path
	words   map[string]*words  // by the paths of the style sheets and scripts that they are of
	classes []string           // declarations, by number
	classOf map[string]int
	keys    map[[16]byte]int32 // of branches of drawings, by a hash of their text
	hashes  [][16]byte         // of the same, by number
}

// source is a style sheet or a script as it stands in a document.
type source struct{ text, hash string }

// NewMaker makes a maker for a site with these style sheets and scripts, by their paths from the site's root.
func NewMaker(assets map[string][]byte) *Maker {
	m := &Maker{assets: assets, sources: map[string]*source{}, words: map[string]*words{}, classOf: map[string]int{}, keys: map[[16]byte]int32{}}
	var sheets []string
	for path := range assets {
		if strings.HasSuffix(path, ".css") {
			if s, err := m.sheet(path); err == nil { // else who asks for it is told
				sheets = append(sheets, s.text)
			}
		}
	}
	m.looks = newLooks(sheets)
	return m
}

// called is what layouts call a style sheet or a script.
func (m *Maker) called(path string) string {
	if name := m.Names[path]; name != "" {
		return name
	}
	return path
}

// once is a source made by make, unless it was made before.
func (m *Maker) once(path string, make func(content []byte) (string, error)) (*source, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if s := m.sources[path]; s != nil {
		return s, nil
	}
	content, ok := m.assets[path]
	if !ok {
		return nil, &MissingAssetError{path}
	}
	text, err := make(content)
	if err != nil {
		return nil, fmt.Errorf("attach: %s: %w", path, err)
	}
	s := &source{text, hash(text)}
	m.sources[path] = s
	return s, nil
}

// class is the number of the class that stands for declarations.
func (m *Maker) class(declarations string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, known := m.classOf[declarations]
	if !known {
		n = len(m.classes)
		m.classes = append(m.classes, declarations)
		m.classOf[declarations] = n
	}
	return n
}

// declarations are what a class stands for, by its number.
func (m *Maker) declarations(n int) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.classes[n]
}

// key is the number of a text of a branch: branches with one number are alike.
func (m *Maker) key(text []byte) int32 {
	sum := sha256.Sum256(text)
	short := [16]byte(sum[:16])
	m.mu.Lock()
	defer m.mu.Unlock()
	n, known := m.keys[short]
	if !known {
		n = int32(len(m.keys))
		m.keys[short] = n
		m.hashes = append(m.hashes, short)
	}
	return n
}

// known are the declarations of all classes so far, and the hashes of all branches that differ.
func (m *Maker) known() (classes []string, branches [][16]byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.classes, m.hashes
}

// kept are the ids that style sheets and scripts know.
func (m *Maker) kept(sheets []*source, scripts []string) *words {
	var names strings.Builder
	for _, s := range sheets {
		names.WriteString(s.hash + "\n")
	}
	names.WriteString(strings.Join(scripts, "\n"))
	m.mu.Lock()
	defer m.mu.Unlock()
	w := m.words[names.String()]
	if w == nil {
		w = m.newWords(sheets, scripts)
		m.words[names.String()] = w
	}
	return w
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
