package load

import (
	"slices"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// seriesWords say whether the figures of a region that became part of another are added to the other's.
var seriesWords = []word[bool]{{"不合并", false}, {"合并", true}}

// span checks from when to when a region is one.
func (k *regionReader) span(g *model.Region, n *yaml.Node) {
	if g.Kind == model.Prefecture || g.Kind == model.Province {
		for _, key := range []string{"since", "until", "merged_into", "series"} {
			if mentioned(n, key) {
				k.errorf(k.pos(n), "not-due", "删去“"+key+"”；整体改了名的，写 formerly", "“%s”是整体，没有设立和撤并", g.ID)
			}
		}
		g.Since, g.Until, g.Joined = model.Period{}, model.Period{}, false
		return
	}
	never := model.Period{}
	if g.Since != never && g.Until != never && g.Until.Compare(g.Since) < 0 {
		k.errorf(k.pos(n), "bad-order", "since 写设立后第一个月，until 写撤并前最后一个月", "“%s”的“until”（%s）早于“since”（%s）", g.ID, g.Until, g.Since)
		g.Since, g.Until = never, never
	}
	if mentioned(n, "merged_into") && g.Until == never {
		k.errorf(k.pos(n), "missing-key", "加上“until: 年-月”，写并入前最后一个月", "“%s”写了“merged_into”，没有写“until”", g.ID)
	}
	if mentioned(n, "series") && !mentioned(n, "merged_into") {
		k.errorf(k.pos(n), "missing-key", "加上“merged_into”，或删去“series”", "“%s”写了“series”，没有写“merged_into”", g.ID)
	}
}

// mergedInto reads what a region became part of. It may be written further down.
func (k *regionReader) mergedInto(g *model.Region) func(value) {
	return func(v value) {
		if k.sketching() {
			var to *model.Region
			finder(k.reader, &k.l.regions, &to)(v)
			return
		}
		k.merged = append(k.merged, func() {
			to, ok := k.l.regions.find(k.reader, v)
			switch {
			case !ok || g.Until == model.Period{}:
			case to == g:
				k.errorf(k.pos(v.Node), "bad-choice", "写并入的那个单位的编号", "“%s”不能并入自己", g.ID)
			case to.Kind != g.Kind && !to.HasPage():
				k.errorf(k.pos(v.Node), "bad-choice", "写并入的那个单位的编号；没有并入哪一个的，删去 merged_into", "“%s”不能并入“%s”", g.ID, to.ID)
			case to.Until != model.Period{} && to.Until.Compare(g.Until) <= 0:
				k.errorf(k.pos(v.Node), "bad-choice", "写并入后还在的单位的编号", "“%s”并入“%s”时，“%s”已经没有了", g.ID, to.ID, to.ID)
			default:
				g.MergedInto = to
			}
		})
	}
}

// merge looks up what regions became part of, once all are known.
func (k *regionReader) merge() {
	for _, one := range k.merged {
		one()
	}
}

// formerly reads former names.
func (k *regionReader) formerly(g *model.Region) func(value) {
	return func(v value) {
		k.reader.list(v, func(v value) {
			var f model.Former
			ok := k.mapping(v.Node, "曾用名", []field{
				{"name", true, "原来的全称", k.line(&f.Name)},
				{"short", false, "原来的简称", k.line(&f.Short)},
				{"bureau", false, "那时责任单位的名称；不写时，现在的名称以全称开头的，换成原来的全称", k.line(&f.Bureau)},
				{"until", true, "用到哪个月，写 年-月", k.period(&f.Until)},
			})
			if !ok || f.Until == (model.Period{}) {
				return
			}
			f.Short = or(f.Short, f.Name)
			if slices.ContainsFunc(g.Formerly, func(o model.Former) bool { return o.Until == f.Until }) {
				k.errorf(k.pos(v.Node), "duplicate-key", "改成各自用到的最后一个月", "“%s”有两个曾用名用到 %s", g.ID, f.Until)
				return
			}
			g.Formerly = append(g.Formerly, f)
			slices.SortFunc(g.Formerly, func(a, b model.Former) int { return a.Until.Compare(b.Until) })
		})
	}
}

// there reports whether a region is one when it is asked for a figure or target, from a month on, and complains where it is not.
func (m *matrix) there(g *model.Region, is bool, from model.Period, pos diag.Pos) bool {
	if is {
		return true
	}
	what, fix := "自 "+g.Since.String()+" 起才有", "删去这一行；那时已有的，改 data/regions.yaml 里的 since"
	if g.Until != (model.Period{}) && g.Until.Compare(from) < 0 {
		what, fix = "只到 "+g.Until.String(), "删去这一行；那时还在的，改 data/regions.yaml 里的 until"
		if g.MergedInto != nil {
			what += "，以后并入“" + g.MergedInto.ID + "”"
			fix = "删去这一行，数写进“" + g.MergedInto.ID + "”；那时还没有并入的，改 data/regions.yaml 里的 until"
		}
	}
	m.errorf(pos, "region-not-there", fix, "“%s”（%s）%s", g.ID, shown(g.Name), what)
	return false
}
