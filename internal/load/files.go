package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/seal"
	"bulletin/internal/source"
)

// files are those of a site that its format knows, each list in the order of names.
type files struct {
	data        bool            // data/ is there
	has         map[string]bool // every known file, slash-separated from the site's root
	targets     []int
	reports     []model.Period
	milestones  []int
	actions     []int
	events      []int
	corrections []int
	sources     []model.Period
	imports     []string // data/imports/*.yaml
	maps        []string // data/*.geojson
	editions    []string
	texts       map[string][]string // edition → its commentaries: "counties/x.md", "indicators/y.md"
	pictures    map[string][]string // edition → its pictures, from the site's root
	strays      []model.Period      // reports that are there under other names: what asks for them is told once
	lost        bool                // a folder of an edition has no id
}

func reportFile(p model.Period) string { return "data/reports/" + p.String() + ".yaml" }

func yearFile(folder string, year int) string { return fmt.Sprintf("data/%s/%d.yaml", folder, year) }

// walker lists data/ and content/ and complains about what does not belong there.
type walker struct {
	fsys  fs.FS
	diags *diag.List
	files *files
	err   error
}

func walk(fsys fs.FS, diags *diag.List) (*files, error) {
	w := &walker{fsys: fsys, diags: diags, files: &files{has: map[string]bool{}, texts: map[string][]string{}, pictures: map[string][]string{}}}
	w.data()
	w.content()
	return w.files, w.err
}

var (
	singleFiles = []string{"site.yaml", "regions.yaml", "indicators.yaml"}
	dataFolders = []string{"targets", "reports", "milestones", "actions", "events", "corrections", "sources", "imports"}
	byMonth     = []string{"reports", "sources"} // folders whose files are named by months
	textFolders = []string{"counties", "indicators"}
)

func (w *walker) data() {
	entries, found := w.list("data")
	if !found {
		if w.err == nil {
			w.errorf("data", "missing-file", "在站点文件夹中运行，或用 bulletin new site 新建站点", "没有 data 文件夹")
		}
		return
	}
	w.files.data = true
	for _, e := range entries {
		name := path.Join("data", e.name)
		switch {
		case e.told:
		case e.folder && slices.Contains(dataFolders, e.name):
			w.folder(e.name)
		case !e.folder && slices.Contains(singleFiles, e.name):
			w.files.has[name] = true
		case !e.folder && strings.HasSuffix(e.name, mapEnding):
			w.files.has[name] = true
			w.files.maps = append(w.files.maps, name)
		case w.misplaced(name, w.belongs("data", e)):
		default:
			w.unknown(name, e, singleFiles, dataFolders)
		}
	}
	for _, name := range singleFiles {
		if !has(entries, name) {
			w.errorf(path.Join("data", name), "missing-file", "从备份中找回，或用 bulletin new site 另建一个站点，取其中的这个文件来改", "缺少这个文件")
		}
	}
}

// folder lists a folder of data. But for imports, whose names are the author's, its files are named by year or month.
func (w *walker) folder(folder string) {
	entries, _ := w.list(path.Join("data", folder))
	for _, e := range entries {
		name := path.Join("data", folder, e.name)
		stem, isYAML := strings.CutSuffix(e.name, ".yaml")
		p, isPeriod := periodOf(stem)
		year, isYear := yearOf(stem)
		switch {
		case e.told:
			continue
		case folder == "imports" && !e.folder && isYAML && stem != "":
			w.files.imports = append(w.files.imports, name)
		case folder == "targets" && !e.folder && w.sealOfTargets(e.name):
		case e.folder || !isYAML || slices.Contains(byMonth, folder) && !isPeriod || !slices.Contains(byMonth, folder) && !isYear:
			w.strange(folder, name, e)
			continue
		case folder == "reports":
			w.files.reports = append(w.files.reports, p)
		case folder == "sources":
			w.files.sources = append(w.files.sources, p)
		case folder == "targets":
			w.files.targets = append(w.files.targets, year)
		case folder == "milestones":
			w.files.milestones = append(w.files.milestones, year)
		case folder == "actions":
			w.files.actions = append(w.files.actions, year)
		case folder == "corrections":
			w.files.corrections = append(w.files.corrections, year)
		case folder == "events":
			w.files.events = append(w.files.events, year)
		}
		w.files.has[name] = true
	}
}

// sealOfTargets reports whether a name is that of the seal of a year's targets.
func (w *walker) sealOfTargets(name string) bool {
	stem, isSeal := strings.CutSuffix(name, seal.TargetsEnding)
	_, isYear := yearOf(stem)
	return isSeal && isYear
}

func yearOf(text string) (int, bool) {
	year, err := strconv.Atoi(text)
	return year, err == nil && len(text) == 4 && year >= firstYear && year <= lastYear
}

var looseYear = regexp.MustCompile(`^([0-9]{4})年?$`)

// strange complains about an entry of a folder of data whose name is none of its files'.
func (w *walker) strange(folder, name string, e entry) {
	plain, _ := plainName(e.name)
	stem := narrow(strings.TrimSuffix(plain, path.Ext(plain)))
	monthly := slices.Contains(byMonth, folder)
	isName := func(name string) bool {
		stem, isYAML := strings.CutSuffix(name, ".yaml")
		_, isPeriod := periodOf(stem)
		_, isYear := yearOf(stem)
		return isYAML && (folder == "imports" || monthly && isPeriod || !monthly && isYear)
	}
	to, why := "", ""
	if p, ok := monthOf(loosePeriod.FindStringSubmatch(stem)); ok && monthly {
		to = p.String() + ".yaml"
	} else if m := looseYear.FindStringSubmatch(stem); m != nil && !monthly && isName(m[1]+".yaml") {
		to = m[1] + ".yaml"
	} else if folder == "imports" && isName(plain) {
		to = plain
	}
	if strings.EqualFold(path.Ext(e.name), ".txt") && plain != e.name {
		why = hiddenEnding
	}
	fix := foreign(e)
	if fix == "" {
		fix = copied(e, isName)
	}
	switch {
	case fix != "":
	case w.misplaced(name, w.belongs(path.Join("data", folder), e)):
		return
	case to != "" && !e.folder:
		if p, ok := periodOf(strings.TrimSuffix(to, ".yaml")); ok && folder == "reports" {
			w.files.strays = append(w.files.strays, p)
		}
		w.rename(name, path.Join("data", folder, to), "unknown-file", why, "不认识的%s", e.kind())
		return
	case folder == "imports":
		fix = "这里只放对照表，文件名以“.yaml”结尾，别的文件移走"
	case folder == "reports":
		fix = "报表文件名写成“2022-06.yaml”的样子，别的文件移走"
	case monthly:
		fix = "文件名写成“2022-06.yaml”的样子，别的文件移走"
	default:
		fix = "文件名写成“2022.yaml”的样子，别的文件移走"
	}
	w.errorf(name, "unknown-file", fix, "不认识的%s", e.kind())
}

func (w *walker) content() {
	entries, _ := w.list("content")
	for _, e := range entries {
		name := path.Join("content", e.name)
		switch what, fix := editionFault(e.name); {
		case e.told:
		case !e.folder:
			w.errorf(name, "unknown-file", "每期一个文件夹，正文写在“content/期次编号/edition.md”", "不认识的文件")
		case what != "":
			w.files.lost = true
			w.misnamed(name, what, fix)
		default:
			w.edition(e.name)
		}
	}
	if len(w.files.editions) == 0 && w.err == nil {
		w.errorf("content", "missing-file", "用 bulletin new edition 新建，如 bulletin new edition 2022-h1", "还没有一期通报")
	}
}

// editionFault says why a folder's name is no edition's id.
func editionFault(name string) (what, fix string) {
	switch {
	case name == "assets" || name == "index":
		return fmt.Sprintf("期次编号不能叫“%s”，这是网页自己要用的名称", name), "换一个编号"
	case len(name) <= maxID && editionText.MatchString(name) && !deviceName.MatchString(name):
		return "", ""
	}
	if what, fix = idFault(name); what == "" || !strings.HasPrefix(what, "“") {
		return what, fix
	}
	fix = "用小写字母、数字和连字符，如“2022-h1”"
	if lower := strings.ReplaceAll(strings.ToLower(narrow(name)), "_", "-"); editionText.MatchString(lower) {
		fix = "改名为“" + lower + "”"
	} else if id := editionNamed(name); id != "" {
		fix = "改名为“" + id + "”，“" + shown(name) + "”写在 edition.md 的 label 里"
	}
	return fmt.Sprintf("文件夹名“%s”不能作期次编号", shown(name)), fix
}

func (w *walker) edition(id string) {
	folder := path.Join("content", id)
	entries, _ := w.list(folder)
	w.files.editions = append(w.files.editions, id)
	for _, e := range entries {
		name := path.Join(folder, e.name)
		switch {
		case e.told:
		case e.name == "edition.md" && !e.folder:
			w.files.has[name] = true
		case !e.folder && seal.Own(e.name):
			w.files.has[name] = true
		case e.folder && slices.Contains(textFolders, e.name):
			w.commentaries(id, e.name)
		case w.picture(id, name, e):
		case w.misplaced(name, w.commentaryOf(id, e)):
		default:
			w.unknown(name, e, []string{"edition.md"}, textFolders)
		}
	}
	if !has(entries, "edition.md") {
		fix := "用 bulletin new edition 新建，或删去这个文件夹"
		if k := slices.IndexFunc(entries, func(e entry) bool { return !e.folder && strings.HasPrefix(strings.ToLower(e.name), "edition") }); k >= 0 {
			fix = "把“" + shown(entries[k].name) + "”改名为 edition.md"
		}
		w.errorf(path.Join(folder, "edition.md"), "missing-file", fix, "这一期缺少正文文件")
	}
}

func (w *walker) commentaries(id, folder string) {
	entries, _ := w.list(path.Join("content", id, folder))
	for _, e := range entries {
		if e.told {
			continue
		}
		name := path.Join(folder, e.name)
		full := path.Join("content", id, name)
		stem, isMarkdown := strings.CutSuffix(e.name, ".md")
		if w.picture(id, full, e) {
			continue
		}
		if e.folder || !isMarkdown {
			w.strangeText(full, e)
			continue
		}
		if stem != "" {
			w.files.has[full] = true
			w.files.texts[id] = append(w.files.texts[id], name)
		}
	}
}

// unknown complains about an entry of a folder that holds certain files and folders only.
func (w *walker) unknown(name string, e entry, files, folders []string) {
	all := slices.Concat(files, folders)
	for _, known := range all {
		switch {
		case e.name == known:
			w.errorf(name, "unknown-file", "移走或改名", "这里应是%s，不是%s", entry{folder: !e.folder}.kind(), e.kind())
			return
		case strings.EqualFold(e.name, known):
			w.rename(name, path.Join(path.Dir(name), known), "file-name-case", "", "文件名的大小写不对")
			return
		case !e.folder && path.Ext(known) != "" && foreign(e) == "" && (stemOf(e.name) == stemOf(known) || e.name == known+path.Ext(e.name)):
			w.rename(name, path.Join(path.Dir(name), known), "unknown-file", "", "文件的后缀不对")
			return
		}
	}
	fix := foreign(e)
	if fix == "" {
		fix = copied(e, func(name string) bool { return slices.Contains(files, name) })
	}
	if fix == "" {
		fix = diag.Suggest(e.name, all)
	}
	if fix == "" {
		fix = "这里只有 " + strings.Join(all, "、") + "，别的移走"
	}
	w.errorf(name, "unknown-file", fix, "不认识的%s", e.kind())
}

func stemOf(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

func (w *walker) errorf(name, code, fix, format string, args ...any) {
	w.tell(name, "", "", code, fix, format, args...)
}

// tell records an error about an entry of the site, which the program can move from old to new.
func (w *walker) tell(name, old, new, code, fix, format string, args ...any) {
	w.diags.Add(diag.Diagnostic{Pos: diag.Pos{File: visible(name)}, Severity: diag.Error, Code: code, Text: fmt.Sprintf(format, args...), Fix: fix, Old: old, New: new})
}

// visible is a path as a message may print it.
func visible(name string) string {
	parts := strings.Split(name, "/")
	for k := range parts {
		parts[k] = shown(parts[k])
	}
	return strings.Join(parts, "/")
}

// entry is a file or folder.
type entry struct {
	name   string
	folder bool
	told   bool // a link that leads nowhere: it is there, but there is nothing more to say of it
}

func (e entry) kind() string {
	if e.folder {
		return "文件夹"
	}
	return "文件"
}

// has reports whether a name stands among entries, in whatever case.
func has(entries []entry, name string) bool {
	return slices.ContainsFunc(entries, func(e entry) bool { return strings.EqualFold(e.name, name) })
}

// junk reports whether a file is an editor's or the system's and none of the author's: Windows, macOS and
// Office leave such files beside the others.
func junk(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "~$") ||
		strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// list returns a folder's entries in the order of names, without junk. found is false where the folder is
// not there.
func (w *walker) list(folder string) (entries []entry, found bool) {
	raw, err := fs.ReadDir(w.fsys, folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, false
	case errors.Is(err, fs.ErrPermission):
		w.errorf(folder, "unreadable-file", "检查文件夹的读取权限", "没有权限读这个文件夹")
		return nil, true
	case err != nil && source.Tell(err, folder, w.diags):
		return nil, true
	case err != nil:
		w.err = errors.Join(w.err, fmt.Errorf("list %s: %w", folder, err))
		return nil, false
	}
	for _, e := range raw {
		if junk(e.Name()) {
			continue
		}
		isFolder := e.IsDir()
		if e.Type()&fs.ModeSymlink != 0 {
			name := path.Join(folder, e.Name())
			info, err := fs.Stat(w.fsys, name)
			if err != nil && source.Tell(err, visible(name), w.diags) {
				entries = append(entries, entry{name: e.Name(), told: true})
				continue
			}
			isFolder = err == nil && info.IsDir()
		}
		entries = append(entries, entry{name: e.Name(), folder: isFolder})
	}
	return entries, true
}
