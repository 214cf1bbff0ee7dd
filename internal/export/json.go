package export

import (
	"encoding/json"
	"maps"
	"slices"

	"bulletin/internal/model"
)

// JSON is the same data for programs that read no CSV: for each subject its numbers by region and measure. A measure of
// several periods has a list, whose periods are told once for all. A number is written digit for digit; in its place
// stands, as a string, the code of a gap. Notes are in the tables of the package.
func (d *Data) json(out *writer) {
	w := &jsonWriter{out, map[string][]byte{}}
	e, site := d.View.Edition, d.View.Site
	w.raw("{\n")
	w.pair("edition", e.ID, ",\n")
	w.pair("title", e.Title+"（"+e.Label+"）", ",\n")
	if issuer := model.Finished(e.Issuer); issuer != "" {
		w.pair("issuer", issuer, ",\n")
	}
	w.pair("period", e.Period.String(), ",\n")
	if !e.Date.IsZero() {
		w.pair("date", e.Date.String(), ",\n")
	}
	w.pair("description", d.about(), ",\n")
	if mark := d.mark(); mark != "" {
		w.pair("mark", mark, ",\n")
	}
	if site.Sample {
		w.raw("\"sample\": true,\n")
	}
	w.object("gaps", len(gaps), func(k int) (string, string) { return gaps[k].Code, gaps[k].Label })
	w.object("measures", len(d.Measures), func(k int) (string, string) { return d.Measures[k].ID, d.whole(d.Measures[k]).Name })
	w.object("regions", len(d.Regions), func(k int) (string, string) { return d.Regions[k].ID, d.name(d.Regions[k]) })
	periods := d.periods()
	w.lists(d.Measures, periods)
	w.raw("\"indicators\": {")
	for k, s := range d.Subjects {
		w.comma(k)
		w.text(s.ID)
		w.raw(": ")
		w.subject(s, periods)
	}
	w.raw("\n}\n}\n")
}

// jsonWriter writes JSON with a line for each region.
type jsonWriter struct {
	*writer
	quoted map[string][]byte // strings that were written: most come once for each region
}

func (w *jsonWriter) comma(k int) {
	if k > 0 {
		w.raw(",")
	}
	w.raw("\n")
}

// text writes a string; strings of Go are never refused.
func (w *jsonWriter) text(s string) {
	b := w.quoted[s]
	if b == nil {
		b, _ = json.Marshal(s)
		w.quoted[s] = b
	}
	w.held = append(w.held, b...)
}

func (w *jsonWriter) pair(key, value, end string) {
	w.text(key)
	w.raw(": ")
	w.text(value)
	w.raw(end)
}

func (w *jsonWriter) object(key string, n int, at func(k int) (key, value string)) {
	w.text(key)
	w.raw(": {")
	for k := range n {
		w.comma(k)
		id, value := at(k)
		w.pair(id, value, "")
	}
	w.raw("\n},\n")
}

// subject writes the rows of a subject: of each region, numbers of the edition's period by measure, and those of measures
// that have several periods as lists, in the order of the measure's periods; null is where there is no row.
func (w *jsonWriter) subject(s *Subject, periods map[*Measure][]model.Period) {
	w.raw("{")
	w.pair("name", s.Name, "")
	if i := s.Indicator; i != nil {
		w.raw(", ")
		w.pair("unit", i.Unit, "")
	}
	w.raw(", \"data\": {")
	for k := 0; k < len(s.Rows); {
		end := k
		for end < len(s.Rows) && s.Rows[end].Region == s.Rows[k].Region {
			end++
		}
		w.comma(k)
		w.text(s.Rows[k].Region.ID)
		w.raw(": {")
		w.region(s.Rows[k:end], periods)
		w.raw("}")
		w.ended()
		k = end
	}
	w.raw("}}")
}

// region writes the rows of a region: single numbers first, then lists.
func (w *jsonWriter) region(rows []Row, periods map[*Measure][]model.Period) {
	lists := map[*Measure][]*Row{}
	var order []*Measure
	comma := ""
	for k := range rows {
		m := rows[k].Measure
		if periods[m] == nil {
			w.raw(comma)
			w.text(m.ID)
			w.raw(":")
			w.number(&rows[k])
			comma = ","
			continue
		}
		if lists[m] == nil {
			order = append(order, m)
		}
		lists[m] = append(lists[m], &rows[k])
	}
	for _, m := range order {
		w.raw(comma)
		comma = ","
		w.text(m.ID)
		w.raw(":[")
		list := lists[m]
		for k, p := range periods[m] {
			if k > 0 {
				w.raw(",")
			}
			if len(list) > 0 && list[0].Period == p {
				w.number(list[0])
				list = list[1:]
			} else {
				w.raw("null")
			}
		}
		w.raw("]")
	}
}

func (w *jsonWriter) number(r *Row) {
	if r.Ok() {
		w.raw(r.Text())
	} else {
		w.text(gapOf(r.Gap).Code)
	}
}

// periods are those of each measure that has others than the edition's, in order.
func (d *Data) periods() map[*Measure][]model.Period {
	seen, several := map[*Measure]map[model.Period]bool{}, map[*Measure]bool{}
	for _, s := range d.Subjects {
		for k := range s.Rows {
			r := &s.Rows[k]
			if seen[r.Measure] == nil {
				seen[r.Measure] = map[model.Period]bool{}
			}
			seen[r.Measure][r.Period] = true
			several[r.Measure] = several[r.Measure] || r.Period != d.View.Edition.Period
		}
	}
	out := map[*Measure][]model.Period{}
	for _, m := range d.Measures {
		if several[m] || m.ID == "value" { // a list also in the first edition of all
			out[m] = slices.SortedFunc(maps.Keys(seen[m]), model.Period.Compare)
		}
	}
	return out
}

// lists tells the periods of the measures that have several.
func (w *jsonWriter) lists(measures []*Measure, periods map[*Measure][]model.Period) {
	w.raw("\"periods\": {")
	comma := ""
	for _, m := range measures {
		if periods[m] == nil {
			continue
		}
		w.raw(comma + "\n")
		w.text(m.ID)
		w.raw(": [")
		for k, p := range periods[m] {
			if k > 0 {
				w.raw(",")
			}
			w.text(p.String())
		}
		w.raw("]")
		comma = ","
	}
	w.raw("\n},\n")
}
