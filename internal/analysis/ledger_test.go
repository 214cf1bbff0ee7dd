package analysis

import (
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/model"
)

func day(text string) (d model.Date) {
	if text != "" {
		fmt.Sscanf(text, "%d-%d-%d", &d.Year, &d.Month, &d.Day)
	}
	return d
}

// ledgerSite has editions of two years; the one of 2021 is dated in January of the next.
func ledgerSite() *model.Site {
	return &model.Site{Editions: []*model.Edition{
		{ID: "2021", Period: model.Period{Year: 2021, Month: 12}, Date: day("2022-1-25")},
		{ID: "2022-q1", Period: model.Period{Year: 2022, Month: 3}, Date: day("2022-4-18")},
		{ID: "2022-h1", Period: model.Period{Year: 2022, Month: 6}, Date: day("2022-7-20")},
		{ID: "2023-q1", Period: model.Period{Year: 2023, Month: 3}, Date: day("2023-4-18")},
	}}
}

var actionWords = [...]string{"新增", "推进中", "已销号", "逾期"}

func TestLedger(t *testing.T) {
	site := ledgerSite()
	site.Actions = map[int][]*model.Action{}
	for _, a := range []struct {
		number           string
		opened           int
		deadline, closed string
	}{
		{"21-1 closed at once", 0, "2022-3-31", "2022-1-25"},
		{"21-2 closed in the next year", 0, "2022-3-31", "2022-3-1"},
		{"21-3 overdue, then closed", 0, "2022-3-31", "2022-7-1"},
		{"22-1 due on the day", 1, "2022-7-20", ""},
		{"22-2 due the day before", 1, "2022-7-19", ""},
		{"22-3 open", 2, "2022-12-31", ""},
		{"22-4 closed after the last edition of its year", 2, "2022-12-31", "2022-12-30"},
		{"22-5 closed after all editions", 2, "2023-12-31", "2023-5-1"},
	} {
		e := site.Editions[a.opened]
		site.Actions[e.Period.Year] = append(site.Actions[e.Period.Year], &model.Action{Number: a.number, Opened: e, Deadline: day(a.deadline), ClosedOn: day(a.closed)})
	}
	for _, test := range []struct{ edition, want string }{
		{"2021", `21-1 已销号 added closed
21-2 新增 added
21-3 新增 added`},
		{"2022-q1", `21-1 已销号 from 已销号
21-2 已销号 from 新增 closed
21-3 逾期 from 新增 lapsed
22-1 新增 added
22-2 新增 added`},
		{"2022-h1", `21-1 已销号 from 已销号
21-2 已销号 from 已销号
21-3 已销号 from 逾期 closed
22-1 推进中 from 新增
22-2 逾期 from 新增 lapsed
22-3 新增 added
22-4 新增 added
22-5 新增 added`},
		// Those of 2022 that were shown as closed are gone; 22-4 was closed since, and is shown once.
		{"2023-q1", `22-1 逾期 from 推进中 lapsed
22-2 逾期 from 逾期
22-3 逾期 from 新增 lapsed
22-4 已销号 from 新增 closed
22-5 推进中 from 新增`},
	} {
		for _, e := range site.Editions {
			if e.ID == test.edition {
				if got := ledgerText(site, e); got != test.want {
					t.Errorf("Ledger(%s) =\n%s\nwant\n%s", e.ID, got, test.want)
				}
			}
		}
	}
}

func ledgerText(site *model.Site, e *model.Edition) string {
	var lines []string
	for _, m := range Ledger(site, e) {
		number, _, _ := strings.Cut(m.Number, " ")
		line := number + " " + actionWords[m.State]
		if m.Before != nil {
			line += " from " + actionWords[*m.Before]
		}
		for _, change := range []struct {
			is   bool
			word string
		}{{m.Added(), "added"}, {m.Closed(), "closed"}, {m.Lapsed(), "lapsed"}} {
			if change.is {
				line += " " + change.word
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestLedgerBefore(t *testing.T) {
	site := ledgerSite()
	for k, e := range site.Editions {
		var want *model.Edition
		if k > 0 {
			want = site.Editions[k-1]
		}
		if got := LedgerBefore(site, e); got != want {
			t.Errorf("LedgerBefore(%s) = %v, want %v", e.ID, got, want)
		}
	}
}

// TestSettled: a matter opened in March and seen in June; "." is no entry, which is 未报送.
func TestSettled(t *testing.T) {
	words := [...]string{"NoVerdict", "Unsettled", "IsSettled"}
	for _, test := range []struct {
		name          string
		indicator     model.Indicator
		target        string
		march, june   string
		want, inMarch string
	}{
		{"behind, now on pace", flow, "100", "20", "50", "IsSettled", "Unsettled"},
		{"behind, now over", flow, "100", "20", "101", "IsSettled", "Unsettled"},
		{"behind, still", flow, "100", "20", "49", "Unsettled", "Unsettled"},
		{"behind, now not reported", flow, "100", "20", ".", "NoVerdict", "Unsettled"},
		{"at zero, now one", flow, "100", "0", "1", "IsSettled", "Unsettled"},
		{"at zero, still", flow, "100", "0", "0", "Unsettled", "Unsettled"},
		{"at zero, now not reported", flow, "100", "0", ".", "NoVerdict", "Unsettled"},
		{"not reported, now reported", flow, "100", ".", "1", "IsSettled", "Unsettled"},
		{"not reported, still", flow, "100", ".", ".", "Unsettled", "Unsettled"},
		{"not reported, without a target", free(flow), ".", ".", "1", "IsSettled", "Unsettled"},
		{"on pace when opened", flow, "100", "30", "40", "NoVerdict", "NoVerdict"},
		{"no target", flow, "未设目标", "30", "40", "NoVerdict", "NoVerdict"},
		{"level short, now reached", stock, "100", "20", "100", "IsSettled", "Unsettled"},
		{"level short, still", stock, "100", "20", "99", "Unsettled", "Unsettled"},
		{"too many, now within", lower(stock), "3", "5", "3", "IsSettled", "Unsettled"},
		{"too many, still", lower(stock), "3", "5", "4", "Unsettled", "Unsettled"},
	} {
		v, i := sheet{
			indicator: test.indicator, rows: "甲 " + test.target + " " + test.june,
			before: map[int]string{3: "甲 " + test.target + " " + test.march},
		}.view(t)
		march, june := v.Site.Editions[0], v.Site.Editions[1]
		march.Date, june.Date = day("2022-4-18"), day("2022-7-20")
		a := &model.Action{Opened: march, Region: find(t, v.Site, "甲"), Indicator: i, Deadline: day("2022-9-30")}
		if got := words[Settled(a, v)]; got != test.want {
			t.Errorf("%s: Settled() = %s, want %s", test.name, got, test.want)
		}
		if got := words[Settled(a, New(v.Site, march))]; got != test.inMarch {
			t.Errorf("%s: Settled() in March = %s, want %s", test.name, got, test.inMarch)
		}
		for what, other := range map[string]model.Action{
			"due in another year": {Opened: march, Region: a.Region, Indicator: i, Deadline: day("2023-3-31")},
			"of no indicator":     {Opened: march, Region: a.Region, Deadline: day("2022-9-30")},
		} {
			if got := words[Settled(&other, v)]; got != "NoVerdict" {
				t.Errorf("%s, %s: Settled() = %s, want NoVerdict", test.name, what, got)
			}
		}
		a.Opened = june
		if got := words[Settled(a, New(v.Site, march))]; got != "NoVerdict" {
			t.Errorf("%s: Settled() before it was opened = %s, want NoVerdict", test.name, got)
		}
	}
}

// TestSettledByWhatWasPublished: what a matter wants follows from the figure that was published when it was opened, whatever came in since;
// of several revisions, from the first that gave a reason.
func TestSettledByWhatWasPublished(t *testing.T) {
	words := [...]string{"NoVerdict", "Unsettled", "IsSettled"}
	gap := model.Missing(model.NotReported)
	for _, test := range []struct {
		name      string
		published []model.Num // by each revision of March; the last has its seal
		open      bool        // it was opened again
		want      string
	}{
		{"never published", nil, false, "Unsettled"}, // 20 of 100 in March, 40 in June
		{"not reported, came in late", []model.Num{gap}, false, "IsSettled"},
		{"opened again to bring it", []model.Num{gap}, true, "IsSettled"},
		{"a second revision has it", []model.Num{gap, num("20")}, false, "IsSettled"},
		{"the second revision gave the reason", []model.Num{num("30"), num("20")}, false, "Unsettled"},
		{"at zero", []model.Num{num("0")}, false, "IsSettled"},
		{"in order when it was published", []model.Num{num("30")}, false, "NoVerdict"},
	} {
		v, i := sheet{indicator: flow, rows: "甲 100 40", before: map[int]string{3: "甲 100 20"}}.view(t)
		i.ID = "i"
		for _, r := range v.Site.Regions {
			r.ID = r.Name
		}
		march, june := v.Site.Editions[0], v.Site.Editions[1]
		march.Date, june.Date = day("2022-4-18"), day("2022-7-20")
		for k, n := range test.published {
			figures := map[model.PublishedKey]model.PublishedFigure{keyOf(march, "甲"): {Num: n}}
			if k == len(test.published)-1 && !test.open {
				march.Seal, march.Published = &model.Seal{Revision: k + 1}, figures
			} else {
				march.Earlier = append(march.Earlier, model.EarlierSeal{Revision: k + 1, Figures: figures})
			}
		}
		a := &model.Action{Opened: march, Region: find(t, v.Site, "甲"), Indicator: i, Deadline: day("2022-9-30")}
		for what, view := range map[string]*View{"today": NewToday(v.Site, june), "published": New(v.Site, june)} {
			if got := words[Settled(a, view)]; got != test.want {
				t.Errorf("%s, %s: Settled() = %s, want %s", test.name, what, got, test.want)
			}
		}
	}
}

// TestTold: which edition's figures a matter, its measures and its result print.
func TestTold(t *testing.T) {
	site := ledgerSite()
	q3 := &model.Edition{ID: "2022-q3", Period: model.Period{Year: 2022, Month: 9}, Date: day("2022-10-20")}
	site.Editions = append(site.Editions[:3:3], q3, site.Editions[3])
	whole := &model.Region{}
	for _, test := range []struct {
		name             string
		opened           string
		deadline, closed string
		until            model.Period
		now, want        string
	}{
		{"in the edition that opened it", "2022-q1", "2022-6-30", "", model.Period{}, "2022-q1", "2022-q1 2022-q1 2022-q1"},
		{"later in the year", "2022-q1", "2022-6-30", "", model.Period{}, "2022-h1", "2022-q1 2022-h1 2022-h1"},
		{"overdue in the next year", "2022-q1", "2022-6-30", "", model.Period{}, "2023-q1", "2022-q1 2022-q3 2022-q3"},
		{"due in the next year", "2022-q1", "2023-6-30", "", model.Period{}, "2023-q1", "2022-q1 2022-q3 2023-q1"},
		{"opened by a year's edition, due in the next", "2021", "2022-9-30", "", model.Period{}, "2023-q1", "2021 2021 2022-q3"},
		{"not yet closed", "2022-q1", "2022-9-30", "2022-7-20", model.Period{}, "2022-q1", "2022-q1 2022-q1 2022-q1"},
		{"closed on the day", "2022-q1", "2022-9-30", "2022-7-20", model.Period{}, "2022-q3", "2022-q1 2022-h1 2022-h1"},
		{"closed the day after", "2022-q1", "2022-9-30", "2022-7-21", model.Period{}, "2023-q1", "2022-q1 2022-q3 2022-q3"},
		{"closed in another year than it was due", "2022-q1", "2022-9-30", "2023-1-5", model.Period{}, "2023-q1", "2022-q1 2022-q3 2022-q3"},
		{"merged in the year", "2022-q1", "2022-9-30", "", model.Period{Year: 2022, Month: 6}, "2022-q3", "2022-q1 2022-h1 2022-h1"},
		{"due when it was merged", "2022-q1", "2023-9-30", "", model.Period{Year: 2022, Month: 12}, "2023-q1", "2022-q1 2022-q3 2022-q3"},
	} {
		of := func(id string) *model.Edition {
			for _, e := range site.Editions {
				if e.ID == id {
					return e
				}
			}
			t.Fatal(id)
			return nil
		}
		a := &model.Action{Opened: of(test.opened), Region: whole, Deadline: day(test.deadline), ClosedOn: day(test.closed)}
		if (test.until != model.Period{}) {
			a.Was = &model.Region{Until: test.until}
		}
		matter, measures, result := Told(site, a, of(test.now))
		if got := matter.ID + " " + measures.ID + " " + result.ID; got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestSettledOfFormer: a matter about what is part of another region by now is judged by its own figures while it has some, and not by
// those of the other.
func TestSettledOfFormer(t *testing.T) {
	v, i := sheet{indicator: flow, rows: "甲 100 0\n乙 100 60", before: map[int]string{3: "甲 100 0\n乙 100 30"}}.view(t)
	site, march, june := v.Site, v.Site.Editions[0], v.Site.Editions[1]
	march.Date, june.Date = day("2022-4-18"), day("2022-7-20")
	jia := find(t, site, "甲")
	jia.Until, jia.MergedInto = model.Period{Year: 2022, Month: 5}, find(t, site, "乙")
	site.Actions = map[int][]*model.Action{2022: {{Opened: march, Region: jia, Indicator: i, Deadline: day("2022-9-30")}}}
	site.Settle()
	for e, want := range map[*model.Edition]Verdict{march: Unsettled, june: NoVerdict} {
		v := New(site, e)
		for _, a := range []*model.Action{site.Actions[2022][0], v.Site.Actions[2022][0]} {
			if got := Settled(a, v); got != want {
				t.Errorf("%v: %d, want %d", e.Period, got, want)
			}
		}
	}
}

func TestNewInYear(t *testing.T) {
	site := ledgerSite()
	for _, test := range []struct {
		since string
		want  string
	}{
		{"", ""}, {"2021-6-1", "2021"}, {"2022-1-10", "2022-q1 2022-h1"}, {"2022-4-18", "2022-q1 2022-h1"}, {"2022-4-19", "2022-h1"}, {"2022-7-21", ""}, {"2023-4-1", "2023-q1"},
	} {
		var got []string
		for _, e := range site.Editions {
			if NewInYear(&model.Person{Since: day(test.since)}, e) {
				got = append(got, e.ID)
			}
		}
		if g := strings.Join(got, " "); g != test.want {
			t.Errorf("NewInYear(%q) in %s, want %s", test.since, g, test.want)
		}
	}
}
