package main

import (
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/longtest"
	"bulletin/internal/model"
)

// TestRecord walks what becomes of published editions in three months: a correction after the first was sealed, a revision by status
// and a second correction, a second revision of the second edition, and at each step what stands on the share and what attachments
// prove.
func TestRecord(t *testing.T) {
	longtest.Skip(t)
	w := &record{walk: walk{t: t, dir: t.TempDir()}, sealed: map[string]string{}, sent: map[string]string{}}
	w.root, w.share = filepath.Join(w.dir, "site"), filepath.Join(w.dir, "共享")
	w.newSite()

	w.month(1, "2024-01")
	first := w.comesOut("2024-01", "2024-02-15")
	w.hold("2024-01")

	w.month(2, "2024-02")
	w.mistakeFound()
	second := w.comesOut("2024-02", "2024-03-15")
	w.hold("2024-02")

	w.month(3, "2024-q1")
	w.betterData()
	w.secondRevision()
	third := w.comesOut("2024-q1", "2024-04-15")
	w.hold("2024-q1")

	w.attachments()
	w.back(1, first)
	w.back(3, third)
	w.back(2, second)
	w.says(exitClean, "逐字节相同", "verify", "-C", w.root)
}

// record is a bureau whose editions are sealed and published.
type record struct {
	walk
	share  string
	sealed map[string]string // the bytes of sealed files of editions, by their paths below public
	sent   map[string]string // attachments, and what each says of its edition
}

// says calls the program and holds its exit code and a part of what it says.
func (w *record) says(code int, want string, args ...string) {
	w.t.Helper()
	got, stdout, stderr := call(args...)
	if got != code || !strings.Contains(stdout+stderr, want) {
		w.t.Fatalf("bulletin %s = %d, want %d and “%s”\n%s%s", strings.Join(args, " "), got, code, want, stdout, stderr)
	}
}

// month begins an edition and imports the forms of its last month.
func (w *record) month(month int, edition string) {
	p := model.Period{Year: 2024, Month: month}
	if month > 1 {
		w.must("new", "edition", edition, "-C", w.root, "--date", p.Next().String()+"-15")
	}
	inbox := w.forms(p)
	if month == 2 {
		w.spoilAndMend(p, inbox)
	} else {
		w.must("import", "-C", w.root, "--yes", inbox)
	}
	w.holds(p)
}

// comesOut builds, seals and publishes an edition, and makes an attachment of it. It returns what then stands on the share.
func (w *record) comesOut(edition, date string) map[string]string {
	w.t.Helper()
	w.must("build", "-C", w.root)
	w.says(exitClean, "第1版，核验码 ", "seal", edition, "-C", w.root, "--reason", "经局长办公会审定发布", "--date", date)
	w.attach(edition, "第1版", date)
	w.must("build", "-C", w.root)
	w.says(exitClean, "与清单一致", "publish", w.share, "-C", w.root, "--sealed", "--verify")
	w.says(exitClean, "缺少 0 个，多出 0 个", "verify", "-C", w.root, w.share)
	return w.published()
}

// attach makes the material of a meeting as one page, which the seal then knows.
func (w *record) attach(edition, revision, date string) {
	w.t.Helper()
	folder := filepath.Join(w.dir, "附件", edition+revision)
	w.must("attach", edition, "-C", w.root, "--static", "-o", folder)
	for _, name := range w.names(folder) {
		w.sent[filepath.Join(folder, name)] = revision + "，" + date + "封存"
	}
}

// published are the files on the share, but for what the program keeps of former publications.
func (w *record) published() map[string]string {
	files := publishedOf(w.t, w.share)
	maps.DeleteFunc(files, func(name, _ string) bool { return strings.HasPrefix(name, ".bulletin-publish/") })
	return files
}

// hold keeps the bytes of an edition that was sealed just now.
func (w *record) hold(edition string) {
	for name, content := range publishedOf(w.t, filepath.Join(w.root, "public", edition)) {
		w.sealed[edition+"/"+name] = content
	}
	w.untouched()
}

// untouched: no byte of a sealed edition has changed.
func (w *record) untouched() {
	w.t.Helper()
	for _, name := range slices.Sorted(maps.Keys(w.sealed)) {
		if got, err := os.ReadFile(filepath.Join(w.root, "public", filepath.FromSlash(name))); err != nil || string(got) != w.sealed[name] {
			w.t.Fatalf("%s changed after it was sealed: %v", name, err)
		}
	}
}

var markup = regexp.MustCompile(`<[^>]*>`)

// page is the text of an edition's bulletin.
func (w *record) page(edition string) string {
	page := w.read(filepath.Join(w.root, "public", edition, "index.html"))
	return html.UnescapeString(markup.ReplaceAllString(string(page), ""))
}

// tells: a page says all these, and none of those behind “not”.
func (w *record) tells(edition string, parts ...string) {
	w.t.Helper()
	text, wanted := w.page(edition), true
	for _, part := range parts {
		if part == "not" {
			wanted = false
		} else if strings.Contains(text, part) != wanted {
			w.t.Errorf("%s says “%s”: %v, want %v", edition, part, !wanted, wanted)
		}
	}
}

// change replaces a figure of a county, and of the whole with it, in a report.
func (w *record) change(month, indicator string, pairs ...string) {
	w.t.Helper()
	file := filepath.Join(w.root, "data", "reports", month+".yaml")
	text := string(w.read(file))
	at := strings.Index(text, "\n  "+w.id(indicator)+":")
	if at < 0 {
		w.t.Fatalf("%s has no %s", file, indicator)
	}
	head, tail := text[:at], text[at:]
	for k := 0; k < len(pairs); k += 3 {
		old := "    " + w.region(pairs[k]) + ": " + pairs[k+1] + "\n"
		if !strings.Contains(tail, old) {
			w.t.Fatalf("%s has no %q:\n%s", file, old, tail)
		}
		tail = strings.Replace(tail, old, "    "+w.region(pairs[k])+": "+pairs[k+2]+"\n", 1)
	}
	w.write(file, []byte(head+tail))
}

func (w *record) region(name string) string {
	for _, r := range w.site().Regions {
		if r.Name == name {
			return r.ID
		}
	}
	w.t.Fatalf("no region %s", name)
	return ""
}

// mistakeFound: a county's figure of January was too small. Nothing is built until it is said why; then the second edition tells it, and
// the first stays as it was.
func (w *record) mistakeFound() {
	w.change("2024-01", "养老项目投资", "单县", "500", "520", "平江市", "5250", "5270")
	before := publishedOf(w.t, filepath.Join(w.root, "public"))
	w.says(exitMistakes, "单县2024年1月养老项目投资的累计数已在“2024年1月”公布为500万元，现在是520万元", "build", "-C", w.root)
	if after := publishedOf(w.t, filepath.Join(w.root, "public")); !maps.Equal(before, after) {
		w.t.Error("a change that nobody explains was published")
	}
	w.says(exitClean, "单县2024年1月养老项目投资：500万元改为520万元", "correct", "-C", w.root, "--reason", "漏报一个项目", "--who", "单县民政局", "--date", "2024-03-04")
	w.must("build", "-C", w.root)
	w.untouched()
	w.tells("2024-02", "更正2个数", "500万元520万元+20万元", "完成率由8.3%变为8.7%", "漏报一个项目（单县民政局）", "not", "修订2个数")
	w.tells("2024-01", "not", "520万元")
	w.noticed("2024-01", "本期公布以后，更正2个数，见2024年1—2月“更正和修订”")
}

// noticed: the script that sealed pages read tells something of an edition.
func (w *record) noticed(edition, want string) {
	w.t.Helper()
	script := string(w.read(filepath.Join(w.root, "public", "editions.js")))
	_, of, found := strings.Cut(script, `["`+edition+`"`)
	if of, _, _ = strings.Cut(of, `]]}]`); !found || !strings.Contains(of, want) {
		w.t.Errorf("of %s editions.js says %s, want %s", edition, of, want)
	}
}

// betterData: figures of February are verified in April, and January's is corrected once more.
func (w *record) betterData() {
	w.change("2024-02", "养老机构入住率", "单县", "61.2", "{value: 62.4, status: 最终核实}")
	w.must("build", "-C", w.root)
	w.tells("2024-q1", "修订1个数", "61.2%62.4%", "快报改为最终核实", "not", "更正2个数")
	w.change("2024-01", "养老项目投资", "单县", "520", "530", "平江市", "5270", "5280")
	w.says(exitClean, "520万元改为530万元", "correct", "-C", w.root, "--reason", "又查出一个项目", "--who", "单县民政局", "--date", "2024-04-03")
	w.must("build", "-C", w.root)
	w.untouched()
	w.tells("2024-q1", "更正2个数，修订1个数", "520万元530万元+10万元", "又查出一个项目（单县民政局）")
	w.noticed("2024-01", "更正2个数")
	w.noticed("2024-02", "更正2个数，修订1个数")
}

// secondRevision opens February's edition again; it comes out with the figures of today and names its first revision, whose record stays.
func (w *record) secondRevision() {
	own := filepath.Join(w.root, "content", "2024-02")
	data, seal := w.read(filepath.Join(own, "published.csv")), w.read(filepath.Join(own, "seal.yaml"))
	w.says(exitClean, "开始第2版", "reopen", "2024-02", "-C", w.root, "--reason", "换用核实后的入住率", "--date", "2024-04-10")
	if string(w.read(filepath.Join(own, "published-1.csv"))) != string(data) || string(w.read(filepath.Join(own, "seal-1.yaml"))) != string(seal) {
		w.t.Error("the record of the first revision is another one")
	}
	w.says(exitMistakes, "没有封存", "publish", w.share, "-C", w.root, "--sealed")
	w.must("build", "-C", w.root)
	w.says(exitClean, "第2版，核验码 ", "seal", "2024-02", "-C", w.root, "--reason", "更正后发布", "--date", "2024-04-11")
	w.attach("2024-02", "第2版", "2024-04-11")
	w.must("build", "-C", w.root)
	maps.DeleteFunc(w.sealed, func(name, _ string) bool { return strings.HasPrefix(name, "2024-02/") })
	w.hold("2024-02")
	w.tells("2024-02", "第2版（本版）", "换用核实后的入住率", "500万元530万元+30万元", "61.2%62.4%")
	if county := w.read(filepath.Join(w.root, "public", "2024-02", "counties", w.region("单县")+".html")); !strings.Contains(string(county), "62.4") {
		w.t.Error("the second revision has the figures of the first")
	}
	w.tells("2024-q1", "not", "修订1个数") // the second revision has told it
}

// attachments: each proves what it is of, and one of which a digit was changed does not.
func (w *record) attachments() {
	if len(w.sent) != 4 {
		w.t.Fatalf("%d attachments", len(w.sent))
	}
	for _, file := range slices.Sorted(maps.Keys(w.sent)) {
		w.says(exitClean, "与封存时逐字节相同", "verify", "-C", w.root, file)
		w.says(exitClean, w.sent[file], "verify", "-C", w.root, file)
		content := string(w.read(file))
		forged := filepath.Join(w.dir, "forged.html")
		w.write(forged, []byte(strings.Replace(content, ">61.", ">71.", 1)))
		w.says(exitMistakes, "内容不同", "verify", "-C", w.root, forged)
	}
}

// back takes the share back to a publication, byte for byte.
func (w *record) back(to int, want map[string]string) {
	w.t.Helper()
	w.must("publish", w.share, "-C", w.root, "--rollback", string(rune('0'+to)), "--yes")
	w.says(exitClean, "缺少 0 个，多出 0 个", "verify", "--against", w.share, w.share)
	got := w.published() // with what readers may still have open
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			w.t.Errorf("back at publication %d, %s is another file", to, name)
		}
	}
}
