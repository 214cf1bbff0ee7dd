package page

import (
	"slices"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Revision is what stands below paper that has no foot: 第1版　核验码 …; empty where no edition or no code is.
func Revision(e *model.Edition, code string) string {
	if e == nil || code == "" {
		return ""
	}
	return format.RevisionCode(e.Revision(), code)
}

// RevisionOf is what stands at the end of a document: the revision, the code, and what the code is good for; empty where no code is.
func RevisionOf(e *model.Edition, code string) string {
	if code == "" {
		return ""
	}
	return Revision(e, code) + "　" + CodeNote
}

// CodeNote says what a 核验码 is good for; base.html has it, too.
const CodeNote = "核验码只标明期次和版次；是不是原件，须核验文件。"

// Version is a revision of an edition, on its own page.
type Version struct {
	Name    string // 第2版
	Current bool   // it is this one
	Text    string // when and why
	Code    string // 核验码, or empty
}

// versions are the revisions of an edition, the newest first; none where there is only one.
func (ed *edition) versions() []Version {
	e := ed.view.Edition
	var out []Version
	for k := range e.Earlier {
		was := &e.Earlier[k]
		out = append(out, Version{Name: format.Revision(was.Revision), Text: format.Sealed(was), Code: was.Code})
	}
	if n := len(out); n > 0 {
		last := &e.Earlier[n-1]
		out = append(out, Version{Name: format.Revision(e.Revision()), Current: true, Text: format.Reopened(last), Code: ed.views.codes[e]})
	}
	slices.Reverse(out)
	return out
}

// Identify gives editions their 核验码, which pages print, before pages are made.
func (l *Listing) Identify(codes map[*model.Edition]string) { l.views.codes = codes }

// Identify gives the edition its 核验码, which the page around attachments prints.
func (a *Attacher) Identify(code string) {
	a.ed.views.codes = map[*model.Edition]string{a.Edition(): code}
}
