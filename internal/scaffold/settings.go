package scaffold

import (
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// settingColumns are the settings of a site.
var settingColumns = []column{
	{name: "标题", also: []string{"通报标题", "title"}, due: true, show: "全州科技创新工作分析通报", about: "通报的名称，印在每页上面"},
	{name: "发布单位", also: []string{"发布机关", "issuer"}, due: true, show: "湘西州科学技术局", about: "以谁的名义发布"},
	{name: "首期", also: []string{"首期期次", "第一期"}, due: true, show: "2022-q3", about: "第一期通报：2022-07（月）、2022-q3（季）、2022-h1（半年）或 2022（全年）；也可以写 2022年三季度"},
	{name: "印发日期", also: []string{"首期印发日期", "首期日期"}, show: "2022-10-20", about: "首期通报的印发日期；不写时，期末刚过的取今天，补编往期的取期末"},
	{name: "整体称呼", also: []string{"整体"}, show: "全州", about: "行文中怎样称呼整体；不写时按整体的名称推出（全州、全市、全县）"},
	{name: "成员称呼", also: []string{"成员"}, show: "县市", about: "成员的统称；不写时按成员的名称推出（县市、区县、学校）"},
	{name: "上级称呼", also: []string{"上级"}, show: "全省", about: "行文中怎样称呼上一级；没有上一级的不写"},
	{name: "成员量词", also: []string{"量词"}, show: "个", about: "数成员用的量词；不写时学校用所、企业用家，其余用个"},
	{name: "目标下达单位", also: []string{"下达单位"}, show: "州人民政府", about: "年度目标由谁下达；可以以后再补"},
	{name: "目标下达日期", also: []string{"下达日期"}, show: "2022-01-28", about: "年度目标哪一天下达；可以以后再补"},
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
	p.signedOn = r.day("目标下达日期")
	p.Issued = r.day("印发日期")
	if last := p.First.Period.LastDay(); p.First.Period.Year != 0 && !p.Issued.IsZero() && p.Issued.Compare(last) < 0 {
		p.errorf(r.at("印发日期"), "early-edition", "核对首期和印发日期", "印发日期 %s 早于首期的期末 %s", p.Issued, last)
	}
}

// day is a column's date, or none.
func (r *row) day(name string) model.Date {
	text := r.raw(name)
	if text == "" {
		return model.Date{}
	}
	day, fix := load.Day(text)
	if day.IsZero() {
		r.errorf(r.at(name), "bad-date", fix, "“%s”不是日期", load.Shown(text))
	}
	return day
}
