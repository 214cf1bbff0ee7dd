package main

import (
	"errors"
	"flag"
	"strings"

	"bulletin/internal/build"
)

var correctCommand = command{
	name:    "correct",
	summary: "写明已经公布的数为什么改",
	help:    correctHelp,
	takes:   takes{"reason": anything, "who": anything, "date": anything},
	bind:    bindCorrect,
}

const correctHelp = `
用法：bulletin correct [-C 站点文件夹] --reason 原因 [--who 单位] [--date 日期]

封存的期次公布过的数，现在的报表里成了别的数，又没有说明的，每个数写一条
更正，放进 data/corrections/年份.yaml：原来公布的数、现在的数、原因。下一期
的“更正和修订”一节印出这些更正，封存的那一期的网页上提示读者去看。

原因各不相同的，改一个数就运行一次。数经核实提高了状态的（如快报改为最终
核实）是修订，不必写，自动列出。

  -C        站点文件夹，默认为当前文件夹
  --reason  更正的原因，读者看得到，如“漏报两家企业”
  --who     发现或者负责的单位，可以不写
  --date    更正的日期，写 2022-08-15，默认为今天；不早于封存的日期

例：bulletin correct --reason 漏报两家企业 --who 保靖县科技和工业信息化局
`

func bindCorrect(flags *flag.FlagSet) action {
	f := &sealFlags{}
	who := ""
	flags.StringVar(&f.reason, "reason", "", "")
	flags.StringVar(&who, "who", "", "")
	flags.StringVar(&f.date, "date", "", "")
	return func(r *request) int { return f.correct(r, strings.TrimSpace(who)) }
}

func (f *sealFlags) correct(r *request, who string) int {
	date, code := f.said(r, "更正")
	if code != exitClean {
		return code
	}
	if who != "" && !plainReason(who) {
		return r.misused("--who 写一行文字，不超过 200 个字")
	}
	made, err := build.Correct(build.CorrectOptions{Site: r.files, Reason: f.reason, Who: who, Date: date, Today: today()})
	var day *build.DateError
	if errors.As(err, &day) {
		return r.misdated(day)
	}
	if err != nil {
		return r.failed(err, noFile)
	}
	if r.mistakes(made.Mistakes) {
		return exitMistakes
	}
	if len(made.Files) == 0 {
		r.line("公布过的数都没有改，或者都已经说明，没有写入任何文件。")
		return exitClean
	}
	if code := r.record(made.Files); code != exitClean {
		return code
	}
	for _, text := range made.Entries {
		r.line("%s", text)
	}
	r.line("写入 %s，共 %d 条。", recordNames(made.Files), len(made.Entries))
	return exitClean
}
