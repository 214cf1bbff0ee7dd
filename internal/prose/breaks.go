package prose

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// breaks decides for each end of a line within a paragraph whether it is a space to readers. It is one between two words of
// other scripts, whatever stands around them (a link, emphasis); beside Chinese it is none, and official Chinese has none between
// Chinese and figures either.
func (w *walker) breaks(root ast.Node) {
	for _, t := range texts(root) {
		if !t.SoftLineBreak() || t.HardLineBreak() {
			continue
		}
		before, _ := utf8.DecodeLastRune(t.Segment.Value(w.source))
		if t.Segment.Len() == 0 {
			before = w.lastOf(t.PreviousSibling())
		}
		t.SetSoftLineBreak(apartInPrint(before, w.firstOf(following(t))))
	}
}

// apartInPrint reports whether a space stands between two characters that a line's end parts.
func apartInPrint(before, after rune) bool {
	switch {
	case before == utf8.RuneError || after == utf8.RuneError: // nothing to part
		return false
	case unicode.Is(unicode.Hangul, before) || unicode.Is(unicode.Hangul, after):
		return true
	}
	return !unseen(before) && !unseen(after) && !isChinese(before) && !isChinese(after)
}

// unseen reports whether a character is a space itself, or one of no width.
func unseen(r rune) bool { return unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF' }

// following is the node that readers see after another one in its block.
func following(n ast.Node) ast.Node {
	for ; n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if next := n.NextSibling(); next != nil {
			return next
		}
	}
	return nil
}

// firstOf is the first character that readers see of a node, or [utf8.RuneError].
func (w *walker) firstOf(n ast.Node) rune {
	r, _ := utf8.DecodeRuneInString(w.seen(n))
	return r
}

// lastOf is the last character that readers see of a node, or [utf8.RuneError].
func (w *walker) lastOf(n ast.Node) rune {
	r, _ := utf8.DecodeLastRuneInString(w.seen(n))
	return r
}

func (w *walker) seen(n ast.Node) string {
	if n == nil {
		return ""
	}
	return plain(n, w.source)
}
