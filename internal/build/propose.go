package build

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/finding"
	"bulletin/internal/format"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/site"
	"bulletin/internal/source"
)

// Proposal is new matters for the ledger, as YAML ready to be pasted.
type Proposal struct {
	File    string // data/actions/2022.yaml
	Exists  bool   // File does; the YAML then is entries to put at its end, else the whole file
	Matters int
	YAML    string
	Covered []string // numbers of open matters of the whole that stand for what would have been proposed
}

// Propose makes new matters of what the rules find in the newest edition. Where the author's files have errors it
// proposes nothing and returns nil.
func Propose(files fs.FS) (*Proposal, []diag.Diagnostic, error) {
	diags := &diag.List{}
	opened, err := site.Open(files, diags)
	if err != nil || opened == nil {
		return nil, diags.Sorted(), err
	}
	p, e := &Proposal{}, opened.Newest()
	if e == nil {
		return p, diags.Sorted(), nil
	}
	p.File = "data/actions/" + strconv.Itoa(e.Period.Year) + ".yaml"
	text, err := source.Read(files, p.File, load.MaxData)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("propose: %w", err)
	}
	p.Exists = err == nil
	p.write(&proposer{site: opened.Model, view: analysis.New(opened.Model, e), indent: indent(text)})
	return p, diags.Sorted(), nil
}

// indent is what stands before the entries of a ledger.
func indent(text []byte) string {
	if m := regexp.MustCompile(`(?m)^( *)- `).FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return "  "
}

// proposer makes the matters of one edition.
type proposer struct {
	site   *model.Site
	view   *analysis.View
	indent string
}

// suggestion is a pair that calls for a matter, with the findings that say so.
type suggestion struct {
	indicator *model.Indicator
	region    *model.Region
	findings  []*finding.Finding
}

// calling are the rules whose findings call for a matter, whatever the state.
var calling = []string{"at-zero", "red-red", "not-reported"}

func (p *proposer) calls(f *finding.Finding) bool {
	if f.Rule == "behind-twice" {
		c := p.view.Cell(f.Indicator, f.Region)
		return analysis.IsFarBehind.Holds(&c) || analysis.IsAtZero.Holds(&c)
	}
	return slices.Contains(calling, f.Rule)
}

// suggestions are those of all members, in the site's order, then that of the indicators.
func (p *proposer) suggestions() []suggestion {
	set := finding.New(p.view)
	var out []suggestion
	for _, r := range p.view.Site.Regions {
		if !r.HasPage() {
			continue
		}
		by := make([]suggestion, p.site.Depth())
		for _, f := range set.Member(r) {
			if p.calls(f) {
				s := &by[f.Indicator.Index]
				s.indicator, s.region, s.findings = f.Indicator, r, append(s.findings, f)
			}
		}
		out = append(out, slices.DeleteFunc(by, func(s suggestion) bool { return s.findings == nil })...)
	}
	return out
}

// open is the matter that is open about a pair: its own, or one of the whole about the same indicator.
func (p *proposer) open(s *suggestion) *model.Action {
	var whole *model.Action
	for _, m := range analysis.Ledger(p.view.Site, p.view.Edition) {
		switch {
		case m.State == model.ActionClosed || m.Indicator != s.indicator:
		case m.Region == s.region:
			return m.Action
		case m.Region == p.view.Site.Whole():
			whole = m.Action
		}
	}
	return whole
}

func (p *Proposal) write(by *proposer) {
	var b strings.Builder
	numbers := by.numbers()
	for _, s := range by.suggestions() {
		if a := by.open(&s); a != nil {
			if a.Region != s.region && !slices.Contains(p.Covered, a.Number) {
				p.Covered = append(p.Covered, a.Number)
			}
			continue
		}
		p.Matters++
		by.entry(&b, &s, numbers())
	}
	p.YAML = b.String()
	if !p.Exists && p.Matters > 0 {
		p.YAML = "year: " + strconv.Itoa(by.view.Edition.Period.Year) + "\nactions:\n" + p.YAML
	}
}

// entry writes one matter, after a comment that names its findings.
func (p *proposer) entry(b *strings.Builder, s *suggestion, number string) {
	labels := make([]string, len(s.findings))
	for k, f := range s.findings {
		labels[k] = finding.Named(f.Rule).Label + "（" + f.ID + "）"
	}
	unit := s.region.Bureau
	if unit == "" {
		unit = s.region.Name
	}
	fmt.Fprintf(b, "%s# %s%s：%s\n", p.indent, s.region.Name, s.indicator.Short, strings.Join(labels, "、"))
	lines := []string{
		"- number: " + strconv.Quote(number),
		"  opened: " + strconv.Quote(p.view.Edition.ID),
		"  region: " + s.region.ID,
		"  indicator: " + s.indicator.ID,
		"  matter: " + strconv.Quote(p.matter(s)),
		"  unit: " + strconv.Quote(unit),
		"  deadline: " + p.deadline().String(),
		"  state: 新增",
	}
	for _, l := range lines {
		b.WriteString(p.indent + l + "\n")
	}
	b.WriteString("\n")
}

// matter words a pair. Figures are references, which print those of the edition that opens it; what will not stay true says when it was.
func (p *proposer) matter(s *suggestion) string {
	c := p.view.Cell(s.indicator, s.region)
	name := s.indicator.Name
	switch {
	case analysis.IsNotReported.Holds(&c):
		return format.Period(p.view.Edition.Period) + "的" + name + format.Verdict(analysis.IsNotReported, s.indicator, false) + "，须核实补报"
	case analysis.IsAtZero.Holds(&c):
		return format.Period(p.view.Edition.Period) + name + format.Verdict(analysis.IsAtZero, s.indicator, p.yearEnd()) + "，年度目标{{ 目标 }}，须查明原因、尽快破零"
	case s.indicator.Better == model.Lower:
		return name + "已达{{ 累计 }}，年度控制数为{{ 目标 }}，须查明原因、采取措施控制"
	case c.Arrears.Ok():
		return name + "完成{{ 完成率 }}，欠账{{ 欠账 }}，须查明原因、补齐欠账"
	}
	return name + "完成{{ 完成率 }}，须查明原因、补齐差距"
}

func (p *proposer) yearEnd() bool { return p.view.Edition.Period.MonthsLeft() == 0 }

// soon is how many days a matter has at least.
const soon = 30

// deadline is the end of the quarter after the edition's date, or of the next where that is too near; not beyond the
// year's last day.
func (p *proposer) deadline() model.Date {
	on := p.view.Edition.Date
	for month := (on.Month + 2) / 3 * 3; month < 12; month += 3 {
		end := model.Period{Year: on.Year, Month: month}.LastDay()
		if days(on, end) >= soon {
			return end
		}
	}
	return model.Date{Year: on.Year, Month: 12, Day: 31}
}

// days is how many days lie between two dates of a year.
func days(from, to model.Date) int {
	n := to.Day - from.Day
	for m := from.Month; m < to.Month; m++ {
		n += model.Period{Year: from.Year, Month: m}.LastDay().Day
	}
	return n
}

var numbered = regexp.MustCompile(`^(.*?)([0-9]+)$`)

// numbers counts on from the last number of the year, in its form: 2022-14, then 2022-15. Numbers of other years are
// passed over.
func (p *proposer) numbers() func() string {
	used := map[string]bool{}
	for _, year := range slices.Sorted(maps.Keys(p.site.Actions)) {
		for _, a := range p.site.Actions[year] {
			used[a.Number] = true
		}
	}
	prefix, digits, last := strconv.Itoa(p.view.Edition.Period.Year)+"-", 2, 0
	for _, a := range p.site.Actions[p.view.Edition.Period.Year] {
		if m := numbered.FindStringSubmatch(a.Number); m != nil {
			if n, err := strconv.Atoi(m[2]); err == nil && (m[1] != prefix || n > last) {
				prefix, digits, last = m[1], len(m[2]), n
			}
		}
	}
	return func() string {
		for {
			last++
			if number := fmt.Sprintf("%s%0*d", prefix, digits, last); !used[number] {
				return number
			}
		}
	}
}
