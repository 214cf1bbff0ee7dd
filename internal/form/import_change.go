package form

import (
	"regexp"
	"slices"

	"bulletin/internal/format"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// plainNumber is a number as YAML and forms write it.
var plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// compare makes edits of what differs from the reports.
func (run *importing) compare(months []*month) {
	for _, m := range months {
		status := model.Flash
		if m.before != nil {
			status = m.before.Status
		}
		for _, c := range m.cells {
			d := &difference{cell: c, period: m.period, usual: status, run: run}
			c.edit = load.Edit{Indicator: c.Indicator.ID, Region: c.Region.ID}
			d.all()
		}
	}
}

// difference compares one cell with its report.
type difference struct {
	*cell
	period model.Period
	usual  model.Status // of a figure that names none
	run    *importing
}

// all compares whatever the file says. What it does not say stays.
func (d *difference) all() {
	more := model.FigureMore{}
	if d.old.More != nil {
		more = *d.old.More
	}
	d.value()
	for _, p := range d.Parts {
		d.part(p, more.Parts)
	}
	d.status()
	d.number(&d.edit.YoY, "同比", d.YoY, more.YoY)
	d.number(&d.edit.Rank, "上级位次", d.Rank, whole(more.Rank))
	d.number(&d.edit.RankOf, "参加排名数", d.RankOf, whole(more.RankOf))
	d.words(&d.edit.Note, "备注", d.Note, more.Note)
	d.words(&d.edit.Source, "来源", d.Source, more.Source)
	d.stand()
}

// stand gives a figure that the report does not have yet a word to hang on what is said of it.
func (d *difference) stand() {
	if len(d.changes) == 0 || d.old.Given || d.edit.Value != "" {
		return
	}
	d.edit.Value = format.Gap(model.NotReported)
	if d.Region.Kind == model.Province || !d.Indicator.AppliesTo(d.Region) {
		d.edit.Value = format.Gap(model.NotApplicable)
	}
}

// whole is a number that is given where it is not zero.
func whole(n int) *model.Decimal {
	if n == 0 {
		return nil
	}
	d := model.Int(n)
	return &d
}

// wants reports whether an input is to be compared: it was filled, and nothing is wrong with it.
func (d *difference) wants(in Input) bool { return in.Said() && !d.run.faulty[in.At] }

// value compares the figure itself. What is empty is no figure: it stays as it is.
func (d *difference) value() {
	if !d.wants(d.Value) || d.Value.Text == "" {
		return
	}
	num, ok := num(d.Value.Text)
	if ok && d.old.Given && sameNum(num, d.old.Num) || num.Gap == model.NotApplicable && !d.Indicator.AppliesTo(d.Region) {
		return
	}
	d.edit.Value, d.revalued = d.Value.Text, true
	d.change("", d.Value, d.shown(d.old.Num, d.old.Given), d.shownText(num, ok, d.Value.Text), d.kind(d.old.Num, num))
}

func (d *difference) part(p PartInput, old []model.PartFigure) {
	if !d.wants(p.Value) {
		return
	}
	at := slices.IndexFunc(old, func(q model.PartFigure) bool { return q.Part == p.Part })
	before, given := model.Missing(model.NotReported), at >= 0
	if given {
		before = old[at].Num
	}
	num, ok := num(p.Value.Text)
	empty := p.Value.Text == ""
	if empty && !given || !empty && ok && given && sameNum(num, before) {
		return
	}
	d.edit.Parts = append(d.edit.Parts, load.KeyedField{Key: p.Part.ID, Field: load.Say(p.Value.Text)})
	d.revalued = true
	d.change("其中："+p.Part.Name, p.Value, d.shown(before, given), d.shownText(num, ok && !empty, p.Value.Text), d.kind(before, num))
}

// status compares how final the figure is. The report's own status need not be repeated.
func (d *difference) status() {
	if !d.wants(d.Status) {
		return
	}
	now, known := model.Statuses[d.Status.Text]
	if d.Status.Text == "" {
		now, known = d.usual, true
	}
	before := d.old.Status
	if before == model.NoStatus {
		before = d.usual
	}
	if known && now == before {
		return
	}
	new := d.Status.Text
	if known {
		new = format.Status(now)
	}
	d.edit.Status = load.Say(new)
	if known && now == d.usual {
		d.edit.Status.Text = ""
	}
	d.change("数据性质", d.Status, format.Status(before), new, "改数据性质")
}

// number compares an optional number.
func (d *difference) number(field *load.Field, name string, in Input, old *model.Decimal) {
	if !d.wants(in) {
		return
	}
	before := ""
	if old != nil {
		before = old.String()
	}
	if in.Text == before || old != nil && sameInput(in.Text, before) {
		return
	}
	*field, d.revalued = load.Say(in.Text), true
	d.change(name, in, before, in.Text, "改"+name)
}

// words compares a text.
func (d *difference) words(field *load.Field, name string, in Input, old string) {
	if !d.wants(in) || in.Text == old {
		return
	}
	*field = load.Say(in.Text)
	d.change(name, in, old, in.Text, "改"+name)
}

func (d *difference) change(what string, in Input, old, new, kind string) {
	d.changes = append(d.changes, Change{At: in.At, Period: d.period, Region: d.Region, Indicator: d.Indicator,
		What: what, Old: old, New: new, Kind: kind, Had: had(old)})
}

// had reports whether a former text said anything.
func had(old string) bool {
	return old != "" && old != notFilled && old != format.Gap(model.NotReported)
}

// notFilled stands for a figure that the report does not have.
const notFilled = "未填"

// num is the number or gap that a text is.
func num(text string) (model.Num, bool) {
	if gap, ok := model.WrittenGaps[text]; ok {
		return model.Missing(gap), true
	}
	d, ok := decimalOf(text)
	return model.Number(d), ok
}

func sameNum(a, b model.Num) bool {
	return a.Gap == b.Gap && (!a.Ok() || a.Value.Cmp(b.Value) == 0)
}

// shown is a number with all its digits, or the word of its gap.
func (d *difference) shown(n model.Num, given bool) string {
	switch {
	case !given:
		return notFilled
	case n.Ok():
		return format.Decimal(n.Value, max(d.Indicator.Decimals, n.Value.Prec()))
	}
	return gapWord(n.Gap)
}

// shownText is shown of what a file says, or its text where that is no number.
func (d *difference) shownText(n model.Num, ok bool, text string) string {
	if ok {
		return d.shown(n, true)
	}
	return text
}

// gapWord is the word by which a gap is written.
func gapWord(g model.Gap) string {
	for word, gap := range model.WrittenGaps {
		if gap == g {
			return word
		}
	}
	return "无数"
}

// kind says in a few words how a figure changes.
func (d *difference) kind(old, new model.Num) string {
	switch {
	case old.Ok() && new.Ok():
		by := new.Value.Sub(old.Value)
		amount := format.Decimal(by.Abs(), max(d.Indicator.Decimals, by.Prec()))
		if by.IsNeg() {
			return "减少" + amount
		}
		return "增加" + amount
	case new.Ok():
		return "新报"
	case old.Ok():
		return "撤回"
	}
	return "改写"
}
