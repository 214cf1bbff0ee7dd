package build

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/model"
	"bulletin/internal/seal"
)

// nursery is a site of two counties and one indicator with parts, an edition each month.
func nursery(t *testing.T) *sealing {
	t.Helper()
	s := &sealing{t, map[string]string{
		"data/site.yaml":         "title: 托育服务通报\nissuer: 卫生局\ndata: none\n",
		"data/regions.yaml":      "prefecture: {id: shi, name: 芦州市}\ncounties:\n  - {id: dong, name: 东县}\n  - {id: xi, name: 西县}\n",
		"data/indicators.yaml":   "groups:\n  - id: zu\n    name: 托育\n    indicators:\n      - {id: tuowei, name: 新增托位, unit: 个, department: 甲处, definition: 甲, reporting: 甲, contact: 甲处, parts: [{id: gongban, name: 公办}, {id: minban, name: 民办}]}\n",
		"data/targets/2023.yaml": "year: 2023\nset_by: 市政府\nsigned_on: 2023-01-20\nvalues:\n  tuowei: {shi: 1000, dong: 600, xi: 400}\n",
	}, filepath.Join(t.TempDir(), "public")}
	return s
}

// month writes a report and its edition; publicly and privately run places of 东县, and 100 of 西县 for each month.
func (s *sealing) month(month, public, private int) {
	s.site[fmt.Sprintf("data/reports/2023-%02d.yaml", month)] = fmt.Sprintf("period: 2023-%02d\nstatus: 快报\nvalues:\n  tuowei:\n    shi: %d\n    dong: {value: %d, parts: {gongban: %d, minban: %d}}\n    xi: %d\n",
		month, public+private+10*month, public+private, public, private, 10*month)
	id := fmt.Sprintf("content/2023-%02d/edition.md", month)
	s.site[id] = fmt.Sprintf("---\nlabel: 2023年%d月\nperiod: 2023-%02d\ndate: %d-%02d-15\n---\n\n情况如下。\n", month, month, 2023+month/12, month%12+1)
}

// sealOn seals an edition on a day, after a build.
func (s *sealing) sealOn(edition string, d model.Date) *Record {
	s.t.Helper()
	s.mustBuild()
	record, err := Seal(SealOptions{Options: Options{Site: s.files(), Out: s.out, Program: "p"}, Edition: edition, Reason: "印发", Date: d, Version: "v1"})
	if err != nil || record.Errors > 0 {
		s.t.Fatal(err, record)
	}
	s.keep(record)
	return record
}

// correct enters what is to be said; told are the entries.
func (s *sealing) correct(reason string, d model.Date, told ...string) {
	s.t.Helper()
	made, err := Correct(CorrectOptions{Site: s.files(), Reason: reason, Date: d})
	if err != nil || made.Errors > 0 || !slices.Equal(made.Entries, told) {
		s.t.Fatalf("%s: %v, %v, %q, want %q", reason, err, made.Diags, made.Entries, told)
	}
	for _, f := range made.Files {
		s.site[f.Path] = string(f.Content)
	}
	if r := s.mustBuild(); strings.Contains(s.said(r), "idle") || strings.Contains(s.said(r), "unexplained") {
		s.t.Fatal(r.Diags)
	}
}

// revisions is what the page of an edition says of what was published before; empty where it says nothing.
func (s *sealing) revisions(edition string) string {
	s.t.Helper()
	page, err := os.ReadFile(filepath.Join(s.out, edition, "index.html"))
	if err != nil {
		s.t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(page), `id="revisions"`)
	return tag.ReplaceAllString(text, "")
}

// older makes the seal of an edition one of the time before it listed what the edition told.
func (s *sealing) older(edition string) {
	s.t.Helper()
	name := "content/" + edition + "/seal.yaml"
	text, _, _ := strings.Cut(toldLines.ReplaceAllString(s.site[name], ""), "sum: ")
	if len(text) >= len(s.site[name])-100 {
		s.t.Fatalf("%s lists nothing that was told:\n%s", name, s.site[name])
	}
	s.site[name] = text + "sum: " + seal.Digest([]byte(text)) + "\n"
}

var toldLines = regexp.MustCompile(`(?m)^told:.*\n(  - .*\n)*`)

// TestRevisedAgain: what is revised of a month before, and does not stand in the data of later editions, is told by one of them and not
// again; what is another one since is told from there, and has to be explained where its status has not risen.
func TestRevisedAgain(t *testing.T) {
	s := nursery(t)
	s.month(9, 300, 200)
	s.sealOn("2023-09", model.Date{Year: 2023, Month: 10, Day: 15})
	better := func(public, private int, status string) {
		s.month(9, public, private)
		s.site["data/reports/2023-09.yaml"] = strings.Replace(s.site["data/reports/2023-09.yaml"], "{value: 500, parts", "{value: 500, status: "+status+", parts", 1)
	}
	better(310, 190, "初步核算")
	s.month(10, 320, 220)
	s.mustBuild()
	if text := s.revisions("2023-10"); !strings.Contains(text, "300个310个") || !strings.Contains(text, "200个190个") {
		t.Errorf("October tells %s", text)
	}
	s.sealOn("2023-10", model.Date{Year: 2023, Month: 11, Day: 15})
	s.month(11, 340, 230)
	s.mustBuild()
	if text := s.revisions("2023-11"); text != "" {
		t.Errorf("November tells again %s", text)
	}
	if list, err := os.ReadFile(filepath.Join(s.out, "editions.js")); err != nil || !strings.Contains(string(list), "修订2个数，见2023年10月") {
		t.Errorf("September is not told that October says what was revised: %v %s", err, list)
	}
	better(312, 188, "初步核算")
	if r := s.build(Options{Program: "p"}); !strings.Contains(s.said(r), "unexplained-change") {
		t.Error("a number that changed again under the same status is not asked about:", r.Diags)
	}
	better(312, 188, "最终核实")
	s.mustBuild()
	if text := s.revisions("2023-11"); !strings.Contains(text, "310个312个") || !strings.Contains(text, "190个188个") || strings.Contains(text, "300个") {
		t.Errorf("November tells %s", text)
	}
	s.sealOn("2023-11", model.Date{Year: 2023, Month: 12, Day: 15})
	s.month(12, 350, 240)
	s.mustBuild()
	if text := s.revisions("2023-12"); text != "" {
		t.Errorf("December tells again %s", text)
	}
}

// TestCorrectAgain: a figure and its part are corrected three times, twice on one day, before and after the next edition came out; each entry
// goes on from the last, and each edition tells what is new to its readers and nothing twice.
func TestCorrectAgain(t *testing.T) {
	s := nursery(t)
	s.month(9, 300, 200)
	s.sealOn("2023-09", model.Date{Year: 2023, Month: 10, Day: 15})
	s.month(10, 320, 220)
	s.month(9, 310, 200)
	_, err := Correct(CorrectOptions{Site: s.files(), Reason: "漏报一所", Date: model.Date{Year: 2023, Month: 10, Day: 14}})
	if refused := (*DateError)(nil); !errors.As(err, &refused) || refused.What != "“2023年9月”第1版封存" {
		t.Error(err)
	}
	day := model.Date{Year: 2023, Month: 11, Day: 12}
	s.correct("漏报一所", day, "芦州市2023年1—9月新增托位：590个改为600个", "东县2023年1—9月新增托位：500个改为510个", "东县2023年1—9月新增托位（其中：公办）：300个改为310个")
	s.month(9, 312, 200)
	for d, want := range map[model.Date]string{{Year: 2023, Month: 11, Day: 11}: "这个数的上一条更正", {Year: 2023, Month: 9, Day: 1}: "这个数的上一条更正", {Year: 2023, Month: 11, Day: 20}: ""} {
		_, err := Correct(CorrectOptions{Site: s.files(), Reason: "又漏报两个", Date: d, Today: day})
		var refused *DateError
		if !errors.As(err, &refused) || refused.What != want {
			t.Errorf("%s: %v", d, err)
		}
		if _, err := Correct(CorrectOptions{Site: s.files(), Reason: "又漏报两个", Date: d, Late: true}); err != nil {
			t.Error(err)
		}
	}
	s.correct("又漏报两个", day, "芦州市2023年1—9月新增托位：600个改为602个", "东县2023年1—9月新增托位：510个改为512个", "东县2023年1—9月新增托位（其中：公办）：310个改为312个")
	if text := s.revisions("2023-10"); strings.Count(text, "漏报一所；又漏报两个") != 3 || !strings.Contains(text, "300个312个") {
		t.Errorf("October tells %s", text)
	}
	s.sealOn("2023-10", model.Date{Year: 2023, Month: 11, Day: 15})
	s.month(11, 340, 230)
	s.mustBuild()
	if text := s.revisions("2023-11"); text != "" {
		t.Errorf("November tells again %s", text)
	}
	notice := func(in string) {
		t.Helper()
		if list, err := os.ReadFile(filepath.Join(s.out, "editions.js")); err != nil || !strings.Contains(string(list), "更正3个数，见"+in) {
			t.Errorf("September is not told that %s says what was corrected: %v %s", in, err, list)
		}
	}
	notice("2023年10月")
	entries, record := s.site["data/corrections/2023.yaml"], s.site["content/2023-10/seal.yaml"]
	again := func(how string, want int) {
		t.Helper()
		s.mustBuild()
		if text := s.revisions("2023-11"); strings.Count(text, "漏报一所") != want {
			t.Errorf("%s: November tells %s", how, text)
		}
	}
	s.older("2023-10")
	again("by days", 0)
	s.site["data/corrections/2023.yaml"] = strings.ReplaceAll(entries, "2023-11-12", "2023-01-12")
	again("entries that are older than what they correct are not taken for told", 1)
	s.site["content/2023-10/seal.yaml"] = record
	again("what October told stands in its seal, whatever the days", 0)
	s.site["data/corrections/2023.yaml"] = strings.ReplaceAll(entries, "2023-11-12", "2023-11-15")
	again("corrected and sealed on one day", 0)
	s.older("2023-10")
	again("corrected and sealed on one day, by days", 1)
	s.site["data/corrections/2023.yaml"], s.site["content/2023-10/seal.yaml"] = entries, record
	s.month(9, 312, 207) // the other part
	s.correct("重复登记", model.Date{Year: 2023, Month: 12, Day: 1}, "芦州市2023年1—9月新增托位：602个改为609个", "东县2023年1—9月新增托位：512个改为519个", "东县2023年1—9月新增托位（其中：民办）：200个改为207个")
	s.month(9, 300, 219)
	s.correct("公办民办登记颠倒", model.Date{Year: 2023, Month: 12, Day: 2}, "东县2023年1—9月新增托位（其中：公办）：312个改为300个", "东县2023年1—9月新增托位（其中：民办）：207个改为219个")
	if text := s.revisions("2023-11"); strings.Contains(text, "漏报") || !strings.Contains(text, "312个300个") || !strings.Contains(text, "200个219个") || !strings.Contains(text, "512个519个") {
		t.Errorf("November tells %s", text)
	}

	// Back to what was published first: what was told meanwhile stays told.
	s.sealOn("2023-11", model.Date{Year: 2023, Month: 12, Day: 15})
	s.month(12, 350, 240)
	s.month(9, 300, 200)
	s.correct("经核查原数无误", model.Date{Year: 2023, Month: 12, Day: 20}, "芦州市2023年1—9月新增托位：609个改为590个", "东县2023年1—9月新增托位：519个改为500个", "东县2023年1—9月新增托位（其中：民办）：219个改为200个")
	if text := s.revisions("2023-12"); strings.Count(text, "经核查原数无误") != 3 || strings.Contains(text, "漏报") {
		t.Errorf("December tells %s", text)
	}
	s.sealOn("2023-12", model.Date{Year: 2024, Month: 1, Day: 15})
	s.correct("", model.Date{})
	was := s.site["data/corrections/2023.yaml"]
	s.site["data/corrections/2023.yaml"] = was + "  - {date: 2023-11-13, indicator: tuowei, region: xi, period: 2023-09, old: 91, new: 90, reason: 误}\n"
	if r := s.build(Options{Program: "p"}); s.said(r) != "idle-correction" {
		t.Error("an entry that leads from nothing:", r.Diags)
	}
}
