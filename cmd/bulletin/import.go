package main

import (
	"flag"
	"path/filepath"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/output"
)

var importCommand = command{
	name:    "import",
	summary: "把填好的填报表收进报表，有问题的写出退回单",
	help:    importHelp,
	names:   anyNames,
	takes:   takes{"": files("xlsx", "xls", "ods", "csv", "txt"), "returns": folders, "period": months, "indicator": indicators, "region": regions, "unit": anything, "reason": anything},
	bind:    bindImport,
}

const importHelp = `
用法：bulletin import [选项] 文件 …

读填好的填报表（bulletin form 发出的），按检查项目审核，列出每个改动的
原数和新数，确认后写进 data/reports/年-月.yaml，并在 data/sources 里记下
来自哪个文件、谁填、谁审核。只改变了的数，报表里的其他内容一字不动。
可以一次写几个文件，也可以写文件夹，收其中的全部表格；文件名不限。

问题分三类：“必改”的改正后才能收；“核实”的核对后改正，或者在表的“说明”
栏写明原因；“提示”的供核对。只要有一处必改，或者有一处核实没有说明，
全部文件都不收，有问题的各写一份退回单：其中有填报人自己填的数，有问题
的格标了颜色，加了批注，改好后可以直接发回。

  -C 文件夹         站点文件夹，默认为当前文件夹
  --yes             不询问，直接写入
  --dry-run         只审核、列出改动，不写任何文件
  --all             列出全部改动；不加的，改动多时只列出改了原数的
  --returns 文件夹  退回单写到哪里，默认为站点文件夹下的“退回单”
` + learnHelp + `
已有的附表先用 --learn 认一次，以后各月直接收。文件写 - 时，从标准输入读
在 Excel 中复制的表。

例：bulletin import 收到的表
    bulletin import --dry-run 吉首市.xlsx 泸溪县.xlsx
    bulletin import --learn 附表.xlsx
    bulletin import --period 2022-07 附表.xlsx
`

// importFlags are the flags of import.
type importFlags struct {
	yes, dry, all bool
	returns       string
	learn         learnFlags
}

func bindImport(flags *flag.FlagSet) action {
	f := &importFlags{}
	flags.BoolVar(&f.yes, "yes", false, "")
	flags.BoolVar(&f.dry, "dry-run", false, "")
	flags.BoolVar(&f.all, "all", false, "")
	flags.StringVar(&f.returns, "returns", "", "")
	f.learn.bind(flags)
	return f.run
}

func (f *importFlags) run(r *request) int {
	if len(r.names) == 0 {
		return r.misused("没有写要收的文件")
	}
	if f.returns == "" {
		f.returns = filepath.Join(r.root, "退回单")
	}
	if !r.apart(r.root, f.returns) || !r.mend(f.returns) {
		return exitFailure
	}
	incoming, err := f.find(r)
	if err != nil {
		return r.unread(err)
	}
	if len(incoming) == 0 {
		r.failure("没有找到要收的表格" + noFile)
		return exitFailure
	}
	s, code := r.opened()
	if s == nil {
		return code
	}
	f.learn.in = r.in
	if code, ok := f.learn.prepare(r, s); !ok {
		return code
	}
	if f.learn.asked {
		return f.learn.propose(r, s, incoming, f.yes)
	}
	filled, faults, err := f.readAll(s, incoming)
	if err != nil {
		return r.unread(err)
	}
	if f.learn.period != "" {
		faults = append(faults, form.Expect(filled, f.learn.options.Period)...)
	}
	imported, err := form.Import(s, filled, faults)
	if err != nil {
		return r.failed(err, noFile)
	}
	return f.settle(r, imported, len(incoming))
}

// settle tells what an import found, and writes what is to be written.
func (f *importFlags) settle(r *request, imported *form.Imported, files int) int {
	if imported.Refused() {
		return f.sendBack(r, imported)
	}
	r.changes(imported, f.all)
	r.faults(imported.Faults)
	if len(imported.Files) == 0 {
		r.line("共 %d 个文件，和报表里的数一样，没有改动，没有写入任何文件。", files)
		f.answered(r, imported)
		return exitClean
	}
	drafts, code := r.draft(imported)
	if code != exitClean {
		return code
	}
	names := fileNames(imported.Files)
	if len(drafts.Files) > 0 {
		names += "、" + recordNames(drafts.Files)
	}
	r.line("共 %d 个文件，%d 处改动。", files, len(imported.Changes))
	if f.dry {
		r.line("要写入 %s；这次没有写入任何文件。", names)
		return exitClean
	}
	if !f.yes {
		switch yes, asked := r.confirm("写入 " + names + "？[y/N] "); {
		case !asked:
			r.failure("要写入的，请核对以上改动后加上 --yes" + noFile)
			return exitFailure
		case !yes:
			r.line("没有写入任何文件。")
			return exitClean
		}
	}
	switch stale, err := imported.Stale(r.files); {
	case err != nil:
		return r.failed(err, noFile)
	case stale:
		r.failure("报表在核对期间被改动过，请重新收一次" + noFile)
		return exitFailure
	}
	if _, err := output.WriteBelow(r.root, r.withDrafts(imported, drafts), true); err != nil {
		return r.failed(err, noFile)
	}
	r.line("已写入 %s。用 bulletin check 检查全部内容。", names)
	if len(drafts.Files) > 0 {
		r.line("%s 里的 reason 等着写更正的原因。", recordNames(drafts.Files))
	}
	f.answered(r, imported)
	return exitClean
}

// sendBack tells why nothing is taken in, and writes the returned copies.
func (f *importFlags) sendBack(r *request, imported *form.Imported) int {
	r.faults(imported.Faults)
	must, verify := 0, 0
	for _, fault := range imported.Faults {
		switch fault.Class {
		case form.MustMend:
			must++
		case form.Verify:
			verify++
		}
	}
	r.line("必改 %d 处，核实 %d 处没有说明；报表没有改动。", must, verify)
	if !f.dry {
		if code := f.learn.show(r); code != exitClean {
			return code
		}
	}
	if len(imported.Returns) == 0 || f.dry {
		return exitMistakes
	}
	files := below(f.returns, imported.Returns)
	if _, err := output.WriteBelow(f.returns, files, true); err != nil {
		return r.failed(err, "；退回单没有写出，报表没有改动")
	}
	for _, file := range files {
		r.line("退回单：%s", file.Path)
	}
	return exitMistakes
}

// below are files in a folder of the system.
func below(folder string, files []form.File) []output.File {
	list := make([]output.File, len(files))
	for k, f := range files {
		list[k] = output.File{Path: filepath.Join(folder, filepath.FromSlash(f.Name)), Content: f.Content}
	}
	return list
}

func fileNames(files []form.File) string {
	names := make([]string, len(files))
	for k, f := range files {
		names[k] = f.Name
	}
	return strings.Join(names, "、")
}
