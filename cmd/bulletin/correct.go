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
	names:   anyNames,
	takes:   takes{"": correctable, "reason": anything, "who": anything, "date": anything},
	bind:    bindCorrect,
}

const correctHelp = `
用法：bulletin correct [-C 站点文件夹] [--reason 原因] [--all] [--who 单位] [--date 日期] [名称…]

封存的期次公布过的数，现在的报表里成了别的数，又没有说明的，每个数写一条
更正，放进 data/corrections/年份.yaml：原来公布的数、现在的数、原因。下一期
的“更正和修订”一节印出这些更正，封存的那一期的网页上提示读者去看。

不写 --reason 的，列出还要说明的数，不写入任何文件。

名称是地区、指标的名称、简称、编号，或者月份（写 2022-03）：只写这些地区、这些
指标、这些月份的数的原因，如“保靖县 研发投入”。不写名称的，写全部；这些数是
几个单位或者几项指标的，原因一般各不相同，程序列出它们，不写入：分几次写，
原因确实相同的加 --all。整体数随成员的数改的，不另算一项。

数经核实提高了状态的（如快报改为最终核实）是修订，不必写，自动列出。

  -C        站点文件夹，默认为当前文件夹
  --reason  更正的原因，读者看得到，如“漏报两家企业”
  --all     几个单位、几项指标的数都是这一个原因
  --who     发现或者负责的单位，可以不写
  --date    更正的日期，写 2022-08-15，默认为今天；不早于封存的日期

例：bulletin correct
    bulletin correct 保靖县 研发投入 --reason 漏报两家企业 --who 保靖县科技和工业信息化局
`

// correctFlags are the flags of correct.
type correctFlags struct {
	sealFlags
	who string
	all bool
}

func bindCorrect(flags *flag.FlagSet) action {
	f := &correctFlags{}
	flags.StringVar(&f.reason, "reason", "", "")
	flags.StringVar(&f.who, "who", "", "")
	flags.StringVar(&f.date, "date", "", "")
	flags.BoolVar(&f.all, "all", false, "")
	return f.correct
}

func (f *correctFlags) correct(r *request) int {
	o := build.CorrectOptions{Site: r.files, Who: strings.TrimSpace(f.who), Today: today(), Names: r.names, All: f.all}
	if strings.TrimSpace(f.reason) != "" {
		date, code := f.said(r, "更正")
		if code != exitClean {
			return code
		}
		o.Reason, o.Date = f.reason, date
	}
	if o.Who != "" && !plainReason(o.Who) {
		return r.misused("--who 写一行文字，不超过 200 个字")
	}
	made, err := build.Correct(o)
	if err != nil {
		return r.uncorrected(err)
	}
	if r.mistakes(made.Mistakes) {
		return exitMistakes
	}
	if len(made.Entries) == 0 {
		r.line("公布过的数都没有改，或者都已经说明，没有写入任何文件。")
		return exitClean
	}
	if o.Reason == "" {
		r.line("公布过、现在是别的数、还没有说明的有 %d 个：", len(made.Entries))
		r.each(made.Entries)
		r.line("是差错的，用 --reason 写明原因；原因不同的，写上名称分几次写，如 bulletin correct 保靖县 --reason 漏报两家企业。没有写入任何文件。")
		return exitClean
	}
	if code := r.record(made.Files); code != exitClean {
		return code
	}
	r.each(made.Entries)
	r.line("写入 %s，共 %d 条。", recordNames(made.Files), len(made.Entries))
	return exitClean
}

// uncorrected tells why no entries were written.
func (r *request) uncorrected(err error) int {
	var day *build.DateError
	var several *build.SeveralError
	var unnamed *build.UnnamedError
	switch {
	case errors.As(err, &day):
		return r.misdated(day)
	case errors.As(err, &several):
		r.line("要说明的数是几个单位或者几项指标的：")
		r.each(several.Entries)
		r.failure("原因不同的，写上名称分几次写，如 bulletin correct 保靖县 --reason 漏报两家企业；都是这一个原因的，加 --all%s", noFile)
		return exitFailure
	case errors.As(err, &unnamed):
		near := ""
		if unnamed.Near != "" {
			near = "是否想写“" + unnamed.Near + "”？"
		}
		r.failure("要说明的数里没有“%s”的；%s不写名称和 --reason，列出是哪些%s", unnamed.Name, near, noFile)
		return exitFailure
	}
	return r.failed(err, noFile)
}

func (r *request) each(list []string) {
	for _, text := range list {
		r.line("%s", text)
	}
}

// correctable are the names of regions and indicators.
func correctable(w *wanted) {
	regions(w)
	indicators(w)
}
