package attach

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"bulletin/internal/docx"
)

// headingCount numbers the headings of a part as assets/paper.css does in print: 一、（一）1.（1） where the author does not number them.
type headingCount [4]int

// next is the number of a heading, or empty where it has none. Higher headings begin the numbers below them anew.
func (c *headingCount) next(n *html.Node) string {
	at := countedLevel(n)
	if at < 0 {
		return ""
	}
	for k := at + 1; k < len(c); k++ {
		c[k] = 0
	}
	if hasClass(n, "numbered") {
		return ""
	}
	c[at]++
	switch at {
	case 0:
		return chineseNumber(c[at]) + "、"
	case 1:
		return "（" + chineseNumber(c[at]) + "）"
	case 2:
		return strconv.Itoa(c[at]) + ". "
	}
	return "（" + strconv.Itoa(c[at]) + "）"
}

// countedLevel is the level on which a heading is counted, from 0: sections of pages, and what authors write; −1 for other headings.
func countedLevel(n *html.Node) int {
	written := n.Parent != nil && hasClass(n.Parent, "text")
	switch {
	case hasClass(n, "count"), written && n.DataAtom == atom.H2 && (n.Parent.DataAtom == atom.Article || hasClass(n, "numbered")):
		return 0
	case written && n.DataAtom == atom.H3:
		return 1
	case written && n.DataAtom == atom.H4:
		return 2
	case written && n.DataAtom == atom.H5:
		return 3
	}
	return -1
}

// counted puts its number before a heading.
func (f *flow) counted(l *line, n *html.Node) {
	if f.sheet > 0 || f.inCell || !f.c.at.text {
		return
	}
	if number := f.c.count.next(n); number != "" {
		l.runs = append([]docx.Run{{Text: number}}, l.runs...)
	}
}

// chineseNumber is n from 1 to 99 as headings write it: 一, 十, 二十一.
func chineseNumber(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 1 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	out := "十"
	if n >= 20 {
		out = string(digits[n/10]) + out
	}
	if n%10 > 0 {
		out += string(digits[n%10])
	}
	return out
}
