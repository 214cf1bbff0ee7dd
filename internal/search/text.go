package search

import (
	"bytes"
	"html"
	"strings"
)

// Section is a part of a page under a heading.
type Section struct {
	ID    string // of its heading; empty at the top of the page
	Title string // empty at the top of the page
	Text  string // its blocks, paragraphs and cells, each on a line
}

// Elements that do not part text, and those whose text nobody searches for: what leads to other pages, what is drawn, what is
// only said aloud.
var (
	inline  = set("a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr")
	skipped = set("nav script style svg template button select noscript head textarea")
	void    = set("area base br col embed hr img input link meta source track wbr")
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// Read reads the text of a page's main part, or of all of it where it marks none.
func Read(page []byte) []Section {
	r := &reader{sections: []Section{{}}}
	if from := bytes.Index(page, []byte("<main")); from >= 0 {
		page = page[from:]
		if to := bytes.LastIndex(page, []byte("</main>")); to >= 0 {
			page = page[:to]
		}
	}
	for len(page) > 0 {
		at := bytes.IndexByte(page, '<')
		if at < 0 {
			r.text(page)
			break
		}
		r.text(page[:at])
		page = r.tag(page[at:])
	}
	r.block()
	r.flush()
	return r.sections
}

// reader is one reading of a page.
type reader struct {
	sections []Section
	line     strings.Builder
	lines    []string
	heading  *Section // that is being read
}

func (r *reader) text(raw []byte) {
	if len(raw) > 0 {
		r.line.WriteString(html.UnescapeString(string(raw)))
	}
}

// block ends a block: its text is a line.
func (r *reader) block() {
	line := strings.Join(strings.Fields(strings.ReplaceAll(r.line.String(), "\u2060", "")), " ")
	r.line.Reset()
	if line == "" {
		return
	}
	if r.heading != nil {
		r.heading.Title += line
		return
	}
	r.lines = append(r.lines, line)
}

// flush ends a section.
func (r *reader) flush() {
	r.sections[len(r.sections)-1].Text = strings.Join(r.lines, "\n")
	r.lines = r.lines[:0]
}

// tag reads a tag at the beginning of the page and returns what is behind it, or behind the element where nobody searches it.
func (r *reader) tag(page []byte) []byte {
	if bytes.HasPrefix(page, []byte("<!--")) {
		_, rest, _ := bytes.Cut(page, []byte("-->"))
		return rest
	}
	end := tagEnd(page)
	tag, rest := string(page[:end]), page[min(end+1, len(page)):]
	closing := strings.HasPrefix(tag, "</")
	name := strings.ToLower(nameOf(strings.TrimLeft(tag, "</")))
	switch {
	case name == "" || strings.HasPrefix(tag, "<!"):
		return rest
	case closing:
		if !inline[name] {
			r.block()
		}
		if isHeading(name) {
			r.heading = nil
		}
		return rest
	case skipped[name] || has(tag, "data-alone") || has(tag, "hidden") || strings.Contains(tag, `class="said"`):
		if void[name] || strings.HasSuffix(tag, "/") {
			return rest
		}
		return behind(rest, name)
	}
	if !inline[name] {
		r.block()
	}
	if isHeading(name) {
		if id := value(tag, "id"); id != "" {
			r.flush()
			r.sections = append(r.sections, Section{ID: id})
			r.heading = &r.sections[len(r.sections)-1]
		}
	}
	return rest
}

// isHeading reports whether an element begins a section: the page's own heading does not.
func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '2' && name[1] <= '6'
}

// tagEnd is where the sign stands that ends a tag; one in a quoted value does not.
func tagEnd(page []byte) int {
	quote := byte(0)
	for k, c := range page {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return k
		}
	}
	return len(page)
}

func nameOf(tag string) string {
	end := strings.IndexFunc(tag, func(r rune) bool { return r <= ' ' || r == '/' || r == '>' })
	if end < 0 {
		return tag
	}
	return tag[:end]
}

// has reports whether a tag has an attribute.
func has(tag, name string) bool {
	for rest := tag; ; {
		at := strings.Index(rest, name)
		if at < 1 {
			return false
		}
		after := at + len(name)
		if rest[at-1] <= ' ' && (after == len(rest) || rest[after] <= ' ' || rest[after] == '=' || rest[after] == '/') && strings.Count(rest[:at], `"`)%2 == 0 {
			return true
		}
		rest = rest[after:]
	}
}

// value is that of an attribute in double quotes, as the layouts write it.
func value(tag, name string) string {
	_, rest, found := strings.Cut(tag, " "+name+`="`)
	if !found {
		return ""
	}
	v, _, _ := strings.Cut(rest, `"`)
	return html.UnescapeString(v)
}

// behind is what follows the end of an element that has begun.
func behind(page []byte, name string) []byte {
	raw := name == "script" || name == "style"
	for depth := 1; depth > 0; {
		at := bytes.IndexByte(page, '<')
		if at < 0 {
			return nil
		}
		page = page[at:]
		end := tagEnd(page)
		if raw && !bytes.HasPrefix(bytes.ToLower(page[:min(len(page), len(name)+2)]), []byte("</"+name)) {
			page = page[1:]
			continue
		}
		tag := string(page[:end])
		switch found := strings.ToLower(nameOf(strings.TrimLeft(tag, "</"))); {
		case found != name:
		case strings.HasPrefix(tag, "</"):
			depth--
		case !strings.HasSuffix(tag, "/"):
			depth++
		}
		page = page[min(end+1, len(page)):]
	}
	return page
}
