// Package address tells where a page of a site is, and a row or a list on it, and how one page leads to another.
//
// Paths are slash-separated, relative to the site's root, and ASCII: "2022-h1/counties/jishou.html". [From] makes links
// of them, as they are written in one page.
package address

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"bulletin/internal/model"
)

// Home is the site's first page.
const Home = "index.html"

// Verify is the page on which files are verified.
const Verify = "verify.html"

// Bulletin is the edition's own page.
func Bulletin(e *model.Edition) string { return e.ID + "/index.html" }

// County is the page of a region.
func County(e *model.Edition, r *model.Region) string { return e.ID + "/counties/" + r.ID + ".html" }

// Indicator is the page of an indicator.
func Indicator(e *model.Edition, i *model.Indicator) string {
	return e.ID + "/indicators/" + i.ID + ".html"
}

// Board is the board (作战图) in the author's order.
func Board(e *model.Edition) string { return e.ID + "/board.html" }

// BoardByBehind is the same board with the counties that are behind on most indicators first.
func BoardByBehind(e *model.Edition) string { return e.ID + "/board-behind.html" }

// Schedule is what is left of the year (倒排工期).
func Schedule(e *model.Edition) string { return e.ID + "/schedule.html" }

// Tasks is the weight of tasks (任务轻重).
func Tasks(e *model.Edition) string { return e.ID + "/tasks.html" }

// Ledger is the rectification ledger (督办台账).
func Ledger(e *model.Edition) string { return e.ID + "/ledger.html" }

// Order is the order of the ledger's matter of a number (交办单).
func Order(e *model.Edition, number string) string {
	return e.ID + "/orders/" + FileName(number) + ".html"
}

// Sheet is a region's sheet (一县一单).
func Sheet(e *model.Edition, r *model.Region) string { return e.ID + "/sheets/" + r.ID + ".html" }

// Assessments is the index of indicators by assessment.
func Assessments(e *model.Edition) string { return e.ID + "/assessments.html" }

// Scores is the page of scores.
func Scores(e *model.Edition) string { return e.ID + "/scores.html" }

// Attachment is where the frame of an attachment stands among the pages of its edition, so that links from it to them
// are as short as those of the bulletin. No such file is written.
func Attachment(e *model.Edition) string { return e.ID + "/attachment.html" }

// Single is where a build puts a single file, among the pages of the site.
func Single(e *model.Edition, name string) string { return e.ID + "/files/" + name + ".html" }

// Data is a file of the data of an edition, by its name below the folder of data.
func Data(e *model.Edition, name string) string { return e.ID + "/data/" + name }

// Picture is a picture of an edition's texts, by its name.
func Picture(e *model.Edition, name string) string { return e.ID + "/pictures/" + name }

// RowID is the fragment of a region's row in an indicator's own table.
func RowID(r *model.Region) string { return "r-" + r.ID }

// PlanID is the fragment of what is left of the year on the page of an indicator.
const PlanID = "schedule"

// ScoreID is the fragment of a region's calculation on the page of scores.
func ScoreID(r *model.Region) string { return "s-" + r.ID }

// MatterID is the fragment of a matter in the ledger, by its number.
func MatterID(number string) string { return "m-" + FileName(number) }

// ChartsID is the fragment of a page's charts of a kind.
func ChartsID(kind string) string { return "chart-" + kind }

// LongestName bounds, in bytes, a file name made of a text.
const LongestName = 80

// FileName turns a text, such as a matter's number, into a file name of lower-case ASCII. Different texts have different
// names: what cannot stand is written by its code point, and what would be too long ends in its hash.
func FileName(text string) string {
	var b strings.Builder
	for k, r := range text {
		switch {
		case r >= '0' && r <= '9', r == '-' && k > 0:
			b.WriteRune(r)
		case r >= 'a' && r <= 'z' && k > 0: // a name of digits and letters is none that Windows keeps for itself
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, "__%06x", r)
		default:
			fmt.Fprintf(&b, "_%04x", r)
		}
	}
	name := b.String()
	if len(name) <= LongestName {
		return name
	}
	sum := sha256.Sum256([]byte(text))
	return name[:LongestName] + "_" + hex.EncodeToString(sum[:8])
}
