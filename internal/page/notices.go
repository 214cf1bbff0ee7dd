package page

import (
	"bulletin/internal/address"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/revision"
	"bulletin/internal/search"
)

// Notices are what is told of sealed editions after they came out, by their ids: that figures of theirs were corrected or revised, and
// which edition says how.
func Notices(site *model.Site) map[string][]search.Notice {
	out := map[string][]search.Notice{}
	for k, e := range site.Editions {
		if e.Seal == nil {
			continue
		}
		changes := revision.Since(site, e)
		corrected, revised := revision.Count(changes)
		if corrected+revised == 0 {
			continue
		}
		for _, later := range site.Editions[k+1:] {
			if revision.Tells(site, later, changes) {
				out[e.ID] = []search.Notice{{
					Text: "本期公布以后，" + format.Revisions(corrected, revised) + "，见" + later.Label + "“更正和修订”",
					Path: address.Bulletin(later) + "#revisions",
				}}
				break
			}
		}
	}
	return out
}
