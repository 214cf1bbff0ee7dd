package export

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/seal"
)

// TestPublishedNames: package seal reads back every figure of the table that is written here, and nothing else.
func TestPublishedNames(t *testing.T) {
	for _, root := range []string{"../..", "../build/testdata/school"} {
		var diags diag.List
		site, err := load.Site(os.DirFS(root), chart.Usual(), &diags)
		if err != nil || diags.HasErrors() {
			t.Fatal(err, diags.Sorted())
		}
		for _, e := range site.Editions {
			data := New(analysis.New(site, e))
			published, err := seal.Figures(data.Table())
			if err != nil {
				t.Fatal(err)
			}
			read := published.Figures
			stands(t, data, e, published)
			want := 0
			for _, s := range data.Subjects {
				for k := range s.Rows {
					r := &s.Rows[k]
					if r.Measure.ID != "value" || s.Indicator == nil {
						continue
					}
					want++
					got, ok := read[model.PublishedKey{Indicator: s.ID, Region: r.Region.ID, Period: r.Period}]
					if !ok || got.Ok() != r.Ok() || r.Ok() && !got.Value.Equal(r.Value) || got.Status != r.Status {
						t.Fatalf("%s %s %s: read %v, written %v", s.ID, r.Region.ID, r.Period, got, r.Num)
					}
				}
			}
			if want == 0 || len(read) != want {
				t.Errorf("%s: %d figures read, %d written", e.ID, len(read), want)
			}
		}
	}
}

// TestWriteTable: the rows of an edition that are made one indicator after the other are those of its data.
func TestWriteTable(t *testing.T) {
	roots, err := filepath.Glob("../*/testdata/*/data/site.yaml")
	if err != nil || len(roots) < 5 {
		t.Fatal(roots, err)
	}
	for _, name := range append(roots, "../../data/site.yaml") {
		var diags diag.List
		s, err := load.Site(os.DirFS(filepath.Dir(filepath.Dir(name))), chart.Usual(), &diags)
		if err != nil || diags.HasErrors() {
			continue // a site that is wrong on purpose
		}
		for _, e := range s.Editions {
			var got bytes.Buffer
			if err := WriteTable(analysis.New(s, e), &got); err != nil {
				t.Fatal(err)
			}
			if want := New(analysis.New(s, e)).Table(); !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s, %s: %d bytes, want %d", name, e.ID, got.Len(), len(want))
			}
		}
	}
}

// stands fails where what is read again of the edition's own month is not what its view has.
func stands(t *testing.T, data *Data, e *model.Edition, published *seal.Publication) {
	t.Helper()
	v := data.View
	if published.Status != e.Report.Status {
		t.Errorf("%s: read as %v, the report is %v", e.ID, published.Status, e.Report.Status)
	}
	ranked, given, parts, upper := 0, 0, 0, 0
	for _, i := range v.Site.Indicators {
		for _, r := range v.Site.Regions {
			c := v.Cell(i, r)
			s := published.Stood[model.PublishedKey{Indicator: i.ID, Region: r.ID, Period: e.Period}]
			if s == nil {
				continue
			}
			if c.Target.Ok() != s.Target.Ok() || c.Target.Ok() && !s.Target.Same(c.Target) || c.Place.Rank != s.Rank || c.Growth.Given != s.Given {
				t.Fatalf("%s %s %s: read %+v of %+v", e.ID, i.ID, r.ID, s, c)
			}
			if c.Growth.Given {
				given++
				if !s.YoY.Same(c.Growth.Num) {
					t.Errorf("%s %s %s: 同比 %v, read %v", e.ID, i.ID, r.ID, c.Growth.Num, s.YoY)
				}
			}
			if state, ok := analysis.StoodState(i, s.State); c.State != analysis.NoState && (!ok || state != c.State) {
				t.Errorf("%s %s %s: state %v, read %q", e.ID, i.ID, r.ID, c.State, s.State)
			}
			if c.Place.Rank > 0 {
				ranked++
			}
			if m := c.Figure.More; m != nil && m.Rank > 0 {
				upper++
				if s.UpperRank != m.Rank || s.UpperOf != m.RankOf {
					t.Errorf("%s %s %s: place %d of %d above, read %d of %d", e.ID, i.ID, r.ID, m.Rank, m.RankOf, s.UpperRank, s.UpperOf)
				}
			}
			if f := published.Figures[model.PublishedKey{Indicator: i.ID, Region: r.ID, Period: e.Period}]; f.Note != c.Figure.Note() {
				t.Errorf("%s %s %s: note %q, read %q", e.ID, i.ID, r.ID, c.Figure.Note(), f.Note)
			}
			if shown := published.Shown[i.ID]; shown.Unit != i.Unit || shown.Value != format.ValueName(i.Measure) || shown.Target != "" && shown.Target != format.GoalName(i) {
				t.Errorf("%s %s: read as %+v", e.ID, i.ID, shown)
			}
			if m := c.Figure.More; m != nil {
				parts += len(m.Parts)
				if len(s.Parts) != len(m.Parts) {
					t.Errorf("%s %s %s: %d parts, read %d", e.ID, i.ID, r.ID, len(m.Parts), len(s.Parts))
				}
			}
		}
	}
	for _, score := range analysis.Scores(v) {
		s := published.Stood[model.PublishedKey{Indicator: model.ScoresSubject, Region: score.Region.ID, Period: e.Period}]
		if s == nil || s.ScoreRank != score.Rank || s.TierRank != score.TierRank || s.Score.Ok() != score.Total.Ok() {
			t.Errorf("%s %s: score %+v, read %+v", e.ID, score.Region.ID, score.Total, s)
		}
	}
	if ranked == 0 {
		t.Errorf("%s: nobody is ranked", e.ID)
	}
	t.Logf("%s: %d places, %d given 同比, %d parts, %d places above", e.ID, ranked, given, parts, upper)
}

// TestPublishedStates: each state is read again from the word for it, of every kind of indicator that has it.
func TestPublishedStates(t *testing.T) {
	flow := []analysis.State{analysis.Over, analysis.Met, analysis.OnPace, analysis.Behind, analysis.FarBehind, analysis.Unmet, analysis.AtZero}
	limit := []analysis.State{analysis.OnPace, analysis.Behind, analysis.FarBehind, analysis.Exceeded}
	level := []analysis.State{analysis.Reached, analysis.Short}
	for _, test := range []struct {
		indicator model.Indicator
		states    []analysis.State
	}{
		{model.Indicator{}, flow},
		{model.Indicator{Better: model.Lower}, limit},
		{model.Indicator{Measure: model.Stock}, level},
		{model.Indicator{Measure: model.Rate}, level},
		{model.Indicator{Measure: model.Rate, Better: model.Lower}, level},
		{model.Indicator{Measure: model.Stock, Better: model.Lower}, level},
	} {
		for _, want := range test.states {
			word := format.State(&analysis.Cell{Indicator: &test.indicator, State: want})
			if got, ok := analysis.StoodState(&test.indicator, word); !ok || got != want {
				t.Errorf("%+v: %s is read as %v, want %v", test.indicator, word, got, want)
			}
		}
	}
}
