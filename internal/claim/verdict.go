package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// say adds a verdict about text[start:end]; a span over several pieces is cut at the end of the first.
func (w *walker) say(start, end int, v Verdict) {
	if end <= start || len(w.verdicts) > 0 && w.overlaps(start) {
		return
	}
	piece := 0
	for piece+1 < len(w.pieces) && w.pieces[piece+1] <= start {
		piece++
	}
	if piece+1 < len(w.pieces) {
		end = min(end, w.pieces[piece+1])
	}
	v.Run, v.Piece = w.run, piece
	v.Start, v.End = start-w.pieces[piece], end-w.pieces[piece]
	w.verdicts = append(w.verdicts, v)
}

// overlaps reports whether the last verdict is about the same place of the same block already.
func (w *walker) overlaps(start int) bool {
	last := &w.verdicts[len(w.verdicts)-1]
	return last.Run == w.run && w.pieces[last.Piece]+last.Start <= start && start < w.pieces[last.Piece]+last.End
}

// agreedText is what a typed number that agrees is told.
const agreedText = "可以写成引用，数据改了会跟着变"

// agreed offers the reference that prints what was typed.
func (w *walker) agreed(k int, r *reading) {
	t := &w.tokens[k]
	if r.choice.measure == nil || w.approximate(k).around != exact || t.num.ranged || t.num.round {
		return
	}
	if words := w.referenceTo(r, w.text[t.start:t.end]); words != "" {
		w.say(t.start, t.end, Verdict{Text: agreedText, Fix: "写引用 " + words, Reference: words})
	}
}

// contradiction reports a number that the data do not hold.
func (w *walker) contradiction(k int, n *number, r *reading) {
	t := &w.tokens[k]
	typed := w.text[t.start:t.end]
	q := r.quantity
	at := "（" + w.called(r) + "）"
	v := Verdict{Outcome: Contradicts}
	if r.outcome == wrongUnit {
		v.Text = "写的是" + typed + "，这里的单位应是" + q.Unit + "，数据是" + written(q) + at
	} else {
		v.Text = "写的是" + w.turned(r) + typed + "，数据是" + written(q) + at
	}
	v.Fix = "改成" + written(q)
	if right := w.rightText(n, q, r.direction); right != "" {
		v.Fix = "改成" + right
		if words := w.referenceTo(r, right); words != "" {
			v.Fix += "，或写引用 " + words
		}
	}
	start := t.start
	if turn := &w.tokens[w.turn]; r.direction != 0 && w.turn >= w.first && w.turn < k && n.compare(q, -r.direction) == agrees {
		start = turn.start // the number is right and the word is not
		v.Fix = "改前面的词，数据是" + written(q)
	}
	w.say(start, t.end, v)
}

// turned is the word of a direction that stands before a number.
func (w *walker) turned(r *reading) string {
	if r.direction < 0 && r.choice.measure != nil && r.choice.measure.ID == "growth" {
		return "下降"
	}
	return ""
}

// rightText is the quantity as it would stand in place of n; empty where the words around it would be wrong.
func (w *walker) rightText(n *number, q measure.Quantity, direction int) string {
	if n.kind == amount && n.unit != q.Unit && !q.Convert(n.unit) {
		return ""
	}
	v := q.Value
	if direction < 0 {
		v = v.Neg()
	}
	if direction != 0 && v.IsNeg() {
		return ""
	}
	return format.Decimal(v, q.Places) + q.Unit
}

// written is a quantity as a sentence writes it; a place is 第3位.
func written(q measure.Quantity) string {
	if q.Unit == "位" && q.Ok() {
		return "第" + q.Value.String() + "位"
	}
	return q.String()
}

// called names what a reading is about: 吉首市技术合同成交额完成率，2022年1—6月.
func (w *walker) called(r *reading) string {
	name := r.choice.name
	return w.regionName(r.region) + r.indicator.Name + name + "，" + periodName(r.view)
}

func (w *walker) regionName(r *model.Region) string {
	switch {
	case r == nil:
		return ""
	case r.Kind == model.Prefecture && w.site.Words.Whole != "":
		return w.site.Words.Whole
	case r.Kind == model.Province && w.site.Words.Upper != "":
		return w.site.Words.Upper
	}
	return r.Name
}

func periodName(v *analysis.View) string { return format.Period(v.Edition.Period) }

// wrongTotal reports a sum over a group that does not come out.
func (w *walker) wrongTotal(k int, n *number, i *model.Indicator, c choice, q measure.Quantity) {
	t := &w.tokens[k]
	if q.Convert(n.unit) && n.compare(q, 0) == agrees {
		return
	}
	names := make([]string, 0, len(w.subject))
	for _, r := range w.subject {
		names = append(names, w.regionName(r))
	}
	w.say(t.start, t.end, Verdict{Outcome: Contradicts,
		Text: "写的是" + w.text[t.start:t.end] + "，数据是" + q.String() + "（" + strings.Join(names, "、") + i.Name + c.name + "合计）",
		Fix:  "改成" + q.String(),
	})
}
