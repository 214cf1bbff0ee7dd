package page

import (
	"strconv"
	"strings"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// Team is who answers for a region's figures: names where the site shows contacts, else only that somebody is new.
type Team struct {
	People []TeamMember
	News   string // 2022年3月起由新任局长主持。; empty where People tell it, and where nobody is new
	Help   []Link // to the explanations of the region's indicators
}

// TeamMember is one person.
type TeamMember struct {
	Role, Name, Phone string
	Since             string // 2022年3月, or empty
	New               bool   // took over in the edition's year
}

// team is nil where there is nothing to tell. Who took over after the edition's date is not yet there.
func (ed *edition) team(r *model.Region) *Team {
	t := &Team{}
	var news []string
	year := 0
	for k := range r.Team {
		p := &r.Team[k]
		if !ed.inOffice(p) {
			continue
		}
		fresh := analysis.NewInYear(p, ed.view.Edition)
		if ed.site.Contacts {
			m := TeamMember{Role: roleOf(p), Name: p.Name, Phone: p.Phone, New: fresh}
			if !p.Since.IsZero() {
				m.Since = sinceMonth(p.Since)
			}
			t.People = append(t.People, m)
			continue
		}
		if fresh {
			since := sinceMonth(p.Since)
			if p.Since.Year == year { // the year is said once
				since = strconv.Itoa(p.Since.Month) + "月"
			}
			year = p.Since.Year
			news = append(news, since+"起由新任"+roleOf(p)+"主持")
		}
	}
	if len(news) > 0 {
		t.News = strings.Join(news, "，") + "。"
	}
	if t.News == "" && len(t.People) == 0 {
		return nil
	}
	for _, i := range ed.view.Indicators(r) {
		t.Help = append(t.Help, Link{Href: ed.at.Indicator(i) + "#meaning", Text: i.Short})
	}
	return t
}

// inOffice tells whether a person had taken over by the edition's date.
func (ed *edition) inOffice(p *model.Person) bool {
	return p.Since.IsZero() || p.Since.Compare(ed.view.Edition.Date) <= 0
}

func roleOf(p *model.Person) string {
	if p.Role == "" {
		return "负责人"
	}
	return p.Role
}

func sinceMonth(d model.Date) string {
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月"
}
