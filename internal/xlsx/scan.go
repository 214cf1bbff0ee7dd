package xlsx

import (
	"bytes"
	"io"
	"strings"
)

// scanner reads the tags and texts of one part, as they come out of the archive. It knows no document types, so no
// entities but the five of XML and numbers; it looks at local names only, since Strict and transitional workbooks differ
// in nothing else, and prefixes are free. Its first error stays in err.
type scanner struct {
	source     io.Reader
	budget     *budget
	buf        []byte
	start, end int // what is read and not used yet
	exhausted  bool
	name       []byte // of the last tag, without prefix
	attrs      []attribute
	text       []byte // of the last run, not decoded
	literal    bool   // the text is CDATA
	closing    bool   // the last tag was empty: its end follows
	depth      int    // elements that are open
	names      []byte // of the open elements, one after another
	ends       [maxDepth]int
	scratch    []byte
	err        error
}

type attribute struct {
	name, value []byte
	prefixed    bool
}

type token uint8

const (
	eof token = iota
	startTag
	endTag
	textRun
)

// reset begins another part. The buffer stays.
func (s *scanner) reset(source io.Reader, budget *budget) {
	buf, scratch, attrs := s.buf, s.scratch, s.attrs
	if buf == nil {
		buf = make([]byte, 32<<10)
	}
	*s = scanner{source: source, budget: budget, buf: buf, scratch: scratch, attrs: attrs[:0], names: s.names[:0]}
	if s.need(3) && bytes.HasPrefix(s.buf, []byte("\xEF\xBB\xBF")) {
		s.start = 3
	}
	if s.need(2) && (bytes.HasPrefix(s.buf, []byte("\xFE\xFF")) || bytes.HasPrefix(s.buf, []byte("\xFF\xFE"))) {
		s.fail(broken("a part in UTF-16"))
	}
}

func (s *scanner) fail(err error) token {
	if s.err == nil {
		s.err = err
	}
	return eof
}

// more reads on; false is the end of the part, or an error.
func (s *scanner) more() bool {
	if s.err != nil || s.exhausted {
		return false
	}
	if s.start > 0 {
		copy(s.buf, s.buf[s.start:s.end])
		s.end, s.start = s.end-s.start, 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			s.fail(tooLarge("a tag or text that never ends"))
			return false
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n, err := s.source.Read(s.buf[s.end:])
	s.end += n
	if err == io.EOF {
		s.exhausted = true
	} else if err != nil {
		s.fail(err)
		return false
	}
	return n > 0 || !s.exhausted
}

// need makes n bytes ready, where there are so many.
func (s *scanner) need(n int) bool {
	for s.end-s.start < n {
		if !s.more() {
			return false
		}
	}
	return true
}

// find is where a text begins, from the start of what is ready, or -1.
func (s *scanner) find(what string, from int) int {
	for {
		if ready := s.buf[s.start:s.end]; from < len(ready) {
			if i := index(ready[from:], what); i >= 0 {
				return from + i
			}
			from = max(from, len(ready)-len(what)+1)
		}
		if !s.more() {
			return -1
		}
	}
}

func index(b []byte, what string) int {
	if len(what) == 1 {
		return bytes.IndexByte(b, what[0])
	}
	return bytes.Index(b, []byte(what))
}

func (s *scanner) next() token {
	if s.err != nil {
		return eof
	}
	if s.closing {
		s.closing = false
		return s.close()
	}
	for s.err == nil {
		if !s.need(1) {
			return s.finish()
		}
		if s.buf[s.start] != '<' {
			return s.run()
		}
		if !s.need(2) {
			break
		}
		switch s.buf[s.start+1] {
		case '?':
			s.instruction()
		case '!':
			if s.special() {
				return textRun
			}
		case '/':
			return s.endTag()
		default:
			return s.startTag()
		}
	}
	return s.fail(broken("a part that is cut off"))
}

func (s *scanner) finish() token {
	if s.depth > 0 {
		return s.fail(broken("a part that is cut off"))
	}
	return eof
}

// run is text up to the next tag.
func (s *scanner) run() token {
	n := s.find("<", 0)
	if n < 0 {
		if s.err != nil {
			return eof
		}
		n = s.end - s.start
	}
	s.text, s.literal = s.buf[s.start:s.start+n], false
	s.start += n
	if s.depth == 0 && len(bytes.TrimSpace(s.text)) > 0 {
		return s.fail(broken("text outside of the document"))
	}
	return textRun
}

// instruction skips <?…?>; the first says the encoding.
func (s *scanner) instruction() {
	n := s.find("?>", 2)
	if n < 0 {
		s.fail(broken("a part that is cut off"))
		return
	}
	inside := strings.ToLower(string(s.buf[s.start+2 : s.start+min(n, 200)]))
	if _, after, found := strings.Cut(inside, "encoding"); found && strings.HasPrefix(inside, "xml") {
		after = strings.TrimLeft(after, " =\t\r\n\"'")
		if !strings.HasPrefix(after, "utf-8") && !strings.HasPrefix(after, "us-ascii") {
			s.fail(broken("a part that is not in UTF-8"))
		}
	}
	s.start += n + 2
}

// special skips a comment, or makes a text of CDATA. Anything else would be a document type.
func (s *scanner) special() bool {
	const cdata = "<![CDATA["
	switch {
	case s.need(4) && string(s.buf[s.start:s.start+4]) == "<!--":
		if n := s.find("-->", 4); n >= 0 {
			s.start += n + 3
			return false
		}
	case s.need(len(cdata)) && string(s.buf[s.start:s.start+len(cdata)]) == cdata:
		if n := s.find("]]>", len(cdata)); n >= 0 {
			s.text, s.literal = s.buf[s.start+len(cdata):s.start+n], true
			s.start += n + 3
			return true
		}
	default:
		s.fail(broken("a document type"))
		return false
	}
	s.fail(broken("a part that is cut off"))
	return false
}

func (s *scanner) endTag() token {
	n := s.find(">", 2)
	if n < 0 {
		return s.fail(broken("a part that is cut off"))
	}
	s.name = localName(bytes.TrimSpace(s.buf[s.start+2 : s.start+n]))
	s.start += n + 1
	if s.depth == 0 || !bytes.Equal(s.name, s.open()) {
		return s.fail(broken("tags that do not close one another"))
	}
	return s.close()
}

// open is the name of the innermost element.
func (s *scanner) open() []byte { return s.names[s.begin(s.depth-1):s.ends[s.depth-1]] }

// begin is where the name of an open element begins in names.
func (s *scanner) begin(depth int) int {
	if depth == 0 {
		return 0
	}
	return s.ends[depth-1]
}

func (s *scanner) close() token {
	s.depth--
	s.names = s.names[:s.begin(s.depth)]
	return endTag
}

func (s *scanner) startTag() token {
	n := s.tagEnd()
	if n < 0 {
		return s.fail(broken("a part that is cut off"))
	}
	tag := s.buf[s.start+1 : s.start+n]
	s.start += n + 1
	if s.closing = len(tag) > 0 && tag[len(tag)-1] == '/'; s.closing {
		tag = tag[:len(tag)-1]
	}
	i := 0
	for i < len(tag) && !isSpace(tag[i]) {
		i++
	}
	if s.name = localName(tag[:i]); len(s.name) == 0 || len(s.name) > maxName {
		return s.fail(broken("a tag without a name, or with a long one"))
	}
	if err := s.attributes(tag[i:]); err != nil {
		return s.fail(err)
	}
	if s.budget.tags--; s.budget.tags < 0 {
		return s.fail(tooLarge("too many elements"))
	}
	if s.depth == maxDepth {
		return s.fail(tooLarge("elements too deep in one another"))
	}
	s.names = append(s.names, s.name...)
	s.ends[s.depth] = len(s.names)
	s.depth++
	return startTag
}

// tagEnd is where the tag ends; a > inside quotes is no end.
func (s *scanner) tagEnd() int {
	quote, i := byte(0), 1
	for {
		for _, c := range s.buf[s.start+i : s.end] {
			switch {
			case c == quote:
				quote = 0
			case quote != 0:
			case c == '"' || c == '\'':
				quote = c
			case c == '>':
				return i
			case c == '<':
				return -1
			}
			i++
		}
		if !s.more() {
			return -1
		}
	}
}

func (s *scanner) attributes(tag []byte) error {
	s.attrs = s.attrs[:0]
	for {
		if tag = skipSpace(tag); len(tag) == 0 {
			return nil
		}
		equals := bytes.IndexByte(tag, '=')
		if equals < 0 {
			return broken("an attribute without a value")
		}
		name, rest := tag[:equals], skipSpace(tag[equals+1:])
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return broken("an attribute without quotes")
		}
		n := bytes.IndexByte(rest[1:], rest[0])
		if n < 0 {
			return broken("an attribute without an end")
		}
		for len(name) > 0 && isSpace(name[len(name)-1]) {
			name = name[:len(name)-1]
		}
		local := localName(name)
		s.attrs = append(s.attrs, attribute{local, rest[1 : 1+n], len(local) < len(name)})
		tag = rest[n+2:]
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func skipSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	return b
}

func localName(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}
