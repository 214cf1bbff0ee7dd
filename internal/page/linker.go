package page

import (
	"fmt"
	"path"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/prose"
)

// linker resolves links such as county:jishou to pages of the same edition. For a link of no kind it only says what was meant.
func (ed *edition) linker() func(kind, id string) (string, error) {
	return func(kind, id string) (string, error) {
		switch kind {
		case "":
			return "#", &prose.LinkError{Text: "没有这样的链接", Meant: ed.named(id), Named: true}
		case "county":
			for _, r := range ed.paged {
				if r.ID == id {
					return ed.at.County(r), nil
				}
			}
			return "#", ed.nowhere(kind, id, "地区页面")
		case "indicator":
			if i := ed.indicator(id); i != nil {
				return ed.at.Indicator(i), nil
			}
			return "#", ed.nowhere(kind, id, "指标")
		default:
			for _, other := range ed.site.Editions {
				if other.ID == id {
					return ed.at.In(other).Bulletin(), nil
				}
			}
			return "#", ed.nowhere(kind, id, "期次")
		}
	}
}

// nowhere says that there is no page of an id, and which was meant.
func (ed *edition) nowhere(kind, id, what string) error {
	dead := &prose.LinkError{Text: fmt.Sprintf("没有编号为“%s”的%s", id, what)}
	if link := ed.named(id); strings.HasPrefix(link, kind+":") {
		dead.Meant, dead.Named = link, true
	} else if near := diag.Nearest(id, ed.linked(kind)); near != "" {
		dead.Meant = kind + ":" + near
	}
	return dead
}

// linked are the ids that a kind of link can lead to.
func (ed *edition) linked(kind string) []string {
	var ids []string
	switch kind {
	case "county":
		for _, r := range ed.paged {
			ids = append(ids, r.ID)
		}
	case "indicator":
		for _, i := range ed.site.Indicators {
			ids = append(ids, i.ID)
		}
	default:
		for _, e := range ed.site.Editions {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// named is the link to the only page that text names: by its name, or by the file of its text (counties/jishou.md). It is empty
// where none or several are named so.
func (ed *edition) named(text string) string {
	id := strings.TrimSuffix(path.Base(text), ".md")
	found := map[string]bool{}
	for _, r := range ed.paged {
		if r.Name == text || r.Short == text || r.ID == id {
			found["county:"+r.ID] = true
		}
	}
	for _, i := range ed.site.Indicators {
		if i.Name == text || i.Short == text || i.ID == id {
			found["indicator:"+i.ID] = true
		}
	}
	for _, e := range ed.site.Editions {
		if e.Label == text {
			found["edition:"+e.ID] = true
		}
	}
	if len(found) != 1 {
		return ""
	}
	for link := range found {
		return link
	}
	return ""
}
