package load

import (
	"bytes"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// Edit says what becomes of one figure of a report. Texts are written so that they read back exactly; whether they
// are right is for [Site] and package check to say.
type Edit struct {
	Indicator, Region string // ids
	Value             string // a plain decimal in the indicator's unit, or the word of a gap; empty: it stays as it is

	Status, Note, Source, CheckedBy, YoY, Rank, RankOf Field

	Parts     []KeyedField // by the ids of parts
	Explained []KeyedField // by the codes of rules
}

// Field is what becomes of one field of a figure. The zero value leaves it as it is; what is said and empty is
// taken away.
type Field struct {
	Said bool
	Text string
}

// Say is a field that becomes text, or is taken away where text is empty.
func Say(text string) Field { return Field{true, text} }

// KeyedField is a field of a mapping in a figure.
type KeyedField struct {
	Key string
	Field
}

// Order is what of the site decides where new lines go.
type Order struct {
	Indicators []string // ids, in the site's order
	Regions    []string // ids, in the order in which a report lists them

	// Applies tells whether one word for a whole indicator speaks for a region too. Nil: it speaks for all of Regions.
	Applies func(indicator, region string) bool
}

// OrderOf is the order of a site for the report of a month: the province, which owes no figures, stands behind the whole, and one word
// speaks for the regions that there are in that month, as it does where it is read.
func OrderOf(site *model.Site, p model.Period) Order {
	var o Order
	regions := map[string]*model.Region{}
	for k, g := range site.Regions {
		o.Regions = append(o.Regions, g.ID)
		regions[g.ID] = g
		if k == 0 && site.Province != nil {
			o.Regions = append(o.Regions, site.Province.ID)
		}
	}
	indicators := map[string]*model.Indicator{}
	for _, i := range site.Indicators {
		o.Indicators = append(o.Indicators, i.ID)
		indicators[i.ID] = i
	}
	o.Applies = func(indicator, region string) bool {
		i, g := indicators[indicator], regions[region]
		return i != nil && g != nil && i.AppliesTo(g) && g.In(p)
	}
	return o
}

// Splice changes figures in the text of a report and leaves every other byte as it is: comments, order, blank lines,
// the style of mappings, quotation, line ends and a missing last one. A figure that is a bare number stays one as long as
// nothing else is said of it; a decimal that is equal is not written anew. What is added to a mapping goes behind what it
// has. Where the last addition is taken away from a mapping on one line, a bare value is left, so that an edit and its
// opposite give the same bytes; a mapping on lines of its own stays one. A region or an indicator that is missing is
// written at its place in order; an indicator with one word for all becomes lines, the others with that word.
//
// out is the new text; at is where each edit's figure stands in it, as the loader counts: the scalar, or the beginning of
// the mapping. Where ok is false nothing can be spliced, and diags says why: the file is no YAML, or a figure is
// written in a way that other figures share.
func Splice(file string, text []byte, order Order, edits []Edit, diags *diag.List) (out []byte, at []diag.Pos, ok bool) {
	s, ok := newSplicer(file, text, order, diags)
	if !ok {
		return nil, nil, false
	}
	merged := mergeEdits(edits)
	if s.splice(merged); s.failed > 0 {
		return nil, nil, false
	}
	out = s.apply(text)
	after, ok := newSplicer(file, out, order, diags)
	if !ok {
		return nil, nil, false
	}
	if odd := after.differs(s, merged); odd != nil {
		s.odd(odd)
		return nil, nil, false
	}
	return out, after.places(edits), true
}

// splicer is one text of a report that is to be changed.
type splicer struct {
	*reader
	layout
	order   ranks
	root    *yaml.Node
	patches []patch
}

func newSplicer(file string, raw []byte, order Order, diags *diag.List) (*splicer, bool) {
	said := &diag.List{}
	text, ok := clean(file, raw, said)
	s := &splicer{reader: &reader{file: file, diags: diags}, order: newRanks(order)}
	for _, d := range said.Sorted() {
		if d.Severity == diag.Error {
			diags.Add(d)
		}
	}
	if !ok {
		return nil, false
	}
	// The parser may keep parts of what it is given.
	s.layout = newLayout(bytes.Clone(text))
	s.root = s.reader.root(s.source)
	return s, s.root != nil && s.isMapping(s.root, "报表")
}

// ranks are the places of ids in an order.
type ranks struct {
	Order
	indicators, regions map[string]int
}

func newRanks(o Order) ranks {
	r := ranks{Order: o, indicators: map[string]int{}, regions: map[string]int{}}
	for k, id := range o.Indicators {
		r.indicators[id] = k
	}
	for k, id := range o.Regions {
		r.regions[id] = k
	}
	return r
}

// spoken are the regions for which one word for a whole indicator speaks.
func (r *ranks) spoken(indicator string) []string {
	var ids []string
	for _, id := range r.Regions {
		if r.Applies == nil || r.Applies(indicator, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// editRow are the edits of one indicator, each region once.
type editRow struct {
	indicator string
	cells     []editCell
}

// editCell is all that becomes of one figure.
type editCell struct {
	region  string
	changes []keyChange
}

// mergeEdits gathers edits by indicator and region, in the order in which they come. A later one prevails.
func mergeEdits(edits []Edit) []editRow {
	var rows []editRow
	row := map[string]int{}
	cell := map[[2]string]int{}
	for _, e := range edits {
		k, known := row[e.Indicator]
		if !known {
			k = len(rows)
			row[e.Indicator] = k
			rows = append(rows, editRow{indicator: e.Indicator})
		}
		at := [2]string{e.Indicator, e.Region}
		c, known := cell[at]
		if !known {
			c = len(rows[k].cells)
			cell[at] = c
			rows[k].cells = append(rows[k].cells, editCell{region: e.Region})
		}
		rows[k].cells[c].changes = mergeChanges(rows[k].cells[c].changes, e.changes())
	}
	return rows
}

// keyChange is what becomes of one key of a figure's mapping.
type keyChange struct {
	key    string
	number bool // a number, or a word in place of one; else a text
	text   string
	inner  []keyChange // of a mapping under the key; then there is no text
}

// gone reports whether the key is to be taken away.
func (c *keyChange) gone() bool { return c.text == "" && c.inner == nil }

// changes are those that the edit asks for, in the order in which keys are written.
func (e *Edit) changes() []keyChange {
	var all []keyChange
	say := func(key string, number bool, f Field) {
		if f.Said {
			all = append(all, keyChange{key: key, number: number, text: f.Text})
		}
	}
	nested := func(key string, number bool, fields []KeyedField) {
		var inner []keyChange
		for _, f := range fields {
			if f.Said {
				inner = mergeChanges(inner, []keyChange{{key: f.Key, number: number, text: f.Text}})
			}
		}
		if inner != nil {
			all = append(all, keyChange{key: key, inner: inner})
		}
	}
	if e.Value != "" {
		say("value", true, Say(e.Value))
	}
	say("status", false, e.Status)
	say("note", false, e.Note)
	say("source", false, e.Source)
	say("checked_by", false, e.CheckedBy)
	say("yoy", true, e.YoY)
	say("rank", true, e.Rank)
	say("rank_of", true, e.RankOf)
	nested("parts", true, e.Parts)
	nested("explained", false, e.Explained)
	return all
}

func mergeChanges(before, later []keyChange) []keyChange {
	for _, c := range later {
		k := indexOfChange(before, c.key)
		switch {
		case k < 0:
			before = append(before, c)
		case c.inner != nil:
			before[k].inner = mergeChanges(before[k].inner, c.inner)
		default:
			before[k] = c
		}
	}
	return before
}

func indexOfChange(changes []keyChange, key string) int {
	for k := range changes {
		if changes[k].key == key {
			return k
		}
	}
	return -1
}
