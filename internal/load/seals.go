package load

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/seal"
	"bulletin/internal/source"
)

// bringBack is how to mend what only the program writes.
const bringBack = "用 git checkout 或从备份找回这个文件，不要手工修改"

// sealed is the root of a file that package seal wrote, whole; nil after a complaint.
func (l *loader) sealed(name string) (*reader, *yaml.Node, error) {
	r := &reader{file: name, diags: l.diags}
	text, ok, err := l.read(name)
	if !ok {
		return r, nil, err
	}
	if !seal.Whole(text) {
		r.errorf(diag.Pos{File: name}, "seal-damaged", bringBack, "封存记录不完整，或者写成以后有人改动过")
		return r, nil, nil
	}
	root, _ := r.parse(text)
	return r, root, nil
}

// readSeal reads content/<id>/seal.yaml, if there is one, and holds the data that were published against it.
func (l *loader) readSeal(e *model.Edition) error {
	file := seal.Path(e.ID)
	if !l.files.has[file] {
		return nil
	}
	r, root, err := l.sealed(file)
	if root == nil {
		return err
	}
	s := &model.Seal{}
	ok := r.mapping(root, "封存记录", r.sealFields(e.ID, s))
	if !ok || r.failed > 0 {
		return nil
	}
	wrong := func() {
		r.errorf(diag.Pos{File: file}, "seal-damaged", bringBack, "封存记录的各项对不上，可能是从别的期次复制来的，或者文件夹改过名称")
	}
	for k := range s.Earlier {
		f := &s.Earlier[k]
		if f.Revision != k+1 || f.Code != seal.Code(e.ID, f.Revision, f.Published) {
			wrong()
			return nil
		}
		was, err := l.publication(seal.FormerPath(e.ID, f.Revision), f.Published)
		if err != nil {
			return err
		}
		if was != nil {
			f.Figures, f.Stood, f.Status = was.Figures, was.Stood, was.Status
		}
	}
	if e.Earlier = s.Earlier; s.Revision == 0 { // it was opened again
		return nil
	}
	if s.Revision != len(s.Earlier)+1 || s.Date.IsZero() || s.Published == "" || len(s.Files) == 0 || s.Code != seal.Code(e.ID, s.Revision, s.Published) {
		wrong()
		return nil
	}
	e.Seal = s
	was, err := l.publication(seal.PublishedPath(e.ID), s.Published)
	if was == nil {
		return err
	}
	e.Published, e.Stood, e.Shown = was.Figures, was.Stood, was.Shown
	if s.Status == model.NoStatus {
		s.Status = was.Status
	}
	return nil
}

// sealFields are the keys of the record of a seal, of an edition's last or of a former revision.
func (r *reader) sealFields(edition string, s *model.Seal) []field {
	return []field{
		{"revision", false, "", r.integer(&s.Revision, 1, 9999)},
		{"date", false, "", r.date(&s.Date)},
		{"reason", false, "", r.line(&s.Reason)},
		{"program", false, "", r.line(&s.Program)},
		{"code", false, "", r.line(&s.Code)},
		{"status", false, "", choice(r, &s.Status, statuses)},
		{"published", false, "", r.hash(&s.Published)},
		{"told", false, "", func(v value) {
			s.Told = []model.ToldNumber{}
			r.list(v, func(v value) { r.toldNumber(v, &s.Told) })
		}},
		{"inputs", false, "", r.sealedFiles(&s.Inputs, func(p string) bool {
			return strings.HasPrefix(p, "content/"+edition+"/") || strings.HasPrefix(p, "layouts/") || strings.HasPrefix(p, "data/")
		})},
		{"files", false, "", r.sealedFiles(&s.Files, func(p string) bool {
			return publishedPath.MatchString(p) && (strings.HasPrefix(p, edition+"/") || strings.HasPrefix(p, "assets/"))
		})},
		{"earlier", false, "", func(v value) { r.list(v, func(v value) { r.earlier(v, &s.Earlier) }) }},
		{"sum", true, "", func(value) {}},
	}
}

// mostPublished is how large the data of an edition may be, in bytes.
const mostPublished = 64 << 20

// publication reads the data that an edition published, and complains where they are not those of the digest; nil after a complaint.
func (l *loader) publication(name, digest string) (*seal.Publication, error) {
	text, err := source.Read(l.fsys, name, mostPublished)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.diags.Error(diag.Pos{File: name}, "published-differs", bringBack, "这一期已经封存，公布的数据文件却不在")
		return nil, nil
	case err != nil && source.Tell(err, name, l.diags):
		return nil, nil
	case err != nil:
		return nil, err
	case seal.Digest(text) != digest:
		l.diags.Error(diag.Pos{File: name}, "published-differs", bringBack, "公布的数据和封存时不一样，有人改动过这个文件")
		return nil, nil
	}
	published, err := seal.Figures(text)
	if err != nil {
		l.diags.Error(diag.Pos{File: name}, "published-differs", bringBack, "公布的数据读不懂")
		return nil, nil
	}
	return published, nil
}

// publishedPath is how builds call their files.
var publishedPath = regexp.MustCompile(`^[\w-][\w.-]*(/[\w-][\w.-]*)+$`)

// saysText is the digest of what a file says: one hash, or up to three.
var saysText = regexp.MustCompile(`^[0-9a-f]{64}(\+[0-9a-f]{64})?(-[0-9a-f]{64})?$`)

// mostDigests is how long a line of digests may be: four with signs between.
const mostDigests = 300

// sealedFiles reads a list of files with their digests, those of paths that are among.
func (r *reader) sealedFiles(dst *[]model.SealedFile, among func(string) bool) func(value) {
	return func(v value) {
		pairs, _ := r.pairs(v.Node, "文件清单")
		for _, p := range pairs {
			f := model.SealedFile{Path: p.key.Value}
			digests, ok := r.text(value{p.value, p.key.Value}, mostDigests)
			if !ok {
				continue
			}
			f.SHA256, f.Says, _ = strings.Cut(digests, " ")
			if !fs.ValidPath(f.Path) || path.Clean(f.Path) != f.Path || strings.Contains(f.Path, "\\") || !among(f.Path) {
				r.errorf(r.pos(p.key), "seal-damaged", bringBack, "封存记录里的“%s”不是这一期的文件", shown(f.Path))
				continue
			}
			if !hashText.MatchString(f.SHA256) || f.Says != "" && !saysText.MatchString(f.Says) {
				r.errorf(r.pos(p.value), "seal-damaged", bringBack, "封存记录里“%s”的校验值不对", shown(f.Path))
				continue
			}
			*dst = append(*dst, f)
		}
		slices.SortFunc(*dst, func(a, b model.SealedFile) int { return cmp.Compare(a.Path, b.Path) })
	}
}

// toldNumber reads a number that an edition told in place of one that was published. Its ids are those of then.
func (r *reader) toldNumber(v value, list *[]model.ToldNumber) {
	var n model.ToldNumber
	if r.mapping(v.Node, "公布时更正、修订的数", []field{
		{"indicator", true, "", r.line(&n.Indicator)},
		{"region", true, "", r.line(&n.Region)},
		{"period", true, "", r.period(&n.Period)},
		{"item", false, "", r.line(&n.Item)},
		{"number", true, "", func(v value) { n.Num, _ = r.num(v, reportGaps, noFigure) }},
		{"status", false, "", choice(r, &n.Status, statuses)},
	}) {
		*list = append(*list, n)
	}
}

// earlier reads a former revision.
func (r *reader) earlier(v value, list *[]model.EarlierSeal) {
	var e model.EarlierSeal
	if r.mapping(v.Node, "以前的版次", []field{
		{"revision", true, "", r.integer(&e.Revision, 1, 9999)},
		{"date", true, "", r.date(&e.Date)},
		{"reason", true, "", r.line(&e.Reason)},
		{"code", true, "", r.line(&e.Code)},
		{"published", true, "", r.hash(&e.Published)},
		{"reopened", true, "", r.date(&e.Reopened)},
		{"reopen_reason", true, "", r.line(&e.ReopenReason)},
	}) {
		*list = append(*list, e)
	}
}

// readTargetsSeal reads data/targets/2022.seal.yaml, if there is one.
func (l *loader) readTargetsSeal(t *model.Targets) error {
	file := seal.TargetsPath(t.Year)
	if !l.files.has[file] {
		return nil
	}
	r, root, err := l.sealed(file)
	if root == nil {
		return err
	}
	s := &model.TargetsSeal{File: file}
	if r.mapping(root, "目标封存记录", []field{
		{"year", true, "", r.year(t.Year)},
		{"date", true, "", r.date(&s.Date)},
		{"reason", false, "", r.line(&s.Reason)},
		{"values", true, "", func(v value) { r.sealedTargets(v, s) }},
		{"sum", true, "", func(value) {}},
	}) && r.failed == 0 {
		t.Seal = s
	}
	return nil
}

func (r *reader) sealedTargets(v value, s *model.TargetsSeal) {
	indicators, _ := r.pairs(v.Node, "values ")
	for _, i := range indicators {
		regions, _ := r.pairs(i.value, "指标“"+shown(i.key.Value)+"”")
		for _, g := range regions {
			t := model.SealedTarget{Indicator: i.key.Value, Region: g.key.Value, Line: g.key.Line, Col: g.key.Column}
			var ok bool
			if t.Num, ok = r.num(value{g.value, g.key.Value}, targetGaps, noTarget); ok {
				s.Values = append(s.Values, t)
			}
		}
	}
}
