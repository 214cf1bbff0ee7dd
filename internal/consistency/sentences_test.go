package consistency

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"bulletin/internal/address"
	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/reference"
)

// Bounds of the checker of prose over all sentences, in percent.
const (
	mostFalse        = 0.2  // true sentences that are taken for false
	mostDoubted      = 5.0  // true sentences with a number of the data that is in doubt
	leastLocated     = 95.0 // false sentences with a verdict at what is false
	leastContradict  = 80.0 // false sentences with a contradiction there
	mostWrongOffered = 0.0  // references that print something else than what was typed

	enforced = true // whether the bounds fail the test; they are told in any case
)

const (
	sentencesOfSite = 12
	examplesOfForm  = 3 // of each kind of failure
	shortRun        = 1500
	fullRun         = 20000
)

var sentenceCount = flag.Int("sentences", shortRun, "how many sentences are made on random sites; a full run has 20000 or more")

// forms are all kinds of sentences.
var forms = slices.Concat(valueForms, growthForms, progressForms, stateForms, rankForms, setForms, sumForms)

// trial is a pair of sentences with what the checker says of them.
type trial struct {
	*twins
	seed        uint64
	page        string
	about       claim.Subject
	ground      *ground
	fine, wrong []claim.Verdict
}

// ground is a site as the checker sees it.
type ground struct {
	site    *model.Site
	edition *model.Edition
	views   map[model.Period]*analysis.View
	checker *claim.Checker
}

func (g *ground) view(e *model.Edition) *analysis.View {
	if g.views[e.Period] == nil {
		g.views[e.Period] = analysis.New(g.site, e)
	}
	return g.views[e.Period]
}

func (g *ground) check(about claim.Subject, text string) []claim.Verdict {
	run := claim.Run{Pieces: []claim.Piece{{Text: text}}}
	return g.checker.Check(g.view(g.edition), about, []claim.Run{run})
}

func newGround(s *site) (*ground, error) {
	diags := &diag.List{}
	site, err := load.Site(s.files(), chart.Usual(), diags)
	if err == nil {
		err = firstError(diags)
	}
	if err != nil {
		return nil, fmt.Errorf("seed %d: %w", s.seed, err)
	}
	g := &ground{site: site, views: map[model.Period]*analysis.View{}}
	g.checker = claim.New(site, g.view)
	for _, e := range site.Editions {
		if e.ID == s.editionID() {
			g.edition = e
		}
	}
	return g, nil
}

// subjectOf is what a page is about, as the checker is told.
func (g *ground) subjectOf(s *scene) (about claim.Subject, page string) {
	page = "整体"
	for _, r := range g.site.Regions {
		if r.ID == s.home.id && s.home.kind != prefecture {
			about.Region, page = r, s.home.name
		}
	}
	for _, i := range g.site.Indicators {
		if s.on != nil && i.ID == s.on.id {
			about.Indicator, page = i, s.on.name
		}
	}
	return about, page
}

// trials are made once for all tests.
var trials = sync.OnceValues(func() ([]*trial, error) {
	var out []*trial
	made := map[string]int{}
	for seed := uint64(0); len(out) < *sentenceCount; seed++ {
		s := generate(seed)
		ground, err := newGround(s)
		if err != nil {
			return nil, err
		}
		g := &generator{rand.New(rand.NewPCG(seed, 20240718)), s}
		for _, t := range sentences(g, compute(s), ground, made, min(sentencesOfSite, *sentenceCount-len(out))) {
			t.fine, t.wrong = ground.check(t.about, t.twins.fine), ground.check(t.about, t.twins.wrong)
			out = append(out, t)
		}
	}
	return out, nil
})

// sentences are made on one site, of the forms that there are fewest of so far.
func sentences(g *generator, o *oracle, ground *ground, made map[string]int, most int) []*trial {
	order := slices.Clone(forms)
	g.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
	slices.SortStableFunc(order, func(a, b form) int { return made[a.name] - made[b.name] })
	var out []*trial
	for range 4 { // a form may be tried on other pages
		for k := range order {
			if len(out) == most {
				return out
			}
			s := g.scene(o)
			t, ok := s.write(&order[k])
			if !ok {
				continue
			}
			made[t.form]++
			about, page := ground.subjectOf(s)
			out = append(out, &trial{twins: t, seed: g.site.seed, about: about, page: page, ground: ground})
		}
	}
	return out
}

// scene opens a sentence on a page.
func (g *generator) scene(o *oracle) *scene {
	s := &scene{generator: g, draft: &draft{}, o: o, home: g.site.regions[0]}
	switch n := g.IntN(100); {
	case n < 40:
		s.home = pick(g, g.site.of(county)...)
	case n < 45:
		s.home = pick(g, append(g.site.of(zone), g.site.regions[0])...)
	case n < 65:
		s.on = pick(g, g.site.indicators...)
	}
	s.commas, s.fullWidth = g.chance(15), g.chance(6)
	return s
}

// tally counts what became of sentences.
type tally struct {
	name                                               string
	made, contradicted, doubted, words, located, false int
}

func (c *tally) percent(n int) float64 {
	if c.made == 0 {
		return 0
	}
	return 100 * float64(n) / float64(c.made)
}

func (c *tally) String() string {
	return fmt.Sprintf("%6d  误报 %5d %6.2f%%  数存疑 %5d %6.2f%%  词存疑 %5d  查出 %6.2f%%  其中报错 %6.2f%%  %s",
		c.made, c.contradicted, c.percent(c.contradicted), c.doubted, c.percent(c.doubted), c.words, c.percent(c.located), c.percent(c.false), c.name)
}

func told(v *claim.Verdict) bool {
	return v.Outcome == claim.Doubtful || v.Outcome == claim.Contradicts
}

func spanOf(v *claim.Verdict) span { return span{v.Start, v.End} }

// found is the strongest verdict on what is false of the false sentence, which its true twin does not get; Agrees for none.
func (t *trial) found() claim.Outcome {
	best := claim.Agrees
	for k := range t.wrong {
		v := &t.wrong[k]
		if !told(v) || !t.wide && !t.near.overlaps(spanOf(v)) {
			continue
		}
		here := t.back(spanOf(v))
		had := slices.ContainsFunc(t.fine, func(f claim.Verdict) bool {
			return told(&f) && f.Outcome >= v.Outcome && here.overlaps(spanOf(&f))
		})
		if !had {
			best = max(best, v.Outcome)
		}
	}
	return best
}

// judge counts a trial and returns the kinds of its failures.
func (t *trial) judge(c *tally) (failures []string) {
	c.made++
	contradicted, doubted, words := false, false, false
	for k := range t.fine {
		v := &t.fine[k]
		contradicted = contradicted || v.Outcome == claim.Contradicts
		if v.Outcome == claim.Doubtful {
			number := slices.ContainsFunc(t.held, spanOf(v).overlaps)
			doubted, words = doubted || number, words || !number && !v.Number
		}
	}
	for _, f := range []struct {
		failed bool
		n      *int
		kind   string
	}{{contradicted, &c.contradicted, "误报"}, {doubted, &c.doubted, "数存疑"}, {words, &c.words, "词存疑"}} {
		if f.failed {
			*f.n++
			failures = append(failures, f.kind)
		}
	}
	switch t.found() {
	case claim.Contradicts:
		c.located++
		c.false++
	case claim.Doubtful:
		c.located++
		failures = append(failures, "只存疑")
	default:
		failures = append(failures, "未查出")
	}
	return failures
}

// describe shows a trial to the author of the checker.
func (t *trial) describe(kind string) string {
	text, list, at := t.twins.fine, t.fine, ""
	if kind == "只存疑" || kind == "未查出" {
		text, list, at = t.twins.wrong, t.wrong, "（"+t.kind+"：“"+t.twins.fine[t.at.start:t.at.end]+"”改成“"+t.twins.wrong[t.to.start:t.to.end]+"”）"
	}
	var said []string
	for _, v := range list {
		if told(&v) {
			said = append(said, fmt.Sprintf("“%s”%s", text[v.Start:v.End], v.Text))
		}
	}
	return fmt.Sprintf("%s｜%s｜seed %d，%s页：%s%s %s", kind, t.form, t.seed, t.page, text, at, strings.Join(said, "；"))
}

// TestSentences checks true sentences and false ones of random sites.
func TestSentences(t *testing.T) {
	list, err := trials()
	if err != nil {
		t.Fatal(err)
	}
	byForm, byKind, all := map[string]*tally{}, map[string]*tally{}, &tally{name: "合计"}
	shown := map[string]int{}
	var examples []string
	row := func(m map[string]*tally, name string) *tally {
		if m[name] == nil {
			m[name] = &tally{name: name}
		}
		return m[name]
	}
	for _, trial := range list {
		failures := trial.judge(row(byForm, trial.form))
		trial.judge(row(byKind, trial.kind))
		trial.judge(all)
		for _, kind := range failures {
			if shown[kind+trial.form]++; shown[kind+trial.form] <= examplesOfForm {
				examples = append(examples, trial.describe(kind))
			}
		}
	}
	lines := []string{fmt.Sprintf("%d pairs of sentences of %d forms", len(list), len(byForm))}
	for _, f := range forms {
		if c := byForm[f.name]; c != nil {
			lines = append(lines, c.String())
		} else if len(list) >= fullRun {
			t.Errorf("no sentence of the form %q was made", f.name)
		}
	}
	for _, kind := range []string{changedNumber, changedDirection, changedRegion, changedRank, changedCount, changedList, changedState} {
		lines = append(lines, "改"+row(byKind, kind).String())
	}
	lines = append(lines, all.String())
	slices.Sort(examples)
	if testing.Verbose() {
		t.Log(strings.Join(examples, "\n"))
	}
	t.Log(strings.Join(lines, "\n"))
	bound(t, "true sentences taken for false", all.percent(all.contradicted), mostFalse, true)
	bound(t, "true sentences with a number in doubt", all.percent(all.doubted), mostDoubted, true)
	bound(t, "false sentences located", all.percent(all.located), leastLocated, false)
	bound(t, "false sentences contradicted", all.percent(all.false), leastContradict, false)
}

// bound holds a percentage against its bound.
func bound(t *testing.T, what string, got, want float64, most bool) {
	t.Helper()
	word, ok := "at least", got >= want
	if most {
		word, ok = "at most", got <= want
	}
	switch {
	case ok:
	case enforced:
		t.Errorf("%s: %.2f%%, want %s %g%%", what, got, word, want)
	default:
		t.Logf("not enforced: %s: %.2f%%, want %s %g%%", what, got, word, want)
	}
}

var braces = regexp.MustCompile(`\{\{(.*?)\}\}`)

// printed is a text with its references resolved.
func (g *ground) printed(about claim.Subject, text string) (string, error) {
	scope := &reference.Scope{Site: g.site, View: g.view(g.edition), Of: g.view, At: address.At(g.edition.ID+"/index.html", g.edition)}
	resolve := scope.Figures(reference.Defaults{Region: about.Region, Indicator: about.Indicator})
	diags := &diag.List{}
	out := braces.ReplaceAllStringFunc(text, func(r string) string {
		return resolve(strings.Fields(r[2:len(r)-2]), diag.Pos{}, diags).Text
	})
	return out, firstError(diags)
}

// sameNumber leaves out what does not change a number: separators of thousands, full width.
var sameNumber = func(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		}
		if r == ',' || r == ' ' {
			return -1
		}
		return r
	}, text)
}

// TestSentenceReferences: what is offered in the place of a typed number prints that number.
func TestSentenceReferences(t *testing.T) {
	list, err := trials()
	if err != nil {
		t.Fatal(err)
	}
	offered, wrong := 0, 0
	shown := map[string]int{}
	var examples []string
	check := func(trial *trial, text string, verdicts []claim.Verdict) {
		for _, v := range verdicts {
			if v.Reference == "" {
				continue
			}
			offered++
			typed := text[v.Start:v.End]
			got, err := trial.ground.printed(trial.about, v.Reference)
			if err == nil && sameNumber(got) == sameNumber(typed) {
				continue
			}
			wrong++
			if shown[trial.form]++; shown[trial.form] <= examplesOfForm {
				examples = append(examples, fmt.Sprintf("%s｜seed %d，%s页：%s “%s” %s prints “%s” %v", trial.form, trial.seed, trial.page, text, typed, v.Reference, got, err))
			}
		}
	}
	for _, trial := range list {
		check(trial, trial.twins.fine, trial.fine)
		check(trial, trial.twins.wrong, trial.wrong)
	}
	if testing.Verbose() {
		t.Log(strings.Join(examples, "\n"))
	}
	t.Logf("%d references offered, %d wrong", offered, wrong)
	if offered == 0 {
		t.Error("no reference was offered")
		return
	}
	bound(t, "references that print something else", 100*float64(wrong)/float64(offered), mostWrongOffered, true)
}
