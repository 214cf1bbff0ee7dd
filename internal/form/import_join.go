package form

import (
	"fmt"
	"slices"

	"bulletin/internal/model"
)

// join adds what a file says to its month. Where an earlier file has spoken of the same figure they must agree.
func (run *importing) join(m *month, f *Filled) {
	agree := map[*Filled]pairing{}
	for _, e := range f.Entries {
		c := m.cell(e.Indicator, e.Region)
		if c == nil {
			m.add(&cell{Entry: e, file: f, old: run.figure(m, e.Indicator, e.Region)})
			continue
		}
		p := agree[c.file]
		p.first, p.other, p.cells = c, e, p.cells+1
		p.differ = run.against(c, e) || p.differ
		agree[c.file] = p
		c.complete(e)
	}
	for _, p := range agree {
		if !p.differ {
			run.fault(Fault{At: Place{File: f.File, Sheet: sheetOf(p.other)}, Class: Hint, Code: "same-figures",
				Text: fmt.Sprintf("这里%s的%d项数和%s的相同，只取一份", p.other.Region.Name, p.cells, file(placeOf(p.first.Entry)))})
		}
	}
}

// complete takes over what only the other entry says.
func (c *cell) complete(e Entry) {
	for k, in := range c.inputs() {
		if !in.Said() {
			*in = *e.inputs()[k]
		}
	}
	for _, p := range e.Parts {
		if !slices.ContainsFunc(c.Parts, func(q PartInput) bool { return q.Part == p.Part }) {
			c.Parts = append(slices.Clip(c.Parts), p)
		}
	}
}

// pairing is how two files that speak of the same figures agree.
type pairing struct {
	first  *cell
	other  Entry
	cells  int
	differ bool
}

// against reports whether an entry contradicts a cell that was read before, and says where.
func (run *importing) against(c *cell, e Entry) (differ bool) {
	for _, pair := range contradictions(c.Entry, e) {
		differ = true
		run.twoFigures(e, pair.what, pair.a, pair.b)
		run.twoFigures(e, pair.what, pair.b, pair.a)
	}
	return differ
}

// twoFigures tells one of two files that the other says something else: which of them is right is not known here.
func (run *importing) twoFigures(e Entry, what string, here, there Input) {
	fix := "问清哪一份是对的，只留那一份"
	switch a, b := run.returnedCopy(here.At.File), run.returnedCopy(there.At.File); {
	case a && !b:
		fix = "这份是退回单改好的，请只收这份"
	case b && !a:
		fix = there.At.File + "是退回单改好的，请只收那一份"
	}
	run.fault(Fault{At: here.At, Class: MustMend, Code: "two-figures", Value: here.Text,
		Text: fmt.Sprintf("%s“%s”%s这里是%s，%s是%s", e.Region.Name, e.Indicator.Name, what, quoted(here.Text), there.At, quoted(there.Text)), Fix: fix})
}

// quoted is what stands in a cell.
func quoted(text string) string {
	if text == "" {
		return "空的"
	}
	return "“" + text + "”"
}

// returnedCopy reports whether a file that came in is a returned copy.
func (run *importing) returnedCopy(name string) bool {
	return slices.ContainsFunc(run.result.filled, func(f Filled) bool { return f.File == name && f.form != nil && f.form.returned })
}

// contradiction is what two entries of the same figure fill differently.
type contradiction struct {
	what string // empty for the figure itself
	a, b Input
}

func contradictions(a, b Entry) (pairs []contradiction) {
	compare := func(what string, x, y Input) {
		if x.Said() && y.Said() && !sameInput(x.Text, y.Text) {
			pairs = append(pairs, contradiction{what, x, y})
		}
	}
	for k, x := range a.inputs() {
		compare(inputNames[k], *x, *b.inputs()[k])
	}
	for _, p := range a.Parts {
		for _, q := range b.Parts {
			if p.Part == q.Part {
				compare("其中：“"+p.Part.Name+"”", p.Value, q.Value)
			}
		}
	}
	return pairs
}

// inputNames name the columns of inputs in messages.
var inputNames = [...]string{"", "的“数据性质”", "的“同比”", "的“上级位次”", "的“参加排名数”", "的“备注”", "的“说明”", "的“来源”"}

// inputs are all that an entry says beside its parts.
func (e *Entry) inputs() []*Input {
	return []*Input{&e.Value, &e.Status, &e.YoY, &e.Rank, &e.RankOf, &e.Note, &e.Reason, &e.Source}
}

// sameInput reports whether two texts are the same, or the same number.
func sameInput(a, b string) bool {
	if a == b {
		return true
	}
	x, okX := decimalOf(a)
	y, okY := decimalOf(b)
	return okX && okY && x.Cmp(y) == 0
}

// decimalOf reads a plain decimal.
func decimalOf(text string) (model.Decimal, bool) {
	if !plainNumber.MatchString(text) {
		return model.Decimal{}, false
	}
	d, err := model.ParseDecimal(text)
	return d, err == nil
}

// placeOf is where an entry stands: the first place that it names.
func placeOf(e Entry) Place {
	for _, in := range e.inputs() {
		if in.Said() {
			return in.At
		}
	}
	for _, p := range e.Parts {
		if p.Value.Said() {
			return p.Value.At
		}
	}
	return Place{}
}

func sheetOf(e Entry) string { return placeOf(e).Sheet }

// file is a place without its cell.
func file(p Place) Place { return Place{File: p.File, Sheet: p.Sheet} }
