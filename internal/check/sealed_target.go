package check

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// sealedTarget: a target that was sealed as it was signed stays as it is; what changes it later stands among the changes.
func sealedTarget(r *review) {
	for _, targets := range r.targets {
		if targets.Seal == nil {
			continue
		}
		for k := range targets.Seal.Values {
			r.sealedTarget(targets, &targets.Seal.Values[k])
		}
	}
}

func (r *review) sealedTarget(targets *model.Targets, was *model.SealedTarget) {
	const fix = "恢复原来的数；确实调整了的，原来的数不动，在 changes 中写一条，注明日期和原因"
	i, g := r.indicator(was.Indicator), r.region(was.Region)
	if i == nil || g == nil {
		name := was.Indicator
		if i != nil {
			name = was.Region
		}
		r.Error(diag.Pos{File: targets.Seal.File, Line: was.Line, Col: was.Col}, "sealed-target", "恢复名单中的这一项",
			"已经封存的目标里有“%s”，名单里没有了", name)
		return
	}
	now := targets.Signed(i, g)
	if now.Ok() == was.Num.Ok() && (!now.Ok() && now.Gap == was.Num.Gap || now.Ok() && now.Value.Cmp(was.Num.Value) == 0) {
		return
	}
	pos := targets.Pos(now)
	if !now.Given {
		pos = diag.Pos{File: targets.File, Line: 1, Col: 1}
	}
	r.Error(pos, "sealed-target", fix, "%s“%s”的目标封存时是%s，现在是%s", g.Name, i.Name, targetText(was.Num, i), targetText(now.Num, i))
}

func targetText(n model.Num, i *model.Indicator) string {
	switch {
	case n.Ok():
		return exact(n.Value, i)
	case n.Gap == model.Confidential:
		return "保密"
	}
	return "未设目标"
}

func (r *review) indicator(id string) *model.Indicator {
	for _, i := range r.site.Indicators {
		if i.ID == id {
			return i
		}
	}
	return nil
}

func (r *review) region(id string) *model.Region {
	for _, g := range r.site.Regions {
		if g.ID == id {
			return g
		}
	}
	return nil
}
