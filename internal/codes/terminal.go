package codes

import "strings"

// Terminal is the entry as text for a terminal.
func (e *Entry) Terminal() string {
	var b strings.Builder
	b.WriteString(e.Code + "：" + e.Title + "（" + e.Severity() + "）\n")
	section := func(head, text string) { b.WriteString("\n" + head + "\n" + indented(text, "  ")) }
	section("为什么", e.Why)
	if e.Command != "" {
		b.WriteString("  运行 " + e.Command + " 时提示。\n")
	}
	for _, part := range []struct {
		head     string
		examples []Example
	}{{"错误的写法", e.Wrong}, {"正确的写法", e.Right}} {
		for k := range part.examples {
			x := &part.examples[k]
			switch head := part.head + "　" + x.File; x.Mode {
			case Absent:
				section(head, "没有这个文件。")
			case Whole:
				section(head+"（全文）", x.Text)
			default:
				section(head, x.Text)
			}
		}
	}
	section("怎么改", e.Remedy)
	return strings.TrimRight(b.String(), "\n")
}

func indented(text, by string) string {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimRight(text, "\n")) {
		if strings.TrimSpace(line) != "" {
			b.WriteString(by)
		}
		b.WriteString(line)
	}
	return b.String() + "\n"
}
