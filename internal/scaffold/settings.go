package scaffold

import (
	"bulletin/internal/load"
)

// settingColumns are the settings of a site.
var settingColumns = []column{
	{name: "标题", also: []string{"通报标题", "title"}, due: true},
	{name: "发布单位", also: []string{"发布机关", "issuer"}, due: true},
	{name: "首期", also: []string{"首期期次", "第一期"}, due: true},
	{name: "整体称呼", also: []string{"整体"}},
	{name: "成员称呼", also: []string{"成员"}},
	{name: "上级称呼", also: []string{"上级"}},
	{name: "成员量词", also: []string{"量词"}},
	{name: "目标下达单位", also: []string{"下达单位"}},
	{name: "目标下达日期", also: []string{"下达日期"}},
}

func (p *plan) settings() {
	r := p.read("设置", p.answers.Settings, p.settingsPos(), settingColumns)
	s := p.Site
	s.Title, s.Issuer = r.line("标题"), r.line("发布单位")
	s.Words.Whole, s.Words.Member, s.Words.Upper = r.line("整体称呼"), r.line("成员称呼"), r.line("上级称呼")
	s.Words.Counter = r.line("成员量词")
	p.setBy = r.line("目标下达单位")
	if text := r.raw("首期"); text != "" {
		issue, ok := NewIssue(text)
		if !ok {
			p.errorf(r.at("首期"), "bad-period", "写成 2022-07、2022-q3、2022-h1 或 2022 的样子", "“%s”不是一期通报的期间", load.Shown(text))
		}
		p.First = issue
	}
	if text := r.raw("目标下达日期"); text != "" {
		day, fix := load.Day(text)
		if day.IsZero() {
			p.errorf(r.at("目标下达日期"), "bad-date", fix, "“%s”不是日期", load.Shown(text))
		}
		p.signedOn = day
	}
}
