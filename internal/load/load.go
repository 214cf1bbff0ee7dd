package load

import (
	"crypto/sha256"
	"errors"
	"hash"
	"io/fs"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/pool"
)

// loader is one reading of a site.
type loader struct {
	fsys  fs.FS
	diags *diag.List
	files *files
	site  *model.Site
	usual model.Charts // the kinds of charts that each page can show

	regions    catalog[*model.Region] // with the province
	indicators catalog[*model.Indicator]
	editions   catalog[*model.Edition]
	units      units

	memory *Memory
	ground hash.Hash // of what has been read, as long as that is what the reports' meaning hangs on

	drawn *reader // reads no file and draws its shape
}

func newLoader(fsys fs.FS, usual model.Charts, diags *diag.List) *loader {
	return &loader{
		fsys: fsys, diags: diags, site: newSite(usual), usual: usual, memory: &Memory{},
		regions:    newCatalog[*model.Region]("地区", "unknown-region"),
		indicators: newCatalog[*model.Indicator]("指标", "unknown-indicator"),
		editions:   newCatalog[*model.Edition]("期次", "unknown-edition"),
	}
}

// Site reads the site whose root is fsys. usual are the kinds of charts that each page can show, in the order that it
// shows them in where the site does not say. The author's mistakes are in diags; where there are errors the
// site is incomplete and not to be used. err is the machine's failure.
func Site(fsys fs.FS, usual model.Charts, diags *diag.List) (*model.Site, error) {
	return (&Memory{}).Site(fsys, usual, diags)
}

// Site is [Site], with what m remembers.
func (m *Memory) Site(fsys fs.FS, usual model.Charts, diags *diag.List) (*model.Site, error) {
	l := newLoader(fsys, usual, diags)
	l.memory, l.ground = m, sha256.New()
	l.regions.losses, l.indicators.losses = newLosses(diags), newLosses(diags)
	var err error
	if l.files, err = walk(fsys, diags); err != nil {
		return nil, err
	}
	if !l.files.data {
		return l.site, nil
	}
	// Everything else refers to regions and indicators.
	if err := errors.Join(l.readRegions(), l.readIndicators(), l.readSite()); err != nil {
		return nil, err
	}
	m.begin(digest(l.ground.Sum(nil)))
	l.ground = nil
	l.diags.Set(l.site.Levels)
	l.style()
	l.announce()
	jobs := l.jobs()
	if err := pool.Each(len(jobs), func(k int) error { return jobs[k]() }); err != nil {
		return nil, err
	}
	l.settle()
	l.sortEditions()
	l.site.Settle()
	return l.site, nil
}

// announce enters the reports and editions whose files exist, so that others can refer to them while
// they are read side by side.
func (l *loader) announce() {
	for _, p := range l.files.reports {
		l.site.Reports[p] = model.NewReport(p, reportFile(p), len(l.site.Indicators), len(l.site.Regions))
	}
	for _, year := range l.files.targets {
		l.site.Targets[year] = model.NewTargets(year, yearFile("targets", year), len(l.site.Indicators), len(l.site.Regions))
	}
	for _, p := range l.files.sources {
		l.site.Sources[p] = &model.Sources{Period: p, File: sourceFile(p)}
	}
	l.site.Imports = l.files.imports
	l.editions.partial = len(l.files.editions) == 0 || l.files.lost // has been said
	for _, id := range l.files.editions {
		l.editions.byID[id] = &model.Edition{ID: id}
		l.editions.ids = append(l.editions.ids, id)
	}
}

// jobs are the readings that need each other no more. The largest come first.
func (l *loader) jobs() []func() error {
	var jobs []func() error
	for _, p := range l.files.reports {
		jobs = append(jobs, func() error { return l.readReport(l.site.Reports[p]) })
	}
	for _, year := range l.files.targets {
		jobs = append(jobs, func() error { return l.readTargets(l.site.Targets[year]) })
	}
	for _, id := range l.files.editions {
		jobs = append(jobs, func() error { return l.readEdition(l.editions.byID[id]) })
	}
	for _, p := range l.files.sources {
		jobs = append(jobs, func() error { return l.readSources(l.site.Sources[p]) })
	}
	return append(jobs, l.readMilestones, l.readActions, l.readEvents, l.readCorrections)
}

// yaml reads and parses a file. The root is nil where there is nothing to walk: the file is missing,
// empty or broken, and that has been said.
func (l *loader) yaml(name string) (*reader, *yaml.Node, error) {
	if l.drawn != nil {
		return l.drawn, blank("").Node, nil
	}
	r := &reader{file: name, diags: l.diags}
	if !l.files.has[name] {
		return r, nil, nil
	}
	text, ok, err := l.read(name)
	if !ok {
		return r, nil, err
	}
	return r, r.root(text), nil
}

// root parses a file that must not be empty.
func (r *reader) root(text []byte) *yaml.Node {
	root, empty := r.parse(text)
	if empty {
		r.errorf(diag.Pos{File: r.file}, "empty-file", "写上内容，或删去这个文件后用 bulletin new 新建", "文件里没有内容")
	}
	return root
}
