package main

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"bulletin/internal/build"
	"bulletin/internal/diag"
)

const (
	// mostRounds bounds how often the site is checked and mended: a mistake may hide others.
	mostRounds = 40
	// mostListed is how many changes of a file are listed.
	mostListed = 20
)

// rewrite mends the mistakes that have one right answer, and lists what it changed. Where dry is set it only lists what would be
// changed at once.
func rewrite(r *request, dry bool) int {
	references, others := 0, 0
	for round := 0; round < mostRounds; round++ {
		result, err := build.Build(build.Options{Site: r.files, Whole: true})
		if err != nil {
			return r.failed(err, fixed(references+others))
		}
		plan, err := build.PlanFixes(r.root, result.Diags)
		if err != nil {
			return r.failed(err, fixed(references+others))
		}
		done := plan.Files
		if !dry {
			done, err = plan.Write()
		}
		for k := range done {
			n := r.mended(&done[k])
			references, others = references+n, others+done[k].Places()-n
		}
		if err != nil {
			return r.failed(err, fixed(references+others))
		}
		if dry || len(done) == 0 {
			break
		}
	}
	will := ""
	if dry {
		will = "将"
	}
	if others > 0 {
		r.line("共%s改好 %d 处写法。", will, others)
	}
	r.line("共%s把 %d 处数字改写成引用。", will, references)
	if dry {
		r.line("没有改动任何文件；去掉 --dry-run 再运行就改。改好这些以后，可能还会发现别的错误。")
	}
	return exitClean
}

// fixed is what stands where mending breaks off after so many places.
func fixed(places int) string {
	if places == 0 {
		return noFile
	}
	return "；列出的各处已经改好，其余没有改，再运行一次即可"
}

// mended lists what changes in a file, and returns how many numbers become references.
func (r *request) mended(f *build.FixedFile) (references int) {
	for k, e := range f.Edits {
		if e.Code == "unbound-number" {
			references++
		}
		switch {
		case k == mostListed:
			r.line("%s: 另有 %d 处，不逐处列出", f.Path, len(f.Edits)-k)
		case k > mostListed:
		case e.New == "":
			r.line("%s: [%s] 删去“%s”", e.Pos, e.Code, seen(e.Old))
		default:
			r.line("%s: [%s] “%s”改成“%s”", e.Pos, e.Code, seen(e.Old), seen(e.New))
		}
	}
	if f.To != "" {
		r.line("%s: 移到 %s", f.Path, f.To)
	}
	return references
}

// seen is a text with the characters that do not show by their numbers.
func seen(text string) string {
	var b []byte
	for _, c := range text {
		switch {
		case c == '\t':
			b = append(b, "⇥"...)
		case c != ' ' && !unicode.IsPrint(c):
			b = fmt.Appendf(b, "<U+%04X>", c)
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return string(b)
}

// mendable is how many mistakes have one right answer. Numbers that could be references are none: their message says so itself.
func mendable(diags []diag.Diagnostic) int {
	n := 0
	for k := range diags {
		if diags[k].Old != "" && diags[k].Code != "unbound-number" {
			n++
		}
	}
	return n
}
