package load

import (
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/model"
)

// defaultLimits are the lines that the manual names.
var defaultLimits = model.Thresholds{
	FarBehind: model.Threshold{Value: model.Int(20), OfPath: true}, Ahead: model.Int(10), Close: model.Int(5), TableRows: 200,
	Effort: model.EffortLines{Raised: model.MustDecimal("1.2"), High: model.Int(2), VeryHigh: model.Int(4)},
}

// effortDefaults names the default lines in a message.
const effortDefaults = "[1.2, 2, 4]"

func (r *reader) thresholds(t *model.Thresholds) func(value) {
	return func(v value) {
		r.mapping(v.Node, "thresholds ", []field{
			{"behind", false, "低于序时进度不超过多少仍算“达序时”：写 10 是10个百分点，写 20% 是应完成数的20%", r.threshold(&t.Behind, fromZero)},
			{"far_behind", false, "低于序时进度多少起算“滞后”：写 10 是10个百分点，写 20% 是应完成数的20%", r.threshold(&t.FarBehind, aboveZero)},
			{"ahead", false, "高于序时进度多少个百分点起算“领先序时”；不写时为10", r.positive(&t.Ahead)},
			{"close", false, "预计数离目标不超过多少个百分点算“可能完成”；不写时为5", r.notNegative(&t.Close)},
			{"table_rows", false, "表格最多列出多少个地区；不写时为200", r.integer(&t.TableRows, 20, 5000)},
			{"effort", false, "所需倍数的三条界线，依次增大，如 [1.2, 2, 4]", r.effort(&t.Effort)},
		})
		if t.Behind.OfPath == t.FarBehind.OfPath && t.Behind.Value.Cmp(t.FarBehind.Value) >= 0 {
			r.errorf(r.pos(v.Node), "out-of-range", "把 behind 改小，或把 far_behind 改大", "behind 应小于 far_behind，这里是 %s 和 %s",
				written(t.Behind), written(t.FarBehind))
		}
	}
}

// shareText is a share, for who has no reader.
const shareText = `^\s*[0-9]+(\.[0-9]+)?\s*%$`

// threshold reads a distance from the path: 10 is percentage points, 20% a part of what should be done by now.
func (r *reader) threshold(dst *model.Threshold, b bound) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawEither(func() { r.decimalWithin(new(model.Decimal), b)(v) }, func() { r.drawText(shareText, "写 10 或者 20% 这样的数") })
			return
		}
		n := target(v.Node)
		if n.Kind == yaml.ScalarNode {
			switch half := narrow(n.Value); {
			case half != n.Value: // its own message: that of a figure would take the sign away, which means another thing
				r.errorf(r.pos(v.Node), "bad-figure", "写 "+half, "“%s”用了全角字符", shown(n.Value))
				return
			case half == "%":
				r.errorf(r.pos(v.Node), "bad-figure", "写 20% 这样的数", "“%%”前面没有数")
				return
			}
		}
		share, ofPath := strings.CutSuffix(n.Value, "%")
		if n.Kind == yaml.ScalarNode && ofPath {
			plain := *n
			plain.Value, plain.Style, plain.Tag = strings.TrimSpace(share), 0, ""
			v.Node = &plain
		}
		var d model.Decimal
		failed := r.failed
		r.decimalWithin(&d, b)(v)
		if r.failed == failed {
			*dst = model.Threshold{Value: d, OfPath: ofPath}
		}
	}
}

// written is a threshold as an author writes it.
func written(t model.Threshold) string {
	if t.OfPath {
		return t.Value.String() + "%"
	}
	return t.Value.String()
}

// effort reads three multiples, which must rise.
func (r *reader) effort(e *model.EffortLines) func(value) {
	return func(v value) {
		if r.sketching() {
			r.drawEither(func() { r.effortLines(e, v) }, func() { r.retiredEffort(e, v) })
			return
		}
		failed := r.failed
		if target(v.Node).Kind == yaml.MappingNode {
			r.retiredEffort(e, v)
		} else {
			r.effortLines(e, v)
		}
		if r.failed == failed && (e.Raised.Cmp(e.High) >= 0 || e.High.Cmp(e.VeryHigh) >= 0) {
			r.errorf(r.pos(v.Node), "overlapping", "核对三个数：不写 effort 时取 "+effortDefaults,
				"effort 的三个数应依次增大，这里是 %s、%s、%s", e.Raised, e.High, e.VeryHigh)
		}
	}
}

func (r *reader) effortLines(e *model.EffortLines, v value) {
	var lines []model.Decimal
	failed := r.failed
	defer r.drawCount(3)
	r.list(v, func(v value) {
		var d model.Decimal
		r.positive(&d)(v)
		lines = append(lines, d)
	})
	switch {
	case r.failed != failed:
	case len(lines) != 3:
		r.errorf(r.pos(v.Node), "out-of-range", "写三个数，如 effort: "+effortDefaults, "effort 应是三个倍数，这里有 %d 个", len(lines))
	default:
		*e = model.EffortLines{Raised: lines[0], High: lines[1], VeryHigh: lines[2]}
	}
}

// retiredEffort reads the lines as they were written while each had a class with a name of its own.
func (r *reader) retiredEffort(e *model.EffortLines, v value) {
	failed := r.failed
	r.mapping(v.Node, "effort ", []field{
		{"push", false, "已取消，改写成 effort: [1.2, 2, 4]", r.positive(&e.Raised)},
		{"assault", false, "已取消，改写成 effort: [1.2, 2, 4]", r.positive(&e.High)},
		{"hard", false, "已取消，改写成 effort: [1.2, 2, 4]", r.positive(&e.VeryHigh)},
	})
	if r.failed == failed && !r.sketching() {
		r.diags.Warning(r.pos(v.Node), "retired-key", "改写成 effort: ["+e.Raised.String()+", "+e.High.String()+", "+e.VeryHigh.String()+"]",
			"“按期、加力、攻坚、难以完成”的分档已经取消，push、assault、hard 不再使用；所需倍数只按这三个数着色，能否完成看“预判”")
	}
}
