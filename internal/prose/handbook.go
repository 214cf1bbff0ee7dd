package prose

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Handbook is a page of the program's own manual: plain Markdown, in which nothing refers to data.
type Handbook struct {
	Title    string // the first line
	Lead     string // the paragraph behind it, as plain text
	HTML     []byte // all but the title
	Headings []Heading
	Fences   []Fence
	Links    []string // where links and pictures lead, as written
}

// Fence is a fenced block.
type Fence struct {
	Language string
	Settings map[string]string // “site=sample exit=1” behind the language
	Text     string
	Line     int // of its first line inside, from 1
}

// handbook is the Markdown of the manual: tables and footnotes, and lines of Chinese joined without a space.
var handbook = goldmark.New(goldmark.WithExtensions(
	extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
	extension.NewFootnote(extension.WithFootnoteBacklinkHTML("↑")),
	extension.NewCJK(extension.WithEastAsianLineBreaks(), extension.WithEscapedSpace()),
	shelves{},
))

// ReadHandbook reads a page. link gives the address in the site for what a link or a picture says. The error tells what the
// manual does not allow.
func ReadHandbook(source []byte, link func(string) string) (*Handbook, error) {
	source = normalise(source)
	root := handbook.Parser().Parse(text.NewReader(source))
	h := &Handbook{}
	title, ok := root.FirstChild().(*ast.Heading)
	if !ok || title.Level != 1 {
		return nil, fmt.Errorf("the first line is no title")
	}
	h.Title = wordsOf(title, source)
	if lead, ok := title.NextSibling().(*ast.Paragraph); ok {
		h.Lead = wordsOf(lead, source)
	}
	root.RemoveChild(root, title)
	seen := map[string]int{}
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock, *ast.RawHTML:
			return ast.WalkStop, fmt.Errorf("HTML in the text")
		case *ast.Heading:
			if n.Level == 1 {
				return ast.WalkStop, fmt.Errorf("a second title")
			}
			words := wordsOf(n, source)
			id := Anchor(words)
			if k := seen[id]; k > 0 {
				seen[id]++
				id += "-" + strconv.Itoa(k)
			} else {
				seen[id] = 1
			}
			n.SetAttributeString("id", []byte(id))
			h.Headings = append(h.Headings, Heading{ID: id, Level: n.Level, Text: words})
		case *ast.Link:
			h.Links = append(h.Links, string(n.Destination))
			n.Destination = []byte(link(string(n.Destination)))
		case *ast.Image:
			h.Links = append(h.Links, string(n.Destination))
			if wordsOf(n, source) == "" {
				return ast.WalkStop, fmt.Errorf("a picture without words: %s", n.Destination)
			}
			n.Destination = []byte(link(string(n.Destination)))
		case *ast.FencedCodeBlock:
			h.Fences = append(h.Fences, fence(n, source))
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return nil, err
	}
	var html buffer
	if err := handbook.Renderer().Render(&html, source, root); err != nil {
		return nil, err
	}
	h.HTML = html.Bytes()
	return h, nil
}

// Anchor is the fragment of a heading, as hosts of Markdown make it: small letters and digits of any script, hyphens for
// spaces, nothing else.
func Anchor(heading string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.TrimSpace(heading)) {
		switch {
		case r == ' ':
			b.WriteByte('-')
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// wordsOf is the text within a node.
func wordsOf(n ast.Node, source []byte) string {
	var b bytes.Buffer
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(util.UnescapePunctuations(t.Value(source)))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

func fence(n *ast.FencedCodeBlock, source []byte) Fence {
	f := Fence{Settings: map[string]string{}}
	if n.Info != nil {
		words := strings.Fields(string(n.Info.Value(source)))
		for k, word := range words {
			if key, value, found := strings.Cut(word, "="); found {
				f.Settings[key] = value
			} else if k == 0 {
				f.Language = word
			}
		}
		f.Line = 2 + bytes.Count(source[:n.Info.Segment.Start], []byte("\n"))
	}
	var b strings.Builder
	for k := range n.Lines().Len() {
		line := n.Lines().At(k)
		b.Write(line.Value(source))
	}
	f.Text = b.String()
	return f
}

// shelves is the extension of goldmark that gives tables of the manual room to be slid, names the files that blocks hold, and
// tells what is typed in a console from what is printed there.
type shelves struct{}

// Extend is called by goldmark.
func (shelves) Extend(m goldmark.Markdown) {
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(shelves{}, 100)))
}

// RegisterFuncs is called by goldmark.
func (shelves) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindFencedCodeBlock, renderFence)
	r.Register(extensionast.KindTable, func(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString("<div class=\"scroll\" tabindex=\"0\"><table>\n")
		} else {
			_, _ = w.WriteString("</table></div>\n")
		}
		return ast.WalkContinue, nil
	})
}

// renderFence writes a block: in a console what is typed stands out.
func renderFence(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	f := fence(n.(*ast.FencedCodeBlock), source)
	for _, s := range []struct{ key, words string }{{"file", "文件"}, {"append", "加在末尾"}} {
		if name := f.Settings[s.key]; name != "" {
			words := s.words
			if f.Language == "diff" {
				words = "改动"
			}
			_, _ = w.WriteString("<p class=\"file\">" + words + "　<code>" + string(util.EscapeHTML([]byte(name))) + "</code></p>\n")
		}
	}
	class := "block"
	switch f.Language {
	case "console", "diff":
		class = f.Language
	case "text":
		class = "printout"
	}
	wraps := class == "console" || class == "printout"
	_, _ = w.WriteString("<pre class=\"" + class + "\" tabindex=\"0\"><code>")
	for line := range strings.Lines(f.Text) {
		words := string(util.EscapeHTML([]byte(strings.TrimSuffix(line, "\n"))))
		switch typed, isTyped := strings.CutPrefix(words, "$ "); {
		case f.Language == "console" && isTyped:
			words = "<span class=\"prompt\">$ </span><kbd>" + typed + "</kbd>"
		case f.Language == "diff" && strings.HasPrefix(words, "-"):
			words = "<del>" + words + "</del>"
		case f.Language == "diff" && strings.HasPrefix(words, "+"):
			words = "<ins>" + words + "</ins>"
		}
		if wraps { // a line that is too long goes on further in
			words = "<span class=\"line\">" + words + "</span>"
		} else {
			words += "\n"
		}
		_, _ = w.WriteString(words)
	}
	_, _ = w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}
