package reference

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// operators are the signs of conditions; a sign stands before those that it begins with.
var operators = []struct {
	sign  string
	holds func(order int) bool
}{
	{"≥", func(order int) bool { return order >= 0 }},
	{">=", func(order int) bool { return order >= 0 }},
	{"≤", func(order int) bool { return order <= 0 }},
	{"<=", func(order int) bool { return order <= 0 }},
	{">", func(order int) bool { return order > 0 }},
	{"＞", func(order int) bool { return order > 0 }},
	{"<", func(order int) bool { return order < 0 }},
	{"＜", func(order int) bool { return order < 0 }},
	{"=", nil}, // as shown: see equal
	{"＝", nil},
}

// condition is a measure compared with a number: 完成率≥60%.
type condition struct {
	word        string
	left, right string
	holds       func(order int) bool // nil for equality
}

// splitCondition cuts a word at the sign of a comparison.
func splitCondition(word string) (condition, bool) {
	for _, op := range operators {
		if left, right, ok := strings.Cut(word, op.sign); ok {
			return condition{word, left, right, op.holds}, true
		}
	}
	return condition{}, false
}

// joinConditions puts together conditions that were written with spaces: 完成率 ≥ 60%.
func joinConditions(words []string) []string {
	joined := make([]string, 0, len(words))
	for _, w := range words {
		if n := len(joined); n > 0 && (signAt(joined[n-1], strings.HasSuffix) || signAt(w, strings.HasPrefix)) {
			joined[n-1] += w
			continue
		}
		joined = append(joined, w)
	}
	return joined
}

func signAt(word string, at func(s, sign string) bool) bool {
	for _, op := range operators {
		if at(word, op.sign) {
			return true
		}
	}
	return false
}

// rule is the condition as a rule of a selection.
func (c *condition) rule(words model.Words) (*rule, *Problem) {
	m := measure.Named(c.left, words)
	if m == nil {
		return nil, c.unmeasured()
	}
	end := len(c.right) - len(strings.TrimLeft(c.right, "+-−.0123456789"))
	unit := c.right[end:]
	if unit == "百分点" {
		unit = "个百分点"
	}
	bound, places, ok := plainNumber(c.right[:end])
	if !ok {
		return nil, &Problem{"bad-condition", "写成“" + m.Name + "≥60”这样", "条件“" + c.word + "”里没有可比的数"}
	}
	r := &rule{word: c.word, measure: m}
	r.check = func(ro *Roster) *Problem {
		if unit == "" || len(ro.members()) == 0 {
			return nil
		}
		q := measure.Quantity{Num: model.Number(bound), Unit: unit}
		wants := ro.Quantity(m, &ro.members()[0]).Unit
		if !q.Convert(wants) {
			return &Problem{"wrong-unit", "删去单位，或写“" + wants + "”", m.Name + "的单位是" + wants + "，不能和“" + c.right + "”比较"}
		}
		bound, unit = q.Value, ""
		return nil
	}
	r.keep = func(ro *Roster, cell *analysis.Cell) bool {
		q := ro.Quantity(m, cell)
		switch {
		case !q.Ok():
			return false
		case c.holds == nil:
			digits := max(places, q.Places)
			return model.Round(q.Value, digits).Cmp(model.Round(bound, digits)) == 0
		}
		return c.holds(q.Value.Cmp(bound))
	}
	return r, nil
}

// unmeasured tells that nothing stands before the sign that can be compared.
func (c *condition) unmeasured() *Problem {
	if c.left == "" {
		return &Problem{"bad-condition", "写成“完成率≥60%”这样", "条件“" + c.word + "”不完整"}
	}
	var names []string
	for _, m := range measure.All {
		names = append(names, m.Name, m.ID)
	}
	fix := diag.Suggest(c.left, names)
	if fix == "" {
		fix = "可写完成率、同比、累计等，见编写手册"
	}
	return &Problem{"bad-condition", fix, "条件“" + c.word + "”里的“" + c.left + "”不是数据项"}
}

// plainNumber reads a decimal with its digits after the point.
func plainNumber(s string) (d model.Decimal, places int, ok bool) {
	s = strings.Replace(s, "−", "-", 1)
	digits := strings.TrimLeft(s, "+-")
	whole, fraction, _ := strings.Cut(digits, ".")
	if len(s)-len(digits) > 1 || whole == "" || len(digits) > model.MaxDigits || strings.Trim(whole+fraction, "0123456789") != "" {
		return d, 0, false
	}
	d, err := model.ParseDecimal(strings.TrimPrefix(strings.TrimSuffix(s, "."), "+"))
	return d, len(fraction), err == nil
}

// additive reports whether figures of a measure may be added over members.
func additive(m *measure.Measure, i *model.Indicator) bool {
	return m.Is(measure.Additive) && i.Measure != model.Rate && i.AddsUp && !strings.Contains(i.Unit, "/")
}

// sum adds a measure over cells; missing are the members without a number.
func (ro *Roster) sum(m *measure.Measure, cells []*analysis.Cell) (q measure.Quantity, missing []string) {
	q = measure.InUnit(ro.Indicator, model.Number(model.Decimal{}), ro.Indicator.Decimals)
	if m.Kind == measure.Ratio {
		q = measure.Quantity{Unit: "%", Places: format.PercentDecimals}
	}
	for _, c := range cells {
		if n := ro.Quantity(m, c); n.Ok() {
			q.Value = q.Value.Add(n.Value)
		} else {
			missing = append(missing, c.Region.Name)
		}
	}
	return q, missing
}
