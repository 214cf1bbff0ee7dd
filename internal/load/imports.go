package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// Import is a mapping for workbooks of one layout, data/imports/NAME.yaml. It names texts, never addresses.
type Import struct {
	Name    string // of the file, without folder and ending
	File    string // slash-separated from the site's root
	Learned model.Period
	Sheets  []ImportSheet
}

// ImportSheet is what a mapping says of the sheets whose names fit a pattern.
type ImportSheet struct {
	Sheet     string // 附表1, 附表*, {region}, {indicator}, {month}
	Skip      bool   // nothing is taken from it
	Indicator *model.Indicator
	Region    *model.Region
	Unit      string // where the sheet names none
	Months    string // what columns named by one month hold: cumulative, monthly, or empty
	Hidden    string // what is done with hidden rows and columns: take, skip, or empty
	Captions  []Caption
	Pos       diag.Pos
}

// Caption is what a text of a head or a row means.
type Caption struct {
	Text      string
	Measure   string // one of CaptionMeasures, or empty
	Indicator *model.Indicator
	Region    *model.Region
	Part      *model.Part // of Indicator
	Unit      string
	Pos       diag.Pos
}

// CaptionMeasures are the words for what a number is, in the order of the manual.
var CaptionMeasures = []string{
	"figure", "yoy", "last_year", "target", "month", "completion", "rank", "share", "difference", "rate", "average", "total", "serial", "code", "text", "group", "skip",
}

// importsFolder holds the mappings.
const importsFolder = "data/imports"

// Imports reads the mappings of a site, in the order of their names. The author's mistakes are in diags; err is the
// machine's failure. A site without the folder has none.
func Imports(fsys fs.FS, s *model.Site, diags *diag.List) ([]*Import, error) {
	entries, err := fs.ReadDir(fsys, importsFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", importsFolder, err)
	}
	var list []*Import
	for _, e := range entries {
		stem, isYAML := strings.CutSuffix(e.Name(), ".yaml")
		if e.IsDir() || !isYAML || junk(e.Name()) {
			continue
		}
		one, err := importFile(fsys, s, path.Join(importsFolder, e.Name()), diags)
		if err != nil {
			return nil, err
		}
		if one != nil {
			one.Name = stem
			list = append(list, one)
		}
	}
	return list, nil
}

// ParseImport reads one mapping from its text; file names it in messages. It is nil where the text cannot be read.
func ParseImport(file string, text []byte, s *model.Site, diags *diag.List) *Import {
	text, ok := clean(file, text, diags)
	if !ok {
		return nil
	}
	r := &reader{file: file, diags: diags}
	root := r.root(text)
	if root == nil {
		return nil
	}
	k := &importReader{reader: r, site: s, result: &Import{File: file, Name: strings.TrimSuffix(path.Base(file), ".yaml")}}
	k.catalogs()
	k.file(root)
	if r.failed > 0 {
		return nil
	}
	return k.result
}

func (k *importReader) file(root *yaml.Node) {
	r := k.reader
	r.mapping(root, "导入映射", []field{
		{"learned", false, "认出这个对照表时的月份，如 2022-07", r.period(&k.result.Learned)},
		{"sheets", true, "各工作表怎样读，一张一条", func(v value) { r.list(v, k.sheet) }},
	})
}

func importFile(fsys fs.FS, s *model.Site, name string, diags *diag.List) (*Import, error) {
	l := newLoader(fsys, model.Charts{}, diags)
	text, ok, err := l.read(name)
	if !ok {
		return nil, err
	}
	return ParseImport(name, text, s, diags), nil
}

// importReader reads one mapping against a site that has been loaded.
type importReader struct {
	*reader
	site       *model.Site
	regions    catalog[*model.Region]
	indicators catalog[*model.Indicator]
	result     *Import
}

// catalogs enters the site's regions and indicators again: a loader keeps its own for one reading.
func (k *importReader) catalogs() {
	k.regions = newCatalog[*model.Region]("地区", "unknown-region")
	k.indicators = newCatalog[*model.Indicator]("指标", "unknown-indicator")
	quiet := &reader{diags: &diag.List{}}
	for _, g := range k.site.Regions {
		k.regions.add(quiet, g.ID, g.Pos, g, g.Name, g.Short)
	}
	if p := k.site.Province; p != nil {
		k.regions.add(quiet, p.ID, p.Pos, p, p.Name, p.Short)
	}
	for _, i := range k.site.Indicators {
		k.indicators.add(quiet, i.ID, i.Pos, i, i.Name, i.Short)
	}
}

func (k *importReader) sheet(v value) {
	s := ImportSheet{Pos: k.pos(v.Node)}
	k.mapping(v.Node, "表", []field{
		{"sheet", true, "工作表的名称；可以用 * 代替若干个字，或写 {region}、{indicator}、{month}", k.line(&s.Sheet)},
		{"skip", false, "整张表不读", k.flag(&s.Skip)},
		{"indicator", false, "整张表是哪项指标的数，写编号", finder(k.reader, &k.indicators, &s.Indicator)},
		{"region", false, "整张表是哪个地区的数，写编号", finder(k.reader, &k.regions, &s.Region)},
		{"unit", false, "表上没有写计量单位时用的单位", k.line(&s.Unit)},
		{"months", false, "只写一个月份的栏是累计数还是当月数", choice(k.reader, &s.Months, []word[string]{{"cumulative", "cumulative"}, {"monthly", "monthly"}})},
		{"hidden", false, "隐藏的行、列怎样办", choice(k.reader, &s.Hidden, []word[string]{{"take", "take"}, {"skip", "skip"}})},
		{"captions", false, "栏目、行的文字各是什么意思", func(v value) { k.captions(&s, v) }},
	})
	k.result.Sheets = append(k.result.Sheets, s)
}

func (k *importReader) captions(s *ImportSheet, v value) {
	if k.sketching() {
		k.drawTable("", "", func() { k.caption(&Caption{}, blank("")) })
		return
	}
	pairs, ok := k.pairs(v.Node, "captions ")
	if !ok {
		return
	}
	for _, p := range pairs {
		c := Caption{Text: p.key.Value, Pos: k.pos(p.key)}
		k.caption(&c, value{p.value, shown(p.key.Value)})
		s.Captions = append(s.Captions, c)
	}
}

// caption reads the word for a measure, or more about it.
func (k *importReader) caption(c *Caption, v value) {
	switch {
	case k.sketching():
		k.drawEither(func() { k.measure(&c.Measure)(v) }, func() { k.fullCaption(c, v) })
	case v.Kind != yaml.MappingNode:
		k.measure(&c.Measure)(v)
	default:
		k.fullCaption(c, v)
	}
}

func (k *importReader) fullCaption(c *Caption, v value) {
	var part value
	k.mapping(v.Node, "captions ", []field{
		{"measure", false, "是什么数", k.measure(&c.Measure)},
		{"indicator", false, "是哪项指标，写编号", finder(k.reader, &k.indicators, &c.Indicator)},
		{"region", false, "是哪个地区，写编号", finder(k.reader, &k.regions, &c.Region)},
		{"part", false, "是哪个其中项，写编号；同时要写 indicator", func(v value) {
			if k.scalar(v, "其中项的编号") {
				part = v
			}
		}},
		{"unit", false, "计量单位", k.line(&c.Unit)},
	})
	if part.Node != nil {
		k.part(c, part)
	}
}

func (k *importReader) measure(dst *string) func(value) {
	all := make([]word[string], len(CaptionMeasures))
	for n, text := range CaptionMeasures {
		all[n] = word[string]{text, text}
	}
	return choice(k.reader, dst, all)
}

func (k *importReader) part(c *Caption, v value) {
	if c.Indicator == nil {
		k.errorf(k.pos(v.Node), "missing-key", "加上“indicator: …”", "写了“part”，没有写“indicator”")
		return
	}
	ids := make([]string, len(c.Indicator.Parts))
	for n := range c.Indicator.Parts {
		p := &c.Indicator.Parts[n]
		if ids[n] = p.ID; p.ID == v.Value {
			c.Part = p
			return
		}
	}
	k.errorf(k.pos(v.Node), "unknown-part", meantOr(k.nearest(v.Value, ids), ids), "指标“%s”没有其中项“%s”", c.Indicator.ID, shown(v.Value))
}
