package export

import (
	"bytes"
	"encoding/json"

	"bulletin/internal/model"
)

// JSON is the same data for programs that read no CSV: for each subject its rows by region, period and measure. A number
// is written digit for digit; in its place stands, as a string, the code of a gap. Notes are in the tables of the package.
func (d *Data) JSON() []byte {
	w := &jsonWriter{}
	e, site := d.View.Edition, d.View.Site
	w.raw("{\n")
	w.pair("edition", e.ID, ",\n")
	w.pair("title", e.Title+"（"+e.Label+"）", ",\n")
	if issuer := model.Given(e.Issuer); issuer != "" {
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
	w.raw("\"indicators\": {")
	for k, s := range d.Subjects {
		w.comma(k)
		w.text(s.ID)
		w.raw(": ")
		w.subject(s)
	}
	w.raw("\n}\n}\n")
	return w.Bytes()
}

// jsonWriter writes JSON with a line for each region and month.
type jsonWriter struct{ bytes.Buffer }

func (w *jsonWriter) raw(text string) { w.WriteString(text) }

func (w *jsonWriter) comma(k int) {
	if k > 0 {
		w.raw(",")
	}
	w.raw("\n")
}

// text writes a string; strings of Go are never refused.
func (w *jsonWriter) text(s string) {
	b, _ := json.Marshal(s)
	w.Write(b)
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

func (w *jsonWriter) subject(s *Subject) {
	w.raw("{")
	w.pair("name", s.Name, "")
	if i := s.Indicator; i != nil {
		w.raw(", ")
		w.pair("unit", i.Unit, "")
	}
	w.raw(", \"data\": {")
	var region *model.Region
	var period model.Period
	for k := range s.Rows {
		r := &s.Rows[k]
		switch {
		case r.Region != region:
			if region != nil {
				w.raw("}},")
			}
			w.raw("\n")
			w.text(r.Region.ID)
			w.raw(": {\n")
			w.text(r.Period.String())
			w.raw(": {")
		case r.Period != period:
			w.raw("},\n")
			w.text(r.Period.String())
			w.raw(": {")
		default:
			w.raw(",")
		}
		region, period = r.Region, r.Period
		w.text(r.Measure.ID)
		w.raw(":")
		if r.Ok() {
			w.raw(r.Text())
		} else {
			w.text(gapOf(r.Gap).Code)
		}
	}
	if region != nil {
		w.raw("}}")
	}
	w.raw("}}")
}
