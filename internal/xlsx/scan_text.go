package xlsx

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// children goes through the elements directly inside the one that was entered last. What the body leaves of an element is
// skipped. It ends with that element, or at an error.
func (s *scanner) children(yield func() bool) {
	depth := s.depth
	for {
		switch s.next() {
		case startTag:
			if s.depth == depth+1 && !yield() {
				return
			}
		case endTag:
			if s.depth < depth {
				return
			}
		case eof:
			return
		}
	}
}

// root enters the document's element; false is a document without one.
func (s *scanner) root() bool {
	for {
		switch s.next() {
		case startTag:
			return true
		case eof, endTag:
			s.fail(broken("a part without elements"))
			return false
		}
	}
}

// drain reads to the end, where the archive's sum of the part is compared.
func (s *scanner) drain() error {
	for s.next() != eof {
	}
	return s.err
}

// is reports whether the last tag has a name.
func (s *scanner) is(name string) bool { return string(s.name) == name }

// attr is the value of an attribute without prefix, decoded; found is false where there is none.
func (s *scanner) attr(name string) (value string, found bool) {
	raw, found := s.rawAttr(name, false)
	if !found {
		return "", false
	}
	return s.attrText(raw), true
}

// id is the name of a relationship: r:id.
func (s *scanner) id() string {
	raw, _ := s.rawAttr("id", true)
	return s.attrText(raw)
}

// flag is an attribute that is true or false.
func (s *scanner) flag(name string) bool {
	raw, _ := s.rawAttr(name, false)
	return string(raw) == "1" || string(raw) == "true" || string(raw) == "on"
}

func (s *scanner) rawAttr(name string, prefixed bool) ([]byte, bool) {
	for i := range s.attrs {
		if a := &s.attrs[i]; a.prefixed == prefixed && string(a.name) == name {
			return a.value, true
		}
	}
	return nil, false
}

func (s *scanner) attrText(raw []byte) string {
	out, ok := appendText(nil, raw, false)
	if !ok {
		s.fail(broken("an entity that XML does not have"))
	}
	return clean(string(out))
}

// content is the text directly inside the element that was entered last, which it leaves. It holds until the next text
// is read.
func (s *scanner) content() []byte {
	s.scratch = s.scratch[:0]
	depth := s.depth
	for {
		switch s.next() {
		case textRun:
			if s.depth == depth {
				s.addText()
			}
		case endTag:
			if s.depth < depth {
				return s.scratch
			}
		case eof:
			return nil
		}
	}
}

func (s *scanner) addText() {
	out, ok := appendText(s.scratch, s.text, s.literal)
	if !ok {
		s.fail(broken("an entity that XML does not have"))
	}
	if s.scratch = out; len(out) > maxToken {
		s.fail(tooLarge("a text that never ends"))
	}
}

// appendText decodes the five entities, character numbers and line ends.
func appendText(out, raw []byte, literal bool) ([]byte, bool) {
	for len(raw) > 0 {
		i := bytes.IndexAny(raw, "&\r")
		if i < 0 {
			return append(out, raw...), true
		}
		out = append(out, raw[:i]...)
		raw = raw[i:]
		switch {
		case raw[0] == '\r':
			out = append(out, '\n')
			if raw = raw[1:]; len(raw) > 0 && raw[0] == '\n' {
				raw = raw[1:]
			}
		case literal:
			out, raw = append(out, '&'), raw[1:]
		default:
			end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
			if end < 0 {
				return out, false
			}
			r, ok := entity(string(raw[1:end]))
			if !ok {
				return out, false
			}
			out, raw = utf8.AppendRune(out, r), raw[end+1:]
		}
	}
	return out, true
}

var entities = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

func entity(name string) (rune, bool) {
	if r, found := entities[name]; found {
		return r, true
	}
	digits, number := strings.CutPrefix(name, "#")
	if !number {
		return 0, false
	}
	base := 10
	if hex, found := strings.CutPrefix(digits, "x"); found {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}
