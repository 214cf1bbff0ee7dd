// Package claim compares what sentences say with the data.
//
// In go the blocks of a text in order, with the figures that references print already bound; out comes a verdict on
// every number, and on every word that claims something (增长, 高于, 超额, 过半, 破零, 第N位 …):
//
//   - it agrees, because evidence was found whose indicator, region, measure and period fit what the words say;
//   - it contradicts the data: all that the judgement rests on is explicit, and every word in its way was understood;
//   - or it is in doubt: nothing supports it, or it is not certain what it is about.
//
// A false alarm stops a build, so that every uncertainty is a doubt. A text goes through stages, each a plain value:
//
//	text → tokens → clauses of frames → subjects → evidence → verdicts
//
// [fold] makes widths, thousands and spaces one; a [scanner] cuts it into tokens by the lexicon, which is data. A clause is
// cut into frames: one number with the words said of it. A frame and the [context] before it give a [subject]: all that the
// number may be about, and the reason why that is not certain. [readings] are all ways to understand a number by its words;
// each is held against the data for each choice of the subject, and what agrees is the evidence. Claims by words
// ([claimKinds]), statements about sets, and tables ask the same predicates and measures.
//
// The package reads plain text and knows neither Markdown nor files: [bulletin/internal/prose] cuts a text into
// runs and turns verdicts into positions.
package claim

import (
	"sync"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// Subject is what a text is about: what its sentences mean where they do not say. Nil means the whole, or no
// indicator.
type Subject struct {
	Region    *model.Region
	Indicator *model.Indicator
}

// Kind is what a run is in its text.
type Kind uint8

const (
	Paragraph Kind = iota // also a main point or an item of a list
	Heading
	Cell // of a table
)

// Run is one block of a text.
type Run struct {
	Kind        Kind
	Level       int // of a heading, from 1
	Row, Column int // of a cell, from 0; row 0 is the head. The cells of a table come row by row
	Pieces      []Piece
}

// Piece is a part of a run as readers see it.
type Piece struct {
	Text   string
	Figure *Figure // what a reference prints; nil for text that the author typed
	Fixed  bool    // the author says that it stays as typed: it is not checked and binds nothing
}

// Figure is the number that a reference prints, with the cell that it comes from.
type Figure struct {
	View      *analysis.View // of the edition that it is taken from
	Region    *model.Region
	Indicator *model.Indicator
	Measure   *measure.Measure
	Absolute  bool // its sign is left to the words around it
	List      bool // it is no number of the cell: names of regions, perhaps with figures, how many they are, or a part (其中)
	Picked    *Picked
}

// Picked are the members that a reference lists, counts or adds up. They are whom the words around it are about.
type Picked struct {
	Regions []*model.Region
	Ruled   bool // a rule about their figures picked them, and not their places alone
	Total   bool // what is printed is their sum
}

// Outcome is what the data say of a number or a claim.
type Outcome uint8

const (
	Agrees      Outcome = iota // 相符: evidence was found that fits
	Doubtful                   // 存疑: nothing supports it, or its subject is not certain
	Contradicts                // 矛盾: all that the judgement rests on is explicit, and the data say otherwise
	Filed                      // 备案: in doubt, and the author has put its source on record
)

// Verdict is what is to be told of one number, or of words that claim something.
type Verdict struct {
	Run, Piece int
	Start, End int // bytes of the piece's text
	Outcome    Outcome
	Number     bool   // it is about a number, and otherwise about words
	Evidence   string // what it was held against: 吉首市技术合同成交额完成率，2022年1—6月：38.6%; in doubt what it is nearest to; empty for nothing
	Text       string // what is wrong or not certain, a Chinese sentence without its final mark
	Fix        string // what to do
	Reference  string // what to write in place of the text, "{{ 保靖县 研发投入 完成率 }}", or empty
	Source     string // of what is filed: who says so

	claimed bool           // by the words around it, which say more of a number than its reading
	read    bool           // by its own reading, a reference, the heads of its table, or what stands beside it: no clause has to say whose it is
	view    *analysis.View // by which words were judged; nil where that is not noted
}

// Checker compares texts with a site's data. It may be used by several goroutines at once.
type Checker struct {
	// Asked, where it is set, is told of every period that a text of an edition names, also where there is no report of it.
	Asked func(from *model.Edition, p model.Period)

	site *model.Site
	view func(*model.Edition) *analysis.View
	lex  *lexicon

	heads func() *lexicon // by which the heads of tables are read

	mem   memory
	spare sync.Pool // of *spare
}

// New returns a checker. view analyses an edition of the site, or a month seen as one (an edition without an
// id); it is called for the periods that sentences name.
func New(site *model.Site, view func(*model.Edition) *analysis.View) *Checker {
	lex := newLexicon(site)
	return &Checker{site: site, view: view, lex: lex, heads: sync.OnceValue(lex.forHeads)}
}

// Check reads the runs of one text of the edition that v analyses.
func (c *Checker) Check(v *analysis.View, about Subject, runs []Run) []Verdict {
	return c.read(v, v, about, runs)
}

// read judges runs by v; references without a period print figures of the edition that now analyses.
func (c *Checker) read(v, now *analysis.View, about Subject, runs []Run) []Verdict {
	r := &reader{checker: c, lexicon: c.lex, memory: &c.mem, site: c.site, view: v, now: now, about: about}
	if r.spare, _ = c.spare.Get().(*spare); r.spare == nil {
		r.spare = &spare{}
	}
	for k := 0; k < len(runs); {
		if end := tableFrom(runs, k); end > k {
			r.readTable(runs, k, end)
			k = end
			continue
		}
		r.read(k, &runs[k])
		k++
	}
	c.spare.Put(r.spare)
	return r.verdicts
}
