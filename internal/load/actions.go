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
			{"year", true, "年份，与文件名相同", r.year(year)},
			{"actions", true, "督办事项，一项一条", func(v value) {
				r.list(v, func(v value) { l.site.Actions[year] = append(l.site.Actions[year], l.action(r, v, numbers)) })
			}},
		})
	}
	return nil
}

func (l *loader) action(r *reader, v value, numbers map[string]diag.Pos) *model.Action {
	a := &model.Action{Pos: r.pos(v.Node)}
	ok := r.mapping(v.Node, "督办事项", []field{
		{"number", true, "督办编号，如 2022-03；各年不重复", func(v value) {
			if !r.sketching() && r.wrapped(v, "编号") {
				return
			}
			r.line(&a.Number)(v)
			pos := r.pos(v.Node)
			if before, taken := numbers[a.Number]; taken {
				r.errorf(pos, "duplicate-id", "换一个编号", "督办编号“%s”重复了，%s 第 %d 行已经用过", shown(a.Number), before.File, before.Line)
			} else if a.Number != "" {
				numbers[a.Number] = pos
			}
		}},
		{"opened", true, "立项的期次编号，如 2022-h1", finder(r, &l.editions, &a.Opened)},
		{"region", true, "督办哪个单位，写地区的编号；督办整体的写整体的编号", l.member(r, &a.Region)},
		{"indicator", false, "督办哪项指标，写指标的编号；与指标无关的不写", finder(r, &l.indicators, &a.Indicator)},
		{"matter", true, "督办的事项；可以用 {{ … }} 引用数", r.markdown(&a.Matter)},
		{"unit", true, "责任单位；regions.yaml 写了 units 的，只能写其中的单位或各单位的 bureau", l.unit(r, &a.Unit, &a.Region)},
		{"person", false, "责任人", r.line(&a.Person)},
		{"deadline", true, "办结时限，如 2022-09-30", r.date(&a.Deadline)},
		{"measures", false, "采取的措施", r.markdown(&a.Measures)},
		{"state", true, "办理状态", choice(r, &a.State, actionStates)},
		{"result", false, "办理结果；销号的必须写", r.markdown(&a.Result)},
		{"reason", false, "没有按期办结的原因", r.markdown(&a.Reason)},
		{"closed_by", false, "销号的单位或者会议；销号的必须写", r.line(&a.ClosedBy)},
		{"closed_on", false, "销号日期，如 2022-09-28；销号的必须写", r.date(&a.ClosedOn)},
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
