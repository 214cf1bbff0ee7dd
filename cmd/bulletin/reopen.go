package main

import (
	"flag"

	"bulletin/internal/build"
	"bulletin/internal/format"
)

var reopenCommand = command{
	name:    "reopen",
	summary: "把封存的一期重新打开，改成第2版",
	help:    reopenHelp,
	names:   1,
	takes:   takes{"": editions, "reason": anything, "date": anything},
	bind:    bindReopen,
}

const reopenHelp = `
用法：bulletin reopen [-C 站点文件夹] 期次 --reason 原因 [--date 日期]

重新打开已经封存的一期，开始下一版。原来那一版的封存记录和公布的数据留在
content/期次 中（seal-1.yaml、published-1.csv），网页上写明各版的日期、
原因和核验码。改好以后用 bulletin build 生成，再用 bulletin seal 封存。

  -C        站点文件夹，默认为当前文件夹
  --reason  修改的原因，印在“版本说明”中
  --date    重新打开的日期，写 2022-08-03，默认为今天；不早于封存的日期

例：bulletin reopen 2022-h1 --reason 更正泸溪县技术合同成交额
`

func bindReopen(flags *flag.FlagSet) action {
	f := &sealFlags{}
	flags.StringVar(&f.reason, "reason", "", "")
	flags.StringVar(&f.date, "date", "", "")
	return f.reopen
}

func (f *sealFlags) reopen(r *request) int {
	if len(r.names) == 0 {
		return r.misused("写明重新打开哪一期")
	}
	date, code := f.said(r, "修改")
	if code != exitClean {
		return code
	}
	record, err := build.Reopen(build.ReopenOptions{Site: r.files, Edition: r.names[0], Reason: f.reason, Date: date, Today: today()})
	if code, done := r.unsealed(err); done {
		return code
	}
	if r.mistakes(record.Mistakes) {
		return exitMistakes
	}
	if code := r.record(record.Files); code != exitClean {
		return code
	}
	s := record.Seal
	r.line("已重新打开 %s，开始%s；%s的记录和数据留在 %s。", record.Edition.Label, format.Revision(s.Revision+1), format.Revision(s.Revision), recordNames(record.Files[:2]))
	r.line("改好以后用 bulletin build 生成，再用 bulletin seal %s 封存。", record.Edition.ID)
	return exitClean
}
