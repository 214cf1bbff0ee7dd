package page

import (
	"slices"
	"strconv"

	"bulletin/internal/address"
	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// Dues are the most pressing of what is owed by a day.
type Dues struct {
	On    string // 7月20日, the edition's own date: a page does not know today
	Items []Deadline
	Left  string // 另有逾期2项、未到期5项; empty where all are listed
	More  Link   // where all stand
}

const (
	mostDues     = 5 // of a region
	mostHomeDues = 4
)

// dues lists at most limit of what concerns r, or of everything where r is nil; it is nil where nothing is owed. What is
// overdue does not hide what comes next.
func (ed *edition) dues(r *model.Region, limit int, diags *diag.List) *Dues {
	list := ed.deadlines(r, diags)
	if len(list) == 0 {
		return nil
	}
	late := slices.IndexFunc(list, func(d Deadline) bool { return !d.Overdue })
	if late < 0 {
		late = len(list)
	}
	past, next := list[:late], list[late:]
	shown := min(len(past), limit-min(len(next), limit/2))
	coming := min(len(next), limit-shown)
	out := &Dues{On: ed.deadline(ed.view.Edition.Date).Date, Items: slices.Concat(past[:shown], next[:coming])}
	out.Left = leftDues(len(past)-shown, len(next)-coming)
	out.More = Link{Href: ed.at.Bulletin() + "#milestones", Text: "年度工作节点"}
	if ed.hasLedger() {
		out.More = Link{Href: ed.at.Ledger(), Text: "督办台账"}
	}
	return out
}

func leftDues(past, next int) string {
	switch {
	case past > 0 && next > 0:
		return "另有逾期" + strconv.Itoa(past) + "项、未到期" + strconv.Itoa(next) + "项"
	case past > 0:
		return "另有逾期" + strconv.Itoa(past) + "项"
	case next > 0:
		return "另有未到期" + strconv.Itoa(next) + "项"
	}
	return ""
}

// singleLink leads to the whole edition as one file; nil where a build makes none.
func (ed *edition) singleLink() *Link {
	if ed.site.Attach.Whole == model.NotAttached {
		return nil
	}
	e := ed.view.Edition
	return &Link{Href: ed.at.To(address.Single(e, e.ID)), Text: "下载本期（单个文件，可离线打开）"}
}
