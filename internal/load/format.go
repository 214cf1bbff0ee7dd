package load

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
)

// FormatFiles lists the files of a site that have a normal form, in the order of their paths: all YAML, and the texts for their
// front matter. What it could not look into is told.
func FormatFiles(fsys fs.FS, diags *diag.List) ([]string, error) {
	said := &diag.List{}
	files, err := walk(fsys, said)
	if err != nil {
		return nil, err
	}
	for _, d := range said.Sorted() {
		if d.Code == "unreadable-file" || d.Code == "outside-site" {
			diags.Add(d)
		}
	}
	var out []string
	for name := range files.has {
		if ext := path.Ext(name); ext == ".yaml" || ext == ".md" {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}

// Format brings the YAML of a file into its normal form: of a text (.md) the front matter. What it says stays, and so do comments,
// blank lines, the order of everything, and the style of mappings and lists; see docs/reference/fmt.md for what is made the same.
// Doing it again changes nothing. Where ok is false the file is none that can be formatted, and diags says why.
func Format(file string, raw []byte, diags *diag.List) (out []byte, ok bool) {
	said := &diag.List{}
	text, ok := clean(file, raw, said)
	for _, d := range said.Sorted() {
		if d.Severity == diag.Error {
			diags.Add(d)
		}
	}
	if !ok {
		return nil, false
	}
	r := &reader{file: file, diags: diags}
	if path.Ext(file) != ".md" {
		return r.formatted(text)
	}
	front, body, ok := r.frontMatter(text, false)
	if !ok || front == nil {
		return text, ok
	}
	head, ok := r.formatted(front)
	if !ok {
		return nil, false
	}
	out = append([]byte("---\n"), head...)
	return append(append(out, "---\n"...), body.Source...), true
}

// formatted is a YAML text in its normal form. Each effort is held against what the text said before; where one fails, which a
// text can only bring about that is written in a way that this code does not follow, a smaller one is made.
func (r *reader) formatted(text []byte) ([]byte, bool) {
	root, empty := r.parse(bytes.Clone(text))
	if root == nil {
		return text, empty
	}
	for _, effort := range []effort{everything, noIndents, onlyEnds} {
		out, ok := settled(text, effort)
		if ok && sameYAML(text, out) {
			return out, true
		}
	}
	return text, true
}

// settled formats until nothing changes any more.
func settled(text []byte, e effort) ([]byte, bool) {
	out, ok := pass(text, e)
	for range 3 {
		if !ok {
			return nil, false
		}
		next, again := pass(out, e)
		if again && bytes.Equal(next, out) {
			return out, true
		}
		out, ok = next, again
	}
	return nil, false
}

// effort is how much is made the same.
type effort uint8

const (
	onlyEnds   effort = iota // ends of lines and of the text
	noIndents                // and gaps and quotes within lines
	everything               // and indentation
)

func pass(text []byte, e effort) ([]byte, bool) {
	quiet := &reader{diags: &diag.List{}}
	root, _ := quiet.parse(bytes.Clone(text))
	if root == nil {
		return nil, false
	}
	f := &formatter{layout: newLayout(text), effort: e}
	f.lines = make([]lineForm, len(f.starts))
	if !f.node(root, frame{indent: -1}, 0) {
		return nil, false
	}
	f.comments()
	return f.write(), true
}

// sameYAML reports whether two texts say the same, comments and the style of each value included.
func sameYAML(a, b []byte) bool {
	var x, y yaml.Node
	if yaml.Unmarshal(a, &x) != nil || yaml.Unmarshal(b, &y) != nil {
		return false
	}
	return equalNode(&x, &y)
}

func equalNode(a, b *yaml.Node) bool {
	plain := func(n *yaml.Node) yaml.Style { // either mark of quotation is as good
		if n.Style&quoted != 0 {
			return n.Style&^quoted | yaml.DoubleQuotedStyle
		}
		return n.Style
	}
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value || a.Anchor != b.Anchor || plain(a) != plain(b) || len(a.Content) != len(b.Content) {
		return false
	}
	if remarks(a) != remarks(b) {
		return false
	}
	for k := range a.Content {
		if !equalNode(a.Content[k], b.Content[k]) {
			return false
		}
	}
	return true
}

// remarks are the comments of a node, without the blanks around their lines.
func remarks(n *yaml.Node) string {
	var all []string
	for _, text := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				all = append(all, line)
			}
		}
	}
	return strings.Join(all, "\n")
}
