package diff

import (
	"fmt"
	"strconv"
	"strings"
)

// Sentence is an item as one line: 保靖县 研发投入监测填报数 2022年1—6月：数值 832 → 912万元；完成率 12.8% → 14.0%；位次不变；影响 4 页.
func (i *Item) Sentence() string {
	head := i.Title
	switch i.Presence {
	case Added:
		head = "新增 " + head
	case Removed:
		head = "删去 " + head
	}
	var parts []string
	for k := range i.Columns {
		parts = append(parts, i.Columns[k].String())
	}
	parts = append(parts, i.follows()...)
	if i.PagesKnown {
		parts = append(parts, "影响 "+strconv.Itoa(len(i.Pages))+" 页")
	}
	if len(parts) == 0 {
		return head
	}
	return head + "：" + strings.Join(parts, "；")
}

// follows are the consequences in words: what changes, then what sealed editions keep and what they would say instead.
func (i *Item) follows() []string {
	var out []string
	several := i.editions() > 1
	sealed := map[string][]string{} // by the label of the edition
	var labels []string
	for k := range i.Effects {
		e := &i.Effects[k]
		if !e.Sealed {
			out = append(out, e.sentence(several))
			continue
		}
		if sealed[e.Label] == nil {
			labels = append(labels, e.Label)
		}
		sealed[e.Label] = append(sealed[e.Label], e.sentence(false))
	}
	for k := range i.Kept {
		out = append(out, i.Kept[k].Sentence())
	}
	for _, label := range labels {
		out = append(out, label+"网页不改，照现在的数应为："+strings.Join(sealed[label], "，"))
	}
	return out
}

// editions is in how many open editions something follows.
func (i *Item) editions() int {
	seen := map[string]bool{}
	for k := range i.Effects {
		if e := &i.Effects[k]; !e.Sealed {
			seen[e.Edition] = true
		}
	}
	return len(seen)
}

// String is a column in words: 数值 832 → 912万元.
func (c *Column) String() string {
	old, new := c.Old, c.New
	if c.Unit != "" && isNumber(new) {
		new += c.Unit
	} else if c.Unit != "" && isNumber(old) {
		old += c.Unit
	}
	switch {
	case old == "":
		return c.Name + " 新增“" + new + "”"
	case new == "":
		return c.Name + " 删去“" + old + "”"
	}
	return c.Name + " " + old + " → " + new
}

// isNumber reports whether a side of a column is a number and no word of a gap.
func isNumber(s string) bool { return s != "" && strings.ContainsAny(s[len(s)-1:], "0123456789") }

func (e *Effect) sentence(several bool) string {
	edition := ""
	if several {
		edition = "（" + e.Label + "）"
	}
	switch {
	case e.Same():
		return e.Name + "不变" + edition
	case e.Old == "":
		return "新" + e.Name + "“" + e.New + "”" + edition
	case e.New == "":
		return "不再有" + e.Name + "“" + e.Old + "”" + edition
	}
	old, new := e.Old, e.New
	if e.Name == findingName { // sentences that differ in a few words
		old, new = narrowed(old, new)
	}
	return e.Name + " " + old + " → " + new + edition
}

// Sentence is an effect elsewhere as one line.
func (e *Effect) Sentence() string {
	about := e.Label
	if e.Sealed {
		about += "（已封存，网页不改）"
	}
	if e.About != "" {
		about += " " + e.About
	}
	return about + "：" + e.sentence(false)
}

// Summary is the last line of a report.
func (r *Report) Summary() string {
	if r.Same() {
		return "没有不同。"
	}
	var parts []string
	for _, one := range kinds {
		if n := r.Count(one.kind); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", one.name, n))
		}
	}
	text := fmt.Sprintf("共 %d 处改动：%s", len(r.Items), strings.Join(parts, "、"))
	if len(parts) == 0 {
		text = "数据和文稿没有不同"
	}
	switch {
	case r.PagesKnown:
		text += fmt.Sprintf("；影响 %d 页", len(r.Pages))
		if n := len(r.Coded); n > 0 {
			text += fmt.Sprintf("，另有 %d 页只换核验码", n)
		}
	case r.WhyNot != "":
		text += "；没有计算影响的页：" + r.WhyNot
	}
	return text + "。"
}

// block is a heading with its lines.
type block struct {
	head  string
	lines []string
}

// blocks are what all forms of a report show, in order.
func (r *Report) blocks() []block {
	var out []block
	for _, one := range kinds {
		b := block{head: one.name}
		for k := range r.Items {
			if r.Items[k].Kind == one.kind {
				b.lines = append(b.lines, r.Items[k].Sentence())
			}
		}
		out = append(out, b)
	}
	also := block{head: "连带的变化", lines: r.AlsoLines()}
	out = append(out, also)
	pages := block{head: "影响的网页", lines: r.Pages}
	return append(out, pages)
}

// AlsoLines are what followed elsewhere, each line once: several rules may find the same.
func (r *Report) AlsoLines() []string {
	var out []string
	seen := map[string]bool{}
	for k := range r.Also {
		if line := r.Also[k].Sentence(); !seen[line] {
			seen[line] = true
			out = append(out, line)
		}
	}
	return out
}
