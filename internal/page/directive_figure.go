package page

import (
	"strings"

	"bulletin/internal/measure"
	"bulletin/internal/prose"
	"bulletin/internal/reference"
)

// Callout is one or a few big numbers that stand in a text.
type Callout struct {
	Items []CalloutItem
	Note  string // under the numbers, or empty
}

// CalloutItem is a number with its words. All are plain text.
type CalloutItem struct {
	Label  string // 吉首市研发投入完成率
	Number string // 38.6, 第3位, or the word of a gap
	Unit   string // %, 亿元, or empty
	Href   string // the row that the number stands in
	Source string // where it is from
}

// maxItems is how many numbers a callout holds.
const maxItems = 4

// figure is a number by its indicator, region and measure, or several by their references.
func (q *request) figure() []Block {
	c := &Callout{}
	if q.Get("items") != nil {
		q.useless("写了 items", "indicator", "region", "measure", "label")
		c.Items = q.items()
	} else if one, ok := q.single(); ok {
		c.Items = append(c.Items, one)
	}
	if q.Get("note") != nil {
		c.Note, _ = q.one("note", true)
	}
	if q.failed {
		return nil
	}
	return []Block{{Callout: c}}
}

func (q *request) single() (CalloutItem, bool) {
	i := q.indicatorNamed(q.one("indicator", true))
	r := q.ed.site.Whole()
	if q.Get("region") != nil {
		r = q.regionNamed(q.one("region", true))
	}
	var m *measure.Measure
	if q.Get("measure") != nil {
		m = q.measureNamed(q.one("measure", true))
	}
	label := ""
	if q.Get("label") != nil {
		label, _ = q.one("label", true)
	}
	if q.failed {
		return CalloutItem{}, false
	}
	n, ok := q.ed.scope().Number(i, r, m, q.Pos, q.diags)
	if !ok {
		q.failed = true
		return CalloutItem{}, false
	}
	if label != "" {
		n.Label = label
	}
	return item(&n), true
}

// items are the numbers of references.
func (q *request) items() []CalloutItem {
	e := q.Get("items")
	switch n := len(e.Values); {
	case n == 0:
		q.fail(e.Pos, "missing-items", "写成“items: [吉首市 研发投入 完成率]”这样", "“items”是空的")
	case n > maxItems:
		q.fail(e.Pos, "too-many-items", "最多写4个，其余的放进表里", "“items”写了%d个数", n)
		return nil
	}
	var items []CalloutItem
	for _, text := range e.Values {
		n, ok := q.ed.scope().Read(text, e.Pos, q.diags)
		if !ok {
			q.failed = true
			continue
		}
		items = append(items, item(&n))
	}
	return items
}

// item is a number with its words.
func item(n *reference.Number) CalloutItem {
	it := CalloutItem{Label: n.Label, Href: n.Href, Source: n.Source}
	it.Number, it.Unit = cutUnit(n.Figure)
	return it
}

// cutUnit parts a number from its unit. What does not begin with a digit or a sign is all number.
func cutUnit(f prose.Figure) (number, unit string) {
	end := len(f.Text) - len(strings.TrimLeft(f.Text, "+−.0123456789"))
	if end == 0 {
		return f.Text, ""
	}
	return f.Text[:end], f.Text[end:]
}
