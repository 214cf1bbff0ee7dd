package load

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/source"
)

// What a file that is in the way should be called, and where it belongs.

var (
	tableEndings = []string{".xlsx", ".xls", ".xlsm", ".et", ".ett", ".csv", ".ods", ".tsv"}
	wordEndings  = []string{".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".ofd"}
	copyMark     = regexp.MustCompile(`^(.+?)\s*(?:-?\s*副本|[(（][0-9]{1,3}[)）]|-\s*[Cc]opy|\.bak|_?备份)+\s*(?:[(（][0-9]{1,3}[)）])?$`)
)

// foreign says what to do with a file of another program, or nothing.
func foreign(e entry) string {
	ext := strings.ToLower(path.Ext(e.name))
	switch {
	case e.folder:
		return ""
	case slices.Contains(tableEndings, ext):
		return "表格不放在这里；用 bulletin import 收表，收好后移走"
	case slices.Contains(wordEndings, ext):
		return "这里不放 Word、PDF 等文件；要用的内容粘贴到文稿里，文件移走"
	}
	return ""
}

// copied says that a file is a copy of another, or nothing. want reports whether the folder can have a file of that name.
func copied(e entry, want func(name string) bool) string {
	ext := path.Ext(e.name)
	m := copyMark.FindStringSubmatch(strings.TrimSuffix(e.name, ext))
	if e.folder || m == nil || !want(m[1]+ext) {
		return ""
	}
	return "像是“" + m[1] + ext + "”的副本；核对后只留一个，多余的删去"
}

// plainName is a file's name without an ending that an editor added and Windows hides (x.md.txt), and with the ending in
// lower case and in the form that sites use; changed is false where the name has nothing of this.
func plainName(name string) (plain string, changed bool) {
	plain = name
	for _, added := range []string{".txt", ".TXT", ".Txt"} {
		if rest, cut := strings.CutSuffix(plain, added); cut && rest != "" {
			plain = rest
		}
	}
	ext := path.Ext(plain)
	stem := strings.TrimSuffix(plain, ext)
	switch strings.ToLower(ext) {
	case ".yml", ".yaml":
		plain = stem + ".yaml"
	case ".md", ".markdown", ".mdown":
		plain = stem + ".md"
	case "":
		plain = name
	}
	return plain, plain != name
}

const hiddenEnding = "（扩展名可能没有显示：在资源管理器的“查看”里勾选“文件扩展名”）"

// rename tells that an entry should bear another name, which the program can give it.
func (w *walker) rename(name, to, code, why, format string, args ...any) {
	fix := "改名为“" + path.Base(to) + "”" + why
	old, new := name, to
	if w.exists(to) && !strings.EqualFold(name, to) {
		fix = "应叫“" + path.Base(to) + "”，那个文件已经有了；核对后只留一个"
		old, new = "", ""
	}
	w.tell(name, old, new, code, fix, format, args...)
}

func (w *walker) exists(name string) bool {
	_, err := fs.Stat(w.fsys, name)
	return err == nil
}

// kinds are the folders of data by the key that only their files have, and the keys of the single files.
var kindMarks = []struct {
	mark *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`(?m)^actions\s*:`), "actions"},
	{regexp.MustCompile(`(?m)^events\s*:`), "events"},
	{regexp.MustCompile(`(?m)^milestones\s*:`), "milestones"},
	{regexp.MustCompile(`(?m)^values\s*:`), ""}, // by its name: a month's is a report, a year's are targets
}

// belongs is where a file of data belongs by its name and what it holds, or "".
func (w *walker) belongs(folder string, e entry) string {
	plain, _ := plainName(e.name)
	stem, isYAML := strings.CutSuffix(plain, ".yaml")
	_, isPeriod := periodOf(stem)
	_, isYear := yearOf(stem)
	if e.folder || !isYAML || !isPeriod && !isYear {
		return ""
	}
	text, err := source.Read(w.fsys, path.Join(folder, e.name), MaxData)
	if err != nil {
		return ""
	}
	for _, k := range kindMarks {
		if !k.mark.Match(text) {
			continue
		}
		to := k.to
		switch {
		case to == "" && isPeriod:
			to = "reports"
		case to == "" || isYear != (to != "reports"):
			to = "targets"
		}
		if isPeriod != (to == "reports") {
			return ""
		}
		return path.Join("data", to, plain)
	}
	return ""
}

// misplaced tells that a file belongs elsewhere, and reports whether it did.
func (w *walker) misplaced(name, to string) bool {
	if to == "" || path.Dir(to) == path.Dir(name) {
		return false
	}
	if p, ok := periodOf(strings.TrimSuffix(path.Base(to), ".yaml")); ok && path.Dir(to) == "data/reports" {
		w.files.strays = append(w.files.strays, p)
	}
	old, new, fix := name, to, "移到 "+to
	if w.exists(to) {
		old, new, fix = "", "", "应放在 "+to+"，那个文件已经有了；核对后只留一个"
	}
	w.tell(name, old, new, "misplaced-file", fix, "这个文件放错了文件夹")
	return true
}

// commentaryOf is where a text belongs that stands beside edition.md and is called as a region or an indicator, or "".
func (w *walker) commentaryOf(edition string, e entry) string {
	plain, _ := plainName(e.name)
	stem, isMarkdown := strings.CutSuffix(plain, ".md")
	if e.folder || !isMarkdown || !idText.MatchString(stem) {
		return ""
	}
	for file, folder := range map[string]string{"data/regions.yaml": "counties", "data/indicators.yaml": "indicators"} {
		text, err := source.Read(w.fsys, file, MaxData)
		if err == nil && regexp.MustCompile(`\bid:\s*["']?`+regexp.QuoteMeta(stem)+`["']?\s*(?:[,}#]|$|\n)`).Match(text) {
			return path.Join("content", edition, folder, plain)
		}
	}
	return ""
}

var (
	yearIn  = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)`)
	monthIn = regexp.MustCompile(`([0-9]{1,2})月`)
)

// spans are the words of periods, the longer before those that they contain.
var spans = []struct{ word, id string }{
	{"上半年", "h1"}, {"前三季度", "q3"}, {"三季度", "q3"}, {"一季度", "q1"}, {"二季度", "h1"}, {"半年", "h1"}, {"全年", ""}, {"年度", ""},
}

// editionNamed is an id for a folder that is named in Chinese (2022年上半年), or "".
func editionNamed(name string) string {
	name = narrow(name)
	m := yearIn.FindStringSubmatch(name)
	if m == nil {
		return ""
	}
	for _, s := range spans {
		if strings.Contains(name, s.word) {
			return strings.TrimSuffix(m[1]+"-"+s.id, "-")
		}
	}
	if month := monthIn.FindStringSubmatch(name); month != nil {
		if p, ok := monthOf([]string{"", m[1], month[1]}); ok {
			return p.String()
		}
	}
	if strings.TrimSpace(name) == m[1]+"年" {
		return m[1]
	}
	return ""
}

// strayed reports whether the report of a period is there, but under another name or in another folder.
func (f *files) strayed(p model.Period) bool { return slices.Contains(f.strays, p) }

// strangeText complains about an entry of a folder of commentaries that is none.
func (w *walker) strangeText(name string, e entry) {
	isText := func(name string) bool { return strings.HasSuffix(name, ".md") }
	plain, changed := plainName(e.name)
	if !strings.HasSuffix(plain, ".md") && strings.EqualFold(path.Ext(e.name), ".txt") {
		plain, changed = strings.TrimSuffix(e.name, path.Ext(e.name))+".md", true
	}
	fix := foreign(e)
	if fix == "" {
		fix = copied(e, isText)
	}
	switch why := ""; {
	case fix != "":
	case changed && !e.folder && isText(plain):
		if strings.HasSuffix(strings.ToLower(e.name), ".md.txt") {
			why = hiddenEnding
		}
		w.rename(name, path.Join(path.Dir(name), plain), "unknown-file", why, "不认识的%s", e.kind())
		return
	default:
		fix = "只放“编号.md”，别的文件移走"
	}
	w.errorf(name, "unknown-file", fix, "不认识的%s", e.kind())
}

// misnamed complains about a folder of an edition whose name is no id, and offers the name that its advice gives.
func (w *walker) misnamed(name, what, fix string) {
	rest, told := strings.CutPrefix(fix, "改名为“")
	id, _, whole := strings.Cut(rest, "”")
	if to := path.Join("content", id); told && whole && !strings.Contains(fix, "label") && (!w.exists(to) || strings.EqualFold(to, name)) {
		w.tell(name, name, to, "bad-id", fix, "%s", what)
		return
	}
	w.errorf(name, "bad-id", fix, "%s", what)
}

// elsewhere complains about a commentary that stands in the folder of the other kind.
func (r *reader) elsewhere(pos diag.Pos, folder, kind string) {
	to := path.Join(path.Dir(path.Dir(r.file)), folder, path.Base(r.file))
	r.offer(pos, r.file, to, "misplaced-file", "移到 "+to, "这是%s的编号，文件放错了文件夹", kind)
}

// calledByName complains about a commentary whose file is called by a name in the place of its id.
func (r *reader) calledByName(pos diag.Pos, name, id, code, kind string) bool {
	if id == "" {
		return false
	}
	r.offer(pos, r.file, path.Join(path.Dir(r.file), id+".md"), code, "改名为“"+id+".md”", "“%s”是%s的名称，文件名要用编号", shown(name), kind)
	return true
}
