package load

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Scalar is text as a YAML value that reads back as the same text wherever a value may stand: plain where that is safe,
// else in double quotes.
func Scalar(text string) string {
	if plainScalar(text) {
		return text
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		switch c {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case '\n':
			b.WriteString(`\n`)
		case '\t':
			b.WriteString(`\t`)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// spoken are the words that some reader of YAML takes for a truth value or for nothing.
var spoken = map[string]bool{
	"y": true, "n": true, "yes": true, "no": true, "on": true, "off": true, "=": true, "---": true, "...": true,
}

// plainScalar asks the parser whether text without quotes is that text, in a block as well as between brackets.
func plainScalar(text string) bool {
	if text == "" || spoken[strings.ToLower(text)] || strings.ContainsAny(text, "\n\t\"'") || strings.TrimSpace(text) != text {
		return false
	}
	for _, frame := range []string{"k: %\n", "- %\n", "- k: %\n", "k: [a, %, b]\n", "k: {a: %, b: c}\n"} {
		var document yaml.Node
		source := strings.ReplaceAll(frame, "%", text)
		if yaml.Unmarshal([]byte(source), &document) != nil || !holds(&document, text) {
			return false
		}
	}
	return true
}

// holds reports whether a tree has text as a plain string, and no comment.
func holds(n *yaml.Node, text string) bool {
	if n.HeadComment+n.LineComment+n.FootComment != "" {
		return false
	}
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" && n.Value == text {
		return true
	}
	for _, child := range n.Content {
		if holds(child, text) {
			return true
		}
	}
	return false
}

// LineFault says why text can be no one-line text of a site's files and what to do, or two empty strings. Prose may be
// longer and have several lines.
func LineFault(text string) (what, fix string) {
	if strings.Contains(text, "\n") {
		return "不能换行", "写在一行里"
	}
	return textFault(text, maxLine)
}

// ProseFault is LineFault for texts that may be long.
func ProseFault(text string) (what, fix string) { return textFault(text, maxProse) }

func textFault(text string, limit int) (what, fix string) {
	if n := utf8.RuneCountInString(text); n > limit {
		return fmt.Sprintf("有 %d 个字，最多 %d 个字", n, limit), "删减内容"
	}
	if at := strings.IndexFunc(text, forbidden); at >= 0 {
		bad, _ := utf8.DecodeRuneInString(text[at:])
		return "中有看不见的控制字符 " + codePoint(bad), "删去它"
	}
	return "", ""
}

// IDFault says why text can be no id and what to write, or two empty strings.
func IDFault(text string) (what, fix string) { return idFault(text) }

// EditionFault is IDFault for the ids of editions, which may begin with a digit.
func EditionFault(text string) (what, fix string) { return editionFault(text) }
