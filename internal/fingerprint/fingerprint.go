package fingerprint

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
)

// Content is what a file says.
type Content struct {
	Lines   []string // see the package; of a page each begins with the sign of its kind
	Scripts []string // in the order of their text, each once
	Hidden  []string // lines of what has the attribute hidden
	Later   []string // what scripts told of a sealed edition afterwards: no part of the digest

	apart map[string]string // texts of several parts, as they are shown
}

// Shown is a text of a line as people see it: with its parts apart.
func (c *Content) Shown(text string) string {
	if shown, has := c.apart[text]; has {
		return shown
	}
	return text
}

// Read is what a file says. The ending of its name tells its form; nil where that form has no such digest. An error says why
// the file cannot be read.
func Read(name string, content []byte) (*Content, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return page(decode(content))
	case ".mhtml", ".mht":
		text, err := archived(content)
		if err != nil {
			return nil, err
		}
		return page(text)
	case ".docx":
		return word(content)
	case ".csv", ".json", ".txt":
		text := strings.ReplaceAll(decode(content), "\r\n", "\n")
		return &Content{Lines: strings.Split(strings.TrimRight(text, "\n"), "\n")}, nil
	}
	return nil, nil
}

// Says is the digest of what a file says: SHA-256 in lower-case hexadecimal, behind a plus sign that of its scripts where it
// has some, and behind a minus sign that of what is hidden in it. It is empty for files whose form has none. An error says why the file
// cannot be read.
func Says(name, content string) (string, error) {
	c, err := Read(name, []byte(content))
	if c == nil || err != nil {
		return "", err
	}
	return c.Says(), nil
}

// Says is the digest of the content.
func (c *Content) Says() string {
	says := hexSum(strings.Join(c.Lines, "\n"))
	if len(c.Scripts) > 0 {
		says += "+" + hexSum(strings.Join(c.Scripts, "\n"))
	}
	if len(c.Hidden) > 0 {
		says += "-" + hexSum(strings.Join(c.Hidden, "\n"))
	}
	return says
}

// Same reports whether a file whose digest is got says what one says whose digest is sealed: the same text, and the same scripts and the
// same that is hidden, or none.
func Same(sealed, got string) bool {
	text, scripts, hidden := parts(sealed)
	gotText, gotScripts, gotHidden := parts(got)
	return text != "" && gotText == text && (gotScripts == "" || gotScripts == scripts) && (gotHidden == "" || gotHidden == hidden)
}

func parts(says string) (text, scripts, hidden string) {
	says, hidden, _ = strings.Cut(says, "-")
	text, scripts, _ = strings.Cut(says, "+")
	return text, scripts, hidden
}

func page(text string) (*Content, error) {
	r := &reader{}
	if err := visit(text, r); err != nil {
		return nil, err
	}
	r.flush()
	slices.Sort(r.scripts)
	return &Content{Lines: append(r.lines, r.unknown()...), Scripts: slices.Compact(r.scripts), Hidden: r.folded, Later: r.later, apart: r.apart}, nil
}

func hexSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
