package claim

import (
	"strings"
	"unicode/utf8"

	"bulletin/internal/model"
)

// towns are kinds of places that a name may end with, each of which is another place: 枫林镇 is not 枫林乡.
var towns = []string{"街道", "乡", "镇"}

// addOtherKinds adds the names of regions with another kind of town as places that the site has no figures of.
func (l *lexicon) addOtherKinds(regions []*model.Region) {
	for _, r := range regions {
		for _, own := range towns {
			bare, ok := strings.CutSuffix(r.Name, own)
			if !ok || utf8.RuneCountInString(bare) < 2 {
				continue
			}
			for _, kind := range towns {
				if l.entries[bare+kind] == nil {
					l.entries[bare+kind] = &entry{stranger: true, meant: r.Name}
				}
			}
		}
	}
}
