package chart

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds picture and option of every kind, drawn for the sample, against testdata.
func TestGolden(t *testing.T) {
	for name, c := range sampleCharts() {
		option, err := c.Option()
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".svg", c.Picture(nil))
		golden(t, name+".json", append(option, '\n'))
		golden(t, name+".txt", []byte(c.ID+"\n"+c.Title+"\n"+c.Subtitle+"\n"+c.Desc+"\n"))
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run: go test ./internal/chart -run TestGolden -update", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs from its golden file; look at it, then run: go test ./internal/chart -run TestGolden -update", name)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	a, b := drawn(sample().view()), drawn(sample().view())
	for name := range a {
		x, _ := a[name].Option()
		y, _ := b[name].Option()
		if !bytes.Equal(x, y) || !bytes.Equal(a[name].Picture(nil), b[name].Picture(nil)) {
			t.Errorf("%s: two charts of the same data differ", name)
		}
	}
}

var identifier = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

func TestEveryChart(t *testing.T) {
	for name, c := range caseCharts() {
		t.Run(name, func(t *testing.T) {
			if !identifier.MatchString(c.ID) {
				t.Errorf("ID %q is no identifier", c.ID)
			}
			if c.Title == "" || c.Subtitle == "" || !strings.HasPrefix(c.Desc, c.Title) {
				t.Errorf("title %q, subtitle %q, description %q", c.Title, c.Subtitle, c.Desc)
			}
			b, err := c.Option()
			if err != nil {
				t.Fatal(err)
			}
			checkOption(t, b)
			picture := string(c.Picture(nil))
			for _, bad := range []string{"style=", "<style", "<script", "NaN", "Inf", "{{"} {
				if strings.Contains(picture, bad) {
					t.Errorf("the picture holds %q", bad)
				}
			}
			for _, must := range []string{`role="img"`, `viewBox="0,0,`, `aria-labelledby="` + c.ID + `_t ` + c.ID + `_d"`} {
				if !strings.Contains(picture, must) {
					t.Errorf("the picture lacks %s", must)
				}
			}
		})
	}
}

// checkOption holds an option against what a page asks of it.
func checkOption(t *testing.T, b []byte) {
	t.Helper()
	if bytes.ContainsAny(b, "<>&\u2028\u2029") {
		t.Error("the option holds a character that may end its script element")
	}
	o := themed(t, b)
	if o["animation"] != false || at(o, "tooltip", "renderMode") != "richText" || at(o, "grid", "outerBoundsMode") != "none" {
		t.Error("the option animates, draws tips as markup or moves its grid")
	}
	for _, key := range []string{"title", "legend", "toolbox", "color"} {
		if _, ok := o[key]; ok {
			t.Errorf("the option has %s, which the bundle has not", key)
		}
	}
	series := o["series"].([]any)
	if tips := series[0]; at(o, "tooltip", "trigger") == "axis" && at(o, "tooltip", "tip") != "months" && !slices.Contains([]string{"labels", "tips"}, word(tips, "id")) {
		t.Error("the first series does not carry the tips")
	}
	if !slices.Contains([]string{"item", "row", "cell", "months"}, word(o, "tooltip", "tip")) || at(o, "tooltip", "formatter") != nil {
		t.Errorf("tips are made by %v", at(o, "tooltip", "tip"))
	}
	for _, axis := range []string{"xAxis", "yAxis"} {
		a := o[axis].([]any)[0].(map[string]any)
		if a["type"] == "value" && (a["min"] == nil || a["max"] == nil) {
			t.Errorf("%s has lost an end: %v", axis, a)
		}
	}
	noTemplates(t, o, "")
	for _, line := range bytes.Split(b, []byte("\n")) {
		if len(line) > 4000 {
			t.Errorf("a line of %d bytes", len(line))
		}
	}
}

var (
	gaps   = regexp.MustCompile(`\{[lw\d]?\}`)
	styles = regexp.MustCompile(`\{[a-h]\||\}(\n|$)`) // that a text begins with, and its end
)

// noTemplates fails where a text could be read as a template of ECharts, but for the forms of labels.
func noTemplates(t *testing.T, v any, path string) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			noTemplates(t, value, path+"."+key)
		}
	case []any:
		for _, value := range v {
			noTemplates(t, value, path)
		}
	case string:
		form := strings.HasSuffix(path, ".label.formatter") || strings.HasPrefix(path, ".series.data") || strings.HasPrefix(path, ".yAxis.data") ||
			strings.HasSuffix(path, "Axis.axisLabel.formatter") && strings.HasPrefix(v, "{value}") && !strings.ContainsAny(v[len("{value}"):], "{}")
		if path == ".tooltip.lines" {
			v = gaps.ReplaceAllString(v, "")
		}
		if form && !strings.HasSuffix(path, "Axis.axisLabel.formatter") {
			v = styles.ReplaceAllString(fields.ReplaceAllString(v, ""), "")
			form = false
		}
		if strings.ContainsAny(v, "{}") && !form {
			t.Errorf("%s: %q", path, v)
		}
		if strings.ContainsAny(v, "\x00\u202e") {
			t.Errorf("%s: a control character in %q", path, v)
		}
	}
}
