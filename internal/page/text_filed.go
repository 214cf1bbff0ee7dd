package page

import (
	"sync"

	"bulletin/internal/claim"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/proof"
)

// filing is the facts of a file while its texts are checked on one page. Nil has none.
type filing struct {
	facts []model.Fact
	found []bool // whether the phrase stood in a text

	partial bool // a text was not looked into: nothing is said about phrases that were not found
}

func file(doc *model.Document) *filing {
	if doc == nil || len(doc.Facts) == 0 {
		return nil
	}
	return &filing{facts: doc.Facts, found: make([]bool, len(doc.Facts))}
}

// file puts on record what is in doubt and has its source among the facts.
func (f *filing) file(runs []claim.Run, verdicts []claim.Verdict) []claim.Verdict {
	if f == nil {
		return verdicts
	}
	facts := make([]claim.Fact, len(f.facts))
	for k := range f.facts {
		facts[k] = claim.Fact{Text: f.facts[k].Text, Source: f.facts[k].Source}
	}
	filed, used := claim.File(runs, verdicts, facts)
	for k := range used {
		f.found[k] = f.found[k] || used[k]
	}
	return filed
}

// refused notes that a text was not looked into.
func (f *filing) refused() {
	if f != nil {
		f.partial = true
	}
}

// unused tells the facts whose phrases stood in none of the texts that were checked.
func (f *filing) unused(diags *diag.List) {
	if f == nil || f.partial {
		return
	}
	for k := range f.facts {
		if !f.found[k] {
			diags.Warning(f.facts[k].Pos, "unused-fact", "照网页上的文字抄写，不带星号等标记，或者删去这一项", "文稿里没有“%s”这段文字", beginning(f.facts[k].Text, longestQuoted))
		}
	}
}

// longestQuoted is how many characters of a phrase a message quotes.
const longestQuoted = 40

// counter counts the marks of texts, each text of an edition once however many pages it stands on.
type counter struct {
	mu    sync.Mutex
	texts map[countedText]proof.Tally
}

type countedText struct {
	edition *model.Edition
	pos     diag.Pos
}

func (c *counter) add(e *model.Edition, text diag.Pos, marks []proof.Mark) {
	if len(marks) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.texts == nil {
		c.texts = map[countedText]proof.Tally{}
	}
	c.texts[countedText{e, text}] = proof.Count(marks)
}

func (c *counter) total() proof.Tally {
	c.mu.Lock()
	defer c.mu.Unlock()
	var sum proof.Tally
	for _, t := range c.texts { // a sum has no order
		sum.Add(t)
	}
	return sum
}
