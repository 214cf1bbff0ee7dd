package chart

import (
	"fmt"
	"html"
	"maps"
	"os"
	"strings"
	"testing"
)

// TestSheet writes all charts of the sample to the folder named by SHEET, as an HTML page each with its
// picture and its option, to be looked at.
func TestSheet(t *testing.T) {
	dir := os.Getenv("SHEET")
	if dir == "" {
		t.Skip("SHEET names no folder")
	}
	all := maps.Clone(sampleCharts())
	for name, c := range caseCharts() {
		all[strings.NewReplacer("/", "_", " ", "-").Replace(name)] = c
	}
	for name, c := range all {
		option, err := c.Option()
		if err != nil {
			t.Fatal(err)
		}
		page := fmt.Sprintf(`<!doctype html><meta charset="utf-8"><body><h3>%s</h3><p>%s</p><div id="p">%s</div>
<div id="live" data-width="%d" data-height="%d"></div><script type="application/json" id="o">%s</script><p>%s</p>`,
			html.EscapeString(c.Title), html.EscapeString(c.Subtitle), c.Picture(nil), c.Width, c.Height, option, html.EscapeString(c.Desc))
		if err := os.WriteFile(dir+"/"+name+".html", []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func sampleCharts() map[string]*Chart {
	v := sample().view()
	s := v.Site
	i := s.Indicators
	out := map[string]*Chart{}
	for _, k := range Kinds {
		r := s.Regions[0]
		if key := k.Key("region"); key != nil && key.Needed {
			r = s.Regions[1]
		}
		out[k.Name] = k.Draw(v, i[1], r)
	}
	for name, c := range map[string]*Chart{
		"completion": Completion(v, s.Regions[5]), "ranking-value": Ranking(v, i[7]), "ranking-stock": Ranking(v, i[6]),
		"ranking-zero": Ranking(v, i[2]), "months-small": Months(v, i[1], s.Regions[1]), "schedule-small": Schedule(v, i[1], s.Regions[1]),
		"map": Map(v, i[1], groundOf(v)), "tasks": tasksOf(v, i[0]), "tasks-alone": Tasks(v, i[1]),
		"tiles-overall": Tiles(v, nil), "board-large": Board(v, BoardOptions{Large: true, ByBehind: true}),
	} {
		out[name] = c
	}
	return out
}
