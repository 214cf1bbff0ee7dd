package learn

// A caption that is a figure may still name one month: whether that is cumulative the mapping says elsewhere.

// measures are the cues of the words that a mapping writes for what a number is.
var measures = map[string]cue{
	"figure": plain, "yoy": growth | relative, "last_year": before, "target": aim, "month": monthly, "completion": completion, "rank": rank,
	"share": share, "difference": difference, "rate": computed, "average": average, "total": total, "serial": serial, "code": coded, "text": remark, "group": 0, "skip": skipped,
}
