package page

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/proof"
	"bulletin/internal/prose"
)

var update = flag.Bool("update", false, "write the expected sheet anew")

// fakeVerdicts are verdicts that a test makes itself, by the words that they are about.
var fakeVerdicts = map[string]claim.Verdict{
	"1294人":   {Number: true, Evidence: "青石县城镇新增就业累计，2024年1—6月：1294人", Reference: "{{ 就业 }}", Text: "可以写成引用"},
	"13.02亿元": {Number: true, Evidence: "青石县固定资产投资累计，2024年1—6月：13.02亿元"},
	"95.6%":   {Number: true, Outcome: claim.Doubtful, Text: "不能确定说的是哪项指标<script>alert(4)</script>", Fix: "写明指标", Evidence: "青石县空气质量优良天数比率，2024年1—6月：95.6%"},
	"9.9%":    {Number: true, Outcome: claim.Contradicts, Text: "写的是9.9%，数据是2.2%（青石县固定资产投资同比，2024年1—6月）", Fix: "改成2.2%", Evidence: "青石县固定资产投资同比，2024年1—6月：2.2%"},
	"2.1亿元":   {Number: true, Outcome: claim.Doubtful, Text: "没有数据能证实"},
	"12.9亿元":  {Number: true, Outcome: claim.Doubtful, Text: "没有数据能证实"},
	"7户":      {Number: true, Outcome: claim.Contradicts, Text: "写的是7户，数据是19户", Fix: "改成19户"},
	"大幅增长":    {Outcome: claim.Contradicts, Text: "“大幅增长”与数据不符"},
	"增长":      {Evidence: "里面的词"},
	"3年":      {Number: true, Outcome: claim.Doubtful, Text: "没有数据能证实"},
	"12人":     {Number: true, Outcome: claim.Doubtful, Text: "没有数据能证实"},
	"8人":      {Number: true, Outcome: claim.Doubtful, Text: "没有数据能证实"},
}

func fakeJudge(_ []*analysis.View, _ *analysis.View, _ claim.Subject, runs []claim.Run) []claim.Verdict {
	var found []claim.Verdict
	for k, r := range runs {
		for j, p := range r.Pieces {
			if p.Fixed || p.Figure != nil {
				continue
			}
			for words, v := range fakeVerdicts { // put in order below
				for from := 0; ; {
					at := strings.Index(p.Text[from:], words)
					if at < 0 {
						break
					}
					v.Run, v.Piece, v.Start, v.End = k, j, from+at, from+at+len(words)
					found = append(found, v)
					from += at + len(words)
				}
			}
		}
	}
	slices.SortFunc(found, func(a, b claim.Verdict) int {
		return (a.Run-b.Run)*1_000_000 + (a.Piece-b.Piece)*10_000 + (a.Start - b.Start)
	})
	return found
}

// proofSite is the site of testdata/proof, whose texts are fakeVerdicts by [fakeJudge].
func proofSite(t *testing.T) (*model.Site, *prose.Parser, *views) {
	t.Helper()
	var diags diag.List
	site, err := load.Site(os.DirFS("testdata/proof"), chart.Usual(), &diags)
	if err != nil {
		t.Fatal(err)
	}
	if diags.HasErrors() {
		t.Fatal(diags.Sorted())
	}
	v := newViews(site)
	v.check = fakeJudge
	return site, prose.New(DirectiveNames(), load.Directive), v
}

func proofSheet(t *testing.T) proof.Sheet {
	site, parser, views := proofSite(t)
	e := site.Editions[0]
	sheet := ProofSheet(e, site)
	for k, p := range newEdition(e, parser, views).proofs() {
		sheet.Add(p.Kind, p.Prove("t"+strconv.Itoa(k+1)))
	}
	return sheet
}

// TestProofSheet compares the sheet of a small site, whose author is hostile, with what it was.
func TestProofSheet(t *testing.T) {
	sheet := proofSheet(t)
	got, err := sheet.HTML()
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/proof-sheet.html"
	_, body, _ := strings.Cut(string(got), "</style>") // style is looked at, not compared
	if *update {
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if body != string(want) {
		t.Errorf("the sheet differs from %s; see what -update changes", file)
	}
	again := proofSheet(t)
	if second, _ := again.HTML(); string(second) != string(got) {
		t.Error("a second sheet differs from the first")
	}
	for _, bad := range []string{"<script", "<img", "<i>", "onerror=alert(2)>\n<"} {
		if strings.Contains(body, bad) {
			t.Errorf("the sheet holds %s", bad)
		}
	}
	head, _, _ := strings.Cut(string(got), "</style>")
	if strings.Contains(head[strings.Index(head, "<title>"):], "<script") {
		t.Error("the title or the style holds a script")
	}
}

// TestProofLinks: every mark leads to its evidence and back, and ids are unique.
func TestProofLinks(t *testing.T) {
	sheet := proofSheet(t)
	got, err := sheet.HTML()
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(string(got), -1) {
		if ids[m[1]] {
			t.Errorf("the id %s stands twice", m[1])
		}
		ids[m[1]] = true
	}
	links := regexp.MustCompile(` href="([^"]*)"`).FindAllStringSubmatch(string(got), -1)
	for _, m := range links {
		if m[1] != "data:," && !ids[strings.TrimPrefix(m[1], "#")] {
			t.Errorf("%s leads nowhere", m[1])
		}
	}
	if len(links) < 40 {
		t.Errorf("only %d links", len(links))
	}
}

// TestProofCounts: what the marks are counted as, and that pages count the same, each text once.
func TestProofCounts(t *testing.T) {
	sheet := proofSheet(t)
	var got []string
	for _, g := range sheet.Groups {
		for _, x := range g.Texts {
			got = append(got, x.Title+" "+x.Tally.String()+" "+strconv.Itoa(len(x.Faults)))
		}
	}
	want := []string{
		"要点 4个数，引用2，相符1，备案1，存疑0，矛盾0 0",
		"通报正文 9个数，引用2，相符2，原样1，存疑3，矛盾1；2处说法，引用0，相符1，存疑0，矛盾1 1",
		"改写的发现 1个数，引用0，相符0，存疑0，矛盾1 0",
		"东乡 2个数，引用0，相符0，备案1，存疑1，矛盾0 0",
		"城镇新增就业 0个数，引用0，相符0，存疑0，矛盾0 0",
		"2024-01　青石县　危旧房屋未改造数 3个数，引用1，相符0，原样1，存疑0，矛盾1 0",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("counts\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	site, parser, views := proofSite(t)
	var diags diag.List
	for _, p := range append(newEdition(site.Editions[0], parser, views).pages, homePage(site, parser, views)) {
		p.Data(&diags)
		p.Data(&diags) // as on another page
	}
	if total, sum := views.counted.total(), sheet.Tally(); total != sum {
		t.Errorf("pages count %s, the sheet %s", total.String(), sum.String())
	}
	codes := map[string]int{}
	for _, d := range diags.Sorted() {
		codes[d.Code]++
		if d.Code == "unused-fact" && d.String() != "content/2024-h1/edition.md:12:12: 警告[unused-fact]: 文稿里没有“哪里都没有的话”这段文字；照网页上的文字抄写，不带星号等标记，或者删去这一项。" {
			t.Error(d)
		}
	}
	if codes["contradiction"] != 4 || codes["unsupported"] != 4 || codes["unbound-number"] != 2 || codes["unused-fact"] != 1 {
		t.Errorf("diagnostics %v", codes)
	}
}
