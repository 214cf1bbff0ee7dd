package load

import "bulletin/internal/model"

// basis reads what the weight of tasks is measured by.
func (k *regionReader) basis(v value) {
	b := &model.Basis{}
	ok := k.mapping(v.Node, "basis ", []field{
		{"name", true, "占比用什么数来算，如 2021年地区生产总值", k.line(&b.Name)},
		{"unit", true, "计量单位", k.line(&b.Unit)},
		{"source", false, "数据来源", k.line(&b.Source)},
	})
	if ok {
		k.l.site.Basis = b
	}
}

// part reads a member's part of the site's basis.
func (k *regionReader) part(g *model.Region) func(value) {
	return func(v value) {
		if g.Kind == model.Prefecture || g.Kind == model.Province {
			k.errorf(k.pos(v.Node), "not-due", "删去这一行", "“basis”只写在县市、园区等单位上")
			return
		}
		k.bases[g] = k.pos(v.Node)
		var d model.Decimal
		if k.positive(&d)(v); d.IsPos() {
			g.Basis = &d
		}
	}
}

// weighed wants a basis of every county where the site has one, and of nobody where it has not. said tells that
// the site's is written, be it amiss.
func (k *regionReader) weighed(said bool) {
	if k.l.regions.partial {
		return
	}
	for _, g := range k.l.site.Regions {
		pos, given := k.bases[g]
		switch {
		case given && !said:
			k.errorf(pos, "missing-key", "在文件开头加上“basis: {name: …, unit: …}”", "“%s”写了 basis，文件里却没有写明它是什么数", g.ID)
		case !given && k.l.site.Basis != nil && g.Kind == model.County:
			k.errorf(g.Pos, "missing-key", "加上“basis: …”", "“%s”缺少 basis（%s）", g.ID, shown(k.l.site.Basis.Name))
		}
	}
}
