package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/form"
	"bulletin/internal/pool"
	sites "bulletin/internal/site"
	"bulletin/internal/source"
	"bulletin/internal/xlsx"
)

// tableEndings are the names of tables: those that are read, and those of which the reader says how to save them.
var tableEndings = []string{".xlsx", ".xlsm", ".csv", ".xls", ".et", ".ett", ".xlsb", ".ods", ".tsv"}

// find lists the files that are named, and the tables in folders that are. What Excel leaves beside an open file is
// skipped with a word.
func (f *importFlags) find(r *request) ([]incomingFile, error) {
	var list []incomingFile
	add := func(path string) {
		if name := filepath.Base(path); strings.HasPrefix(name, "~$") {
			r.line("跳过 %s：这是打开文件时留下的临时文件，关闭 Excel 或 WPS 后会消失。", visible(name))
			return
		}
		if !slices.ContainsFunc(list, func(in incomingFile) bool { return in.path == path }) {
			list = append(list, incomingFile{path, filepath.Base(path)})
		}
	}
	for _, name := range expanded(r.names) {
		if name == "-" {
			list = append(list, incomingFile{"-", pastedName})
			continue
		}
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			add(filepath.Clean(name))
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && slices.Contains(tableEndings, strings.ToLower(filepath.Ext(e.Name()))) {
				add(filepath.Join(name, e.Name()))
			}
		}
	}
	partNames(list)
	return list, nil
}

// expanded are names with patterns written out, which the shell of Windows leaves to programs. A pattern that nothing fits
// stays, and is told as a file that is not there.
func expanded(names []string) []string {
	var list []string
	for _, name := range names {
		if _, err := os.Stat(name); err != nil && strings.ContainsAny(name, "*?") {
			if found, err := filepath.Glob(pattern(name)); err == nil && len(found) > 0 {
				list = append(list, found...)
				continue
			}
		}
		list = append(list, name)
	}
	return list
}

// pattern is a name as filepath.Glob takes it, with * and ? alone standing for something, as in the shell of Windows: brackets are
// often in the names of folders.
func pattern(name string) string {
	if filepath.Separator != '\\' {
		name = strings.ReplaceAll(name, `\`, `\\`)
	}
	return strings.ReplaceAll(name, "[", "[[]")
}

// partNames gives files of the same name in several folders their whole paths.
func partNames(list []incomingFile) {
	count := map[string]int{}
	for _, in := range list {
		count[in.name]++
	}
	for k := range list {
		if count[list[k].name] > 1 {
			list[k].name = filepath.ToSlash(list[k].path)
		}
	}
}

// unread tells which file cannot be read, and why as far as the system says.
func (r *request) unread(err error) int {
	var at *fs.PathError
	if !errors.As(err, &at) {
		return r.failed(err, noFile)
	}
	name := visible(at.Path)
	switch {
	case strings.ContainsAny(name, "*?") && (errors.Is(err, fs.ErrNotExist) || causeOf(err) == badName): // as Windows has it
		r.failure("没有和“%s”相符的文件；可以写文件、文件夹，或者 *.xlsx"+noFile, name)
	case errors.Is(err, fs.ErrNotExist):
		r.failure("找不到“%s”；核对名称和所在的文件夹，可以写文件、文件夹，或者 *.xlsx"+noFile, name)
	case errors.Is(err, fs.ErrPermission):
		r.failure("没有权限读“%s”；核对文件的权限，或者复制到别的文件夹再收"+noFile, name)
	case errors.Is(err, source.ErrIrregular):
		r.failure("“%s”不是普通文件，不能收；另存为表格文件后再收"+noFile, name)
	default:
		why := "可能正被 Excel、WPS 或别的程序占用；关闭后再收"
		if c := causeOf(err); c != nil {
			why = c.text + "；" + c.fix
		}
		r.failure("读不了“%s”，%s"+noFile, name, why)
	}
	return exitFailure
}

// readOne reads one file: a form of ours, or a table of another layout.
func (f *importFlags) readOne(s *sites.Site, name string, data []byte) ([]form.Filled, []form.Fault, error) {
	if !isForm(name, data) && (len(f.learn.mappings) > 0 || !isWorkbook(name)) {
		filled, faults := f.learn.read(s, name, data)
		return filled, faults, nil
	}
	return form.Read(s.Model, name, data)
}

// isWorkbook reports whether a file is none of the texts with columns. Without a mapping it is likelier a form that was
// copied than a table of another layout.
func isWorkbook(name string) bool {
	return name != pastedName && !slices.Contains([]string{".csv", ".tsv", ".txt"}, strings.ToLower(filepath.Ext(name)))
}

// incomingFile is a file that came in.
type incomingFile struct {
	path string
	name string // as messages name it
}

// mostBytes bounds a file that comes in: nothing that reads one takes more.
const mostBytes = xlsx.MaxFile

// came is what one file says.
type came struct {
	filled []form.Filled
	faults []form.Fault
	book   int // of f.learn.books, where it is a table; else -1
}

// readAll reads what all files say, with the faults of all.
func (f *importFlags) readAll(s *sites.Site, incoming []incomingFile) (filled []form.Filled, faults []form.Fault, err error) {
	var all []came
	for _, in := range incoming {
		one := came{book: -1}
		data, err := f.learn.bytesOf(in)
		if large := (*source.TooLargeError)(nil); errors.As(err, &large) {
			one.faults = []form.Fault{{At: form.Place{File: in.name}, Class: form.MustMend, Code: "too-large",
				Text: "文件超过了 " + source.Size(mostBytes) + " 的上限，不像一份填报表", Fix: "核对是不是放错了文件；带图片、粘贴了整列的，删去后另存"}}
			all = append(all, one)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		books := len(f.learn.books)
		err = pool.Guard(func() string { return "读取“" + in.name + "”" }, func() (err error) {
			one.filled, one.faults, err = f.readOne(s, in.name, data)
			return err
		})
		if err != nil {
			return nil, nil, err
		}
		if len(f.learn.books) > books {
			one.book = books
		}
		all = append(all, one)
	}
	f.learn.together(s.Model, all)
	for _, one := range all {
		filled, faults = append(filled, one.filled...), append(faults, one.faults...)
	}
	return filled, faults, nil
}

// answered names the returned copies that what came in settles. They stay: somebody may have written in them.
func (f *importFlags) answered(r *request, imported *form.Imported) {
	var names []string
	for _, name := range imported.Answered() {
		folder, stem := path.Split(name)
		entries, err := os.ReadDir(filepath.Join(f.returns, folder))
		if err != nil {
			continue
		}
		for _, e := range entries {
			rest, isSame := strings.CutPrefix(strings.TrimSuffix(e.Name(), ".xlsx"), stem)
			if isSame && strings.HasSuffix(e.Name(), ".xlsx") && anotherCopy.MatchString(rest) {
				names = append(names, filepath.Join(f.returns, folder, e.Name()))
			}
		}
	}
	if len(names) > 0 {
		slices.Sort(names)
		r.line("这些退回单已经办结，可以删去：%s", visible(strings.Join(slices.Compact(names), "、")))
	}
}

// anotherCopy is what follows a name in the name of a returned copy.
var anotherCopy = regexp.MustCompile(`^(-[0-9]+)?$`)
