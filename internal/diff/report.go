package diff

import "slices"

// Kind is what changed.
type Kind string

// The kinds, in the order in which they are told.
const (
	Figure       Kind = "figure"        // a figure of an indicator in a region up to a month
	MonthReport  Kind = "report"        // a whole report, or what it says of itself
	Target       Kind = "target"        // a signed target
	TargetYear   Kind = "targets"       // the targets of a year, or what they say of themselves
	TargetChange Kind = "target-change" // a later change of a target
	Correction   Kind = "correction"    // an entry that says why a published figure is another one
	Text         Kind = "text"          // a section of a text
	Edition      Kind = "edition"       // the front matter of an edition, or a whole edition
	Action       Kind = "action"
	Milestone    Kind = "milestone"
	Event        Kind = "event"
	Indicator    Kind = "indicator"
	Region       Kind = "region"
	Setting      Kind = "site"
	Source       Kind = "source" // a file that figures came from
	File         Kind = "file"   // a layout, a picture or a mapping
)

// kinds names the kinds in their order.
var kinds = []struct {
	kind Kind
	name string
}{
	{Figure, "数"}, {MonthReport, "报表"}, {Target, "目标"}, {TargetYear, "目标文件"}, {TargetChange, "目标调整"}, {Correction, "更正"}, {Text, "文稿"}, {Edition, "期次"},
	{Action, "督办事项"}, {Milestone, "时间节点"}, {Event, "活动"}, {Indicator, "指标"}, {Region, "单位"}, {Setting, "站点设置"}, {Source, "来源文件"}, {File, "其他文件"},
}

// Name is the word for a kind.
func (k Kind) Name() string {
	for _, one := range kinds {
		if one.kind == k {
			return one.name
		}
	}
	return string(k)
}

// Presence tells of things that are in one state only.
type Presence string

// What is in both states has no presence of its own.
const (
	Added   Presence = "added"
	Removed Presence = "removed"
)

// Item is one thing that differs, with all columns in which it does.
type Item struct {
	Kind      Kind     `json:"kind"`
	Presence  Presence `json:"presence,omitempty"`
	Indicator string   `json:"indicator,omitempty"` // ids
	Region    string   `json:"region,omitempty"`
	Period    string   `json:"period,omitempty"` // 2022-06, 2022; of two editions "2022-03..2022-06"
	ID        string   `json:"id,omitempty"`     // of what has one: an edition, a matter, a milestone
	File      string   `json:"file,omitempty"`   // that it stands in, from the site's root, where one is known
	Title     string   `json:"title"`            // what it is, in words
	Columns   []Column `json:"columns,omitempty"`
	Effects   []Effect `json:"effects,omitempty"`
	Pages     []string `json:"pages,omitempty"` // that this change alone makes different; see PagesKnown
	// PagesKnown is false where nobody made the pages.
	PagesKnown bool   `json:"pages_known,omitempty"`
	Kept       []Kept `json:"kept,omitempty"` // where sealed editions stay as they were
	Page       string `json:"page,omitempty"` // of two editions: where the new one shows it, by its path in the output folder

	undo undo
}

// Column is one respect in which a thing differs. Empty is absent.
type Column struct {
	Name string `json:"name"` // 数值, 状态, 备注 …
	Old  string `json:"old"`
	New  string `json:"new"`
	Unit string `json:"unit,omitempty"` // of both
}

// Effect is what followed from a change. Where Old and New are the same it is told that nothing did.
type Effect struct {
	Edition string `json:"edition"` // id
	Label   string `json:"label"`   // of the edition
	About   string `json:"about,omitempty"`
	Name    string `json:"name"`
	Old     string `json:"old"`
	New     string `json:"new"`
	Sealed  bool   `json:"sealed,omitempty"` // the edition is sealed: it would say so if it came out now, and its pages stay
}

// Same reports whether nothing followed.
func (e *Effect) Same() bool { return e.Old == e.New }

// Report is how two states differ.
type Report struct {
	Old   string   `json:"old"` // what they are called
	New   string   `json:"new"`
	Items []Item   `json:"items"`
	Also  []Effect `json:"also,omitempty"`  // what followed elsewhere: ranks of others, findings
	Pages []string `json:"pages,omitempty"` // that say something else in all, by their paths in the output folder
	Coded []string `json:"coded,omitempty"` // of which only the 核验码 is another one
	// PagesKnown is false where nobody made the pages; WhyNot says why where they should have been made.
	PagesKnown bool   `json:"pages_known"`
	WhyNot     string `json:"why_not,omitempty"`
}

// Same reports whether nothing differs.
func (r *Report) Same() bool { return len(r.Items) == 0 && len(r.Pages) == 0 }

// Columns is in how many respects things differ; what is new or gone counts as one.
func (r *Report) Columns() int {
	n := 0
	for k := range r.Items {
		n += max(1, len(r.Items[k].Columns))
	}
	return n
}

// Count is how many items there are of a kind.
func (r *Report) Count(kind Kind) int {
	n := 0
	for k := range r.Items {
		if r.Items[k].Kind == kind {
			n++
		}
	}
	return n
}

// add adds an item that says something.
func (r *Report) add(i Item) {
	if i.Presence != "" || len(i.Columns) > 0 {
		r.Items = append(r.Items, i)
	}
}

// sort brings items into the order of kinds; within one they keep theirs.
func (r *Report) sort() {
	place := map[Kind]int{}
	for k, one := range kinds {
		place[one.kind] = k
	}
	slices.SortStableFunc(r.Items, func(a, b Item) int { return place[a.Kind] - place[b.Kind] })
}

// column adds a column where its two sides differ.
func (i *Item) column(name, was, now string) {
	if was != now {
		i.Columns = append(i.Columns, Column{Name: name, Old: was, New: now})
	}
}
