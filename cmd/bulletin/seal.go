package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"bulletin/internal/build"
	"bulletin/internal/format"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/output"
)

var sealCommand = command{
	name:    "seal",
	summary: "封存一期：网页从此不再改动；或者封存年度目标",
	help:    sealHelp,
	names:   2,
	takes:   takes{"": editions, "o": folders, "reason": anything, "date": anything},
	bind:    bindSeal,
}

const sealHelp = `
用法：bulletin seal [-C 站点文件夹] [-o 输出文件夹] 期次 --reason 原因 [--date 日期]
      bulletin seal [-C 站点文件夹] targets 年份 [--reason 原因] [--date 日期]

封存一期通报。先用 bulletin build 生成，看过网页再封存。封存时核对输出
文件夹里这一期的网页正是现在的数据、文稿和布局生成的，有错误、没有生成或者
不一样的，说明原因，不封存。封存以后：
  · 生成时这一期的网页不再重做，只核对、保留；数据后来改了也不变
  · content/期次/seal.yaml 记下版次、日期、原因、核验码和每个文件的校验值
  · content/期次/published.csv 是这一期公布的数据
要修改已经封存的一期，用 bulletin reopen。

targets：封存一年签订的目标。以后改动目标又没有写进 changes 的，检查时报错。

  -C        站点文件夹，默认为当前文件夹
  -o        已经生成的网页在哪里，默认为站点文件夹下的 public
  --reason  封存的原因，如“经局长办公会审定发布”
  --date    封存的日期，写 2022-07-20，默认为今天；不早于通报的日期

例：bulletin seal 2022-h1 --reason 经局长办公会审定发布
    bulletin seal targets 2022
`

// sealFlags are the flags of seal and reopen.
type sealFlags struct{ target, reason, date string }

func bindSeal(flags *flag.FlagSet) action {
	f := &sealFlags{}
	flags.StringVar(&f.target, "o", "", "")
	flags.StringVar(&f.reason, "reason", "", "")
	flags.StringVar(&f.date, "date", "", "")
	return f.seal
}

func (f *sealFlags) seal(r *request) int {
	switch {
	case len(r.names) == 0:
		return r.misused("写明封存哪一期")
	case r.names[0] == "targets":
		return f.targets(r)
	case len(r.names) > 1:
		return r.misused("多余的参数“%s”", r.names[1])
	}
	date, code := f.said(r, "封存")
	if code != exitClean {
		return code
	}
	if f.target == "" {
		f.target = filepath.Join(r.root, "public")
	}
	record, err := build.Seal(build.SealOptions{
		Options: build.Options{Site: r.files, Out: f.target, Sealed: filepath.Join(r.root, "public"), Program: program()},
		Edition: r.names[0], Reason: f.reason, Date: date, Today: today(), Version: versionName(), Says: says,
	})
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
	r.line("已封存 %s %s，核验码 %s，共 %d 个文件。", record.Edition.Label, format.Revision(s.Revision), s.Code, len(s.Files))
	r.line("写入 %s。请和 public 一起提交到 git。", recordNames(record.Files))
	return exitClean
}

// said are the reason and the date of what is done.
func (f *sealFlags) said(r *request, doing string) (model.Date, int) {
	f.reason = strings.TrimSpace(f.reason)
	switch {
	case f.reason == "":
		return model.Date{}, r.misused("用 --reason 写明%s的原因", doing)
	case !plainReason(f.reason):
		return model.Date{}, r.misused("--reason 写一行文字，不超过 200 个字")
	}
	return f.day(r)
}

// plainReason reports whether a text can stand in a record as one line.
func plainReason(text string) bool {
	return utf8.ValidString(text) && utf8.RuneCountInString(text) <= 200 && !strings.ContainsAny(text, "\n\r\t\u2028\u2029\ufffd") && load.Unprintable(text) == ""
}

func (f *sealFlags) day(r *request) (model.Date, int) {
	if f.date == "" {
		return today(), exitClean
	}
	date, fix := load.Day(f.date)
	if date.IsZero() {
		return date, r.misused("--date 的“%s”不是日期；%s", f.date, fix)
	}
	return date, exitClean
}

// unsealed tells why an edition is not sealed or opened again, where that is no mistake in the author's files.
func (r *request) unsealed(err error) (code int, done bool) {
	var unknown *build.UnknownEditionError
	var sealed *build.SealedError
	var open *build.NotSealedError
	var day *build.DateError
	switch {
	case err == nil:
		return exitClean, false
	case errors.As(err, &unknown):
		return r.unknownEdition(unknown), true
	case errors.As(err, &sealed):
		e := sealed.Edition
		r.failure("“%s”已于%s封存（%s）；要修改，用 bulletin reopen %s%s", e.Label, format.Date(e.Seal.Date), format.Revision(e.Seal.Revision), e.ID, noFile)
		return exitFailure, true
	case errors.As(err, &day):
		return r.misdated(day), true
	case errors.As(err, &open):
		r.failure("“%s”没有封存，可以直接修改%s", open.Edition.Label, noFile)
		return exitFailure, true
	}
	return r.failed(err, noFile), true
}

// misdated tells of a day that cannot be that of a record.
func (r *request) misdated(e *build.DateError) int {
	if e.After.IsZero() {
		r.failure("%s还没有到，记录不能写这一天；核对 --date%s", format.Date(e.Date), noFile)
	} else {
		r.failure("日期%s早于%s（%s）；用 --date 写那一天或者以后的日期，没有写的记这台电脑今天的日期%s", format.Date(e.Date), e.What, format.Date(e.After), noFile)
	}
	return exitFailure
}

// record writes the files of a record into the site.
func (r *request) record(files []build.RecordFile) int {
	list := make([]output.File, len(files))
	for k, f := range files {
		list[k] = output.File{Path: filepath.Join(r.root, filepath.FromSlash(f.Path)), Content: f.Content}
	}
	if _, err := output.WriteBelow(r.root, list, true); err != nil {
		return r.failed(err, noFile)
	}
	return exitClean
}

func recordNames(files []build.RecordFile) string {
	names := make([]string, len(files))
	for k, f := range files {
		names[k] = f.Path
	}
	return strings.Join(names, "、")
}

// targets seals the targets of a year.
func (f *sealFlags) targets(r *request) int {
	if len(r.names) < 2 {
		return r.misused("写明封存哪一年的目标，如 bulletin seal targets 2022")
	}
	year, err := strconv.Atoi(r.names[1])
	if err != nil || len(r.names[1]) != 4 {
		return r.misused("年份写成 2022 的样子，这里是“%s”", r.names[1])
	}
	if f.reason != "" && !plainReason(f.reason) {
		return r.misused("--reason 写一行文字，不超过 200 个字")
	}
	date, code := f.day(r)
	if code != exitClean {
		return code
	}
	record, err := build.SealTargets(build.TargetsOptions{Site: r.files, Year: year, Reason: strings.TrimSpace(f.reason), Date: date, Today: today()})
	var unknown *build.UnknownYearError
	var day *build.DateError
	switch {
	case errors.As(err, &day):
		return r.misdated(day)
	case errors.As(err, &unknown):
		r.failure("没有 %d 年的目标；有目标的年份：%s%s", year, strings.Trim(strings.ReplaceAll(fmt.Sprint(unknown.Known), " ", "、"), "[]"), noFile)
		return exitFailure
	case err != nil:
		return r.failed(err, noFile)
	}
	if r.mistakes(record.Mistakes) {
		return exitMistakes
	}
	if len(record.Files) == 0 {
		r.line("%d 年的 %d 个目标已经封存，没有新增的，没有写入任何文件。", year, record.Sealed)
		return exitClean
	}
	if code := r.record(record.Files); code != exitClean {
		return code
	}
	r.line("已封存 %d 年的 %d 个目标，其中这次新封存 %d 个。写入 %s。", year, record.Sealed, record.Fresh, recordNames(record.Files))
	return exitClean
}
