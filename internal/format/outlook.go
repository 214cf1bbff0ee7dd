package format

import "bulletin/internal/analysis"

// outlookWords are the only words about a year's end: whether a task will be done, with a shape and a name in style sheets.
var outlookWords = [...]struct{ word, shape, class string }{
	analysis.NoOutlook: {Dash, Dash, "gap"},
	analysis.Will:      {"能完成", "◐", "on-pace"},
	analysis.May:       {"可能完成", "▽", "behind"},
	analysis.WillNot:   {"难以完成", "▼", "far-behind"},
}

// Outlook is the word of a forecast: 能完成, 可能完成, 难以完成.
func Outlook(o analysis.Outlook) string { return outlookWords[o].word }

// OutlookShape is the mark beside it.
func OutlookShape(o analysis.Outlook) string { return outlookWords[o].shape }

// OutlookClass is its name in style sheets.
func OutlookClass(o analysis.Outlook) string { return outlookWords[o].class }
