package search

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
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
	line     []byte   // the block that is being read, as it stands in the page
	lines    []byte   // the blocks of the section before it
	heading  *Section // that is being read
}

func (r *reader) text(raw []byte) {
	if bytes.IndexByte(raw, '&') < 0 {
		r.line = append(r.line, raw...)
	} else {
		r.line = append(r.line, html.UnescapeString(string(raw))...)
	}
}

// block ends a block: its text is a line.
func (r *reader) block() {
	if len(r.line) == 0 {
		return
	}
	from := len(r.lines)
	if from > 0 {
		r.lines = append(r.lines, '\n')
	}
	begun := len(r.lines)
	r.lines = appendPlain(r.lines, r.line)
	r.line = r.line[:0]
	switch {
	case len(r.lines) == begun:
		r.lines = r.lines[:from]
	case r.heading != nil:
		r.heading.Title += string(r.lines[begun:])
		r.lines = r.lines[:from]
	}
}

// appendPlain appends a text without space at its ends, one space for each run of it, and without U+2060.
func appendPlain(out, text []byte) []byte {
	begun, space := len(out), false
	for len(text) > 0 {
		c, size := rune(text[0]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(text)
		}
		switch {
		case c == '\u2060':
		case unicode.IsSpace(c):
			space = true
		default:
			if space && len(out) > begun {
				out = append(out, ' ')
			}
			space = false
			out = append(out, text[:size]...)
		}
		text = text[size:]
	}
	return out
}

// flush ends a section.
func (r *reader) flush() {
	r.sections[len(r.sections)-1].Text = string(r.lines)
	r.lines = r.lines[:0]
}

// tag reads a tag at the beginning of the page and returns what is behind it, or behind the element where nobody searches it.
func (r *reader) tag(page []byte) []byte {
	if bytes.HasPrefix(page, []byte("<!--")) {
		_, rest, _ := bytes.Cut(page, []byte("-->"))
		return rest
	}
	end := tagEnd(page)
	tag, rest := page[:end], page[min(end+1, len(page)):]
	name := nameOf(tag)
	switch {
	case len(name) == 0 || bytes.HasPrefix(tag, []byte("<!")):
		return rest
	case isClosing(tag):
		if !inline[string(name)] {
			r.block()
		}
		if isHeading(name) {
			r.heading = nil
		}
		return rest
	case skipped[string(name)] || has(tag, "data-alone") || has(tag, "hidden") || bytes.Contains(tag, []byte(`class="said"`)):
		if void[string(name)] || bytes.HasSuffix(tag, []byte("/")) {
			return rest
		}
		return behind(rest, name)
	}
	if !inline[string(name)] {
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
func isHeading(name []byte) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '2' && name[1] <= '6'
}

// tagEnd is where the sign stands that ends a tag; one in a quoted value does not.
func tagEnd(page []byte) int {
	for k := 0; ; {
		at := bytes.IndexAny(page[k:], `>"'`)
		if at < 0 {
			return len(page)
		}
		if k += at; page[k] == '>' {
			return k
		}
		closed := bytes.IndexByte(page[k+1:], page[k])
		if closed < 0 {
			return len(page)
		}
		k += closed + 2
	}
}

// isClosing reports whether a tag ends an element.
func isClosing(tag []byte) bool { return bytes.HasPrefix(tag, []byte("</")) }

// nameOf is the name of an element, in small letters.
func nameOf(tag []byte) []byte {
	tag = bytes.TrimLeft(tag, "</")
	end, capital := 0, false
	for end < len(tag) && tag[end] > ' ' && tag[end] != '/' && tag[end] != '>' {
		capital = capital || tag[end] >= 'A' && tag[end] <= 'Z'
		end++
	}
	if capital {
		return bytes.ToLower(tag[:end])
	}
	return tag[:end]
}

// has reports whether a tag has an attribute.
func has(tag []byte, name string) bool {
	for rest := tag; ; {
		at := bytes.Index(rest, []byte(name))
		if at < 1 {
			return false
		}
		after := at + len(name)
		if rest[at-1] <= ' ' && (after == len(rest) || rest[after] <= ' ' || rest[after] == '=' || rest[after] == '/') && bytes.Count(rest[:at], []byte(`"`))%2 == 0 {
			return true
		}
		rest = rest[after:]
	}
}

// value is that of an attribute in double quotes, as the layouts write it.
func value(tag []byte, name string) string {
	_, rest, found := bytes.Cut(tag, []byte(" "+name+`="`))
	if !found {
		return ""
	}
	v, _, _ := bytes.Cut(rest, []byte(`"`))
	return html.UnescapeString(string(v))
}

// behind is what follows the end of an element that has begun.
func behind(page, name []byte) []byte {
	raw := string(name) == "script" || string(name) == "style"
	for depth := 1; depth > 0; {
		at := bytes.IndexByte(page, '<')
		if at < 0 {
			return nil
		}
		page = page[at:]
		if raw && (!isClosing(page) || !bytes.EqualFold(page[2:min(len(page), len(name)+2)], name)) {
			page = page[1:]
			continue
		}
		end := tagEnd(page)
		tag := page[:end]
		switch {
		case !bytes.Equal(nameOf(tag), name):
		case isClosing(tag):
			depth--
		case !bytes.HasSuffix(tag, []byte("/")):
			depth++
		}
		page = page[min(end+1, len(page)):]
	}
	return page
}
