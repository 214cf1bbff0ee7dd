package page

import (
	"slices"
	"strings"

	"bulletin/internal/address"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/table"
)

// Link is a relative address with its text.
type Link struct {
	Href, Text string
	Current    bool // it leads to the page itself
}

// Turn leads to a neighbour; Word says what it is: 上一县市.
type Turn struct {
	Link
	Word string
}

// turns are the neighbours of a page of a kind; of is what the pages are about.
func turns(previous, next *Link, of string) (*Turn, *Turn) {
	turn := func(word string, l *Link) *Turn {
		if l == nil {
			return nil
		}
		return &Turn{*l, word + of}
	}
	return turn("上一", previous), turn("下一", next)
}

// Section is a titled list of links.
type Section struct {
	Title string
	Links []Link
}

// Frame is what every page carries around its content.
type Frame struct {
	Root      string // from the page to the site's root: "", "../", "../../"
	Title     string // of the document, for the browser's tab
	Heading   string // what the page is headed by
	SiteTitle string
	Issuer    string
	Marking   string
	Sample    bool
	Words     model.Words

	Against *Against // of what the page compares with; nil where that is as it was published

	Edition  *EditionHead // nil on the home page
	Crumbs   []Link
	Previous *Turn // the neighbour of the same kind
	Next     *Turn
	Earlier  *Link // the same page in the neighbouring edition
	Later    *Link
	Contents []Section // of the edition; empty on the home page
	Switch   []Link    // to the pages of the same kind; empty where they are too many, or one
	Folded   bool      // they are so many that they stand behind a word
	Whole    *Link     // where they are too many: to where they are listed
	Kin      string    // what they are about: 县市, 指标
	Issues   []Link    // on the home page alone: the newest editions, the newest first, which it shows
	Front    bool      // its first screen takes all of the width, and contents stand below
	Charts   bool      // the page has charts
	Frames   bool      // the page reads others in frames
	Rounding string    // to how many digits percentages are rounded: 百分率和百分点保留一位小数
	Paper    string    // that it prints on: "text", "work", "sheet", …; see Kinds
}

// EditionHead says which edition a page belongs to.
type EditionHead struct {
	ID                          string // 2022-h1
	Title, Label, Issue, Issuer string
	Date                        string // 2022年7月20日
	Period                      string // 2022年1—6月
	Progress                    string // 50.0%
	Elapsed                     string // 序时进度 50.0%, or 全年
	Status                      string // 快报
	Recipients                  string

	Revision, Code string // 第1版, and its 核验码, which is empty where it is not known
	Number         int    // of the revision
	Versions       string // the way to what is said of former revisions; empty where there are none
	Reissued       string // 第2版，2022年8月3日修改; empty of the first
}

// contentsLimit is how many counties the contents list; the page of a larger edition lists them itself.
const contentsLimit = 60

func siteFrame(site *model.Site, at address.From) Frame {
	return Frame{
		Root: at.Root(), SiteTitle: site.Title, Issuer: site.Issuer,
		Marking: site.Marking, Sample: site.Sample, Words: site.Words, Paper: textPaper,
	}
}

// frame is the frame of a page of the edition; same gives the path of the same page in another edition, or nothing where
// it has none.
func (ed *edition) frame(of *Page, title string, same func(*model.Edition) string) Frame {
	e := ed.view.Edition
	f := siteFrame(ed.site, ed.at)
	f.Heading = title
	f.Title = title + " · " + e.Label + " · " + e.Title
	f.Issuer, f.Paper, f.Rounding = e.Issuer, of.paper, rounding(ed.site.Indicators)
	f.Edition = head(e, ed.view.Progress)
	f.Edition.Code = ed.views.codes[e]
	if len(e.Earlier) > 0 {
		f.Edition.Versions = ed.at.Bulletin() + "#versions"
	}
	f.Crumbs = []Link{{Href: ed.at.To(address.Home), Text: "首页"}, {Href: ed.at.Bulletin(), Text: e.Label}}
	f.Contents = ed.contents(of.Path)
	f.Against = ed.against(of)
	for k, other := range ed.site.Editions {
		if other != e {
			continue
		}
		f.Earlier, f.Later = ed.neighbour(k-1, same), ed.neighbour(k+1, same)
	}
	return f
}

// neighbour leads to the same page in the edition of a number; nil where there is none. A sealed edition keeps the pages that it was sealed with.
func (ed *edition) neighbour(k int, same func(*model.Edition) string) *Link {
	if k < 0 || k >= len(ed.site.Editions) {
		return nil
	}
	other := ed.site.Editions[k]
	path := same(other)
	if path == "" || !other.Publishes(path) {
		return nil
	}
	return &Link{Href: ed.at.To(path), Text: other.Label}
}

// sampleNote stands on every page of a site whose data is made up; base.html has it, too.
const sampleNote = "示例数据　本站数据均为虚构，仅供演示，不得引用"

// About is what tables say of the page where they leave it, as the page's own script reads it from the page.
func (f *Frame) About() *table.About {
	about := &table.About{Marking: f.Marking}
	if f.Sample {
		about.Sample = sampleNote
	}
	if f.Heading != f.SiteTitle {
		about.Page = f.Heading
	}
	about.Source = f.Issuer
	if f.SiteTitle != "" {
		about.Source += "《" + f.SiteTitle + "》"
	}
	if e := f.Edition; e != nil {
		data := []string{e.Label, e.Issue, "数据期间 " + e.Period, e.Elapsed, "数据状态 " + e.Status}
		about.Data = strings.Join(slices.DeleteFunc(data, func(s string) bool { return s == "" }), "，")
		about.Source += e.Label
	}
	if about.Page != "" {
		about.Source += "，" + about.Page
	}
	return about
}

func head(e *model.Edition, progress model.Decimal) *EditionHead {
	return &EditionHead{
		ID: e.ID, Title: e.Title, Label: e.Label, Issue: e.Issue, Issuer: e.Issuer,
		Date: format.Date(e.Date), Period: format.Period(e.Period), Progress: format.Percent(progress), Elapsed: format.Elapsed(e.Period),
		Status: format.Status(e.Status()), Recipients: format.List(e.Recipients), Revision: format.Revision(e.Revision()), Number: e.Revision(), Reissued: format.Reissued(e),
	}
}

// contents lists the edition's pages, for the column beside each page.
func (ed *edition) contents(path string) []Section {
	e := ed.view.Edition
	link := func(target, text string) Link {
		return Link{Href: ed.at.To(target), Text: text, Current: target == path}
	}
	sections := []Section{{Title: e.Label, Links: []Link{link(address.Bulletin(e), "通报正文")}}}
	for _, b := range ed.boards {
		sections[0].Links = append(sections[0].Links, link(b.Href, b.Text))
	}
	counties := Section{Title: ed.directory()}
	if len(ed.paged) > contentsLimit {
		counties.Links = []Link{{Href: ed.at.Bulletin() + "#counties", Text: "全部" + ed.directory() + "名录"}}
	} else {
		for _, r := range ed.paged {
			counties.Links = append(counties.Links, link(address.County(e, r), r.Name))
		}
	}
	if len(counties.Links) > 0 {
		sections = append(sections, counties)
	}
	for _, g := range ed.site.Groups {
		s := Section{Title: g.Name}
		for _, i := range g.Indicators {
			s.Links = append(s.Links, link(address.Indicator(e, i), i.Short))
		}
		sections = append(sections, s)
	}
	return sections
}

// rounding says to how many digits the percentages of indicators are rounded.
func rounding(indicators []*model.Indicator) string {
	const usual = format.PercentDecimals
	completion, growth := usual, usual
	for k, i := range indicators {
		c, g := format.CompletionPlaces(i), format.GrowthPlaces(i)
		if k == 0 {
			completion, growth = c, g
		}
		if c != completion || g != growth {
			return "百分率和百分点的小数位按各项指标的规定"
		}
	}
	if completion == usual && growth == usual {
		return "百分率和百分点保留一位小数"
	}
	return "完成率和较序时" + digitsKept(completion) + "，同比" + digitsKept(growth) + "，其余百分率保留一位小数"
}

// digitsKept is 保留两位小数.
func digitsKept(n int) string {
	if n == 0 {
		return "保留整数"
	}
	return "保留" + []string{"一", "两", "三", "四"}[n-1] + "位小数"
}
