package seal

import (
	"reflect"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestPaths: where records stand, and that no record is among the inputs of the edition that it seals.
func TestPaths(t *testing.T) {
	for got, want := range map[string]string{
		Path("2022-h1"):            "content/2022-h1/seal.yaml",
		PublishedPath("2022-h1"):   "content/2022-h1/published.csv",
		FormerPath("2022-h1", 2):   "content/2022-h1/published-2.csv",
		FormerSeal("2022-h1", 3):   "content/2022-h1/seal-3.yaml",
		AttachmentsPath("2022-h1"): "content/2022-h1/attachments.yaml",
		TargetsPath(2022):          "data/targets/2022.seal.yaml",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if own := Own(got); own != strings.HasPrefix(want, "content/") {
			t.Errorf("Own(%s) = %v", got, own)
		}
	}
	for _, name := range []string{"content/a/edition.md", "published.yaml", "published-1.yaml", "seal-1.csv", "x-published.csv", "seal.csv", "通报published-1.csv", "data.csv", "a.yaml"} {
		if Own(name) {
			t.Errorf("%s is nobody's own", name)
		}
	}
}

// TestQuoted: what YAML does not take, what looks like a line's end and what turns the direction of a text is written by its code, and its
// neighbours are not.
func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{
		"a\"b\\c": `"a\"b\\c"`, "a\nb": `"a\nb"`, "\x00\x1f \t": `"\u0000\u001f \u0009"`, "~\x7f\u009f\u00a0": "\"~\\u007f\\u009f\u00a0\"",
		"\u2027\u2028\u2029\u202a\u202e\u202f": "\"\u2027\\u2028\\u2029\\u202a\\u202e\u202f\"", "\u2065\u2066\u2069\u206a": "\"\u2065\\u2066\\u2069\u206a\"", "\ufefe\ufeff\uff00": "\"\ufefe\\ufeff\uff00\"",
		"印发，第2期": `"印发，第2期"`, "": `""`,
	} {
		if got := quoted(text); got != want {
			t.Errorf("quoted(%q) = %s, want %s", text, got, want)
		}
	}
	for _, plain := range []string{"azAZ09/", "a.b_c-d", "2023-q1/index.html", "/a"} {
		if key(plain) != plain {
			t.Errorf("key(%s) = %s", plain, key(plain))
		}
	}
	for _, other := range []string{"-a", ".a", "_a", "a b", "a:b", "a`", "a{", "a@", "a[", "a,", "一", "a\\"} {
		if got := key(other); got != quoted(other) {
			t.Errorf("key(%s) = %s", other, got)
		}
	}
}

var day = model.Date{Year: 2022, Month: 7, Day: 20}

// TestRecords are the records with all that they can say, byte for byte: copies of them stand in sites for years.
func TestRecords(t *testing.T) {
	s := &model.Seal{Revision: 2, Date: day, Reason: "印发", Program: "bulletin 1", Code: "C", Published: "p",
		Inputs: []model.SealedFile{{Path: "data/b.yaml", SHA256: "2"}, {Path: "data/a.yaml", SHA256: "1"}}, Files: []model.SealedFile{{Path: "a.html", SHA256: "3", Says: "4"}}}
	earlier := []model.EarlierSeal{{Revision: 1, Date: day, Reason: "初印", Code: "B", Published: "o", Reopened: day, ReopenReason: "补报"}}
	const note = "# 封存记录，由 bulletin seal 写成，不要手工修改。要改这一期，用 bulletin reopen。\n"
	const past = "earlier:\n  - revision: 1\n    date: 2022-07-20\n    reason: \"初印\"\n    code: B\n    published: o\n    reopened: 2022-07-20\n    reopen_reason: \"补报\"\n"
	fixed, secret := model.Number(model.Int(42)), model.Missing(model.Confidential)
	for name, c := range map[string]struct {
		got  []byte
		want string
	}{
		"a seal":       {Marshal(s, earlier), note + "revision: 2\ndate: 2022-07-20\nreason: \"印发\"\nprogram: \"bulletin 1\"\ncode: C\npublished: p\ninputs:\n  data/a.yaml: 1\n  data/b.yaml: 2\nfiles:\n  a.html: 3 4\n" + past},
		"nothing told": {Marshal(&model.Seal{Revision: 1, Date: day, Told: []model.ToldNumber{}}, nil), note + "revision: 1\ndate: 2022-07-20\nreason: \"\"\ntold: []\n"},
		"told": {Marshal(&model.Seal{Revision: 1, Date: day, Told: []model.ToldNumber{
			{PublishedKey: model.PublishedKey{Indicator: "a", Region: "x", Period: model.Period{Year: 2022, Month: 3}}, Num: model.Number(model.Int(42)), Status: model.Flash},
			{PublishedKey: model.PublishedKey{Indicator: "a", Region: "y", Period: model.Period{Year: 2021, Month: 12}}, Item: "同比", Num: model.Missing(model.Confidential)},
		}}, nil), note + "revision: 1\ndate: 2022-07-20\nreason: \"\"\ntold:\n  - {indicator: a, region: x, period: 2022-03, number: 42, status: 快报}\n  - {indicator: a, region: y, period: 2021-12, item: 同比, number: 保密}\n"},
		"opened":      {Marshal(nil, earlier), note + past},
		"few things":  {Marshal(&model.Seal{Revision: 1, Date: day}, nil), note + "revision: 1\ndate: 2022-07-20\nreason: \"\"\n"},
		"attachments": {MarshalAttachments([]model.Attachment{{Name: "通报.pdf", Form: "pdf", SHA256: "1", Revision: 2, Date: day}, {Name: "a.html", Form: "html", SHA256: "2", Says: "3", Revision: 1, Date: day}}), "# 交出去的附件，由 bulletin attach 写成，不要手工修改。\nattachments:\n  - name: \"通报.pdf\"\n    form: \"pdf\"\n    sha256: 1\n    revision: 2\n    date: 2022-07-20\n  - name: \"a.html\"\n    form: \"html\"\n    sha256: 2\n    says: 3\n    revision: 1\n    date: 2022-07-20\n"},
		"targets": {MarshalTargets(2022, &model.TargetsSeal{Date: day, Reason: "下达", Values: []model.SealedTarget{{Indicator: "a", Region: "x", Num: fixed}, {Indicator: "a", Region: "-y", Num: secret}, {Indicator: "b", Region: "x", Num: fixed}}}),
			"# 目标封存记录，由 bulletin seal targets 写成，不要手工修改。要调整目标，写在目标文件的 changes 中。\nyear: 2022\ndate: 2022-07-20\nreason: \"下达\"\nvalues:\n  a:\n    x: 42\n    \"-y\": 保密\n  b:\n    x: 42\n"},
		"targets without a reason": {MarshalTargets(2022, &model.TargetsSeal{Date: day}), "# 目标封存记录，由 bulletin seal targets 写成，不要手工修改。要调整目标，写在目标文件的 changes 中。\nyear: 2022\ndate: 2022-07-20\nvalues:\n"},
	} {
		if want := c.want + "sum: " + Digest([]byte(c.want)) + "\n"; string(c.got) != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, c.got, want)
		}
		if !Whole(c.got) || Whole(append([]byte("x"), c.got...)) {
			t.Errorf("%s: whole is not told from changed", name)
		}
	}
}

// TestAdded: each content is on a list once, the first that bears it.
func TestAdded(t *testing.T) {
	a, b, c := model.Attachment{Name: "a", SHA256: "1"}, model.Attachment{Name: "b", SHA256: "2"}, model.Attachment{Name: "c", SHA256: "2"}
	list := Added([]model.Attachment{a}, []model.Attachment{{Name: "again", SHA256: "1"}, b, c})
	if len(list) != 2 || list[0].Name != "a" || list[1].Name != "b" {
		t.Errorf("%+v", list)
	}
}

// TestSigned: what is sealed of targets is what was written and is fixed: a figure, or 保密; what may still be set is not.
func TestSigned(t *testing.T) {
	regions := []*model.Region{{ID: "x"}, {ID: "y", Index: 1}, {ID: "z", Index: 2}, {ID: "w", Index: 3}}
	site := &model.Site{Regions: regions, Indicators: []*model.Indicator{{ID: "a"}}}
	targets := model.NewTargets(2022, "", 1, len(regions))
	if got := Signed(site, targets); len(got) != 0 {
		t.Errorf("of nothing: %+v", got)
	}
	targets.Set(site.Indicators[0], regions[1], model.Target{Num: model.Missing(model.Confidential), Line: 5, Col: 7})
	targets.Set(site.Indicators[0], regions[2], model.Target{Num: model.Missing(model.NoTarget)})
	targets.Set(site.Indicators[0], regions[3], model.Target{Num: model.Number(model.Int(0))})
	got := Signed(site, targets)
	if len(got) != 2 || got[0].Region != "y" || got[0].Indicator != "a" || got[0].Line != 5 || got[0].Col != 7 || got[1].Region != "w" || !got[1].Num.Ok() {
		t.Errorf("%+v", got)
	}
}

// TestFigures: columns by their names in any order; what is no figure is passed over, and a file that no build writes is refused by its line.
func TestFigures(t *testing.T) {
	const heads = "数值,地区编号,年份,月份,数据项,指标编号,缺数原因,数据状态\n"
	read, err := Figures([]byte("\ufeff" + heads + "1.50,x,2022,6,累计数,a,,快报\n,x,2022,6,期末数,b,保密,\n,y,2022,6,本期值,b,别的,\n9,x,2022,6,同比,a,,\n"))
	if err != nil || len(read.Figures) != 3 {
		t.Fatalf("%+v, %v", read, err)
	}
	got := read.Figures
	june := model.Period{Year: 2022, Month: 6}
	if f := got[model.PublishedKey{Indicator: "a", Region: "x", Period: june}]; !f.Num.Ok() || f.Num.Value.String() != "1.5" && f.Num.Value.String() != "1.50" || f.Status != model.Statuses["快报"] {
		t.Errorf("a of x: %+v", f)
	}
	if f := got[model.PublishedKey{Indicator: "b", Region: "x", Period: june}]; f.Num.Ok() || f.Num.Gap != model.Confidential {
		t.Errorf("b of x: %+v", f)
	}
	if f := got[model.PublishedKey{Indicator: "b", Region: "y", Period: june}]; f.Num.Ok() || f.Num.Gap != model.NotMeasurable {
		t.Errorf("b of y: %+v", f)
	}
	for text, part := range map[string]string{
		"": "heads", "a,b\n": "no column 指标编号", heads[:len(heads)-len(",数据状态\n")] + "\n": "no column 数据状态", heads + "1,x,2022,6,累计数,a,\n": "line 2", heads + "1,x,2022,6,累计数,a,,\n1,x,甲,6,累计数,a,,\n": "line 3 of the published data has no month",
		heads + "1,x,2022,,累计数,a,,\n": "no month", heads + "1e,x,2022,6,累计数,a,,\n": "line 2", heads + "\"": "line 2",
	} {
		if got, err := Figures([]byte(text)); err == nil || got != nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%q: %v, %v; want %s", text, got, err, part)
		}
	}
}

// TestFiguresTellMore: what the data tell beside the figures: units and names of values and targets, how each stood in its month, notes
// without the sign that keeps spreadsheets from reckoning them, and of which status most figures were.
func TestFiguresTellMore(t *testing.T) {
	const heads = "指标编号,地区编号,年份,月份,数据项,数值,缺数原因,数据状态,备注,计量单位\n"
	read, err := Figures([]byte(heads +
		"a,x,2022,6,累计数,1.5,,快报,'=注,万元\na,y,2022,6,累计数,2,,快报,,万元\na,z,2022,6,累计数,3,,最终核实,it's,万元\n" +
		"a,x,2022,6,目标,8,,,,万元\na,y,2022,6,目标,,,,,\na,x,2022,6,完成率,18.8,,,落后,%\na,x,2022,6,位次,2,,,,\na,z,2022,6,其中：企业,1,,,,万元\n" +
		"b,x,2022,6,期末数,7,,,,家\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Shown) != 2 || read.Shown["a"] != (model.PublishedIndicator{Unit: "万元", Value: "累计数", Target: "目标"}) || read.Shown["b"] != (model.PublishedIndicator{Unit: "家", Value: "期末数"}) {
		t.Errorf("shown %+v", read.Shown)
	}
	key := func(region string) model.PublishedKey {
		return model.PublishedKey{Indicator: "a", Region: region, Period: model.Period{Year: 2022, Month: 6}}
	}
	if len(read.Stood) != 3 {
		t.Fatalf("%d stood, want 3", len(read.Stood))
	}
	if x := read.Stood[key("x")]; x.Target.Value.String() != "8" || x.State != "落后" || x.Rank != 2 || x.YoY.Gap != model.NotMeasurable {
		t.Errorf("x stood %+v", x)
	}
	if y := read.Stood[key("y")]; y.Target.Gap != model.NoTarget {
		t.Errorf("y stood %+v", y)
	}
	if z := read.Stood[key("z")]; len(z.Parts) != 1 || z.Parts[0].Name != "企业" || z.Target.Gap != model.NotMeasurable {
		t.Errorf("z stood %+v", z)
	}
	if x, z := read.Figures[key("x")].Note, read.Figures[key("z")].Note; x != "=注" || z != "it's" {
		t.Errorf("notes %q and %q", x, z)
	}
	if read.Status != model.Statuses["快报"] {
		t.Errorf("the status is %d", read.Status)
	}
}

// TestFoldedSigns: each sign of a code may be typed small, capital and full-width; every other sign makes it none.
func TestFoldedSigns(t *testing.T) {
	rest := "KQ2MXB48TREW9NC"
	for r := rune(0); r < 0x3000; r++ {
		sign, small := strings.ContainsRune(Signs, r), r >= 'a' && r <= 'z' && strings.ContainsRune(Signs, r-'a'+'A')
		if got := Folded(string(r) + rest); (got != "") != (sign || small) {
			t.Errorf("%q: %q", r, got)
		}
		if r > ' ' && r <= '~' {
			if wide := Folded(string(r-'!'+'！') + rest); wide != Folded(string(r)+rest) {
				t.Errorf("full-width %q: %q", r, wide)
			}
		}
	}
	for _, dash := range "‐‑‒–—―−　\u00a0\u2002\u2003\u2009- \t" {
		if got := Folded("7KQ2" + string(dash) + "MXB4" + string(dash) + "8TRE" + string(dash) + "W9NC"); got != "7KQ2-MXB4-8TRE-W9NC" {
			t.Errorf("%q between: %q", dash, got)
		}
	}
}

// TestStandings: places, growths and scores that the data tell beside figures, each to whom it belongs: scores to the subject of scores, places
// among the level above to indicators. What is no whole number is no place.
func TestStandings(t *testing.T) {
	const heads = "指标编号,地区编号,年份,月份,数据项,数值,缺数原因,数据状态\n"
	const s = model.ScoresSubject
	read, err := Figures([]byte(heads +
		"a,x,2022,6,同比,4.2,,快报\na,y,2022,6,同比,4.2,,\na,z,2022,6,同比,,未报送,快报\n" +
		"a,x,2022,6,全省位次,3,,\na,x,2022,6,全省参加排名数,14,,\na,x,2022,6,位次,1,,\na,y,2022,6,位次,2.5,,\na,z,2022,6,位次,,未报送,\n" +
		"a,x,2022,6,得分,1,,\na,w,2022,6,占控制数,50,,\n" +
		s + ",x,2022,6,得分,98.5,,\n" + s + ",x,2022,6,计分位次,2,,\n" + s + ",x,2022,6,类内位次,1,,\n" + s + ",x,2022,6,全省参加排名数,9,,\n" + s + ",y,2022,6,位次,4,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	none := model.Missing(model.NotMeasurable)
	number := func(text string) model.Num { return model.Number(model.MustDecimal(text)) }
	for _, c := range []struct {
		indicator, region string
		want              model.PublishedStanding
	}{
		{"a", "x", model.PublishedStanding{Target: none, Score: none, YoY: number("4.2"), Given: true, Rank: 1, UpperRank: 3, UpperOf: 14}},
		{"a", "y", model.PublishedStanding{Target: none, Score: none, YoY: number("4.2")}},
		{"a", "z", model.PublishedStanding{Target: none, Score: none, YoY: model.Missing(model.NotReported)}},
		{"a", "w", model.PublishedStanding{Target: none, Score: none, YoY: none}},
		{s, "x", model.PublishedStanding{Target: none, YoY: none, Score: number("98.5"), ScoreRank: 2, TierRank: 1}},
		{s, "y", model.PublishedStanding{Target: none, YoY: none, Score: none, Rank: 4}},
	} {
		got := read.Stood[model.PublishedKey{Indicator: c.indicator, Region: c.region, Period: model.Period{Year: 2022, Month: 6}}]
		if got == nil || !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s of %s: %+v, want %+v", c.indicator, c.region, got, c.want)
		}
	}
	if read.Status != model.NoStatus {
		t.Errorf("the status of no figures is %d", read.Status)
	}
}

// TestStatusOfMost: the status of an edition is that of most of the figures of its month; one that only stands in another month does not count, nor
// does a figure that is missing.
func TestStatusOfMost(t *testing.T) {
	const heads = "指标编号,地区编号,年份,月份,数据项,数值,缺数原因,数据状态\n"
	line := func(region, month, measure, value, status string) string {
		return "a," + region + ",2022," + month + "," + measure + "," + value + ",," + status + "\n"
	}
	target := line("x", "6", "目标", "8", "") + line("y", "6", "目标", "8", "") + line("z", "6", "目标", "8", "")
	for _, c := range []struct{ name, lines, want string }{
		{"one of each: the first kind", line("x", "6", "累计数", "1", "快报") + line("y", "6", "累计数", "1", "预计"), "预计"},
		{"two of three", line("x", "6", "累计数", "1", "预计") + line("y", "6", "累计数", "1", "考核认定") + line("z", "6", "累计数", "1", "考核认定"), "考核认定"},
		{"those of another month", line("x", "6", "累计数", "1", "快报") + line("x", "5", "累计数", "1", "最终核实") + line("y", "5", "累计数", "1", "最终核实"), "快报"},
		{"those that are missing", line("x", "6", "累计数", "1", "快报") + line("y", "6", "累计数", "", "最终核实") + line("z", "6", "累计数", "", "最终核实"), "快报"},
	} {
		read, err := Figures([]byte(heads + c.lines + target))
		if err != nil || read.Status != model.Statuses[c.want] {
			t.Errorf("%s: %v, %v, want %s", c.name, read, err, c.want)
		}
	}
}
