package claim

import (
	"slices"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/format"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// agreedText is what a typed number that agrees is told where a reference can print it.
const agreedText = "可以写成引用，数据改了会跟着变"

// agreed tells of a number that evidence was found for, with the reference that prints what was typed.
func (b *block) agreed(f *frame, s *subject, e *evidence) {
	t := &b.tokens[f.at]
	v := Verdict{Outcome: Agrees, Number: true, Evidence: b.evidence(e)}
	n := b.approximate(f)
	if n.around == exact && !n.ranged && !n.round && e.fit == firm && !e.either && s.doubt == "" && !s.guessed {
		if words := b.referenceTo(e, b.spelled(f.at)); words != "" {
			v.Text, v.Fix, v.Reference = agreedText, "写引用 "+words, words
		}
	}
	b.say(t.start, t.end, v)
}

// contradiction tells of a number that the data do not hold.
func (b *block) contradiction(f *frame, s *subject, n *number, e *evidence) {
	t := &b.tokens[f.at]
	v := Verdict{Outcome: Contradicts, Number: true, Evidence: b.evidence(e), read: true}
	typed := b.original(f.at, f.at)
	start := t.start
	q := e.quantity
	switch k := b.turningWord(f); {
	case e.outcome == wrongUnit:
		v.Text = "写的是" + typed + "，这里的单位应是“" + q.Unit + "”，数据是" + written(q) + "（" + b.called(e) + "）"
		v.Fix = "核对数据，改文稿中的数和单位"
		if right := b.rightText(n, q, b.direction(f, s)); right != "" {
			v.Fix = "改成" + right
		}
	case e.turned && k >= 0:
		start = b.tokens[k].start
		v.Text = "写的是“" + b.original(k, k) + "”" + typed + "，数据是" + written(q) + "（" + b.called(e) + "）"
		v.Fix = "改“" + b.original(k, k) + "”一词"
	case sameDigits(n, q):
		v.Text = "写的是" + typed + "，数据是" + format.Decimal(q.Value, n.places) + q.Unit + "（" + b.called(e) + "），数字相同，单位不同"
		v.Fix = "单位写在 " + e.indicator.Pos.String() + " 的指标里；那里错的改那里，文稿错的改文稿"
	default:
		v.Text = "写的是" + typed + "，数据是" + written(q) + exactly(n, q) + "（" + b.called(e) + "）"
		if e.besides != nil {
			v.Text += "，或" + written(e.besides.quantity) + "（" + b.called(e.besides) + "）"
		}
		if words := slipOf(n, q).words(); words != "" {
			v.Text += "，" + words
		}
		v.Fix = "核对数据，改文稿中的数"
		if right := b.rightText(n, q, e.direction); right != "" && e.besides == nil {
			v.Fix = "改成" + right
			if words := b.referenceTo(e, right); words != "" {
				v.Fix += "，或写引用 " + words
			}
		}
	}
	b.say(start, t.end, v)
}

// inDoubt tells of a number that nothing supports.
func (b *block) inDoubt(f *frame, s *subject, n *number, nearest *evidence) {
	t := &b.tokens[f.at]
	v := Verdict{Outcome: Doubtful, Number: true, Text: "“" + b.original(f.at, f.at) + "”没有数据支持", Fix: doubtFix}
	if s.doubt != "" {
		v.Text += "，" + s.doubt
	} else if s.guessed {
		v.Text += "，没有讲明是哪项指标"
	}
	if nearest != nil && nearest.outcome == differs {
		v.Evidence = b.evidence(nearest)
		v.Text += "；最接近的是" + v.Evidence
	}
	start := t.start
	if k := b.turningWord(f); nearest != nil && nearest.turned && k >= 0 {
		start = b.tokens[k].start
		v.Text = "“" + b.original(k, k) + "”" + v.Text
	}
	b.say(start, t.end, v)
}

// doubtFix is what an author can do about what is in doubt.
const doubtFix = "核对后写成引用，或写成 {{ 原样 … }}，或在文首 facts 中写明出处"

// sameDigits reports whether an amount is the number of the data in another unit: one of the two units is wrong.
func sameDigits(n *number, q measure.Quantity) bool {
	return n.kind == amount && n.unit != q.Unit && n.around == exact && !n.ranged && !n.round && !n.value.IsZero() && q.Ok() &&
		format.Decimal(q.Value, n.places) == format.Decimal(n.value, n.places)
}

// exactly shows the number unrounded where the rounded one looks like what was typed.
func exactly(n *number, q measure.Quantity) string {
	if q.Ok() && n.unit == q.Unit && format.Decimal(q.Value, q.Places) == format.Decimal(n.value, q.Places) {
		return "，未经舍入是" + q.Digits(q.Places+2)
	}
	return ""
}

// turningWord is the token of the word of direction before the number of a frame, or −1.
func (b *block) turningWord(f *frame) int {
	for k := f.at - 1; k >= f.first; k-- {
		if b.tokens[k].is(up | down | above | below | better | worse | over | arrears) {
			return k
		}
	}
	return -1
}

// original is what the author wrote from one token to another.
func (b *block) original(first, last int) string {
	from, to := b.text.span(b.tokens[first].start, b.tokens[last].end)
	return shorten(b.text.source[from:to])
}

// rightText is the quantity as it would stand in place of n; empty where the words around it would be wrong, or where it is not
// certain what would be right.
func (b *block) rightText(n *number, q measure.Quantity, direction int) string {
	if n.around != exact || n.round || n.ranged || !q.Ok() || direction == anyway {
		return ""
	}
	if n.kind == amount && n.unit != q.Unit && !q.Convert(n.unit) {
		return ""
	}
	if direction < 0 {
		q.Value = q.Value.Neg()
	}
	if v := q.Value; direction != 0 && v.IsNeg() || v.IsNeg() && !n.value.IsNeg() {
		return ""
	}
	return q.String()
}

// evidence is what a number was held against, in words.
func (b *block) evidence(e *evidence) string {
	return b.called(e) + "：" + written(e.quantity)
}

// written is a quantity as a sentence writes it; a place is 第3位.
func written(q measure.Quantity) string {
	if q.Unit == "位" && q.Ok() {
		return "第" + q.Value.String() + "位"
	}
	return q.String()
}

// called names what evidence is about: 吉首市技术合同成交额完成率，2022年1—6月.
func (b *block) called(e *evidence) string {
	name := b.readingName(e)
	period := periodName(e.view)
	if e.first > 1 {
		period = format.MonthsFrom(e.first, e.view.Edition.Period)
	}
	regions := e.regions
	if strings.HasPrefix(name, endsGap) {
		regions = b.site.Counties()
	}
	return b.names(regions) + e.indicator.Name + name + "，" + period
}

// names are the names of regions in a row.
func (b *block) names(regions []*model.Region) string {
	const most = 3
	if len(regions) > most && slices.Equal(regions, b.site.Counties()) {
		return "各" + b.site.Words.Member
	}
	if but := without(b.site.Counties(), regions); len(regions) > most && len(but) > 0 && len(but) <= most && len(regions)+len(but) == len(b.site.Counties()) {
		return "除" + b.names(but) + "外各" + b.site.Words.Member
	}
	list := make([]string, 0, len(regions))
	for _, r := range regions[:min(len(regions), most)] {
		list = append(list, b.regionName(r))
	}
	out := strings.Join(list, "、")
	if len(regions) > most {
		out += "等"
	}
	return out
}

func (b *block) regionName(r *model.Region) string {
	switch {
	case r == nil:
		return ""
	case r.Kind == model.Prefecture && b.site.Words.Whole != "":
		return b.site.Words.Whole
	case r.Kind == model.Province && b.site.Words.Upper != "":
		return b.site.Words.Upper
	}
	return r.Name
}

func periodName(v *analysis.View) string { return format.Period(v.Edition.Period) }
