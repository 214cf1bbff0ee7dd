package verify

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"bulletin/internal/fingerprint"
)

// Change is a place in which a file differs from the sealed page.
type Change struct {
	Where    string   // the heading before it, and in a table the head of the row; may be empty
	Old, New []string // what is read there, in words; either may be empty
}

// compare looks for the sealed page that a file was, and says where it differs. The code narrows it to an edition, the name and the title
// to pages; of those it is the one that has most in common.
func (r *Result) compare(k *Known, said *fingerprint.Content, content []byte, pages func(string) []byte) {
	title := titleOf(said)
	var nearest *fingerprint.Content
	most := 0
	for e := range k.Editions {
		edition := &k.Editions[e]
		if r.Edition != nil && r.Edition != edition {
			continue
		}
		for _, file := range edition.all() {
			if r.Former != nil && edition.Keeps(r.Former.Revision) && file.Revision != r.Former.Revision { // what another revision changed is no forgery
				continue
			}
			if form(file.Path) != form(r.File) || file.Says == "" {
				continue
			}
			page := pages(file.Path)
			if page == nil || form(file.Path) == ".html" && !bytes.Contains(page, []byte(title)) && base(file.Path) != base(r.File) {
				continue
			}
			sealed, err := fingerprint.Read(file.Path, page)
			if err != nil || !fingerprint.Same(file.Says, sealed.Says()) {
				continue // a copy that is not what was sealed proves nothing
			}
			common := inCommon(sealed.Lines, said.Lines)
			if base(file.Path) == base(r.File) {
				common += len(sealed.Lines) / 10
			}
			if common > most {
				most, nearest, r.Sealed, r.Edition = common, sealed, file, edition
			}
		}
	}
	if nearest != nil {
		r.Changes = changes(nearest, said)
	}
}

// all are the files under the seal, and what was made of it to hand over.
func (e *Edition) all() []*File {
	var all []*File
	for _, list := range e.lists() {
		for k := range list {
			all = append(all, &list[k])
		}
	}
	return all
}

// form is the kind of a file by its ending: pages are one kind however they were saved.
func form(name string) string {
	switch ending := strings.ToLower(path.Ext(slashed(name))); ending {
	case ".htm", ".xhtml", ".mhtml", ".mht":
		return ".html"
	default:
		return ending
	}
}

// titleOf is the first text of a page: its title.
func titleOf(said *fingerprint.Content) string {
	for _, line := range said.Lines {
		if text, is := strings.CutPrefix(line, "="); is {
			return text
		}
	}
	return ""
}

func inCommon(a, b []string) int {
	count := map[string]int{}
	for _, line := range a {
		count[line]++
	}
	n := 0
	for _, line := range b {
		if count[line] > 0 {
			count[line]--
			n++
		}
	}
	return n
}

// changes are the places in which a page differs.
func changes(sealed, said *fingerprint.Content) []Change {
	var list []Change
	for _, h := range hunks(sealed.Lines, said.Lines) {
		c := Change{Where: where(sealed, h.a), Old: words(sealed, sealed.Lines[h.a:h.aEnd]), New: words(said, said.Lines[h.b:h.bEnd])}
		if slices.Equal(c.Old, c.New) {
			c.Old, c.New = []string{"版式"}, []string{"版式不同"}
		}
		list = append(list, c)
	}
	if len(said.Scripts) > 0 && !slices.Equal(sealed.Scripts, said.Scripts) {
		list = append(list, Change{Where: "脚本和图表数据", Old: []string{"封存时的"}, New: []string{"有改动，可能改变打开后看到的内容"}})
	}
	if len(said.Hidden) > 0 && !slices.Equal(sealed.Hidden, said.Hidden) {
		c := Change{Where: "窄屏上显示的图"}
		for _, h := range hunks(sealed.Hidden, said.Hidden) {
			c.Old, c.New = append(c.Old, words(sealed, sealed.Hidden[h.a:h.aEnd])...), append(c.New, words(said, said.Hidden[h.b:h.bEnd])...)
		}
		list = append(list, c)
	}
	return list
}

// where is the heading above a line, and within a table the first text of its row.
func where(c *fingerprint.Content, at int) string {
	lines := c.Lines
	heading, row := "", ""
	for k := min(at, len(lines)-1); k >= 0; k-- {
		switch name, _ := strings.CutPrefix(lines[k], "<"); name {
		case "tr":
			if row == "" && heading == "" {
				row = textAfter(c, k, at)
			}
		case "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption":
			if heading == "" {
				heading = textAfter(c, k, len(lines))
			}
		}
		if heading != "" {
			break
		}
	}
	return strings.Trim(heading+"，"+row, "，")
}

func textAfter(c *fingerprint.Content, at, end int) string {
	for k := at + 1; k < min(end, at+12, len(c.Lines)); k++ {
		if text, is := strings.CutPrefix(c.Lines[k], "="); is {
			return c.Shown(text)
		}
	}
	return ""
}

// words are lines as people read them.
func words(c *fingerprint.Content, lines []string) []string {
	var out []string
	for _, line := range lines {
		kind, text := line[:min(1, len(line))], line[min(1, len(line)):]
		name, value, valued := strings.Cut(text, "=")
		switch {
		case kind == "=":
			out = append(out, c.Shown(text))
		case kind == "!":
			out = append(out, "控件里的“"+text+"”")
		case kind == "@" && valued:
			out = append(out, attributeWord(name)+"“"+value+"”")
		case kind == "<" && strings.HasPrefix(text, "svg:"):
			if len(out) == 0 || out[len(out)-1] != "图上的图形" {
				out = append(out, "图上的图形")
			}
		case kind == "<" && strings.Contains(text, " "):
			out = append(out, "嵌入的“"+text+"”")
		case kind != "<" && line != "":
			out = append(out, line)
		}
	}
	return out
}

func attributeWord(name string) string {
	switch name {
	case "title":
		return "鼠标停留时的说明"
	case "data-sort":
		return "排序用的数"
	case "href":
		return "链接"
	case "alt", "aria-label":
		return "朗读的说明"
	case "colspan", "rowspan", "gridSpan", "vMerge":
		return "单元格跨度"
	case "data-of", "data-unit", "data-pad":
		return "窄屏或打印时显示的"
	}
	return name
}

// hunk is a run of lines that differ: a to aEnd became b to bEnd.
type hunk struct{ a, aEnd, b, bEnd int }

// mostTable bounds the table by which lines are paired, in cells.
const mostTable = 8 << 20

// hunks are the runs in which two lists of lines differ. Lists that differ in too much are one hunk between what they begin and end with.
func hunks(a, b []string) []hunk {
	begin := 0
	for begin < len(a) && begin < len(b) && a[begin] == b[begin] {
		begin++
	}
	aEnd, bEnd := len(a), len(b)
	for aEnd > begin && bEnd > begin && a[aEnd-1] == b[bEnd-1] {
		aEnd, bEnd = aEnd-1, bEnd-1
	}
	if begin == aEnd && begin == bEnd {
		return nil
	}
	n, m := aEnd-begin, bEnd-begin
	if n == 0 || m == 0 || n*m > mostTable {
		if n == m && n > 0 {
			return byLine(a, b, begin, aEnd)
		}
		return []hunk{{begin, aEnd, begin, bEnd}}
	}
	long := make([]int32, (n+1)*(m+1)) // of the longest common rest from each pair on
	at := func(i, j int) int { return i*(m+1) + j }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[begin+i] == b[begin+j] {
				long[at(i, j)] = long[at(i+1, j+1)] + 1
			} else {
				long[at(i, j)] = max(long[at(i+1, j)], long[at(i, j+1)])
			}
		}
	}
	var list []hunk
	for i, j := 0, 0; i < n || j < m; {
		if i < n && j < m && a[begin+i] == b[begin+j] {
			i, j = i+1, j+1
			continue
		}
		h := hunk{begin + i, begin + i, begin + j, begin + j}
		for (i < n || j < m) && !(i < n && j < m && a[begin+i] == b[begin+j]) {
			if j == m || i < n && long[at(i+1, j)] >= long[at(i, j+1)] {
				i++
			} else {
				j++
			}
		}
		h.aEnd, h.bEnd = begin+i, begin+j
		list = append(list, h)
	}
	return list
}

// byLine pairs lists of the same length line by line.
func byLine(a, b []string, begin, end int) []hunk {
	var list []hunk
	for k := begin; k < end; k++ {
		if a[k] == b[k] {
			continue
		}
		if n := len(list); n > 0 && list[n-1].aEnd == k {
			list[n-1].aEnd, list[n-1].bEnd = k+1, k+1
		} else {
			list = append(list, hunk{k, k + 1, k, k + 1})
		}
	}
	return list
}
