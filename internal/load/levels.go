package load

import (
	"bulletin/internal/codes"
	"bulletin/internal/diag"
)

// levelWords are what a site may make of a warning.
var levelWords = []word[diag.Level]{{"error", diag.AsError}, {"warning", diag.Usual}, {"off", diag.Off}}

// levels reads what becomes of the warnings of some codes. What is an error stays one: without what it asks for the model is wrong.
func (r *reader) levels(dst *map[string]diag.Level) func(value) {
	return func(v value) {
		pairs, _ := r.pairsOr(v.Node, "checks ", "写上 error、warning 或者 off，或删去这一项")
		levels := map[string]diag.Level{}
		for _, p := range pairs {
			e := codes.Find(p.key.Value)
			if e == nil {
				r.errorf(r.pos(p.key), "bad-check", nearCode(p.key.Value), "没有检查代码“%s”", shown(p.key.Value))
				continue
			}
			var level diag.Level
			failed := r.failed
			choice(r, &level, levelWords)(value{p.value, e.Code})
			switch {
			case r.failed > failed:
			case !e.Warns() && level != diag.AsError:
				r.errorf(r.pos(p.key), "bad-check", "删去这一项，按“"+e.Title+"”的提示改正（bulletin explain "+e.Code+"）", "“%s”是错误，不改正数据就读不对，不能降为警告或者关闭", e.Code)
			default:
				levels[e.Code] = level
			}
		}
		*dst = levels
	}
}

// nearCode offers the code that may have been meant.
func nearCode(name string) string {
	if near := codes.Near(name); len(near) > 0 {
		return "是否想写“" + near[0] + "”？"
	}
	return "写提示里方括号中的代码；全部代码用 bulletin explain 列出"
}
