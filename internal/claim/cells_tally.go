package claim

import (
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// series are the numbers of a column, or of a row, by a reading and perhaps of an indicator.
type series struct {
	line    int
	row     bool
	reading *reading
	of      *model.Indicator
}

// tally counts what agrees and what does not.
type tally struct {
	*grid
	agree, differ map[series]int // by reading
	right, wrong  map[series]int // by any
	all, none     int
	below         map[int][2]int // what agrees and what does not below each line that stands by itself
	places        map[placeKey]int
	placed        map[int]int // by column, or below 0 by row
}

func (g *grid) tally() *tally {
	t := &tally{grid: g, agree: map[series]int{}, differ: map[series]int{}, right: map[series]int{}, wrong: map[series]int{}, places: map[placeKey]int{}, placed: map[int]int{}, below: map[int][2]int{}}
	for _, row := range g.rows {
		for _, c := range row {
			for _, f := range c.findings {
				t.count(f)
			}
		}
	}
	return t
}

func (t *tally) count(f *finding) {
	if f.order != nil {
		t.countOrder(f)
		return
	}
	lines := []series{{line: f.cell.column}, {line: f.cell.row, row: true}}
	of := t.sections[f.cell.line]
	section := t.below[of]
	switch {
	case f.found != nil:
		t.all++
		t.below[of] = [2]int{section[0] + 1, section[1]}
		for _, s := range lines {
			t.right[s]++
			s.reading = f.found.reading
			t.agree[s]++
			s.of = f.found.indicator
			t.agree[s]++
		}
	case len(f.nearest) > 0 && f.nearest[0].outcome != unknown:
		t.none++
		t.below[of] = [2]int{section[0], section[1] + 1}
		for _, s := range lines {
			t.wrong[s]++
			for _, e := range f.nearest {
				s.reading = e.reading
				t.differ[s]++
			}
		}
	}
}

// lines are the column and the row of a number as evidence reads it.
func (t *tally) lines(f *finding, e *evidence) []series {
	return []series{{line: f.cell.column, reading: e.reading}, {line: f.cell.row, row: true, reading: e.reading}}
}

// proves reports whether other numbers of the column or row bear out the indicator that a name only resembles.
func (t *tally) proves(f *finding, e *evidence) bool {
	const enough = 3
	for _, s := range t.lines(f, e) {
		all := t.differ[s]
		if s.of = e.indicator; t.agree[s] >= enough && t.agree[s] > all {
			return true
		}
	}
	return false
}

// likeliest is the evidence that the other numbers of a column or row bear out, and whether they do.
func (t *tally) likeliest(f *finding) (e *evidence, borne bool) {
	const enough = 2
	for _, e := range f.nearest {
		for _, s := range t.lines(f, e) {
			if t.agree[s] >= enough && t.agree[s] > t.differ[s] {
				return e, true
			}
		}
	}
	if len(f.nearest) == 0 {
		return nil, false
	}
	return f.nearest[0], false
}

// doubtful is why a number that differs from the data does not contradict them: the table does not bear out what its heads leave open,
// or nothing in the column agrees.
func (t *tally) doubtful(f *finding, borne bool) string {
	column, row := series{line: f.cell.column}, series{line: f.cell.row, row: true}
	const few, most = 3, 3
	section := t.below[t.sections[f.cell.line]]
	switch {
	case f.nearest[0].outcome == wrongUnit:
		return "数据的单位是" + f.nearest[0].quantity.Unit
	case f.finer():
		return "比数据精确"
	case f.stateMarked() && len(measuresOf(f.said)) == 0:
		return "数旁边有状态符号，多半是完成率，表头没有写"
	case f.implied&bySection != 0 && (section[0] < few || section[0] < most*section[1]):
		return "没有读懂表中的小标题"
	case f.implied&byColumn != 0 && !borne:
		return "表头没有写全"
	case f.implied&byTable != 0 && !borne && (t.all < few || t.all < most*t.none):
		if len(f.head.regions) > 0 {
			return "没有讲明是哪项指标"
		}
		return "没有写明是哪个地区"
	case t.right[column] == 0 && t.right[row] == 0 && t.wrong[column]+t.wrong[row] > 2+1:
		return "整列都与数据不符，可能不是同一口径"
	}
	return ""
}

// finer reports whether a number is what the data hold with more digits than they have.
func (f *finding) finer() bool {
	for _, e := range f.nearest {
		q, n := e.quantity, measure.Quantity{Num: model.Number(f.number.value), Unit: e.in}
		if e.in == "" {
			n.Unit = f.number.unit
		}
		if !q.Ok() || q.Value.Cmp(model.Round(q.Value, q.Places)) != 0 || n.Unit != q.Unit && !n.Convert(q.Unit) {
			continue
		}
		if model.Round(n.Value, q.Places).Cmp(q.Value.Mul(model.Int(f.sign(e)))) == 0 {
			return true
		}
	}
	return false
}

// sign is −1 where a number stands without the sign that its quantity has: 降幅.
func (f *finding) sign(e *evidence) int {
	if e.direction < 0 {
		return -1
	}
	return 1
}

// tell tells of a finding.
func (t *tally) tell(f *finding) {
	c := f.cell
	switch {
	case c.tokens[f.at].printed != nil:
		f.tellPrinted()
		return
	case f.order != nil:
		t.tellOrder(f)
		return
	case f.found != nil:
		c.agreed(&f.frame, &f.subject, f.found)
		return
	}
	e, borne := t.likeliest(f)
	s := f.subject
	if e != nil && e.outcome != unknown {
		if len(s.group) > 1 && !t.groupIsWhole(e) {
			s.unsure("“" + shorten(f.head.text) + "”所指的不明")
		}
		s.unsure(t.doubtful(f, borne))
		if s.guessed && s.doubt == "" && t.proves(f, e) {
			s.guessed = false
		}
	}
	if e != nil && s.doubt == "" && !s.guessed {
		f.contradiction(e)
		return
	}
	if f.foreign {
		e = nil
	}
	c.inDoubt(&f.frame, &s, &f.number, e)
}

// groupIsWhole reports whether what the members in the table have together is what the whole has, so that a total has one meaning.
func (g *grid) groupIsWhole(e *evidence) bool {
	sum := sumOf(&query{reader: g.reader, view: e.view, indicator: e.indicator, first: e.first}, measure.Value, g.members)
	whole := measure.Value.Of(e.view, g.cell(e.view, e.indicator, g.site.Whole()))
	return sum.Ok() && whole.Ok() && model.Round(sum.Value, whole.Places).Cmp(model.Round(whole.Value, whole.Places)) == 0
}

// contradiction tells of a number that the data do not hold.
func (f *finding) contradiction(e *evidence) {
	c, t := f.cell, &f.cell.tokens[f.at]
	q := e.quantity
	v := Verdict{Outcome: Contradicts, Number: true, Evidence: c.evidence(e), read: true}
	v.Text = "写的是" + c.original(f.at, f.at) + "，数据是" + written(q) + exactly(&f.number, q) + "（" + c.called(e) + "）"
	v.Fix = "核对数据，改表中的数"
	if right := f.right(e); right != "" {
		v.Fix = "改成" + right
		if words := c.referenceTo(e, right); words != "" {
			v.Fix += "，或写引用 " + words
		}
	}
	c.say(t.start, t.end, v)
}

// right is what would stand in place of the number; empty where that is not certain.
func (f *finding) right(e *evidence) string {
	n, q := &f.number, e.quantity
	if n.around != exact || n.round || n.ranged || !q.Ok() || e.direction == anyway || e.outcome == wrongUnit || f.mark() != "" {
		return ""
	}
	unit := n.unit
	if e.in != "" {
		unit = e.in
	}
	if unit != q.Unit && !q.Convert(unit) {
		return ""
	}
	if e.direction < 0 {
		q.Value = q.Value.Neg()
	}
	text := q.Digits(q.Places)
	if e.in == "" {
		text += q.Unit
	}
	return text
}

// tellPrinted tells of a reference that prints another row's or column's number.
func (f *finding) tellPrinted() {
	c := f.cell
	p := c.tokens[f.at].printed
	if p.List || p.Indicator == nil || p.View == nil || p.Measure == nil || f.foreign || f.at != c.numbers[0] {
		return
	}
	e := c.printedBy(p)
	h := f.head
	switch {
	case len(h.regions) == 1 && len(h.bases) == 0 && h.regions[0] != e.regions[0]:
		c.mismatch(f.at, "表头写的是"+c.regionName(h.regions[0])+"，引用的是"+c.called(e), "改引用里的地区，或改表头")
	case len(h.indicators) == 1 && !h.carried && h.said&share == 0 && h.indicators[0] != e.indicator:
		c.mismatch(f.at, "表头写的是"+h.indicators[0].Name+"，引用的是"+c.called(e), "改引用里的指标，或改表头")
	case !endsInGrowth(e.indicator) && f.second == nil:
		for _, w := range kindWords {
			if w.of == e.reading.measure && f.said&w.bars != 0 && f.said&w.home == 0 {
				c.mismatch(f.at, "表头“"+shorten(h.text)+"”与引用的数不是一回事，引用的是"+c.called(e), "改引用里的数据项，或改表头")
				return
			}
		}
	}
}
