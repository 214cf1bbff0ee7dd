package model

import "bulletin/internal/diag"

// Milestone is a date of the year's calendar: a batch, a deadline, who must act.
type Milestone struct {
	ID         string
	Title      string
	Start, Due Date // Start is zero for a single day
	Done       Date // zero while it is not done
	Who        string
	Indicators []*Indicator
	Regions    []*Region
	Note       string
	Pos        diag.Pos
}

// ActionState is the state of a matter in the ledger.
type ActionState uint8

const (
	ActionNew     ActionState = iota // 新增
	ActionOngoing                    // 推进中
	ActionClosed                     // 已销号
	ActionOverdue                    // 逾期
)

// ActionStates are the states by their words.
var ActionStates = map[string]ActionState{
	"新增": ActionNew, "推进中": ActionOngoing, "已销号": ActionClosed, "逾期": ActionOverdue,
}

// Action is a matter of the rectification ledger (督办台账). References in its texts mean its own region and
// indicator where they name none.
type Action struct {
	Number    string // unique in the ledgers of all years
	Opened    *Edition
	Region    *Region
	Was       *Region    // what it is about where that became part of Region since, or is none yet; nil otherwise
	Indicator *Indicator // nil where the matter is about none
	Matter    Text
	Unit      string // the unit responsible
	Person    string
	Deadline  Date
	Measures  Text
	State     ActionState // the newest, as written; that of an edition is computed by analysis.ActionState
	Result    Text
	Reason    Text // why its state is not what its figure says; empty where it is
	ClosedBy  string
	ClosedOn  Date
	Pos       diag.Pos
}

// About is the region that the matter is about, whatever became of it since.
func (a *Action) About() *Region {
	if a.Was != nil {
		return a.Was
	}
	return a.Region
}

// Event is an activity or an honour of the year.
type Event struct {
	Title  string
	Date   Date
	Kind   string // 活动, 荣誉, as the author writes
	Place  string
	Host   string
	People int // who took part; 0 where not said
	Areas  int // provinces or regions that took part; 0 where not said
	Text   string
	Pos    diag.Pos
}
