package diff

import (
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/revision"
)

// Kept says that sealed editions stay as they were published although what they show is another now.
type Kept struct {
	Editions  []string `json:"editions"` // ids
	Labels    []string `json:"labels"`
	Published string   `json:"published,omitempty"` // with its unit; empty for a text
	Kind      string   `json:"kind,omitempty"`      // of a figure: unexplained, correction, revision
}

// keptKinds name the kinds of changes of figures, and say what is to be done about them.
var keptKinds = [...]struct{ kind, remedy string }{
	revision.Unexplained: {"unexplained", "还没有说明，是差错的要写更正（bulletin correct）"},
	revision.Correction:  {"correction", "已写更正"},
	revision.Revision:    {"revision", "按修订列出"},
}

// cellAt names a figure.
type cellAt struct {
	cellKey
	period string
}

// sealColumn is what the seal of an edition or of targets is called.
const sealColumn = "封存"

// sealOf is what an edition's seal says; empty of one that was never sealed. Two seals that say the same are of the same pages.
func sealOf(e *model.Edition) string {
	switch {
	case e.Seal == nil && len(e.Earlier) > 0:
		return format.Revision(e.Revision()) + "，没有封存"
	case e.Seal == nil:
		return ""
	}
	return format.RevisionCode(e.Seal.Revision, e.Seal.Code) + "，" + format.Date(e.Seal.Date) + "：" + e.Seal.Reason
}

// keeps reports whether an edition is under the same seal in both states, so that nothing changes its pages.
func (c *comparison) keeps(e *model.Edition) bool {
	old := editionOf(c.was, e.ID)
	return e.Seal != nil && old != nil && sealOf(old) == sealOf(e)
}

// kept tells beside each change which sealed editions show what was there before.
func (c *comparison) kept() {
	changes := map[cellAt][]revision.Change{}
	for _, e := range c.now.Editions {
		if e.Seal == nil {
			continue
		}
		for _, x := range revision.Since(c.now, e) {
			at := cellAt{cellKey{x.Indicator.ID, x.Region.ID}, x.Period.String()}
			changes[at] = append(changes[at], x)
		}
	}
	for k := range c.report.Items {
		switch i := &c.report.Items[k]; i.Kind {
		case Figure:
			i.keptFigure(changes)
		case Target, TargetChange:
			c.keptTarget(i)
		case Text, Edition:
			if e := editionOf(c.now, i.ID); e != nil && c.keeps(e) {
				i.Kept = append(i.Kept, Kept{Editions: []string{e.ID}, Labels: []string{e.Label}})
			}
		}
	}
}

// keptFigure tells of the numbers of a figure that differ from what was published, each once for all editions that published it alike.
func (i *Item) keptFigure(changes map[cellAt][]revision.Change) {
	for _, x := range changes[cellAt{cellKey{i.Indicator, i.Region}, i.Period}] {
		i.keep(x.In, itemWord(&x), keptKinds[x.Kind].kind)
	}
}

// itemWord is what was published of a number, named where it is not the figure itself.
func itemWord(x *revision.Change) string {
	text := format.ItemNum(x.Indicator, x.Item, x.Old.Num)
	if x.Item == model.ItemValue {
		return text
	}
	return strings.TrimPrefix(strings.TrimPrefix(format.Item(x.Indicator, x.Item), "的"), "中的") + text
}

// keptTarget tells of the editions of a year that published another target.
func (c *comparison) keptTarget(i *Item) {
	year, err := strconv.Atoi(i.Period)
	indicator, region := byID(c.now.Indicators, i.Indicator), regionOf(c.now, i.Region)
	if err != nil || indicator == nil || region == nil || c.now.Targets[year] == nil {
		return
	}
	for _, e := range c.now.Editions {
		stood := e.Stood[model.PublishedKey{Indicator: i.Indicator, Region: i.Region, Period: e.Period}]
		if e.Seal == nil || e.Period.Year != year || stood == nil || stood.Target.Gap == model.NotMeasurable {
			continue
		}
		if now, _ := c.now.Targets[year].InForce(indicator, region, e.Date); !stood.Target.Same(now) {
			i.keep(e, format.Figure(indicator, stood.Target), "")
		}
	}
}

func (i *Item) keep(e *model.Edition, published, kind string) {
	at := slices.IndexFunc(i.Kept, func(k Kept) bool { return k.Published == published && k.Kind == kind })
	if at < 0 {
		at = len(i.Kept)
		i.Kept = append(i.Kept, Kept{Published: published, Kind: kind})
	}
	i.Kept[at].Editions = append(i.Kept[at].Editions, e.ID)
	i.Kept[at].Labels = append(i.Kept[at].Labels, e.Label)
}

// Sentence is what is kept, in words: 2022年一季度已封存，仍为公布的410万元，已写更正.
func (k *Kept) Sentence() string {
	text := strings.Join(k.Labels, "、") + "已封存，"
	if k.Published == "" {
		return text + "网页不改"
	}
	text += "仍为公布的" + k.Published
	for _, one := range keptKinds {
		if one.kind == k.Kind {
			text += "，" + one.remedy
		}
	}
	return text
}
