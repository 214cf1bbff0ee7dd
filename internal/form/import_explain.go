package form

import (
	"maps"
	"slices"

	"bulletin/internal/check"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// reconsider takes former reasons away for an attempt: those of a figure that changes, and those that a file gives anew.
func (run *importing) reconsider(months []*month) {
	for _, m := range months {
		for _, c := range m.cells {
			c.reasons = map[string]string{}
			if c.revalued || run.reasoned(c) {
				for _, code := range slices.Sorted(maps.Keys(explainedOf(c.old))) {
					c.edit.Explained = append(c.edit.Explained, load.KeyedField{Key: code, Field: load.Say("")})
				}
			}
		}
	}
}

// reasoned reports whether a file gives a reason for a figure. What the form was sent out with, beside a figure that stays,
// is none.
func (run *importing) reasoned(c *cell) bool {
	return !c.out && c.Reason.Said() && c.Reason.Text != "" && !run.faulty[c.Reason.At] && (c.revalued || !c.sameReason())
}

// sameReason reports whether the reason is the one that forms are sent out with.
func (c *cell) sameReason() bool { return c.old.More != nil && c.Reason.Text == reasons(c.old.More) }

// explain gives each rule that doubts an imported figure, or a later one because of it, the reason that the file has for it,
// and reports whether that makes another attempt. A reason that no rule asks for is not kept.
func (run *importing) explain(t *attempt) (again bool, err error) {
	for _, d := range t.diags {
		if check.ClassOf(&d) != check.Verify {
			continue
		}
		if c := t.bearer(d); c != nil && run.reasoned(c) {
			c.reasons[d.Code] = c.Reason.Text
		} else if by := run.changer(t, d); by != nil && run.reasoned(by) {
			if err := run.carry(t, d, by); err != nil {
				return false, err
			}
		}
	}
	for _, m := range t.months {
		for _, c := range m.cells {
			tried := len(c.edit.Explained) > 0
			run.settle(m, c)
			again = again || tried || len(c.edit.Explained) > 0
		}
	}
	return again, nil
}

// settle makes edits of what becomes of a figure's reasons.
func (run *importing) settle(m *month, c *cell) {
	before := explainedOf(c.old)
	if !c.revalued && !run.reasoned(c) {
		return
	}
	c.edit.Explained = nil
	codes := slices.Sorted(maps.Keys(c.reasons))
	if c.revalued {
		for _, code := range slices.Sorted(maps.Keys(before)) {
			if _, again := c.reasons[code]; !again {
				c.explained(m.period, code, before[code], "")
			}
		}
	}
	for _, code := range codes {
		if before[code] != c.reasons[code] {
			c.explained(m.period, code, before[code], c.reasons[code])
		}
	}
	if (len(codes) > 0 || c.lent) && run.reasoned(c) && c.sameReason() {
		run.fault(Fault{At: c.Reason.At, Class: Hint, Code: "old-reason", Value: c.Reason.Text,
			Text: "数变了，说明还是原来的", Fix: "核对原来的说明是否也说的是现在的数"})
	}
	if run.reasoned(c) && len(codes) == 0 && !c.lent && !c.file.Table { // a table has one reason for whatever is doubted in it
		run.fault(Fault{At: c.Reason.At, Class: Hint, Code: "idle-reason", Value: c.Reason.Text,
			Text: "这一行没有要核实的，说明没有记下", Fix: "要让读者看到的，写在“备注”栏"})
	}
}

// explained edits one reason.
func (c *cell) explained(p model.Period, code, old, new string) {
	c.edit.Explained = append(c.edit.Explained, load.KeyedField{Key: code, Field: load.Say(new)})
	at, kind := c.Reason.At, "记下说明"
	if new == "" {
		kind = "原说明作废"
	}
	if !c.Reason.Said() {
		at = placeOf(c.Entry)
	}
	for _, other := range c.changes {
		if other.What == "说明" && other.Old == old && other.New == new {
			return // one reason for several rules
		}
	}
	c.changes = append(c.changes, Change{At: at, Period: p, Region: c.Region, Indicator: c.Indicator,
		What: "说明", Old: old, New: new, Kind: kind, Had: old != ""})
}

// explainedOf are the reasons of a figure, by the codes of the rules that they answer.
func explainedOf(f *model.Figure) map[string]string {
	reasons := map[string]string{}
	if f.More != nil {
		for _, e := range f.More.Explained {
			reasons[e.Rule] = e.Reason
		}
	}
	return reasons
}
