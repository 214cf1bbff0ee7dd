package learn

import (
	"regexp"
	"slices"
	"strings"

	"bulletin/internal/model"
)

// lastWords are the words at the end of a text that tell what it is, whatever stands before them: no figure of ours.
var lastWords = map[string]cue{"小计": partial, "合计": partial, "平均": average, "平均值": average, "平均数": average, "排名": rank, "位次": rank, "名次": rank}

// partly reads a text that nothing explains as a whole by its end, where no indicator's name ends so.
func (l *lexicon) partly(m *meaning, text string) {
	if at := ofWhole.FindStringIndex(text); at != nil && at[0] > 0 && !l.nameEnds(text[at[0]:]) {
		*m = meaning{text: m.text, cue: share}
		return
	}
	for end, cue := range lastWords {
		if strings.HasSuffix(text, end) && len(text) > len(end) && !l.nameEnds(end) {
			*m = meaning{text: m.text, cue: cue}
			return
		}
	}
}

// ofWhole is the end of a text that speaks of a share in the whole.
var ofWhole = regexp.MustCompile(`占(?:全[省州市区县旗盟国]|总[数量计]|合计)(?:的?比[重例])?[(]?%?[)]?$`)

// nameEnds reports whether the name of an indicator has such an end, without its unit.
func (l *lexicon) nameEnds(end string) bool {
	end = l.core(end)
	return slices.ContainsFunc(l.site.Indicators, func(i *model.Indicator) bool {
		return strings.HasSuffix(l.core(fold(i.Name)), end) || strings.HasSuffix(l.core(fold(i.Short)), end)
	})
}
