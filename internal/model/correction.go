package model

import "bulletin/internal/diag"

// Correction is an entry of data/corrections/2022.yaml: why a figure that was published is another one now (更正). What becomes
// another because its status rises, 快报 to 最终核实, is a revision (修订) and needs none.
type Correction struct {
	Date      Date
	Indicator *Indicator
	Region    *Region
	Period    Period
	Item      string // which number of the figure: [ItemValue], one of [GivenItems] or the id of a part
	Old, New  Num    // as they were published, and as they are
	Reason    string
	Who       string // who found it or answers for it, or empty
	Pos       diag.Pos
}

// The numbers of a figure that are corrected by themselves; any other is the id of a part (其中项).
const (
	ItemValue  = ""        // the figure itself
	ItemYoY    = "同比"      // as the report gives it; no id is Chinese
	ItemRank   = "上级位次"    // the place that the level above gives
	ItemRankOf = "上级参加排名数" // among how many it is that place
)

// GivenItems are what reports give beside a figure and its parts.
var GivenItems = []string{ItemYoY, ItemRank, ItemRankOf}

// PublishedKey is a figure that an edition published, by the ids of then.
type PublishedKey struct {
	Indicator, Region string
	Period            Period
}

// PublishedFigure is a figure as an edition published it.
type PublishedFigure struct {
	Num
	Status Status
	Note   string
}

// PublishedIndicator is what an edition published of an indicator itself. Empty is what its data do not tell.
type PublishedIndicator struct {
	Unit   string
	Value  string // what its figures are called: 累计数, 期末数, 本期值
	Target string // what its targets are called: 目标, 控制数
}

// PublishedStanding is what else an edition published of an indicator in a region in its own month. What its data do not tell is
// missing, or empty.
type PublishedStanding struct {
	Target Num  // in force then; NotMeasurable where the data do not tell
	YoY    Num  // 同比; NotMeasurable where none was published
	Given  bool // the report gave it; it was not computed, and then rounded
	Rank   int  // among the members, from 1; 0 for none
	State  string
	Parts  []PublishedPart

	UpperRank, UpperOf int // the place that the level above gave, and among how many; 0 for none

	Score               Num // the total of a member
	ScoreRank, TierRank int // 0 for none
}

// PublishedPart is the figure of a part, by its name of then.
type PublishedPart struct {
	Name string
	Num
}

// ScoresSubject is what the members' scores are called in the data, among the ids of indicators, none of which begins so.
const ScoresSubject = "_scores"

// Item is a number of a figure of i; ok is false where the figure has none of that name.
func (f *Figure) Item(i *Indicator, item string) (n Num, ok bool) {
	switch {
	case item == ItemValue:
		return f.Num, true
	case f.More == nil:
		return Num{}, false
	case item == ItemYoY:
		if f.More.YoY == nil {
			return Num{}, false
		}
		return Number(*f.More.YoY), true
	case item == ItemRank:
		return Number(Int(f.More.Rank)), f.More.Rank > 0
	case item == ItemRankOf:
		return Number(Int(f.More.RankOf)), f.More.Rank > 0 && f.More.RankOf > 0
	}
	for _, p := range f.More.Parts {
		if p.Part.ID == item {
			return p.Num, true
		}
	}
	return Num{}, false
}

// Part is the part of an id, or nil.
func (i *Indicator) Part(id string) *Part {
	for k := range i.Parts {
		if i.Parts[k].ID == id {
			return &i.Parts[k]
		}
	}
	return nil
}
