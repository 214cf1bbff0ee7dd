// Package finding judges an edition by rule: who exceeds, who is behind and by how much, who is still at zero.
//
// One rule is one file and one line of the table [Rules]. A rule looks at the analysis and returns findings, each
// with the cells that it rests on. Findings about the same thing are merged into statements: sentences in
// official Chinese whose numbers and names lead to their evidence. The same data gives the same statements; nothing
// is drawn at random.
package finding

import (
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// Tone says what a finding is for the reader.
type Tone uint8

const (
	Notice    Tone = iota // neither good nor bad
	Highlight             // 亮点
	Shortfall             // 短板
)

// Evidence is a number of a cell that a finding rests on.
type Evidence struct {
	Indicator *model.Indicator
	Region    *model.Region
	Measure   *measure.Measure // what a name is told for: the number that follows it
	Before    bool             // in the year's previous edition
}

// Span is a part of a sentence; Evidence is nil for plain words.
type Span struct {
	Text     string
	Evidence *Evidence
}

// Text is a sentence or a part of one.
type Text []Span

// String is the sentence without its evidence.
func (t Text) String() string {
	s := ""
	for _, span := range t {
		s += span.Text
	}
	return s
}

// Finding is the result of a rule.
type Finding struct {
	ID        string // about the members together "at-zero/chengguo-dengji"; about the whole or one member "at-zero/chengguo-dengji/fenghuang"; about several indicators "at-zero"
	Rule      string // its rule's name
	Tone      Tone
	Indicator *model.Indicator // nil for a finding about several indicators
	Region    *model.Region    // the whole or a member; nil for a finding about the members together
	Weight    int              // the more, the sooner it is told; see Rules
	Evidence  []Evidence
	Text      Text // what it says, without its final mark

	phrases []phrase
	tale    topic // of its rule
}

// Statement is a sentence made of the findings about one thing.
type Statement struct {
	ID         string   // of its weightiest finding
	Findings   []string // the ids of all that it says, ID first
	Tone       Tone
	Group      *model.Group       // of its indicators, or nil where they are of several
	Indicator  *model.Indicator   // nil where it is about several
	Indicators []*model.Indicator // all that it is about
	Region     *model.Region
	Weight     int
	Text       Text   // with its final mark
	Why        string // how it was chosen as a main point; empty elsewhere
}
