package build

import (
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// DateError says that a record would bear a day that cannot be its own: one before what it follows, or one that is still to come. What is
// written once stays, so a slip in the year would stand in every edition.
type DateError struct {
	Date  model.Date
	After model.Date // of what it follows; zero where the day is still to come
	What  string     // what it follows, 第1版封存
}

func (e *DateError) Error() string { return "record: dated " + e.Date.String() }

// mostAhead is how many days a record may be dated ahead of the clock, which may be that of another zone.
const mostAhead = 1

// dated refuses a day before what the record follows, and one that is still to come, unless what it follows is too: what comes out on Monday
// is sealed on Friday. Without today only the former.
func dated(d, today, after model.Date, what string) error {
	if d.Compare(after) < 0 {
		return &DateError{d, after, what}
	}
	if !today.IsZero() && d.Compare(after) > 0 && today.DaysTo(d) > mostAhead {
		return &DateError{Date: d}
	}
	return nil
}

// sealedWord is the sealing of a revision, in words.
func sealedWord(revision int) string { return format.Revision(revision) + "封存" }

// follows is what the seal of an edition comes after: its own day of issue, and that it was opened again.
func follows(e *model.Edition) (after model.Date, what string) {
	after, what = e.Date, "这一期通报的日期"
	if n := len(e.Earlier); n > 0 && e.Earlier[n-1].Reopened.Compare(after) > 0 {
		after, what = e.Earlier[n-1].Reopened, "重新打开"
	}
	return after, what
}
