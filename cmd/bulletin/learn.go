package main

import (
	"errors"
	"flag"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/form"
	"bulletin/internal/learn"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/output"
	sites "bulletin/internal/site"
	"bulletin/internal/source"
	"bulletin/internal/xlsx"
)

// learnFlags are the flags of import that are about tables of other layouts.
type learnFlags struct {
	asked                           bool
	period, indicator, region, unit string
	reason                          string

	in       io.Reader // what was pasted
	options  learn.Options
	mappings []*load.Import
	books    []*learn.Book // that were read, for their pages
}

// learnHelp are the lines of the help for them.
const learnHelp = `  --learn           认一认已有的表格：写出导入映射 data/imports/名称.yaml 和
                    一张对照网页，标出每个数取到哪里、为什么略过、哪些不认识
  --period 年-月    表里没有写是哪个月时说明，如 2022-07；填报表只收这个月的
  --indicator 编号  表里没有写是哪项指标时说明
  --region 编号     表里没有写是哪个地区时说明
  --unit 单位       表里没有写单位时说明
  --reason 文字     已有的表格里“核实”的数核对无误时，说明原因
`

func (f *learnFlags) bind(flags *flag.FlagSet) {
	flags.BoolVar(&f.asked, "learn", false, "")
	flags.StringVar(&f.period, "period", "", "")
	flags.StringVar(&f.indicator, "indicator", "", "")
	flags.StringVar(&f.region, "region", "", "")
	flags.StringVar(&f.unit, "unit", "", "")
	flags.StringVar(&f.reason, "reason", "", "")
}

var monthText = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})$`)

// prepare reads the flags against the site, and its mappings. ok is false where something is wrong with them: it has been
// said.
func (f *learnFlags) prepare(r *request, s *sites.Site) (code int, ok bool) {
	if f.period != "" {
		p, ok := monthOf(f.period)
		if !ok {
			return r.misused("--period 要写 2022-07 的样子"), false
		}
		f.options.Period = p
	}
	f.options.Unit, f.options.Reason = f.unit, f.reason
	if f.indicator != "" {
		if f.options.Indicator = indicatorNamed(s.Model, f.indicator); f.options.Indicator == nil {
			return r.misused("没有指标“%s”", f.indicator), false
		}
	}
	if f.region != "" {
		if f.options.Region = regionNamed(s.Model, f.region); f.options.Region == nil {
			return r.misused("没有地区“%s”", f.region), false
		}
	}
	var diags diag.List
	var err error
	if f.mappings, err = load.Imports(s.Files, s.Model, &diags); err != nil {
		return r.failed(err, noFile), false
	}
	if diags.HasErrors() {
		return r.refused(diags.Sorted()), false
	}
	return exitClean, true
}

func monthOf(text string) (model.Period, bool) {
	m := monthText.FindStringSubmatch(text)
	if m == nil {
		return model.Period{}, false
	}
	p := model.Period{Year: digitsOf(m[1]), Month: digitsOf(m[2])}
	return p, p.Year >= 1949 && p.Year <= 2999 && p.Month >= 1 && p.Month <= 12
}

func digitsOf(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

func indicatorNamed(s *model.Site, name string) *model.Indicator {
	for _, i := range s.Indicators {
		if name == i.ID || name == i.Name || name == i.Short {
			return i
		}
	}
	return nil
}

func regionNamed(s *model.Site, name string) *model.Region {
	for _, g := range s.Regions {
		if name == g.ID || name == g.Name || name == g.Short {
			return g
		}
	}
	if g := s.Province; g != nil && (name == g.ID || name == g.Name || name == g.Short) {
		return g
	}
	return nil
}

// pastedName is how messages name what came from the standard input.
const pastedName = "粘贴的表"

// read reads a table that is no form of ours, by the mappings of the site; what was pasted needs none.
func (f *learnFlags) read(s *sites.Site, name string, data []byte) ([]form.Filled, []form.Fault) {
	apply := learn.Apply(s.Model, f.mappings, name, data, f.options)
	if name == pastedName {
		apply = learn.Pasted(s.Model, name, data, f.options)
	}
	if apply.Fault != nil {
		return nil, []form.Fault{*apply.Fault}
	}
	f.books = append(f.books, apply.Book)
	return apply.Book.Result(data)
}

// together reads tables again of which last year's month came in with them: what can be computed from the two years is the same whether they
// come one after the other or at once.
func (f *learnFlags) together(s *model.Site, all []came) {
	var filled []form.Filled
	for _, one := range all {
		filled = append(filled, one.filled...)
	}
	reports := learn.Reports(s, filled)
	for k := range all {
		if one := &all[k]; one.book >= 0 && reports[f.books[one.book].Period.LastYear()] != nil {
			f.books[one.book] = f.books[one.book].Beside(reports)
			one.filled, one.faults = f.books[one.book].Result(nil)
		}
	}
}

// isForm reports whether a file is a form of ours; what cannot be read is told as of one.
func isForm(name string, data []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt":
		return false
	}
	if name == pastedName {
		return false
	}
	file, err := xlsx.Read(data)
	return err != nil || form.IsForm(file)
}

// pages are the pages of the books that were read, below the site.
func (f *learnFlags) pages() ([]output.File, error) {
	var list []output.File
	for _, b := range f.books {
		page, err := b.HTML()
		if err != nil {
			return nil, err
		}
		list = append(list, output.File{Path: path.Join(pagesFolder, fileName(stemOf(b.Name))+".html"), Content: page})
	}
	return list, nil
}

// show writes the pages of tables that were refused.
func (f *learnFlags) show(r *request) int {
	pages, err := f.pages()
	if err != nil {
		return r.failed(err, "；对照没有写出，报表没有改动")
	}
	for k := range pages {
		pages[k].Path = filepath.Join(r.root, filepath.FromSlash(pages[k].Path))
	}
	if _, err := output.WriteBelow(r.root, pages, true); err != nil {
		return r.failed(err, "；对照没有写出，报表没有改动")
	}
	for _, p := range pages {
		r.line("对照：%s", p.Path)
	}
	return exitClean
}

// pagesFolder is where pages of tables go, below the site.
const pagesFolder = "导入"

func stemOf(name string) string { return strings.TrimSuffix(name, filepath.Ext(name)) }

// propose writes a mapping for each file, and its page. replace lets it replace mappings that are there and differ.
func (f *learnFlags) propose(r *request, s *sites.Site, incoming []incomingFile, replace bool) int {
	code := exitClean
	for _, in := range incoming {
		if c := f.proposeOne(r, s, in, replace); c > code {
			code = c
		}
	}
	return code
}

func (f *learnFlags) proposeOne(r *request, s *sites.Site, in incomingFile, replace bool) int {
	data, err := f.bytesOf(in)
	if err != nil {
		return r.failed(err, noFile)
	}
	p, fault := learn.Learn(s.Model, in.name, data, f.options)
	if fault != nil {
		r.faults([]form.Fault{*fault})
		return exitMistakes
	}
	page, err := p.HTML()
	if err != nil {
		return r.failed(err, noFile)
	}
	mapping := filepath.Join(r.root, "data", "imports", fileName(p.MappingName())+".yaml")
	picture := filepath.Join(r.root, pagesFolder, fileName(stemOf(p.Name))+".html")
	var standing *output.ExistsError
	if _, err := output.WriteBelow(r.root, []output.File{{Path: mapping, Content: p.YAML()}}, replace); errors.As(err, &standing) {
		r.failure("已有内容不同的映射 %s；同样版式的文件不用再认，直接用 bulletin import 收；要换成新提出的加 --yes，要留着的先改名"+noFile, mapping)
		return exitFailure
	} else if err != nil {
		return r.failed(err, noFile)
	}
	if _, err := output.WriteBelow(r.root, []output.File{{Path: picture, Content: page}}, true); err != nil {
		return r.failed(err, "；映射已经写好，只是没有写出对照，再做一次即可")
	}
	faults := p.Faults()
	r.faults(faults)
	r.line("%s：%s。", visible(p.Name), p.Count())
	r.line("映射：%s\n对照：%s", mapping, picture)
	if slices.ContainsFunc(faults, func(f form.Fault) bool { return f.Class == form.MustMend }) {
		r.line("不认识的，照映射里的注释写明；打开对照核对一遍，再用 bulletin import 收。")
	} else {
		r.line("打开对照核对一遍，没有错的就用 bulletin import 收。")
	}
	return exitClean
}

// bytesOf is what a file holds; - is the standard input.
func (f *learnFlags) bytesOf(in incomingFile) ([]byte, error) {
	if in.path != "-" {
		return source.File(in.path, mostBytes)
	}
	if f.in == nil {
		return nil, nil
	}
	data, err := io.ReadAll(io.LimitReader(f.in, mostBytes+1))
	if len(data) > mostBytes {
		return nil, &source.TooLargeError{Path: "-", Most: mostBytes}
	}
	return data, err
}
