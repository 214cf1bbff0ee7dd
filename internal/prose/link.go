package prose

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"bulletin/internal/diag"
	"bulletin/internal/picture"
)

// linkKinds are the schemes of links to pages of the same edition, and of other editions.
var linkKinds = []string{"county", "indicator", "edition"}

// link resolves “county:jishou” to a relative address and refuses what would lead nowhere: a relative
// address would depend on where the site stands, and a script is never a link.
func (w *walker) link(n *ast.Link) {
	target := string(n.Destination)
	scheme, rest, found := strings.Cut(target, ":")
	switch {
	case strings.HasPrefix(target, "#") && len(target) > 1:
		return
	case found && (scheme == "http" || scheme == "https" || scheme == "mailto"):
		if u, err := url.Parse(target); err == nil && (u.Host != "" || scheme == "mailto") {
			return
		}
	case found && isKind(scheme) && w.options.Link != nil:
		href, err := w.options.Link(scheme, rest)
		if err != nil {
			w.deadLink(n, target, err)
		}
		n.Destination = []byte(href)
		return
	}
	if is, _ := picture.Named(target); is && !found { // a full-width exclamation mark, or none
		w.diags.Error(w.blockPos(n), "bad-link", imageUse, "“%s”是图片，这里写成了链接", clip(target))
		n.Destination = []byte("#")
		return
	}
	d := diag.Diagnostic{Pos: w.linkPos(n), Severity: diag.Error, Code: "bad-link", Text: "链接“" + clip(target) + "”打不开",
		Fix: "写 county:编号、indicator:编号、edition:编号，或以 http:// 开头的网址"}
	if meant := w.meant("", target); meant != nil && meant.Meant != "" {
		d.Fix = "写“" + meant.Meant + "”"
		d.Old, d.New = target, meant.Meant
	}
	w.diags.Add(d)
	n.Destination = []byte("#")
}

// LinkError says why a link leads nowhere.
type LinkError struct {
	Text  string // a Chinese clause
	Meant string // the link that was meant, or ""
	Named bool   // what stands there names just that, by a name in place of its id
}

func (e *LinkError) Error() string { return e.Text }

// meant is what a link that leads nowhere was probably meant to be; nil where that cannot be asked.
func (w *walker) meant(kind, id string) *LinkError {
	if w.options.Link == nil {
		return nil
	}
	_, err := w.options.Link(kind, id)
	var dead *LinkError
	errors.As(err, &dead)
	return dead
}

// deadLink tells a link to what is not there.
func (w *walker) deadLink(n *ast.Link, target string, err error) {
	d := diag.Diagnostic{Pos: w.linkPos(n), Severity: diag.Error, Code: "unknown-link", Text: fmt.Sprintf("链接“%s”：%v", clip(target), err)}
	var dead *LinkError
	if errors.As(err, &dead) && dead.Meant != "" {
		d.Fix = "是否想写“" + dead.Meant + "”？"
		if dead.Named {
			d.Fix, d.Old, d.New = "写“"+dead.Meant+"”", target, dead.Meant
		}
	}
	w.diags.Add(d)
}

// linkPos is where the target of a link stands, or its block where that cannot be told.
func (w *walker) linkPos(n *ast.Link) diag.Pos {
	last, ok := n.LastChild().(*ast.Text)
	if !ok {
		return w.blockPos(n)
	}
	open := append([]byte("]("), n.Destination...)
	if !bytes.HasPrefix(w.source[last.Segment.Stop:], open) {
		return w.blockPos(n)
	}
	return w.pos(last.Segment.Stop + len("]("))
}

var wideLink = regexp.MustCompile(`\[[^\[\]\n]{1,60}\](（((?:county|indicator|edition|https?)[:：][^（）()\s]{1,200})）|\(((?:county|indicator|edition):[^（）()\s]{1,60})）|（((?:county|indicator|edition):[^（）()\s]{1,60})\))`)

// wideLinks tells links whose target stands in full-width brackets: they are printed.
func (w *walker) wideLinks(block ast.Node) {
	for _, line := range segments(block) {
		value := line.Value(w.source)
		if bytes.IndexByte(value, ']') < 0 || bytes.IndexByte(value, '`') >= 0 {
			continue
		}
		for _, m := range wideLink.FindAllSubmatchIndex(value, -1) {
			if m[0] > 0 && (value[m[0]-1] == '\\' || value[m[0]-1] == '!') {
				continue
			}
			target := ""
			for k := 4; k < len(m); k += 2 {
				if m[k] >= 0 {
					target = strings.Replace(string(value[m[k]:m[k+1]]), "：", ":", 1)
				}
			}
			w.diags.Add(diag.Diagnostic{Pos: w.pos(line.Start + m[2]), Severity: diag.Warning, Code: "wide-link",
				Text: "链接的括号是全角的，成不了链接，会照印出来", Fix: "改用半角的括号，写成“](" + clip(target) + ")”",
				Old: string(value[m[2]:m[3]]), New: "(" + target + ")"})
		}
	}
}

func isKind(scheme string) bool {
	for _, k := range linkKinds {
		if k == scheme {
			return true
		}
	}
	return false
}
