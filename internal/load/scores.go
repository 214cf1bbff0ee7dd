package load

import (
	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// scores reads how counties are scored.
func (l *loader) scores(r *reader) func(value) {
	return func(v value) {
		s := &model.Scores{Total: hundred, Cap: hundred}
		var at diag.Pos
		sure := false // every weight could be read
		ok := r.mapping(v.Node, "scores ", []field{
			{"indicators", true, "计分的指标：指标编号 → 权重，合计等于 total", func(v value) {
				at = r.pos(v.Node)
				sure = l.weights(r, v, s)
			}},
			{"total", false, "总分，不写时为100", func(v value) {
				failed := r.failed
				r.positive(&s.Total)(v)
				sure = sure && r.failed == failed
			}},
			{"cap", false, "完成率的上限，%，不写时为100", r.decimalWithin(&s.Cap, fromHundred)},
			{"tiers", false, "分类排名：每个县市在且只在一类里", l.tiers(r, s)},
		})
		if !ok || len(s.Weights) == 0 {
			return
		}
		var sum model.Decimal
		for _, w := range s.Weights {
			sum = sum.Add(w.Points)
		}
		if sure && sum.Cmp(s.Total) != 0 {
			r.errorf(at, "wrong-sum", "调整各项权重，或把 total 写成 "+sum.String(), "各项权重之和是 %s，total 是 %s", sum, s.Total)
		}
		l.site.Scores = s
	}
}

var hundred = model.Int(100)

// weights reads the indicators that are scored. It reports whether all could be read.
func (l *loader) weights(r *reader, v value, s *model.Scores) bool {
	if r.sketching() {
		r.drawTable(idText.String(), idAdvice, func() { r.positive(new(model.Decimal))(blank("")) })
		return false
	}
	failed := r.failed
	pairs, ok := r.pairsOr(v.Node, "scores 的 indicators ", "写上权重，或删去这一项")
	if ok && len(pairs) == 0 && r.failed == failed {
		r.errorf(r.pos(v.Node), "no-value", "写上“指标编号: 权重”，或删去 scores", "“indicators”里没有指标")
	}
	for _, p := range pairs {
		w := model.Weight{Pos: r.pos(p.key)}
		i, found := l.indicators.find(r, value{p.key, "scores"})
		r.positive(&w.Points)(value{p.value, p.key.Value})
		switch {
		case !found:
			continue
		case !i.Targeted || i.Scope != model.AllRegions:
			r.errorf(w.Pos, "not-targeted", "从 scores 中删去它", "指标“%s”没有%s的年度目标，不能计分", i.ID, shown(l.site.Words.Member))
			continue
		}
		w.Indicator = i
		s.Weights = append(s.Weights, w)
	}
	return ok && r.failed == failed && !l.indicators.partial
}

// tiers reads the classes of counties, of which each county is in exactly one.
func (l *loader) tiers(r *reader, s *model.Scores) func(value) {
	return func(v value) {
		names := map[string]bool{}
		placed := map[*model.Region]string{}
		failed := r.failed
		r.list(v, func(v value) { l.tier(r, v, s, names, placed) })
		if l.regions.partial || r.failed != failed {
			return
		}
		for _, g := range l.site.Counties() {
			if _, found := placed[g]; !found {
				r.errorf(r.pos(v.Node), "missing-region", "写进其中一类的 counties", "“tiers”中没有“%s”（%s）", g.ID, shown(g.Name))
			}
		}
	}
}

// tier reads one class of counties; placed are the counties of all classes so far with the names of theirs.
func (l *loader) tier(r *reader, v value, s *model.Scores, names map[string]bool, placed map[*model.Region]string) {
	var t model.Tier
	r.mapping(v.Node, "tiers ", []field{
		{"name", true, "类别的名称", func(v value) {
			if r.line(&t.Name)(v); names[t.Name] {
				r.errorf(r.pos(v.Node), "duplicate-name", "换一个名称", "“tiers”中“%s”重复了", shown(t.Name))
			}
			names[t.Name] = t.Name != ""
		}},
		{"counties", true, "这一类的县市，写编号", func(v value) {
			r.list(v, func(v value) {
				if g, ok := l.regions.find(r, v); ok && l.placeable(r, v.Node, g, placed) {
					placed[g] = t.Name
					t.Counties = append(t.Counties, g)
				}
			})
			if n := target(v.Node); n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
				r.errorf(r.pos(n), "no-value", "写上编号，或删去这一类", "“counties”里没有%s", shown(l.site.Words.Member))
			}
		}},
	})
	s.Tiers = append(s.Tiers, t)
}

// placeable complains about a region that is none of the ranked ones, or is in a class already.
func (l *loader) placeable(r *reader, n *yaml.Node, g *model.Region, placed map[*model.Region]string) bool {
	before, twice := placed[g]
	switch {
	case g.Kind != model.County:
		r.errorf(r.pos(n), "bad-choice", "从 tiers 中删去它", "“%s”不参加%s排名，不能分类", g.ID, shown(l.site.Words.Member))
	case twice:
		r.errorf(r.pos(n), "duplicate-id", "只留一处", "“%s”已经在“%s”一类里", g.ID, shown(before))
	default:
		return true
	}
	return false
}
