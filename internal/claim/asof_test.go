package claim

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// TestAsOf: what a ledger says stays true when things get better; what was never true does not.
func TestAsOf(t *testing.T) {
	d := verdictDesk(t, "2024-h1", "")
	open, closed := d.site.Actions[2024][0], d.site.Actions[2024][1]
	for _, test := range []struct {
		action *model.Action
		matter bool
		text   string
		says   string
	}{
		// 东山县 was 13 points short in the first quarter and is on time by June.
		{open, true, "签约额落后序时，须查明原因", ""},
		{open, true, "签约额完成12.0%，落后序时13.0个百分点", ""},
		{open, true, "2024年一季度签约额落后序时", ""},
		{open, true, "签约额完成47.0%", "数据是12.0%"},
		{open, true, "签约额达到序时进度", "与数据不符"},
		{open, true, "签约额尚未破零", "与数据不符"},
		{open, false, "签约额仍落后序时", ""},
		{open, false, "签约额已达到序时进度", ""},
		{open, false, "签约额完成47.0%", ""},
		{open, false, "签约额尚未破零", "与数据不符"},
		{closed, false, "签约额已达到序时进度", ""},
		{closed, false, "签约额完成51.0%", "数据是47.0%"},
	} {
		editions, since := Written(d.site, test.action, d.view.Edition)
		if !test.matter {
			editions = since
		}
		var wrong []string
		for _, v := range d.checker.CheckAsOf(d.views(editions), d.view, d.about("dong"), []Run{{Pieces: []Piece{{Text: test.text}}}}) {
			if v.Outcome == Contradicts {
				wrong = append(wrong, v.Text)
			}
		}
		if test.says == "" && len(wrong) > 0 || test.says != "" && (len(wrong) != 1 || !strings.Contains(wrong[0], test.says)) {
			t.Errorf("matter %v, %s: %q, want %q", test.matter, test.text, wrong, test.says)
		}
	}
	if len(d.wrongOf("dong", "签约额落后序时，须查明原因")) == 0 {
		t.Error("the matter is true of the newest edition, too")
	}
}

func (d *desk) views(editions []*model.Edition) []*analysis.View {
	views := make([]*analysis.View, len(editions))
	for k, e := range editions {
		views[k] = d.checker.view(e)
	}
	return views
}

// TestAsOfReferences: a reference prints the newest figure; the words before it are those of then.
func TestAsOfReferences(t *testing.T) {
	d := verdictDesk(t, "2024", "") // 东山县 has done more than its target
	opened := d.views([]*model.Edition{d.site.Actions[2024][0].Opened})
	lead := &Figure{View: d.view, Region: d.about("dong").Region, Indicator: d.about("qianyue").Indicator,
		Measure: measure.Named("lead", d.site.Words), Absolute: true}
	for _, test := range []struct {
		words string
		wrong bool
	}{{"签约额低于序时进度", false}, {"签约额高于序时进度", true}} {
		runs := []Run{{Pieces: []Piece{{Text: test.words}, {Text: "4.0个百分点", Figure: lead}}}}
		if got := d.checker.CheckAsOf(opened, d.view, d.about("dong"), runs); len(got) > 0 != test.wrong {
			t.Errorf("%s: %v", test.words, got)
		}
	}
	typed := []Run{{Pieces: []Piece{{Text: "签约额完成12.0%，低于序时进度13.0个百分点"}}}}
	got := d.checker.CheckAsOf(opened, d.view, d.about("dong"), typed)
	if len(got) != 1 || got[0].Reference != "{{ 签约额 完成率 }}" {
		t.Errorf("%v, want the reference of the rate alone: the other would say 低于 of any lead", got)
	}
}

func TestWritten(t *testing.T) {
	site := verdictDesk(t, "2024", "").site
	q1, h1, year := edition(site, "2024-q1"), edition(site, "2024-h1"), edition(site, "2024")
	for _, test := range []struct {
		name   string
		action model.Action
		now    *model.Edition
		since  []*model.Edition
	}{
		{"in the edition that opened it", model.Action{Opened: q1}, q1, []*model.Edition{q1}},
		{"open", model.Action{Opened: q1}, year, []*model.Edition{year, h1, q1}},
		{"opened later", model.Action{Opened: h1}, year, []*model.Edition{year, h1}},
		{"closed between two", model.Action{Opened: q1, ClosedOn: model.Date{Year: 2024, Month: 8, Day: 1}}, year, []*model.Edition{h1, year}},
		{"closed between two, before the second", model.Action{Opened: q1, ClosedOn: model.Date{Year: 2024, Month: 8, Day: 1}}, h1, []*model.Edition{h1}},
		{"closed on the day of one", model.Action{Opened: q1, ClosedOn: h1.Date}, year, []*model.Edition{h1, year}},
		{"closed after the last", model.Action{Opened: q1, ClosedOn: model.Date{Year: 2025, Month: 3, Day: 1}}, year, []*model.Edition{year}},
		{"closed before it was opened", model.Action{Opened: h1, ClosedOn: model.Date{Year: 2024, Month: 5, Day: 1}}, year, []*model.Edition{h1}},
	} {
		matter, since := Written(site, &test.action, test.now)
		if len(matter) != 1 || matter[0] != test.action.Opened || names(since) != names(test.since) {
			t.Errorf("%s: %s and %s, want %s", test.name, names(matter), names(since), names(test.since))
		}
	}
}

func edition(site *model.Site, id string) *model.Edition {
	for _, e := range site.Editions {
		if e.ID == id {
			return e
		}
	}
	return nil
}

func names(editions []*model.Edition) string {
	s := ""
	for _, e := range editions {
		s += e.ID + " "
	}
	return s
}

// TestEither: a contradiction is one in both readings; what one of them finds right is in no doubt and offers no reference; what neither
// finds right stays in doubt.
func TestEither(t *testing.T) {
	at := func(outcome Outcome, start int) Verdict {
		return Verdict{Start: start, End: start + 3, Outcome: outcome, Reference: "x"}
	}
	found := []Verdict{at(Contradicts, 0), at(Contradicts, 10), at(Doubtful, 20), at(Doubtful, 30), at(Doubtful, 40), at(Agrees, 50)}
	other := []Verdict{at(Agrees, 1), at(Contradicts, 11), at(Agrees, 20), at(Doubtful, 30), at(Agrees, 41), at(Contradicts, 42), at(Contradicts, 50)}
	var told []string
	for _, v := range Either(found, other) {
		told = append(told, fmt.Sprintf("%d:%d%s", v.Start, v.Outcome, v.Reference))
	}
	if got, want := strings.Join(told, " "), "10:2x 20:0 30:1x 40:1x 50:0x"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
