package model

import (
	"slices"
	"sort"
	"strconv"

	"bulletin/internal/diag"
)

// Site is all that a build knows: the contents of data/ and content/.
type Site struct {
	Title    string // 全州科技创新工作分析通报
	Issuer   string // 湘西州科学技术局
	Sample   bool   // every page that shows figures is marked 示例数据
	Marking  string // 内部资料 注意保存, or empty
	Contacts bool   // personal data may be shown
	Words    Words
	Limits   Thresholds
	Style    Style // of all numbers, where an indicator says nothing else
	Palette  Palette
	Chosen   map[string]diag.Pos // where the site gives a colour itself, by its keys: accent, far_behind.text
	Charts   Charts
	Scores   *Scores // nil: nothing is scored
	Map      *Map    // nil: the grid of tiles stands in its place
	Basis    *Basis  // nil: tasks have no weight beside their targets
	RedHead  string  // 发文机关标志 of printed bulletins that have a document number: 湘西州科学技术局文件; or empty

	// Attach says which pages a build also makes into single files.
	Attach struct{ Whole, Regions AttachKind }
	NoData bool // a build makes no files of the data of editions

	Levels map[string]diag.Level // what becomes of the warnings of some codes, by the codes

	Regions    []*Region // the prefecture, then counties, zones and direct units as the author orders them
	Province   *Region   // or nil
	Groups     []*Group
	Indicators []*Indicator // in bulletin order

	Targets    map[int]*Targets
	Reports    map[Period]*Report
	Milestones map[int][]*Milestone
	Actions    map[int][]*Action
	Events     map[int][]*Event
	Editions   []*Edition // oldest first

	Corrections []*Correction // of what sealed editions published, as they are written

	Sources  map[Period]*Sources // what reports came from; never published
	eras     []era               // what At answers with; empty where regions never change
	everyone []*Region           // that there ever were
	width    int
	counted  []*Indicator // that there ever were; nil where they never change

	Imports []string // files of mappings for other layouts, data/imports/*.yaml; they are read when they are used
}

// AttachKind is whether single files are made, and with what.
type AttachKind uint8

// The kinds of single files.
const (
	NotAttached    AttachKind = iota
	AttachedStatic            // with the pictures of charts alone
	AttachedLive              // with the chart library
)

// Whole is the prefecture.
func (s *Site) Whole() *Region { return s.Regions[0] }

// Called is how texts name a region: the whole by the site's own word.
func (s *Site) Called(r *Region) string {
	if r.Kind == Prefecture {
		return s.Words.Whole
	}
	return r.Name
}

// Counties are the ranked members, in the author's order. They stand together, after the prefecture and
// before zones and direct units.
func (s *Site) Counties() []*Region {
	members := s.Regions[1:]
	return members[:sort.Search(len(members), func(k int) bool { return members[k].Kind != County })]
}

// Thresholds are the lines between states and the sizes of tables, as configured.
type Thresholds struct {
	Behind    Threshold // short of the path by up to it a flow still counts as 达序时; default 0
	FarBehind Threshold // short of the path by it or more 落后 becomes 滞后; default 20% of the path
	Ahead     Decimal   // percentage points ahead of time progress from which a finding says so; default 10
	Close     Decimal   // percent of the target within which a forecast may still reach it; default 5
	TableRows int       // rows of a table of regions before it is cut with a note; default 200
	Effort    EffortLines
}

// Threshold is a distance from the path to a target: percentage points of the target or, OfPath, percent of what
// should be done by now. Early in the year only the latter tells much from little.
type Threshold struct {
	Value  Decimal
	OfPath bool
}

// EffortLines are the multiples of its present pace from which the pace that a flow needs is shown as raised, high and
// very high. They rise.
type EffortLines struct {
	Raised   Decimal // default 1.2
	High     Decimal // default 2
	VeryHigh Decimal // default 4
}

// Charts names the charts that pages of each kind show, in order; see chart.Kinds for the names.
type Charts struct {
	County    []string
	Indicator []string

	ByChoice []string // of them, those that pages show only where a site names them
}

// Colour is "#rrggbb", checked by the loader.
type Colour string

// Faint is half way from c to white.
func (c Colour) Faint() Colour {
	n, err := strconv.ParseUint(string(c[1:]), 16, 32)
	if err != nil {
		return c // the loader has checked the form; a colour that slipped through stays as it is
	}
	mixed := uint64(0)
	for shift := 16; shift >= 0; shift -= 8 {
		mixed = mixed<<8 | ((n>>shift&0xff)+0xff)/2
	}
	s := strconv.FormatUint(mixed|1<<24, 16)
	return Colour("#" + s[1:])
}

// StateColours are the colours of one state.
type StateColours struct{ Fill, Text, Line Colour }

// Palette is every colour of pages and charts. The loader fills in the defaults.
type Palette struct {
	Accent, Ink, Secondary, Rule Colour
	ThisYear, LastYear           Colour

	Over, OnPace, Behind, FarBehind, Zero, Gap StateColours
}

// Edition is one issue of the bulletin.
type Edition struct {
	ID         string // its folder, "2022-h1"
	Title      string // the site's title where none is given
	Label      string // 2022年上半年
	Period     Period
	Report     *Report
	Date       Date
	Issue      string // 第7期, or empty: a number is never invented
	Issuer     string // the site's issuer where none is given
	Number     string // 发文字号, 州科发〔2022〕7号, for the site's red head; or empty: a number is never invented
	Recipients []string
	Highlights []Text // 要点 in the author's words, at most six; empty: assembled from findings
	Findings   []FindingEdit
	Body       *Document
	Counties   []*Document                         // by Region.Index; nil where there is no commentary
	Indicators []*Document                         // by Indicator.Index; nil where there is no commentary
	Pictures   []string                            // files beside its texts that texts may show, slash-separated from the site's root, in their order
	Published  map[PublishedKey]PublishedFigure    // what a sealed edition published; nil while it is open
	Stood      map[PublishedKey]*PublishedStanding // what else it published of its own month, also of [ScoresSubject]
	Shown      map[string]PublishedIndicator       // what it published of indicators, by their ids
	Seal       *Seal                               // nil while it is open
	Earlier    []EarlierSeal                       // former revisions, the oldest first; also while the next one is open
	Pos        diag.Pos
	Keys       map[string]diag.Pos // where the front matter says what, by its keys
}

// At is where the front matter says something; where it does not, the edition's own place.
func (e *Edition) At(key string) diag.Pos {
	if pos, said := e.Keys[key]; said {
		return pos
	}
	return e.Pos
}

// Revision is the number of the edition's revision: that of its seal or, while it is open, the next one.
func (e *Edition) Revision() int {
	if e.Seal != nil {
		return e.Seal.Revision
	}
	return len(e.Earlier) + 1
}

// Last is the edition as it was published last: itself under its seal or, where it was opened again, as its former revision; nil of
// one that was never sealed.
func (e *Edition) Last() *Edition {
	n := len(e.Earlier)
	if e.Seal != nil {
		return e
	}
	if n == 0 {
		return nil
	}
	was, then := &e.Earlier[n-1], *e
	then.Seal = &Seal{Revision: was.Revision, Date: was.Date, Reason: was.Reason, Code: was.Code, Published: was.Published, Status: was.Status}
	then.Published, then.Stood, then.Earlier = was.Figures, was.Stood, e.Earlier[:n-1]
	return &then
}

// Publications are the edition as it was published each time, the first revision first; none of one that was never sealed.
func (e *Edition) Publications() []*Edition {
	var out []*Edition
	for was := e.Last(); was != nil; {
		out = append(out, was)
		before := *was
		before.Seal = nil
		was = before.Last()
	}
	slices.Reverse(out)
	return out
}

// EverSealed reports whether an edition was ever sealed: then there are files that can be verified, though all may be open again.
func (s *Site) EverSealed() bool {
	return slices.ContainsFunc(s.Editions, func(e *Edition) bool { return e.Last() != nil })
}

// Status is how final the figures of the edition are: of a sealed one, as it was published.
func (e *Edition) Status() Status {
	if e.Seal != nil && e.Seal.Status != NoStatus {
		return e.Seal.Status
	}
	return e.Report.Status
}

// Publishes reports whether a file stands in the output folder of an edition that would make it: of a sealed one only what is under its
// seal does.
func (e *Edition) Publishes(path string) bool { return e.Seal == nil || e.Seal.Has(path) }

// FindingEdit is what the author does to one finding of an edition. ID is as bulletin/internal/finding names it.
type FindingEdit struct {
	ID        string
	Pin, Hide bool
	Text      Text     // to be said in its place; empty where the author says nothing
	Pos       diag.Pos // of the id
}

// Text is a short Markdown text from front matter, with its place.
type Text struct {
	Text string
	Pos  diag.Pos
}

// Document is a Markdown text. Line is the line of the file on which Source begins.
type Document struct {
	File   string
	Line   int
	Source []byte
	Facts  []Fact // from the file's front matter; those of edition.md also hold for its highlights and findings
}

// Fact is a phrase of a text whose source the author puts on record: the data do not hold it.
type Fact struct {
	Text   string // as readers see it
	Source string // who says so, where
	Pos    diag.Pos
}

// MostCells is how many figures an edition may have, indicators times regions, for its data to be made into files: with
// more, a table would have more rows than a spreadsheet takes.
const MostCells = 5000

// HasData reports whether the data of the site's editions can be made into files.
func (s *Site) HasData() bool { return len(s.Indicators)*len(s.Regions) <= MostCells }

// PublishesData reports whether a build makes files of the data of editions.
func (s *Site) PublishesData() bool { return !s.NoData && s.HasData() }
