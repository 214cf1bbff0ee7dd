package search

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"bulletin/internal/pinyin"
)

// Name leads to a page or a place by what it is called.
type Name struct {
	Text string   // 保靖县
	Kind string   // 县市, 指标, 督办台账
	Path string   // from the site's root, with its fragment
	Also []string // other names: short ones, ids, numbers
}

// Page is a page as it is searched.
type Page struct {
	Path, Name, Kind string // its path from the site's root, what contents call it, and the heading that it stands under
	Sections         []Section
}

// Index is what an edition is searched by. Pages may be put into it by several goroutines at once; their order is that of the
// numbers that they are put in by.
type Index struct {
	Edition, Label string
	Names          []Name
	Brief          bool // without what is as short as a cell of a table: an edition of thousands of pages would be too much to load

	mu    sync.Mutex
	pages map[int]Page
}

// Put adds a page.
func (x *Index) Put(k int, p Page) {
	if x.Brief {
		for s := range p.Sections {
			p.Sections[s].Text = sentences(p.Sections[s].Text)
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.pages == nil {
		x.pages = map[int]Page{}
	}
	x.pages[k] = p
}

// shortest is from how many bytes on a line is a sentence.
const shortest = 48

// sentences are the lines of a text that are no cells.
func sentences(text string) string {
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) >= shortest {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// Marshal is the script. What stands on many pages alike, such as a sheet's row, stands in it once a page: which page a reader
// wants is for the reader to say.
func (x *Index) Marshal() ([]byte, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	type section [3]string
	type page struct {
		Path     string    `json:"p"`
		Name     string    `json:"n"`
		Kind     string    `json:"k,omitempty"`
		Sections []section `json:"s"`
	}
	type name struct {
		Text string   `json:"n"`
		Kind string   `json:"k"`
		Path string   `json:"p"`
		Also []string `json:"a,omitempty"`
	}
	var out struct {
		Edition string `json:"edition"`
		Label   string `json:"label"`
		Names   []name `json:"names"`
		Pages   []page `json:"pages"`
	}
	out.Edition, out.Label = x.Edition, x.Label
	for _, n := range x.Names {
		out.Names = append(out.Names, name{n.Text, n.Kind, n.Path, n.keys()})
	}
	numbers := make([]int, 0, len(x.pages))
	for k := range x.pages {
		numbers = append(numbers, k)
	}
	slices.Sort(numbers)
	for _, k := range numbers {
		p := x.pages[k]
		made := page{Path: p.Path, Name: p.Name, Kind: p.Kind}
		for _, s := range p.Sections {
			if s.Title != "" || s.Text != "" {
				made.Sections = append(made.Sections, section{s.ID, s.Title, s.Text})
			}
		}
		out.Pages = append(out.Pages, made)
	}
	var b bytes.Buffer
	b.WriteString("bulletinSearch(")
	enc := json.NewEncoder(&b) // it escapes <, > and &, and the line ends of Unicode
	if err := enc.Encode(out); err != nil {
		return nil, err
	}
	b.Truncate(b.Len() - 1)
	b.WriteString(");\n")
	return b.Bytes(), nil
}

// keys are the other names, the initials of the reading and the reading itself: bjx, baojingxian.
func (n *Name) keys() []string {
	var out []string
	add := func(key string) {
		if key != "" && key != n.Text && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	for _, a := range n.Also {
		add(a)
	}
	for _, text := range append([]string{n.Text}, n.Also...) {
		var initials, whole strings.Builder
		for _, syllable := range pinyin.Read(text) {
			if syllable != "" {
				initials.WriteByte(syllable[0])
				whole.WriteString(syllable)
			}
		}
		add(initials.String())
		add(whole.String())
	}
	return out
}
