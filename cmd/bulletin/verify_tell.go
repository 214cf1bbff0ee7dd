package main

import (
	"errors"
	"fmt"
	"strings"

	"bulletin/internal/fingerprint"
	"bulletin/internal/format"
	"bulletin/internal/seal"
	"bulletin/internal/verify"
)

// most are how many names or changes are listed.
const mostTold = 20

// verdictWords are the verdicts as they are told.
var verdictWords = [...]string{
	verify.Identical:  "与封存时逐字节相同",
	verify.Saved:      "重新保存过，内容相同",
	verify.Different:  "内容不同",
	verify.Unreadable: "读不了",
}

// tell tells the verdict on a file.
func (v *verifier) tell(r *verify.Result) {
	v.line("%s：%s", visible(r.File), verdictWord(r))
	v.about(r)
	for k := range r.Members {
		m := &r.Members[k]
		v.line("  %s：%s", visible(m.File), verdictWord(m))
		v.changes(m, "    ")
	}
	for _, name := range r.Sums {
		v.line("  %s：与压缩包里的校验码不符", visible(name))
	}
	v.changes(r, "  ")
}

func verdictWord(r *verify.Result) string {
	if r.Verdict == verify.Saved && len(r.Members) > 0 {
		return "重新打过包，其中的文件没有不同"
	}
	if r.Verdict == verify.Different && r.Edition == nil && len(r.Members) == 0 {
		return "不是封存的文件：没有哪一期的封存记录里有它"
	}
	if r.Verdict == verify.Different && r.Bytes {
		return "字节不同，内容没有核对"
	}
	return verdictWords[r.Verdict]
}

// about tells which edition a file is of.
func (v *verifier) about(r *verify.Result) {
	switch e := r.Edition; {
	case r.Err != nil:
		v.line("  %s", explainVerify(r.Err))
	case e == nil && r.Code != "":
		v.line("  文件上印的核验码 %s 不是哪一期的", r.Code)
	case e == nil:
	case r.Verdict <= verify.Saved && r.Sealed != nil:
		date, code := e.Of(r.Sealed.Revision)
		v.line("  %s（%s）%s，%s封存，核验码 %s，原件 %s", e.Title, e.Label, format.Revision(r.Sealed.Revision), date, code, r.Sealed.Path)
		v.succeeded(e, r.Sealed.Revision)
	case r.Former != nil:
		after, files := "已由"+format.Revision(e.Revision)+"代替", "旧版的文件没有可以比对的"
		if e.Open {
			after = "以后重新打开，" + format.Revision(e.Revision) + "还没有封存"
		}
		if e.Keeps(r.Former.Revision) {
			files = "和" + format.Revision(r.Former.Revision) + "封存的文件都不同"
		}
		v.line("  按核验码是 %s（%s）%s，%s；核验码只表明自称是哪一期，%s", e.Title, e.Label, format.Revision(r.Former.Revision), after, files)
		if r.Sealed != nil {
			v.line("  比对的是%s的 %s", format.Revision(r.Sealed.Revision), r.Sealed.Path)
		}
	case r.Sealed != nil:
		v.line("  比对的是 %s（%s）%s的 %s", e.Title, e.Label, format.Revision(r.Sealed.Revision), r.Sealed.Path)
	case r.Code != "":
		v.line("  按核验码是 %s（%s）%s；核验码只表明自称是哪一期，不证明内容", e.Title, e.Label, format.Revision(e.Revision))
	}
	if r.Bytes && r.Edition != nil {
		v.line("  字节不是封存的那些：可能只是重新打印、重新保存过，也可能改动过，内容没有得到证明；请向发送方要原来的文件")
	}
	for _, text := range r.Later {
		v.line("  保存时网页上另有封存以后的提示，不在核验之内：%s", visible(text))
	}
}

// succeeded tells what came after a revision, where something did.
func (t *terminal) succeeded(e *verify.Edition, revision int) {
	switch {
	case e.Open && revision == e.Revision-1:
		t.line("  这一版已经重新打开，正在修改，%s还没有封存", format.Revision(e.Revision))
	case e.Open:
		t.line("  这是旧版，以后的版次正在修改，%s还没有封存", format.Revision(e.Revision))
	case revision < e.Revision:
		t.line("  这是旧版，现行的是%s", format.Revision(e.Revision))
	}
}

// named tells which edition a code names, and is the exit code.
func (r *request) named(known *verify.Known, typed string) int {
	code := seal.Folded(typed)
	e, revision := known.Named(code)
	if e == nil {
		r.line("核验码 %s 不是哪一期的：抄错一个字符也查不到，没有封存的期次不在内", code)
		return exitMistakes
	}
	date, _ := e.Of(revision)
	r.line("核验码 %s：%s（%s）%s，%s封存", code, e.Title, e.Label, format.Revision(revision), date)
	r.succeeded(e, revision)
	r.line("  核验码只表明自称是哪一期，不证明内容；是不是原件，要用文件本身核验")
	return exitClean
}

// changes tells where a file differs.
func (v *verifier) changes(r *verify.Result, indent string) {
	for k, c := range r.Changes {
		if k == mostTold {
			v.line("%s另有 %d 处不同", indent, len(r.Changes)-k)
			break
		}
		at := c.Where
		if at != "" {
			at += "："
		}
		switch {
		case len(c.Old) == 0:
			v.line("%s%s多出“%s”", indent, visible(at), told(c.New))
		case len(c.New) == 0:
			v.line("%s%s缺少“%s”", indent, visible(at), told(c.Old))
		default:
			v.line("%s%s“%s”变成了“%s”", indent, visible(at), told(c.Old), told(c.New))
		}
	}
}

// told are words in one line of moderate length.
func told(words []string) string {
	text := []rune(visible(strings.Join(words, "　")))
	if len(text) > 120 {
		return string(text[:120]) + fmt.Sprintf("…（共 %d 字）", len(text))
	}
	return string(text)
}

// explainVerify says why a file cannot be judged.
func explainVerify(err error) string {
	switch {
	case errors.Is(err, fingerprint.ErrDocument):
		return "不是Word文档，或者不完整"
	case errors.Is(err, fingerprint.ErrArchive):
		return "不是浏览器另存的单个网页文件（MHTML），或者不完整"
	case errors.Is(err, verify.ErrArchive):
		return "不是压缩包，或者不完整，或者解开以后太大"
	}
	return "不是能读的网页：标签嵌套得太深"
}

// tellFolder tells the verdict on a published folder.
func (v *verifier) tellFolder(name string, f *verify.Folder) {
	for _, e := range f.Editions {
		v.line("%s（%s）%s，%s封存，核验码 %s", e.Title, e.Label, format.Revision(e.Revision), e.Date, e.Code)
	}
	v.line("%s：封存的文件中 %d 个逐字节相同，%d 个重新保存过、内容相同，%d 个不同，缺少 %d 个，多出 %d 个。",
		visible(name), f.Same, len(f.Saved), len(f.Changed), len(f.Missing), len(f.Extra))
	for k := range f.Saved {
		v.line("  %s：%s", visible(f.Saved[k].File), verdictWords[verify.Saved])
	}
	for k := range f.Changed {
		r := &f.Changed[k]
		v.line("  %s：%s", visible(r.File), verdictWords[r.Verdict])
		v.changes(r, "    ")
	}
	v.list(f.Missing, "  缺少 %s")
	v.list(f.Extra, "  多出 %s")
	if len(f.Beside) > 0 {
		v.line("  另有 %d 个文件不算多出，是等着按发布记录删除的，或者是中断的发布、系统留下的：", len(f.Beside))
		v.list(f.Beside, "    %s")
	}
	if f.Unsealed > 0 {
		v.line("  另有 %d 个文件不属于封存的期次，没有核对。", f.Unsealed)
	}
	if len(f.Missing)+len(f.Changed) > 0 {
		v.line("找回缺失或不同的文件，用 bulletin verify --restore 副本文件夹。")
	}
}

// list prints names, up to a limit.
func (t *terminal) list(names []string, format string) {
	for k, name := range names {
		if k == mostTold {
			t.line("  …… 共 %d 个", len(names))
			return
		}
		t.line(format, visible(name))
	}
}
