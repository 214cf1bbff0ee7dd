package chart

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// TestWeight bounds the bytes of options and pictures, of all kinds on all cases: what a chart has to say of a row, a cell or
// a month is its own, and all the rest is in the theme.
func TestWeight(t *testing.T) {
	for name, c := range caseCharts() {
		option, err := c.Option()
		if err != nil {
			t.Fatal(err)
		}
		most := heaviest(c)
		for _, long := range []string{"hostile", "long", "large numbers"} {
			if strings.HasPrefix(name, long) {
				most = most * 9 / 5 // names and numbers are as long as the axes let them be
			}
		}
		if got := len(bytes.ReplaceAll(option, []byte("\n"), nil)); got > most {
			t.Errorf("%s: an option of %d bytes, want at most %d", name, got, most)
		}
	}
}

// heaviest is the bound of a chart's option.
func heaviest(c *Chart) int {
	switch spec := c.spec.(type) {
	case *months:
		most := 1300 + 220*max(0, len(spec.lines)-3)
		for _, l := range spec.lines {
			for _, p := range l.points {
				if !p.ok && p.text != "" || p.ok && (p.between || p.text == "") {
					most += 35 // what is missing, or no figure, is said
				}
			}
		}
		return most
	case *place:
		most, others := 2300+150*len(spec.rows), 0
		for k := range spec.rows {
			if spec.boxes != nil {
				most += 80
				continue
			}
			most += 25 * len(spec.others[k])
			others = max(others, len(spec.others[k]))
		}
		return most + 110*others // each of the others is a series
	case *tasks:
		return 1950 + 120*len(spec.marks)
	case *heat:
		if spec.columns == nil { // tiles
			return 1500 + 60*len(spec.cells)
		}
		return 4400 + 60*len(spec.cells)
	case *ground:
		return 1 << 30 // its shapes are the author's
	case *gantt:
		return 1400 + 170*len(spec.rows)
	case interface{ plot() *frame }:
		return 1300 + 130*rowCount(c)
	}
	return 0
}

func rowCount(c *Chart) int {
	switch spec := c.spec.(type) {
	case *bars:
		return len(spec.rows)
	case *shares:
		return len(spec.rows)
	}
	return 0
}

// TestSampleWeight: of a site of eight counties a chart of months stays below 1.5 KB, a schedule of five lines below 2, and all others
// below 3 KB but for maps, whose shapes are the author's, and boards. TestOptionWeights in internal/build holds the sample itself.
func TestSampleWeight(t *testing.T) {
	for name, c := range sampleCharts() {
		most := map[string]int{"months": 1536, "schedule": 2048, "map": 6000, "board": heaviest(c)}[c.Kind]
		if most == 0 {
			most = 3072
		}
		if option, err := c.Option(); err != nil || len(option) > most {
			t.Errorf("%s: an option of %d bytes, want at most %d; %v", name, len(option), most, err)
		}
	}
}

// TestThemeSaysOnce: no option repeats what the theme says.
func TestThemeSaysOnce(t *testing.T) {
	var theme map[string]any
	if err := json.Unmarshal([]byte(themeText()), &theme); err != nil {
		t.Fatal(err)
	}
	for name, c := range caseCharts() {
		b, err := c.Option()
		if err != nil {
			t.Fatal(err)
		}
		var option map[string]any
		if err := json.Unmarshal(b, &option); err != nil {
			t.Fatal(err)
		}
		for _, s := range option["series"].([]any) {
			for _, path := range append(repeated(s, theme[word(s, "type")], ""), repeated(s, shared(t, s), "")...) {
				t.Errorf("%s: series %s repeats %s", name, word(s, "id"), path)
			}
		}
		for _, key := range []string{"grid", "tooltip", "textStyle"} {
			for _, path := range repeated(option[key], theme[key], "") {
				t.Errorf("%s: %s repeats %s", name, key, path)
			}
		}
	}
}

func repeated(own, theme any, path string) (out []string) {
	object, ok := own.(map[string]any)
	if !ok {
		return nil
	}
	for key, value := range object {
		base := at(theme, key)
		switch value.(type) {
		case map[string]any:
			out = append(out, repeated(value, base, path+"."+key)...)
		case []any:
		default:
			if base != nil && value == base {
				out = append(out, path+"."+key)
			}
		}
	}
	return out
}
