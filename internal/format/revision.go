package format

import (
	"strconv"

	"bulletin/internal/model"
)

// Revision is 第2版.
func Revision(n int) string { return "第" + strconv.Itoa(n) + "版" }

// RevisionCode is 第2版　核验码 7KQ2-MXB4-8TRE-W9NC, or what of it is known.
func RevisionCode(n int, code string) string {
	if code == "" {
		return Revision(n)
	}
	return Revision(n) + "　核验码 " + code
}

// Publication names what an edition published last: 2022年一季度 or, where that is a former revision of it, 2022年一季度第1版.
func Publication(e *model.Edition) string {
	if n := len(e.Earlier); e.Seal == nil && n > 0 {
		return e.Label + "第" + strconv.Itoa(n) + "版"
	}
	return e.Label
}

// Reopened is why the next revision was begun: 2022年8月3日修改：泸溪县数据有误.
func Reopened(e *model.EarlierSeal) string { return Date(e.Reopened) + "修改：" + e.ReopenReason }

// Reissued is which revision an edition is, and since when: 第2版，2022年8月3日修改; empty of the first.
func Reissued(e *model.Edition) string {
	n := len(e.Earlier)
	if n == 0 {
		return ""
	}
	return Revision(e.Revision()) + "，" + Date(e.Earlier[n-1].Reopened) + "修改"
}

// Sealed is when and why a former revision was sealed: 2022年7月20日发布：经局长办公会审定.
func Sealed(e *model.EarlierSeal) string { return Date(e.Date) + "发布：" + e.Reason }
