package format

import (
	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

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

// AtThisPace begins a sentence about what the year will come to.
const AtThisPace = "照此进度"

// OutlookSentence says what a forecast means for the annual target of i: 照此进度难以完成年度目标.
func OutlookSentence(i *model.Indicator, o analysis.Outlook) string {
	lower := i.Better == model.Lower
	switch {
	case lower && o == analysis.Will:
		return "全年可望" + Verdict(analysis.KeepsPace, i, true)
	case lower && o == analysis.WillNot:
		return AtThisPace + "全年" + WillNot(i)
	case lower:
		return "全年能否" + Verdict(analysis.KeepsPace, i, true) + "尚不确定"
	case o == analysis.Will:
		return AtThisPace + "可" + Verdict(analysis.IsDone, i, true)
	case o == analysis.WillNot:
		return AtThisPace + WillNot(i)
	}
	return Goal(i) + "能否完成尚不确定"
}

// WillNot is the verdict of a year's end that will miss the annual target: 难以完成年度目标, 将超出年度控制数.
func WillNot(i *model.Indicator) string {
	if i.Better == model.Lower {
		return "将" + Verdict(analysis.IsExceeded, i, true)
	}
	return Outlook(analysis.WillNot) + Goal(i)
}
