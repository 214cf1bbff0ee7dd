package model

import "bulletin/internal/diag"

// Status is how final a figure is.
type Status uint8

const (
	NoStatus    Status = iota
	Estimate           // 预计
	Flash              // 快报
	Preliminary        // 初步核算
	Final              // 最终核实
	Assessed           // 考核认定
)

// Statuses are the statuses by their words.
var Statuses = map[string]Status{
	"预计": Estimate, "快报": Flash, "初步核算": Preliminary, "最终核实": Final, "考核认定": Assessed,
}

// Figure is one reported value, cumulated from January to the end of its report's month, in the
// indicator's unit. Its size is kept small: a large site has hundreds of thousands.
type Figure struct {
	Num
	Status Status      // the report's own where the figure names none
	Given  bool        // an entry stands in the file (a blanket gap counts)
	More   *FigureMore // nil for a plain number or gap
	Line   int32
	Col    int32
}

// FigureMore is what a figure says beside its value.
type FigureMore struct {
	Note      string
	Source    string
	CheckedBy string
	YoY       *Decimal // given 同比: percent, or percentage points for a rate
	Rank      int      // given place within the province, from 1; 0 for none
	RankOf    int      // how many are ranked there; 0 where not said
	Parts     []PartFigure
	Explained []Explanation // in the order in which they are written
}

// Explanation is why a figure is right although a rule of the check doubts it. It is for those who make the bulletin
// and is never published; a note is for its readers.
type Explanation struct {
	Rule   string // the code of the rule's diagnostics
	Reason string
	Line   int32
	Col    int32
}

// PartFigure is the figure of one part (其中).
type PartFigure struct {
	Part *Part
	Num
}

// Note is the figure's note, or empty.
func (f *Figure) Note() string {
	if f.More == nil {
		return ""
	}
	return f.More.Note
}

// Explanation is the one that answers a rule, or nil.
func (f *Figure) Explanation(rule string) *Explanation {
	if f.More == nil {
		return nil
	}
	for k := range f.More.Explained {
		if f.More.Explained[k].Rule == rule {
			return &f.More.Explained[k]
		}
	}
	return nil
}

// Report holds the figures of all indicators and regions up to the end of one month.
type Report struct {
	Period   Period
	File     string
	Status   Status // of every figure that names none
	Released Date

	ReleasedPos diag.Pos

	figures []Figure // indicator-major, width regions+1 for the province
	width   int
}

// NewReport returns a report without figures for a site of the given size.
func NewReport(p Period, file string, indicators, regions int) *Report {
	return &Report{Period: p, File: file, figures: make([]Figure, indicators*(regions+1)), width: regions + 1}
}

// Figure returns the figure of i in r, never nil. Where the file has no entry it is 不适用 if the
// indicator does not apply to r, what excuses it where no figures are due in that month, and 未报送 otherwise.
func (p *Report) Figure(i *Indicator, r *Region) *Figure {
	f := &p.figures[i.Index*p.width+r.Index]
	if f.Given {
		return f
	}
	if !i.AppliesTo(r) {
		return &notApplicable
	}
	switch i.Excused(p.Period) {
	case NotCounted:
		return &notCounted
	case BetweenReports:
		return &betweenReports
	}
	return &notReported
}

// Set records a figure. The loader calls it; each goroutine may fill its own report.
func (p *Report) Set(i *Indicator, r *Region, f Figure) {
	f.Given = true
	p.figures[i.Index*p.width+r.Index] = f
}

// Transplanted is a figure of one reading as another has it, whose parts are other records; i is that one's indicator.
func (f *Figure) Transplanted(i *Indicator) Figure {
	out := *f
	if f.More == nil || len(f.More.Parts) == 0 {
		return out
	}
	more := *f.More
	more.Parts = nil
	for _, p := range f.More.Parts {
		for k := range i.Parts {
			if i.Parts[k].ID == p.Part.ID {
				more.Parts = append(more.Parts, PartFigure{Part: &i.Parts[k], Num: p.Num})
			}
		}
	}
	out.More = &more
	return out
}

// Transplanted is the report as another reading has it, of a site with the same indicators and regions.
func (p *Report) Transplanted(indicators []*Indicator) *Report {
	out := p.Clone()
	for k := range out.figures {
		if f := &out.figures[k]; f.More != nil {
			*f = f.Transplanted(indicators[k/p.width])
		}
	}
	return out
}

// Pos is where f stands in the report's file.
func (p *Report) Pos(f *Figure) diag.Pos {
	return diag.Pos{File: p.File, Line: int(f.Line), Col: int(f.Col)}
}

var (
	notApplicable  = Figure{Num: Missing(NotApplicable)}
	notReported    = Figure{Num: Missing(NotReported)}
	notCounted     = Figure{Num: Missing(NotCounted)}
	betweenReports = Figure{Num: Missing(BetweenReports)}
)
