package model

import "bulletin/internal/diag"

// Target is a signed annual target in the indicator's unit, or the gap 未设目标 or 保密.
type Target struct {
	Num
	Given bool
	More  *TargetMore // nil where the year's own set_by and signed_on hold
	Line  int32
	Col   int32
}

// TargetMore is what a target says beside its value.
type TargetMore struct {
	SetBy    string
	SignedOn Date
	Note     string
}

// TargetChange is a later change of a signed target.
type TargetChange struct {
	Indicator *Indicator
	Region    *Region
	From, To  Decimal
	Date      Date
	Reason    string
	Pos       diag.Pos
}

// Targets are the signed targets of one year.
type Targets struct {
	Year     int
	File     string
	SetBy    string         // 州政府, 省科技厅
	SignedOn Date           // zero while Unsigned stands for it
	Unsigned string         // （待补：…） where the day is still to be written, or empty
	Changes  []TargetChange // by date
	Seal     *TargetsSeal   // nil: they may still be changed
	values   []Target
	width    int
	joined   []*Region // regions that are part of another by the time of an era, whose figures are added to the other's
}

// NewTargets returns the targets of a year, none set yet.
func NewTargets(year int, file string, indicators, regions int) *Targets {
	return &Targets{Year: year, File: file, values: make([]Target, indicators*(regions+1)), width: regions + 1}
}

// Set records the target as signed.
func (t *Targets) Set(i *Indicator, r *Region, v Target) {
	v.Given = true
	t.values[i.Index*t.width+r.Index] = v
}

// Signed returns the target as it was signed, before any change; 未设目标 where none is written.
func (t *Targets) Signed(i *Indicator, r *Region) *Target {
	v := &t.values[i.Index*t.width+r.Index]
	if v.Given {
		return v
	}
	if !i.AppliesTo(r) {
		return &targetNotApplicable
	}
	return &noTarget
}

// InForce returns the target that holds on the given day, and the last change that led to it or nil.
// Every change holds on the zero date. As with figures, that of a day before others were joined to r contains theirs.
func (t *Targets) InForce(i *Indicator, r *Region, on Date) (Num, *TargetChange) {
	num, last := t.inForce(i, r, on)
	for _, part := range t.joined {
		if part.MergedInto.Index != r.Index || on.IsZero() || on.Compare(part.Until.LastDay()) > 0 || !i.Adds() {
			continue
		}
		if other, _ := t.InForce(i, part, on); num.Ok() && other.Ok() {
			num.Value = num.Value.Add(other.Value)
		}
	}
	return num, last
}

func (t *Targets) inForce(i *Indicator, r *Region, on Date) (Num, *TargetChange) {
	num := t.Signed(i, r).Num
	var last *TargetChange
	for k := range t.Changes {
		c := &t.Changes[k]
		if c.Indicator == i && c.Region == r && (on.IsZero() || c.Date.Compare(on) <= 0) {
			num, last = Number(c.To), c
		}
	}
	return num, last
}

// Pos is where v stands in the targets' file.
func (t *Targets) Pos(v *Target) diag.Pos {
	return diag.Pos{File: t.File, Line: int(v.Line), Col: int(v.Col)}
}

var (
	noTarget            = Target{Num: Missing(NoTarget)}
	targetNotApplicable = Target{Num: Missing(NotApplicable)}
)
