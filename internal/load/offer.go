package load

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
)

// offer records an error together with what the program can write in the place of old: there is one right answer. An edit is only
// made where old stands at pos in the file.
func (r *reader) offer(pos diag.Pos, old, new, code, fix, format string, args ...any) {
	r.failed++
	r.diags.Add(diag.Diagnostic{Pos: pos, Severity: diag.Error, Code: code, Text: fmt.Sprintf(format, args...), Fix: fix, Old: old, New: new})
}

// warn is offer for what may be right; old and new may be empty. A file that it is said of is read by the parser again, so that
// it is not lost with what the reading by lines found.
func (r *reader) warn(pos diag.Pos, old, new, code, fix, format string, args ...any) {
	r.doubts++
	r.diags.Add(diag.Diagnostic{Pos: pos, Severity: diag.Warning, Code: code, Text: fmt.Sprintf(format, args...), Fix: fix, Old: old, New: new})
}

// rawText is a scalar as it stands in its file, where that can be told: plain or in quotes without escapes.
func rawText(n *yaml.Node) string {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return `"` + n.Value + `"`
	case n.Style&yaml.SingleQuotedStyle != 0:
		return "'" + n.Value + "'"
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return ""
	}
	return n.Value
}

// wideQuotes are the quotation marks of the Chinese keyboard, which YAML takes for text.
var wideQuotes = [][2]string{{"“", "”"}, {"‘", "’"}, {"＂", "＂"}, {"＇", "＇"}, {"”", "”"}, {"“", "“"}, {"’", "’"}}

// unwrapped is the text inside a pair of Chinese quotes that take in all of it.
func unwrapped(text string) (inside string, ok bool) {
	for _, pair := range wideQuotes {
		rest, opened := strings.CutPrefix(text, pair[0])
		inside, closed := strings.CutSuffix(rest, pair[1])
		if opened && closed && strings.TrimSpace(inside) != "" && !strings.ContainsAny(inside, "“”‘’＂＇") {
			return strings.TrimSpace(inside), true
		}
	}
	return "", false
}

const quoteFix = "文字不用加引号；要加的用半角双引号"

// wrapped complains about a value that stands in Chinese quotes where no text is due.
func (r *reader) wrapped(v value, want string) bool {
	if v.Style&quoted != 0 {
		return false
	}
	inside, ok := unwrapped(v.Value)
	if !ok || strings.IndexFunc(inside, forbidden) >= 0 {
		return false
	}
	bare := Scalar(inside)
	r.offer(r.pos(v.Node), v.Value, bare, "wide-quotes", "去掉引号，写 "+shown(bare), "“%s”应是%s，这里连中文引号也算进去了", v.key, want)
	return true
}

// wrappedText tells a text of one line that stands in Chinese quotes: they are printed.
func (r *reader) wrappedText(v value) {
	if v.Style&quoted != 0 || v.key == "text" {
		return
	}
	if inside, ok := unwrapped(v.Value); ok {
		r.warn(r.pos(v.Node), v.Value, Scalar(inside), "wide-quotes", quoteFix,
			"“%s”的内容全在中文引号里，引号会照印出来", v.key)
	}
}

// lostComment tells a # within a text, which makes a comment of what follows.
func (r *reader) lostComment(v value) {
	if c := v.LineComment; v.Style&quoted == 0 && len(c) > 1 && c[0] == '#' && c[1] != ' ' && c[1] != '#' && c[1] != '\t' {
		r.warn(r.pos(v.Node), "", "", "lost-comment", "是文字的，把整句放进半角双引号里；是注释的，“#”后面空一格",
			"“%s”里“ #”后面的“%s”成了注释，不会出现", v.key, shown(c[1:]))
	}
}

// joined tells several things that are written as one of a list: Chinese commas part nothing.
func (r *reader) joined(list *yaml.Node, v value) {
	if v.Style&quoted != 0 || !strings.ContainsAny(v.Value, "，；;") {
		return
	}
	old, new := "", ""
	if list.Style&yaml.FlowStyle != 0 && !strings.ContainsAny(v.Value, ":") {
		old, new = v.Value, strings.NewReplacer("， ", ", ", "，", ", ", "； ", ", ", "；", ", ").Replace(v.Value)
	}
	fix := "每一个分开写，各占一行，以“- ”开头"
	if old != "" {
		fix = "用半角逗号分开，后面空一格"
	}
	r.warn(r.pos(v.Node), old, new, "joined-list", fix, "“%s”里这一项像是几个写在了一起，中文的逗号、分号分不开", v.key)
}

// exact is the edit that advice of the form “写 2022-06-30” stands for: what is told to be written has no spaces in it.
func exact(n *yaml.Node, fix string) (old, new string) {
	if what, ok := strings.CutPrefix(fix, "写 "); ok && !strings.ContainsAny(what, " ，") {
		return rawText(n), what
	}
	return "", ""
}
