package claim

import (
	"slices"
	"sort"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/measure"
	"bulletin/internal/model"
)

// reader reads the runs of one text.
type reader struct {
	checker *Checker
	*lexicon
	*memory
	site  *model.Site
	view  *analysis.View // by whose figures the text is judged
	now   *analysis.View // of the edition that prints it
	about Subject

	seen     map[model.Period]*analysis.View
	spare    *spare
	headings [7]heading
	compared int // cells, elsewhere
	verdicts []Verdict
}

// spare is memory of the last block, to be used again: texts are many and short.
type spare struct {
	tokens []token
	from   []int
	frames []frame
	marks  []bool
	counts []int
}

// heading is what the heading of a level names, for the blocks below it.
type heading struct {
	region     *model.Region
	indicators []*model.Indicator
	span       *span
}

// block is one paragraph, heading or cell while it is read.
type block struct {
	*reader
	run    int
	mine   int // where its verdicts begin
	text   folded
	pieces []int // where each piece begins in the block's text
	tokens []token

	here context // what the next clause takes from those before it

	shared  []shared // with the names of indicators
	likened bool     // shared is made
}

// read reads the k-th run.
func (r *reader) read(k int, run *Run) {
	b := &block{reader: r, run: k, mine: len(r.verdicts)}
	b.cut(run)
	if run.Kind == Heading {
		r.keepHeading(b, run.Level)
	}
	b.here = b.opening()
	b.judge()
}

// cut makes the tokens of a run.
func (b *block) cut(run *Run) {
	var text strings.Builder
	for k := range run.Pieces {
		b.pieces = append(b.pieces, text.Len())
		text.WriteString(run.Pieces[k].Text)
	}
	b.text = fold(text.String(), b.spare.from)
	s := scanner{lexicon: b.lexicon, text: b.text.text, tokens: b.spare.tokens[:0]}
	from := 0
	for k := range run.Pieces {
		p := &run.Pieces[k]
		if p.Figure == nil && !p.Fixed {
			continue
		}
		at, end := b.text.at(b.pieces[k]), b.text.at(b.pieces[k]+len(p.Text))
		s.scan(from, at)
		if p.Figure != nil {
			s.add(token{kind: figure, start: at, end: end, printed: p.Figure})
		} else {
			s.add(token{kind: plain, start: at, end: end, runes: 1, settled: true})
		}
		from = end
	}
	s.scan(from, len(b.text.text))
	s.share()
	b.tokens = withoutAsides(s.tokens, s.text)
	b.spare.tokens, b.spare.from = b.tokens, b.text.from
}

// keepHeading keeps what a heading names.
func (r *reader) keepHeading(b *block, level int) {
	level = min(max(level, 0), len(r.headings)-1)
	for k := level; k < len(r.headings); k++ {
		r.headings[k] = heading{}
	}
	h := &r.headings[level]
	regions := 0
	for k := range b.tokens {
		switch t := &b.tokens[k]; {
		case t.kind == region && t.entry.region != nil && !t.entry.members:
			h.region = t.entry.region
			regions++
		case t.kind == indicators && !b.touched(k, 0, len(b.tokens)):
			h.indicators = append(h.indicators, t.entry.indicators...)
		case t.kind == period:
			h.span = &t.span
		}
	}
	if regions > 1 {
		h.region = nil
	}
}

// context is what a clause takes from those before it.
type context struct {
	home      *model.Region   // whom the text, or the heading above, is about
	places    []*model.Region // last spoken of
	topics    []*model.Indicator
	rate      bool            // by their names without 增速
	unshared  bool            // whose the numbers behind 分别 are is not known
	spans     int             // how many periods the sentence has turned to
	lastFound bool            // the data hold the last number
	placed    bool            // the last number was a place
	bracketed bool            // within brackets that do not stand behind the name of a region
	segment   []*model.Region // the regions named since the last 。 or ；
	previous  []*model.Region // those that the sentence before named
	unsettled bool            // whom the block is about since its last sentence is not clear
	away      bool            // a region was named that the site does not know
	renewed   bool            // a sentence, or its second half, began since they were named
	met       int             // numbers of the same subject that the data hold
	missed    int             // and that they do not hold
	guessed   bool            // they are told by parts of their names
	lost      bool            // the last subject was something that the site does not know
	views     []*analysis.View
	first     int      // month, of a period that does not begin with the year
	periods   []months // named in the sentence
	dated     bool
	base      *months // 与一季度相比，
	bases     []*model.Region
	lastBase  *months // of the last number
	lastBases []*model.Region
	ofBase    bool               // the last number was that of what is compared with
	said      cue                // by the last number's frame, or by words without a number since
	number    cue                // by the last number's frame
	proven    []*model.Indicator // borne out by a number of the sentence
	aliases   []alias            // what was called by part of a name, and borne out
	open      []*pending         // numbers whose subject nothing has borne out yet
	told      cue                // in the sentence so far
	ahead     bool               // by words without a number, which the next one may be of
	choice    *reading           // of the last number
	spoken    []*reading         // of the numbers in the sentence
	numbers   []measure.Quantity // what the data have for them
	kind      numberKind
	picked    []*model.Region    // whom a reference has listed or counted since a region was named
	listing   []*model.Region    // the regions named since the sentence began
	named     []*model.Indicator // in the sentence
	recent    []*model.Indicator // in the block
	things    []*model.Indicator // that a sentence counts and does not name: 两项指标
	shareOf   []*model.Indicator // of which the last share was one, since indicators were named
	items     *itemTally         // what the sentence counts of indicators
	sharers   sharers            // how many share the number told last: 4个县市同为100.0%
	part      bool               // 其中: what follows is a part of what was spoken of
	component *component
	future    bool
	fresh     bool // a sentence begins
}

// alias is how a sentence calls an indicator by part of its name.
type alias struct {
	text      string
	indicator *model.Indicator
}

// opening is the context in which a block begins: what the headings above it name, or the page.
func (b *block) opening() context {
	c := context{home: b.about.Region, views: []*analysis.View{b.view}, fresh: true}
	if c.home == nil {
		c.home = b.site.Whole()
	}
	if b.about.Indicator != nil {
		c.topics = []*model.Indicator{b.about.Indicator}
	}
	for _, h := range b.headings {
		if h.region != nil {
			c.home = h.region
		}
		if len(h.indicators) > 0 {
			c.topics = h.indicators
		}
	}
	c.places = []*model.Region{c.home}
	return c
}

// longClause is how many tokens a clause may have to be read: sentences have some tens.
const longClause = 400

// judge reads the tokens of a block clause by clause. What stands in brackets is read in the context of what stands before
// it, which then goes on as it was.
func (b *block) judge() {
	var outer []context
	from := 0
	for k := 0; k <= len(b.tokens); k++ {
		kind := stop
		if k < len(b.tokens) {
			kind = b.tokens[k].kind
		}
		switch kind {
		case comma:
			if k > from && b.tokens[k-1].is(filler) && b.spelled(k-1) == "的" {
				continue // 高于全省的，只有临川市
			}
		case pause:
			if !b.parts(k) {
				continue
			}
		case colon, semicolon, stop, open, shut:
		default:
			continue
		}
		if k-from <= longClause {
			one := b.parse(from, k, kind)
			b.clause(&one)
		}
		from = k + 1
		switch kind {
		case open:
			const deep = 8
			if len(outer) < deep {
				outer = append(outer, b.here)
				b.here = b.bracket(k, b.here)
			}
		case shut:
			if n := len(outer); n > 0 {
				b.here, outer = outer[n-1], outer[:n-1]
				if list := b.listedIn(k); list != nil {
					b.here.places, b.here.unsettled = list, false
				}
			}
		case semicolon:
			b.here = b.here.pause(b.view)
		case stop:
			b.here = b.here.stop(b.view)
			outer = outer[:0]
		}
	}
}

// parts reports whether the 、 at k parts two statements, 完成9.4亿元、增长6.1%, and not names or the numbers behind 分别.
func (b *block) parts(k int) bool {
	if k == 0 || b.tokens[k-1].kind != figure || k+1 >= len(b.tokens) {
		return false
	}
	next := &b.tokens[k+1]
	return next.kind != figure && !b.repeats(k)
}

// repeats reports whether behind the 、 at k the words come again that stood before the number there: 分别增长3.2%、增长4.1%.
func (b *block) repeats(k int) bool {
	m, n := k-2, 0
	for m >= 0 && b.tokens[m].kind == word && !b.tokens[m].is(respectively) {
		m, n = m-1, n+1
	}
	if n == 0 || m < 0 || k+1+n >= len(b.tokens) || !b.tokens[m].is(respectively) && b.tokens[m].kind != pause {
		return false
	}
	for o := 1; o <= n; o++ {
		if b.spelled(k+o) != b.spelled(m+o) {
			return false
		}
	}
	return b.tokens[k+1+n].kind == figure && (b.tokens[m].is(respectively) || b.repeats(m))
}

// bracket turns to the region right before the bracket at k: 居末的保靖县（15.0%）.
func (b *block) bracket(k int, c context) context {
	c.bracketed = true
	if k > 0 && b.tokens[k-1].kind == region && b.tokens[k-1].entry.region != nil && !b.tokens[k-1].entry.members {
		c.places = []*model.Region{b.tokens[k-1].entry.region}
		c.bracketed = false
	}
	return c
}

// pause is the context behind a semicolon: what holds for one part of a sentence is over.
func (c context) pause(v *analysis.View) context {
	c.spans, c.dated, c.first, c.views = 0, false, 0, []*analysis.View{v}
	c.base, c.bases, c.part, c.component, c.future = nil, nil, false, nil, false
	c.told, c.said, c.ahead = 0, 0, false
	c.renewed, c.away, c.met, c.missed = true, false, 0, 0
	c.number, c.choice, c.segment, c.picked = 0, nil, nil, nil
	return c
}

// stop is the context behind a sentence.
func (c context) stop(v *analysis.View) context {
	c.previous = grow(c.segment, c.listing...)
	c = c.pause(v)
	c.listing, c.named, c.spoken, c.numbers, c.periods, c.proven, c.open, c.fresh = nil, nil, nil, nil, nil, nil, nil, true
	c.unsettled, c.items = true, nil
	return c
}

// grow adds to what a context keeps of a sentence. Contexts share what they keep, so a list never grows in place; what stands so far
// back that no sentence refers to it is forgotten.
func grow[T any](list []T, more ...T) []T {
	const most = 100
	if n := len(list) + len(more) - most; n > 0 {
		list = list[min(n, len(list)):]
	}
	return append(list[:len(list):len(list)], more...)
}

// say adds a verdict about the folded text [start:end]; a span over several pieces is cut at the end of the first. One place
// has one verdict, and the gravest.
func (b *block) say(start, end int, v Verdict) {
	from, to := b.text.span(start, end)
	if to <= from {
		return
	}
	if v.Outcome == Contradicts && !v.read {
		if why := b.unsettled(start, end, v.view); why != "" {
			v.Outcome, v.Text, v.Fix = Doubtful, v.Text+"；"+why, doubtFix
		}
	}
	piece := sort.Search(len(b.pieces), func(k int) bool { return b.pieces[k] > from }) - 1
	if piece+1 < len(b.pieces) {
		to = min(to, b.pieces[piece+1])
	}
	v.Run, v.Piece = b.run, piece
	v.Start, v.End = from-b.pieces[piece], to-b.pieces[piece]
	first, end := b.overlapped(&v)
	for k := first; k < end; k++ {
		if o := &b.verdicts[k]; grave[v.Outcome] <= grave[o.Outcome] && !(v.claimed && v.Outcome == Agrees && o.Outcome == Doubtful) {
			return
		}
	}
	b.verdicts = slices.Replace(b.verdicts, first, end, v)
}

// overlapped are the verdicts about the place of v, or none where v belongs: those of a run stand in order.
func (b *block) overlapped(v *Verdict) (first, end int) {
	list := b.verdicts[b.mine:]
	first = sort.Search(len(list), func(k int) bool {
		o := &list[k]
		return o.Piece > v.Piece || o.Piece == v.Piece && o.End > v.Start
	})
	for end = first; end < len(list) && list[end].Piece == v.Piece && list[end].Start < v.End; end++ {
	}
	return b.mine + first, b.mine + end
}

// grave orders outcomes where two are about one place.
var grave = map[Outcome]int{Agrees: 0, Filed: 0, Doubtful: 1, Contradicts: 2}
