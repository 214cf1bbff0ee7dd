package load

import (
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

var actionStates = ordered(model.ActionStates)

// readActions reads data/actions/*.yaml. A number is given once for all years, because the ledger
// carries over.
func (l *loader) readActions() error {
	numbers := map[string]diag.Pos{}
	for _, year := range l.files.actions {
		r, root, err := l.yaml(yearFile("actions", year))
		if err != nil {
			return err
		}
		if root == nil {
			continue
		}
		r.mapping(root, "台账文件", []field{
			{"year", true, r.year(year)},
			{"actions", true, func(v value) {
				r.list(v, func(v value) { l.site.Actions[year] = append(l.site.Actions[year], l.action(r, v, numbers)) })
			}},
		})
	}
	return nil
}

func (l *loader) action(r *reader, v value, numbers map[string]diag.Pos) *model.Action {
	a := &model.Action{Pos: r.pos(v.Node)}
	ok := r.mapping(v.Node, "督办事项", []field{
		{"number", true, func(v value) {
			r.line(&a.Number)(v)
			pos := r.pos(v.Node)
			if before, taken := numbers[a.Number]; taken {
				r.errorf(pos, "duplicate-id", "换一个编号", "督办编号“%s”重复了，%s 第 %d 行已经用过", shown(a.Number), before.File, before.Line)
			} else if a.Number != "" {
				numbers[a.Number] = pos
			}
		}},
		{"opened", true, finder(r, &l.editions, &a.Opened)},
		{"region", true, l.member(r, &a.Region)},
		{"indicator", false, finder(r, &l.indicators, &a.Indicator)},
		{"matter", true, r.markdown(&a.Matter)},
		{"unit", true, l.unit(r, &a.Unit)},
		{"person", false, r.line(&a.Person)},
		{"deadline", true, r.date(&a.Deadline)},
		{"measures", false, r.markdown(&a.Measures)},
		{"state", true, choice(r, &a.State, actionStates)},
		{"result", false, r.markdown(&a.Result)},
		{"reason", false, r.markdown(&a.Reason)},
		{"closed_by", false, r.line(&a.ClosedBy)},
		{"closed_on", false, r.date(&a.ClosedOn)},
	})
	if ok {
		r.closing(a, v)
	}
	return a
}

// closing wants the three entries that close a matter where it is closed, and no day where it is not.
func (r *reader) closing(a *model.Action, v value) {
	if a.State != model.ActionClosed {
		if !a.ClosedOn.IsZero() {
			r.errorf(a.Pos, "extra-key", "删去 closed_on，或把 state 写成“已销号”", "没有销号的事项不能写 closed_on")
		}
		return
	}
	for _, key := range []string{"result", "closed_by", "closed_on"} {
		if !mentioned(v.Node, key) {
			r.errorf(a.Pos, "missing-key", "加上“"+key+": …”", "已销号的事项缺少“%s”", key)
		}
	}
}
