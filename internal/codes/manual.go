package codes

import (
	"fmt"
	"strings"
)

// Manual is the page of the manual that explains all codes, as Markdown.
func Manual() string {
	var b strings.Builder
	b.WriteString("# 全部检查代码\n\n")
	fmt.Fprintf(&b, "每条提示的方括号里是它的代码。在命令窗口里运行 `bulletin explain 代码`，看到的就是这里的一节。共 %d 个。\n", len(All()))
	b.WriteString("\n例子里的文件名写在前面；YAML 的例子只写出与它有关的几行。`‹U+FEFF›` 指这个字符，`‹0xB5›` 指这个字节。\n")
	kind := ""
	for _, e := range All() {
		if e.Kind != kind {
			kind = e.Kind
			fmt.Fprintf(&b, "\n## %s\n", kind)
		}
		e.manual(&b)
	}
	return b.String()
}

// Markdown is the entry as a part of a page, without its heading.
func (e *Entry) Markdown() string {
	var b strings.Builder
	e.body(&b)
	return strings.TrimSpace(b.String())
}

func (e *Entry) manual(b *strings.Builder) {
	fmt.Fprintf(b, "\n### %s\n\n**%s**　", e.Code, e.Title)
	e.body(b)
}

func (e *Entry) body(b *strings.Builder) {
	fmt.Fprintf(b, "%s。%s\n", e.Severity(), e.Why)
	if e.Command != "" {
		fmt.Fprintf(b, "\n运行 `%s` 时提示。\n", e.Command)
	}
	for _, part := range []struct {
		head     string
		examples []Example
	}{{"错误的写法", e.Wrong}, {"正确的写法", e.Right}} {
		if len(part.examples) == 0 {
			continue
		}
		fmt.Fprintf(b, "\n%s：\n", part.head)
		for k := range part.examples {
			part.examples[k].manual(b)
		}
	}
	fmt.Fprintf(b, "\n改法：%s\n", e.Remedy)
}

func (x *Example) manual(b *strings.Builder) {
	if x.Mode == Absent {
		fmt.Fprintf(b, "\n没有 `%s` 这个文件。\n", x.File)
		return
	}
	fence := "```"
	for strings.Contains(x.Text, fence) {
		fence += "`"
	}
	fmt.Fprintf(b, "\n`%s`%s\n\n%s%s\n%s%s\n", x.File, map[Mode]string{Whole: "（全文）"}[x.Mode], fence, x.Language, x.Text, fence)
}
