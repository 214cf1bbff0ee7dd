package build

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"bulletin/internal/attach"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/output"
	"bulletin/internal/page"
	"bulletin/internal/pool"
	"bulletin/internal/render"
	"bulletin/internal/site"
)

// AttachOptions say what is made into single files.
type AttachOptions struct {
	Site   fs.FS
	Names  []string // what Attacher.Find takes, behind the id or label of an edition, or of the newest. None: the pack for a meeting
	Whole  bool     // where there are no Names, the whole edition instead of the pack
	Each   bool     // one file for each of Names, or for each region that has a page where there are none; else one of all
	All    bool     // where there are no Names, the whole edition and a file for each region that has a page; Each takes precedence
	Static bool     // without the chart library
	Forms  []string // names of Forms to make beside the page

	Reference *attach.Reference // the template of Word documents, or nil

	// Sealed is the folder in which the pages of sealed editions stand: single files of them are made of these.
	Sealed string

	// Begin is given the edition, and the names and titles of all files, before they are made.
	Begin func(e *model.Edition, files []Attached)
	// Take is given each file as soon as it is made, from several goroutines at once, with its place in the order of
	// Files. Its contents are not kept then. It is called also for files of which others turn out to have mistakes.
	Take func(k int, file *Attached) error
}

// Attached is one file to hand over.
type Attached struct {
	Name  string // without its ending, ASCII
	Title string // Chinese
	Forms []Made // in the order of the table
}

// AttachResult tells what was made. Where there are errors there are no Files.
type AttachResult struct {
	Mistakes
	Site    *model.Site
	Edition *model.Edition // nil where the site has none
	Files   []Attached
}

// UnknownNameError says that names stand for nothing in an edition.
type UnknownNameError struct {
	Edition  string
	Names    []string
	Known    string   // what may be written instead
	Near     []string // of that, what holds such a name: 青岭县 for 青岭
	Editions string   // of the site: the first name may have been meant as one
}

func (e *UnknownNameError) Error() string { return "attach: unknown: " + strings.Join(e.Names, ", ") }

// near are the names that hold one of the unknown ones, or are held by it, or differ by a slip of the pen; few enough to be read.
func near(unknown, names []string) (out []string) {
	const few = 3
	for _, name := range names {
		if len(out) < few && slices.ContainsFunc(unknown, func(u string) bool { return strings.Contains(name, u) || strings.Contains(u, name) }) {
			out = append(out, name)
		}
	}
	for _, u := range unknown {
		if utf8.RuneCountInString(u) < 3 {
			continue // 甲县 is as near to any other
		}
		if name := diag.Nearest(u, names); name != "" && len(out) < few && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// ErrWholeNamed says that the whole edition is asked for together with names of its pages.
var ErrWholeNamed = errors.New("attach: the whole edition has no names")

// Attach makes single files of an edition's pages. It writes nothing.
func Attach(o AttachOptions) (*AttachResult, error) {
	diags := &diag.List{}
	result := &AttachResult{}
	opened, err := site.Open(o.Site, diags)
	if err == nil && opened != nil {
		result.Site = opened.Model
		err = (&maker{Site: opened, diags: diags, vault: newVault(o.Sealed)}).attach(o, result)
	}
	if err != nil {
		return nil, err
	}
	result.Mistakes = mistakes(diags)
	if result.Errors > 0 {
		result.Files = nil
	}
	return result, nil
}

func (m *maker) attach(o AttachOptions, result *AttachResult) error {
	e := m.Newest()
	if len(o.Names) > 0 {
		if named := m.Edition(o.Names[0]); named != nil {
			e, o.Names = named, o.Names[1:]
		}
	}
	if e == nil {
		return nil
	}
	result.Edition = e
	if e.Seal != nil {
		m.shelved = newShelved(e, m.vault)
	}
	codes, err := m.identify(e)
	if err != nil {
		return err
	}
	attacher := page.NewAttacher(e, m.Model, m.Parser)
	attacher.Identify(codes[e])
	made, err := choose(attacher, o)
	if unknown := (*UnknownNameError)(nil); errors.As(err, &unknown) {
		unknown.Editions = m.Editions()
	}
	if err != nil {
		return err
	}
	parts, err := m.parts(made, o.Static, o.Forms)
	if err != nil || m.diags.HasErrors() {
		return err
	}
	parts.reference = o.Reference
	result.Files = make([]Attached, len(made))
	for k := range made {
		result.Files[k] = Attached{Name: made[k].Name, Title: made[k].Title}
	}
	if o.Begin != nil {
		o.Begin(e, result.Files)
	}
	return m.layoutFault(pool.EachWith(len(made), m.printer, func(printer *render.Printer, k int) error {
		return pool.Guard(func() string { return "生成单个文件" + called(&made[k].Frame) }, func() error {
			file, err := parts.single(printer, &made[k], o.Forms)
			if err == nil && o.Take != nil && !m.diags.HasErrors() {
				err = o.Take(k, &file)
				for f := range file.Forms {
					file.Forms[f].Content = nil
				}
			}
			result.Files[k] = file
			return err
		})
	}))
}

// placed are attachments that a build puts beside the pages of an edition, made of the pages as they are made.
type placed struct {
	*parts
	made []page.Attachment
}

// attachments are the single files of an edition that the site asks for.
func (m *maker) attachments(e *model.Edition) []placed {
	whole, regions := m.Model.Attach.Whole, m.Model.Attach.Regions
	if whole == model.NotAttached && regions == model.NotAttached {
		return nil
	}
	var list []placed
	add := func(kind model.AttachKind, made []page.Attachment) {
		if kind != model.NotAttached {
			list = append(list, placed{m.newParts(made, kind == model.AttachedStatic, nil), made})
		}
	}
	a := page.NewAttacher(e, m.Model, m.Parser)
	a.Identify(m.codes[e])
	add(whole, []page.Attachment{a.Whole()})
	add(regions, a.Packages())
	return list
}

// offer takes a page of the site, where it is a part: all are what they are there but the bulletin, which leads to files of data that
// do not go with an attachment.
func (p *placed) offer(made *page.Page, content []byte) error {
	k, wanted := p.places[made.Path]
	if !wanted || made.Layout == page.BulletinLayout {
		return nil
	}
	return p.take(k, content)
}

// place writes attachments into the folder of pages.
func (p *placed) place(folder *output.Folder) error {
	if err := p.finish(); err != nil || p.diags.HasErrors() {
		return err
	}
	return p.layoutFault(pool.EachWith(len(p.made), p.printer, func(printer *render.Printer, k int) error {
		return pool.Guard(func() string { return "生成单个文件" + called(&p.made[k].Frame) }, func() error {
			file, err := p.single(printer, &p.made[k], nil)
			if err == nil && !p.diags.HasErrors() {
				err = folder.Write(p.made[k].SinglePath(), file.Forms[0].Content)
			}
			return err
		})
	}))
}

// layoutFault tells what the author of a layout can mend; other errors it returns.
func (m *maker) layoutFault(err error) error {
	pos := diag.Pos{File: "layouts/base.html"}
	var noMain *attach.NoMainError
	var missing *attach.MissingAssetError
	switch {
	case errors.As(err, &noMain):
		m.diags.Error(pos, "layout-no-main", `给装正文的元素加上 id="main"`, "布局没有标明正文，“%s”不能并入单个文件", noMain.Path)
	case errors.As(err, &missing) && m.vault.failure() != nil: // it is there, and cannot be read
		return m.vault.failure()
	case errors.As(err, &missing):
		m.diags.Error(pos, "layout-no-asset", "样式和脚本放在 layouts/assets 中，用相对地址引用", "布局引用的“%s”不存在", missing.Path)
	default:
		return err
	}
	return nil
}

// choose lists what is to be made.
func choose(a *page.Attacher, o AttachOptions) ([]page.Attachment, error) {
	switch {
	case len(o.Names) > 0 && o.Whole:
		return nil, ErrWholeNamed
	case len(o.Names) == 0 && o.Each:
		return a.Packages(), nil
	case len(o.Names) == 0 && o.All:
		return append([]page.Attachment{a.Whole()}, a.Packages()...), nil
	case len(o.Names) == 0 && o.Whole:
		return []page.Attachment{a.Whole()}, nil
	case len(o.Names) == 0:
		return []page.Attachment{a.Pack()}, nil
	}
	sets := [][]string{o.Names}
	if o.Each {
		sets = nil
		for _, name := range o.Names {
			sets = append(sets, []string{name})
		}
	}
	var made []page.Attachment
	var unknown []string
	for _, names := range sets {
		one, not := a.Find(names)
		unknown = append(unknown, not...)
		if !slices.ContainsFunc(made, func(m page.Attachment) bool { return m.Name == one.Name }) { // named twice
			made = append(made, one)
		}
	}
	if len(unknown) > 0 {
		return nil, &UnknownNameError{Edition: a.Edition().Label, Names: unknown, Near: near(unknown, a.Names()), Known: strings.Join(a.Names(), "、")}
	}
	return made, nil
}

// printer is a printer of the site's layouts.
func (m *maker) printer() (*render.Printer, error) { return m.Layouts.Printer(), nil }
