package prose

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

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
			w.diags.Error(w.blockPos(n), "unknown-link", "", "链接“%s”：%v", clip(target), err)
		}
		n.Destination = []byte(href)
		return
	}
	if is, _ := picture.Named(target); is && !found { // a full-width exclamation mark, or none
		w.diags.Error(w.blockPos(n), "bad-link", imageUse, "“%s”是图片，这里写成了链接", clip(target))
		n.Destination = []byte("#")
		return
	}
	w.diags.Error(w.blockPos(n), "bad-link",
		"写 county:编号、indicator:编号、edition:编号，或以 http:// 开头的网址", "链接“%s”打不开", clip(target))
	n.Destination = []byte("#")
}

func isKind(scheme string) bool {
	for _, k := range linkKinds {
		if k == scheme {
			return true
		}
	}
	return false
}
