package load

import (
	"cmp"
	"errors"
	"slices"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// noTarget is what to write where there is no target.
const noTarget = "没有下达目标的写“未设目标”，零写 0"

// targetGaps may stand in place of a target.
var targetGaps = []word[model.Gap]{{"未设目标", model.NoTarget}, {"保密", model.Confidential}}

// targetReader reads one data/targets/2022.yaml.
type targetReader struct {
	matrix
	targets *model.Targets
	changes []change
}

// change is a change of a target with the place of its from.
type change struct {
	model.TargetChange
	from diag.Pos
}

func (l *loader) readTargets(targets *model.Targets) error {
	err := l.matrixFile(targets.File, l.targetsDecoder(targets), func() {
		*targets = *model.NewTargets(targets.Year, targets.File, len(l.site.Indicators), len(l.site.Regions))
	})
	return errors.Join(err, l.readTargetsSeal(targets))
}

func (l *loader) targetsDecoder(targets *model.Targets) matrixDecoder {
	return func(r *reader, root *yaml.Node, b body) {
		k := &targetReader{targets: targets}
		k.matrix = matrix{reader: r, l: l, body: b, absent: noTarget, accept: k.accept, blanket: k.blanket, cell: k.cell}
		r.mapping(root, "目标文件", []field{
			{"year", true, "年份，与文件名相同", r.year(targets.Year)},
			{"set_by", true, "下达目标的文件或单位", r.line(&targets.SetBy)},
			{"signed_on", true, "下达或签订的日期，如 2022-02-18", r.dateToCome(&targets.SignedOn, &targets.Unsigned)},
			{"values", true, "目标：指标编号 → 地区编号 → 数", k.values},
			{"changes", false, "年中调整，一次一条", func(v value) { r.list(v, k.change) }},
		})
		k.settle()
	}
}

func (k *targetReader) accept(i *model.Indicator, key *yaml.Node) bool {
	if !i.Targeted {
		k.errorf(k.pos(key), "not-targeted", "删去它下面的目标，或在指标文件里删去 targeted: false", "指标“%s”写明不设年度目标", i.ID)
	}
	return i.Targeted
}

func (k *targetReader) blanket(i *model.Indicator, v value) {
	num, ok := k.gap(v, targetGaps, noTarget)
	if !ok {
		return
	}
	for _, g := range k.l.site.Regions {
		if i.AppliesTo(g) && i.InYear(k.targets.Year) && g.InYear(k.targets.Year) {
			k.targets.Set(i, g, model.Target{Num: num, Line: int32(v.Line), Col: int32(v.Column)})
		}
	}
}

func (k *targetReader) cell(i *model.Indicator, g *model.Region, v value) {
	if g.Kind == model.Province {
		k.errorf(k.pos(v.Node), "not-due", "删去这一行", "上一级“%s”只用来比较，没有年度目标", g.ID)
		return
	}
	t := model.Target{Line: int32(v.Line), Col: int32(v.Column)}
	var ok bool
	switch {
	case k.sketching():
		k.drawEither(func() { k.num(v, targetGaps, noTarget) }, func() { k.full(t, v) })
	case v.Kind == yaml.MappingNode:
		t, ok = k.full(t, v)
	default:
		t.Num, ok = k.num(v, targetGaps, noTarget)
	}
	if !ok || t.Gap == model.NoTarget && (!i.AppliesTo(g) || !i.InYear(k.targets.Year)) {
		return
	}
	january := model.Period{Year: k.targets.Year, Month: 1}
	if k.there(g, g.InYear(k.targets.Year), january, k.pos(v.Node)) && k.counted(i, i.InYear(k.targets.Year), january, "删去这一行；那时已统计的，改 data/indicators.yaml 里的 since", k.pos(v.Node)) && k.allowed(i, g, t.Num, k.pos(v.Node)) {
		k.targets.Set(i, g, t)
	}
}

// full reads a target with what is said about it.
func (k *targetReader) full(t model.Target, v value) (model.Target, bool) {
	more := &model.TargetMore{SetBy: k.targets.SetBy, SignedOn: k.targets.SignedOn}
	given := false
	ok := k.mapping(v.Node, "目标", []field{
		{"value", true, "目标数，或者 未设目标、保密", func(v value) { t.Num, given = k.num(v, targetGaps, noTarget) }},
		{"set_by", false, "下达本目标的文件或单位；不写时用文件开头的", k.line(&more.SetBy)},
		{"signed_on", false, "下达本目标的日期；不写时用文件开头的", k.date(&more.SignedOn)},
		{"note", false, "说明", k.prose(&more.Note)},
	})
	t.More = more
	return t, ok && given
}

func (k *targetReader) change(v value) {
	c := change{TargetChange: model.TargetChange{Pos: k.pos(v.Node)}}
	from, to := false, false
	k.mapping(v.Node, "目标调整", []field{
		{"indicator", true, "调整哪项指标，写编号", finder(k.reader, &k.l.indicators, &c.Indicator)},
		{"region", true, "调整哪个地区，写编号", finder(k.reader, &k.l.regions, &c.Region)},
		{"from", true, "调整前的目标", func(v value) { c.From, from = k.decimal(v, noNumber); c.from = k.pos(v.Node) }},
		{"to", true, "调整后的目标", func(v value) { c.To, to = k.decimal(v, noNumber) }},
		{"date", true, "调整日期，如 2022-09-20", func(v value) {
			k.date(&c.Date)(v)
			k.within(c.Date, k.targets.Year, k.pos(v.Node), "调整日期")
		}},
		{"reason", true, "调整的原因", k.prose(&c.Reason)},
	})
	if !from || !to || c.Indicator == nil || c.Region == nil || c.Date.IsZero() {
		return
	}
	if k.signed(c.Indicator, model.Number(c.To), c.Pos) {
		k.changes = append(k.changes, c)
	}
}

// settle puts the changes in the order of their days and follows each target through them.
func (k *targetReader) settle() {
	slices.SortStableFunc(k.changes, func(a, b change) int { return cmp.Compare(a.Date.Compare(b.Date), 0) })
	for _, c := range k.changes {
		k.follows(c)
		k.targets.Changes = append(k.targets.Changes, c.TargetChange)
	}
}

// follows complains about a change that does not start from the target then in force.
func (k *targetReader) follows(c change) {
	now, _ := k.targets.InForce(c.Indicator, c.Region, c.Date)
	switch {
	case !c.Indicator.Targeted || !c.Indicator.AppliesTo(c.Region):
		k.errorf(c.Pos, "not-targeted", "删去这条调整", "“%s”的“%s”没有年度目标，不能调整", c.Region.ID, c.Indicator.ID)
	case !now.Ok() && !k.targets.Signed(c.Indicator, c.Region).Given && k.failed > 0:
		// The signed target is among what could not be read.
	case !now.Ok():
		k.errorf(c.from, "wrong-from", "先在 values 里写上签订的数", "“%s”的“%s”没有签订过目标数，不能调整", c.Region.ID, c.Indicator.ID)
	case c.From.Cmp(c.To) == 0:
		k.errorf(c.from, "wrong-from", "核对 to，或删去这条调整", "调整前后都是 %s", c.To)
	case now.Value.Cmp(c.From) != 0:
		k.errorf(c.from, "wrong-from", "核对 values 和前面的调整", "from 写的是 %s，当时的目标是 %s", c.From, now.Value)
	}
}
