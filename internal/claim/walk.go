package claim

import (
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// walker reads the runs of one text, block by block, sentence by sentence, clause by clause. What a clause does not
// say it takes from the scope.
type walker struct {
	checker *Checker
	*lexicon
	site  *model.Site
	view  *analysis.View // by whose figures the text is judged
	now   *analysis.View // of the edition that prints it
	about Subject

	seen     map[model.Period]*analysis.View
	verdicts []Verdict
	headings [7]scope // what the heading of each level names

	run    int
	text   string // of the block
	pieces []int  // where each piece begins in text
	tokens []token

	scope
	clause
}

// scope is what is being spoken of.
type scope struct {
	regions    []*model.Region
	stranger   bool // a region without figures
	named      bool // the sentence names it
	indicators []*model.Indicator
	earlier    []*model.Indicator // those that the block named before
	component  *component
	views      []*analysis.View
	dated      bool // the sentence names a period
	dark       bool // of which there is no report
	choice     *choice
	group      []*model.Region // the regions named one by one since the last 。 or ；
	fresh      bool            // the period was named just now
	subset     bool            // 其中: numbers are about a part that the data do not hold
	estranged  bool            // numbers were about something that the data do not hold
	baseCue    cue             // 与序时相比
	ended      bool            // a 。 or ； came since
	contrast   *model.Region   // what the sentence spoke of before: 全省增长…，我州低…
	crowd      bool            // so many regions are spoken of, and nobody says which
	told       cue             // what the last clause ended with
	base       *analysis.View  // 与一季度相比 in a clause by itself
	baseOf     []*model.Region // 与全省相比
	counting   bool            // the clause before counted members: 八县市中七个…
	muted      bool            // the sentence speaks of what is still to come
}

// clause is what one clause has said so far.
type clause struct {
	region       int // how many tokens back; 0 for none
	subject      []*model.Region
	topics       []*model.Indicator
	topic        int
	weak         bool
	list         [][]*model.Indicator // 、 between indicators
	cues         cue                  // since the last number
	said         cue
	bases        []*model.Region // 比…, 占…, 居…
	baseView     *analysis.View
	based        bool
	count        int // 六县; 0 for none
	counted      int // its token
	excepted     []*model.Region
	foreign      int // characters that are not known since the last name or number
	shares       []portion
	sharing      bool
	numbers      int
	first, end   int  // its tokens
	at           int  // the number being read
	turn         int  // the word of a direction before it
	placed       bool // a region is named
	settled      bool // the last number agreed with the data
	unknownTopic bool // 合同任务: a word that is not known stands where an indicator should
	fromRank     int  // 由第3位
	fromUpper    bool // 由全省第3位
	universe     bool // 八县市中: what follows counts members
	quoted       int  // how many tokens before its own a claim begins: 落后 before 序时
}

func (w *walker) read(k int, run *Run) {
	w.run = k
	if len(run.Heads) > 0 {
		w.cell(run)
		return
	}
	w.cut(run.Pieces)
	if run.Kind == Heading {
		w.heading(run)
		return
	}
	w.begin()
	w.block()
}

// cut makes the tokens of a block.
func (w *walker) cut(pieces []Piece) {
	var b strings.Builder
	w.pieces = w.pieces[:0]
	for k := range pieces {
		w.pieces = append(w.pieces, b.Len())
		b.WriteString(pieces[k].Text)
	}
	w.text = b.String()
	s := scanner{lexicon: w.lexicon, text: w.text, tokens: w.tokens[:0]}
	from := 0
	for k := range pieces {
		p := &pieces[k]
		if p.Figure == nil && !p.Fixed {
			continue
		}
		at, end := w.pieces[k], w.pieces[k]+len(p.Text)
		s.scan(from, at)
		if p.Figure != nil {
			s.add(token{kind: figure, start: at, end: end, printed: p.Figure})
		} else {
			s.add(token{kind: plain, start: at, end: end, runes: far})
		}
		from = end
	}
	s.scan(from, len(w.text))
	w.tokens = s.tokens
}

// begin starts a block: what it speaks of is what the headings above it name, or the page.
func (w *walker) begin() {
	w.scope = scope{regions: []*model.Region{w.about.Region}, views: []*analysis.View{w.view}}
	if w.about.Region == nil {
		w.regions[0] = w.site.Whole()
	}
	if w.about.Indicator != nil {
		w.indicators = []*model.Indicator{w.about.Indicator}
	}
	for level := range w.headings {
		h := &w.headings[level]
		if len(h.regions) > 0 {
			w.regions = h.regions
		}
		if len(h.indicators) > 0 {
			w.indicators = h.indicators
		}
	}
	w.clause = clause{}
}

// heading keeps what a heading names, for the blocks below it.
func (w *walker) heading(run *Run) {
	level := min(max(run.Level, 0), len(w.headings)-1)
	for k := level; k < len(w.headings); k++ {
		w.headings[k] = scope{}
	}
	h := &w.headings[level]
	for k := range w.tokens {
		switch t := &w.tokens[k]; {
		case t.kind == region && t.entry.region != nil:
			h.regions = append(h.regions, t.entry.region)
		case t.kind == indicators && !t.entry.weak:
			h.indicators = append(h.indicators, t.entry.indicators...)
		}
	}
	if len(h.regions) > 1 {
		h.regions = nil
	}
	w.begin()
	w.block()
}

// cell reads the cell of a table behind the heads of its row and column.
func (w *walker) cell(run *Run) {
	w.begin()
	var names []token
	for _, head := range run.Heads {
		s := scanner{lexicon: w.lexicon, text: head, tokens: nil}
		s.scan(0, len(head))
		for _, t := range s.tokens {
			if t.kind == region || t.kind == indicators || t.kind == period {
				t.start, t.end = 0, 0
				names = append(names, t)
			} else if t.kind == word {
				t.start, t.end = 0, 0
				names = append(names, t)
			}
		}
	}
	w.cut(run.Pieces)
	w.tokens = append(names, w.tokens...)
	w.block()
}

// block reads the tokens of a block sentence by sentence. Brackets are read in the scope of what stands before
// them, which then goes on as it was.
func (w *walker) block() {
	var outer []scope
	from := 0
	for k := 0; k <= len(w.tokens); k++ {
		kind := stop
		if k < len(w.tokens) {
			kind = w.tokens[k].kind
		}
		switch kind {
		case comma:
			if k > from && w.tokens[k-1].is(filler) && w.spelled(&w.tokens[k-1]) == "的" {
				continue // 高于全省的，只有临川市
			}
		case colon, semicolon, stop, open, shut:
		default:
			continue
		}
		w.readClause(from, k)
		from = k + 1
		switch kind {
		case open:
			if len(outer) < 8 {
				outer = append(outer, w.scope)
				w.bracket(k)
			}
		case shut:
			if n := len(outer); n > 0 {
				w.scope, outer = outer[n-1], outer[:n-1]
			}
		case semicolon:
			w.pauseSentence()
		case stop:
			w.endSentence()
			outer = outer[:0]
		}
	}
}

// bracket turns to the region right before the bracket at k: 居末的保靖县（15.0%）.
func (w *walker) bracket(k int) {
	if k == 0 {
		return
	}
	if t := &w.tokens[k-1]; t.kind == region && t.entry.region != nil && !t.entry.members {
		w.scope.regions, w.scope.named = []*model.Region{t.entry.region}, true
	}
}

// pauseSentence forgets at a semicolon what holds for one part of a sentence.
func (w *walker) pauseSentence() {
	w.dark, w.dated, w.muted = false, false, false
	w.views = []*analysis.View{w.view}
	w.component = nil
	w.scope.choice = nil
	w.subset, w.counting = false, false
	w.ended, w.told, w.base, w.baseOf, w.baseCue, w.estranged = true, 0, nil, nil, 0, false
}

func (w *walker) endSentence() {
	w.pauseSentence()
	w.named, w.crowd, w.contrast = false, false, nil
}

// longClause is how many tokens a clause may have to be read: sentences have some tens.
const longClause = 300

// readClause reads the tokens from first to end.
func (w *walker) readClause(first, end int) {
	if first >= end || end-first > longClause {
		return
	}
	w.clause = clause{first: first, end: end}
	for k := first; k < end; k++ {
		t := &w.tokens[k]
		if t.is(future) || (t.kind == period || t.kind == figure) && t.end > t.start && strings.HasPrefix(w.text[t.end:], "前") {
			w.muted = true // 9月底前
		}
	}
	for k := first; k < end; k++ {
		w.token(k)
	}
	w.claims()
	w.keep()
}

// dateOnly reports whether a clause says nothing but what the next one is compared with: 与一季度相比.
func (w *walker) dateOnly() bool {
	return w.numbers == 0 && len(w.clause.topics) == 0 && len(w.subject) == 0 && w.cues&(up|down|above|below) == 0
}

// remember adds what was spoken of to what numbers may be about later on; the oldest is forgotten first.
func (w *walker) remember(list []*model.Indicator) {
	const most = 16
	all := append(w.earlier[:len(w.earlier):len(w.earlier)], list...)
	w.earlier = all[max(0, len(all)-most):]
}

// keep carries what the clause named over to those that follow.
func (w *walker) keep() {
	if w.based && w.dateOnly() {
		w.base, w.baseOf = w.baseView, w.bases
	}
	if w.dateOnly() && w.cues&pace != 0 {
		w.baseCue = pace
	}
	w.told = w.cues
	w.counting = w.universe || w.counting && w.count > 0
	if w.numbers > 0 {
		w.fresh = false
	}
	topics := w.list
	if len(topics) == 0 {
		topics = [][]*model.Indicator{w.clause.topics}
	}
	for _, list := range topics {
		w.remember(list)
	}
}
