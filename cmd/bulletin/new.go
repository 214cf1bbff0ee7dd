package main

import (
	"flag"
	"strings"
	"time"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/scaffold"
)

var newCommand = command{
	name:     "new",
	summary:  "新建站点、期次、报表、目标、布局、编辑器的提示，设置 git",
	help:     newHelp,
	names:    2,
	anywhere: true,
	takes: takes{
		"": newNames, "from": files("xlsx", "xls", "ods"), "answers": files("yaml", "yml"), "date": anything, "label": anything, "period": anything, "title": anything, "issuer": anything,
		"first": anything, "whole": anything, "all-of": anything, "members": anything, "member-word": anything, "upper": anything, "indicators": anything,
	},
	bind: bindNew,
}

const newHelp = `
用法：bulletin new site 文件夹 [--from 工作簿 | --answers 文件 | 各项]
      bulletin new site --template [工作簿]
      bulletin new edition 期次 [-C 站点] [--date 日期]
      bulletin new report 年-月 [-C 站点]
      bulletin new targets 年份 [-C 站点]
      bulletin new layout 布局 [-C 站点]
      bulletin new git [-C 站点] [--undo]
      bulletin new schema [-C 站点]

新建文件；已有的文件从不改动（new schema 写的除外）。写了哪些文件、接下来做什么，都列出来。

  -C             站点文件夹，默认为当前文件夹

new site 新建一个站点，马上可以生成网页。内容从三处之一来：
  --template     先写出一个空白的工作簿（默认 新建站点.xlsx），用 Excel 或
                 WPS 填好单位、指标、目标，再用 --from 读
  --from         读填好的工作簿；有错时一次说清是哪张表、哪一格，什么都不写
  --answers      读 YAML 写的答案，项目名称与工作簿的相同
都不写时逐项询问；也可以用下面的选项回答：
  --title        标题
  --issuer       发布单位
  --first        首期，如 2022-07、2022-q3
  --whole        整体的名称，如 湘西州
  --all-of       整体的称呼，如 全州；不写时按名称推出
  --members      成员的名称，用顿号隔开
  --member-word  成员的统称，如 县市；不写时按名称推出
  --upper        用来比较的上一级，如 湖南省
  --indicators   指标，写成“名称（计量单位）”，用顿号隔开

new edition 新建一期：正文的框架，缺报表、目标、台账的一并新建。期次写
2022-07、2022-q3、2022-h1、2022；用别的编号时写 --label 和 --period。
  --date         印发日期。不写时，期末过去不到 60 天的取今天，更早的取期末，
                 且不早于前面各期、不晚于后面各期（新建站点时也可以写）
  --label        名称，如 2022年前三季度
  --period       期间，如 2022-09

new report 新建一份空报表，每项指标都是“未报送”。
new targets 新建一年的目标，每项都是“未设目标”，上年的数写在旁边备查。
new layout 把内置的布局、样式或脚本复制到站点的 layouts 下，供修改；写
county.html、assets/bulletin.css 这样的名称，不写时列出全部名称。
new git 给站点所在的 git 仓库设好三样：.gitattributes（换行符、按内容比较）、
提交前自动检查、本机的 YAML 比较方式。已有自己的，一概不动。每台机器克隆
后运行一次；在 git 仓库里新建站点时自动做。
  --undo         撤销上面三样；有人改过的不动
new schema 在 .schema 文件夹里写出各种数据文件的格式，VS Code 等编辑器据此
提示和检查；程序更新以后再运行一次。新建的站点里已经有了。

例：bulletin new site --template
    bulletin new site 湘西州通报 --from 新建站点.xlsx
    bulletin new edition 2022-q3
    bulletin new report 2022-07
    bulletin new layout county.html
    bulletin new git
`

// newFlags are the flags of new.
type newFlags struct {
	flags               *flag.FlagSet
	template            bool
	undo                bool
	from, answers       string
	date, label, period string
	day                 model.Date // as date tells it
	said                scaffold.Said
	today               func() model.Date
}

func bindNew(flags *flag.FlagSet) action {
	f := &newFlags{flags: flags, today: today}
	flags.BoolVar(&f.template, "template", false, "")
	flags.BoolVar(&f.undo, "undo", false, "")
	for name, text := range map[string]*string{
		"from": &f.from, "answers": &f.answers, "date": &f.date, "label": &f.label, "period": &f.period,
		"title": &f.said.Title, "issuer": &f.said.Issuer, "first": &f.said.First, "whole": &f.said.Whole, "members": &f.said.Members,
		"upper": &f.said.Upper, "all-of": &f.said.AllOf, "member-word": &f.said.MemberWord, "indicators": &f.said.Indicators,
	} {
		flags.StringVar(text, name, "", "")
	}
	return f.do
}

func today() model.Date {
	y, m, d := time.Now().Date()
	return model.Date{Year: y, Month: int(m), Day: d}
}

func (f *newFlags) do(r *request) int {
	if len(r.names) == 0 {
		return r.misused("写明新建什么：site、edition、report、targets、layout、schema 或 git")
	}
	what, name := r.names[0], ""
	if len(r.names) > 1 {
		name = r.names[1]
	}
	if !f.dated(r) {
		return exitFailure
	}
	if other := f.foreign(what); other != "" {
		return r.misused("new %s 没有“%s”这个选项", what, other)
	}
	switch what {
	case "site":
		return f.site(r, name)
	case "edition":
		return f.edition(r, name)
	case "report":
		return newReport(r, name)
	case "targets":
		return newTargets(r, name)
	case "layout":
		return newLayout(r, name)
	case "git":
		return f.setUpGit(r, name)
	case "schema":
		return newSchema(r, name)
	}
	var all []string
	for _, t := range newThings {
		all = append(all, t.name)
	}
	if near := diag.Nearest(what, all); near != "" {
		return r.misused("不能新建“%s”；可能想写 %s", what, near)
	}
	return r.misused("不能新建“%s”；可写 %s", what, strings.Join(all, "、"))
}
