package scaffold

import (
	"cmp"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// File is a file to be written.
type File struct {
	Path    string // slash-separated, from the site's folder
	Content []byte
}

// Plan is a site that is to be made.
type Plan struct {
	Site     *model.Site // its settings, words, regions, groups and indicators
	First    Issue       // the first edition
	Issued   model.Date  // its date, if it was told
	Missing  int         // texts that nobody gave, and that are to be written
	targets  map[int]*model.Targets
	years    []int // of targets, rising
	setBy    string
	signedOn model.Date
}

// plan is a Plan in the making.
type plan struct {
	Plan
	answers *load.Answers
	diags   *diag.List
	regions map[string]*model.Region    // by names, short names and ids
	names   map[string]*model.Indicator // likewise
	aimed   map[aimed]diag.Pos          // where targets stand
	told    map[string]bool             // unknown names of columns, each of which is told once
}

// NewPlan judges answers. Where they have errors, which are in diags, the plan is not to be used.
func NewPlan(a *load.Answers, diags *diag.List) *Plan {
	p := &plan{answers: a, diags: diags, regions: map[string]*model.Region{}, names: map[string]*model.Indicator{}, aimed: map[aimed]diag.Pos{}, told: map[string]bool{}}
	p.Site = &model.Site{}
	p.targets = map[int]*model.Targets{}
	p.knownTables()
	p.settings()
	p.places()
	p.spoken()
	p.counted()
	if len(p.Site.Regions)*len(p.Site.Indicators) > mostCells {
		p.errorf(a.Pos, "too-large", "核对是不是选错了文件", "有 %d 个单位、%d 项指标，多得不像一份通报", len(p.Site.Regions), len(p.Site.Indicators))
		return &p.Plan
	}
	p.aims()
	return &p.Plan
}

// mostCells bounds the figures of a month: a province with all its counties and a thousand indicators has fewer.
const mostCells = 1_000_000

// Names of tables.
const (
	settingTable   = "设置"
	regionTable    = "单位"
	indicatorTable = "指标"
	targetTable    = "目标"
)

// knownTables complains about tables that mean nothing here.
func (p *plan) knownTables() {
	for _, t := range p.answers.Tables {
		if _, isTarget := targetYear(t.Name); t.Name != regionTable && t.Name != indicatorTable && !isTarget {
			p.errorf(t.Pos, "unknown-key", "可写 单位、指标、目标", "不认识“%s”", load.Shown(t.Name))
		}
	}
}

// rows are the rows of all tables of a name.
func (p *plan) rows(name string) (rows []load.AnswerRow, at diag.Pos) {
	for _, t := range p.answers.Tables {
		if t.Name == name {
			rows, at = append(rows, t.Rows...), t.Pos
		}
	}
	return rows, at
}

func (p *plan) errorf(pos diag.Pos, code, fix, format string, args ...any) {
	p.diags.Error(pos, code, fix, format, args...)
}

// once reports whether something is said for the first time.
func (p *plan) once(what string) bool {
	first := !p.told[what]
	p.told[what] = true
	return first
}

// issuer answers for an indicator of which nobody else is told to.
func (p *Plan) issuer() string { return cmp.Or(p.Site.Issuer, "（待补：单位）") }

// due is a text that must be there: what stands for it is counted.
func (p *Plan) due(text, what string) string {
	if text != "" {
		return text
	}
	p.Missing++
	return model.Placeholder(what)
}
