package load

import (
	"bytes"
	"cmp"
	"errors"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// maxHighlights bounds the main points of an edition: more are none.
const maxHighlights = 6

// maxFacts bounds the facts of a text: each is looked for in all of it.
const maxFacts = 500

// readEdition reads content/<id>/: the front matter and text of edition.md and the commentaries.
func (l *loader) readEdition(e *model.Edition) error {
	s := l.site
	e.Title, e.Issuer = s.Title, s.Issuer
	e.Counties = make([]*model.Document, len(s.Regions))
	e.Indicators = make([]*model.Document, len(s.Indicators))
	for _, name := range l.files.texts[e.ID] {
		if err := l.readCommentary(e, name); err != nil {
			return err
		}
	}
	if err := errors.Join(l.readPictures(e), l.readSeal(e)); err != nil {
		return err
	}
	file := path.Join("content", e.ID, "edition.md")
	e.Pos = diag.Pos{File: file, Line: 1, Col: 1}
	if !l.files.has[file] {
		return nil
	}
	text, ok, err := l.read(file)
	if !ok {
		return err
	}
	r := &reader{file: file, diags: l.diags}
	front, body, ok := r.frontMatter(text, true)
	if !ok {
		return nil
	}
	e.Body = body
	l.readFront(r, front, e)
	return nil
}

func (l *loader) readFront(r *reader, front []byte, e *model.Edition) {
	root, empty := r.parse(front)
	if empty {
		root = &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	}
	if root != nil {
		l.front(r, root, e)
	}
}

func (l *loader) front(r *reader, root *yaml.Node, e *model.Edition) {
	r.mapping(root, "edition.md 的开头", []field{
		{"title", false, "这一期的标题；不写时用站点的标题", r.line(&e.Title)},
		{"label", true, "期次的名称，如 2022年上半年", r.line(&e.Label)},
		{"period", true, "数据期间，如 2022-06；要有这个月的报表", l.reported(r, e)},
		{"date", true, "印发日期，如 2022-07-15", r.date(&e.Date)},
		{"issue", false, "期号，如 第6期", r.line(&e.Issue)},
		{"issuer", false, "发布单位；不写时用站点的发布单位", r.line(&e.Issuer)},
		{"document_number", false, "发文字号，印在红头下面；站点设了红头才能写", l.documentNumber(r, &e.Number)},
		{"recipients", false, "主送单位，一个一项", r.lines(&e.Recipients)},
		{"highlights", false, "要点，一条一项，最多6条；不写时由程序选取", r.highlights(&e.Highlights)},
		{"findings", false, "对程序得出的发现作改动：置顶、隐去、改写", r.findings(&e.Findings)},
		{"facts", false, "文中存疑的数和说法的出处", r.facts(&e.Body.Facts)},
	})
	if root.Kind != yaml.MappingNode {
		return
	}
	e.Keys = map[string]diag.Pos{}
	for k := 0; k+1 < len(root.Content); k += 2 {
		e.Keys[root.Content[k].Value] = r.pos(root.Content[k+1])
	}
}

// documentNumber reads a number that is printed below the site's red head, which must be there.
func (l *loader) documentNumber(r *reader, number *string) func(value) {
	return func(v value) {
		if r.line(number)(v); *number != "" && l.site.RedHead == "" {
			r.errorf(r.pos(v.Node), "no-red-head", "在 data/site.yaml 写 red_head，或删去这一行",
				"发文字号印在红头下面，站点没有设红头")
		}
	}
}

// reported reads the period of an edition, whose report must be there.
func (l *loader) reported(r *reader, e *model.Edition) func(value) {
	return func(v value) {
		r.period(&e.Period)(v)
		if e.Period.Year == 0 {
			return
		}
		if e.Report = l.site.Reports[e.Period]; e.Report != nil {
			return
		}
		if l.files.strayed(e.Period) {
			r.failed++ // has been said
			return
		}
		fix := "用 bulletin new report " + e.Period.String() + " 新建"
		if known := l.files.reports; len(known) > 0 {
			fix += "，或写已有的期间，如 " + closest(e.Period, known).String()
		}
		r.errorf(r.pos(v.Node), "unknown-period", fix, "没有 %s 的报表", e.Period)
	}
}

// closest is the period of periods, in order of time, that lies nearest to p, the later one of two.
func closest(p model.Period, periods []model.Period) model.Period {
	best := periods[0]
	for _, q := range periods {
		if abs(q.Compare(p)) <= abs(best.Compare(p)) {
			best = q
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

func (r *reader) highlights(dst *[]model.Text) func(value) {
	return func(v value) {
		r.list(v, func(v value) {
			var text model.Text
			if r.markdown(&text)(v); text.Text == "" {
				return
			}
			if *dst = append(*dst, text); len(*dst) == maxHighlights+1 {
				r.errorf(text.Pos, "too-many", "合并或删去几条", "要点最多 %d 条", maxHighlights)
			}
		})
	}
}

// markdown reads a short Markdown text with its place.
func (r *reader) markdown(dst *model.Text) func(value) {
	return func(v value) {
		if r.prose(&dst.Text)(v); dst.Text == "" {
			return
		}
		dst.Pos = r.pos(v.Node)
		if v.Style&quoted != 0 {
			dst.Pos.Col++
		}
	}
}

// findings reads what the author does to findings: each is pinned, hidden or reworded.
func (r *reader) findings(dst *[]model.FindingEdit) func(value) {
	return func(v value) {
		seen := map[string]diag.Pos{}
		r.list(v, func(v value) {
			e := model.FindingEdit{Pos: r.pos(v.Node)}
			failed := r.failed
			r.mapping(v.Node, "findings ", []field{
				{"id", true, "发现的编号，用 bulletin findings 查看", func(v value) {
					e.Pos = r.pos(v.Node)
					r.line(&e.ID)(v)
				}},
				{"pin", false, "置顶", r.flag(&e.Pin)},
				{"hide", false, "隐去；隐去的不能再置顶、改写", r.flag(&e.Hide)},
				{"text", false, "改写成的文字", r.markdown(&e.Text)},
			})
			if e.ID == "" {
				return
			}
			if before, twice := seen[e.ID]; twice {
				r.duplicate(e.Pos, e.ID, before)
				return
			}
			seen[e.ID] = e.Pos
			switch {
			case e.Hide && (e.Pin || e.Text.Text != ""):
				r.errorf(e.Pos, "bad-choice", "只留其中一项", "“%s”隐去以后，不能再置顶或改写", shown(e.ID))
			case !e.Hide && !e.Pin && e.Text.Text == "" && r.failed == failed:
				r.errorf(e.Pos, "missing-key", "写上 pin: true、hide: true 或者 text", "没有写明对“%s”做什么", shown(e.ID))
			}
			*dst = append(*dst, e)
		})
	}
}

// facts reads the phrases of a text whose sources are put on record.
func (r *reader) facts(dst *[]model.Fact) func(value) {
	return func(v value) {
		seen := map[string]diag.Pos{}
		r.list(v, func(v value) {
			f := model.Fact{Pos: r.pos(v.Node)}
			r.mapping(v.Node, "facts ", []field{
				{"text", true, "文中的原话，一字不差", func(v value) {
					f.Pos = r.pos(v.Node)
					r.line(&f.Text)(v)
				}},
				{"source", true, "出处", r.line(&f.Source)},
			})
			if f.Text == "" {
				return
			}
			if before, twice := seen[f.Text]; twice {
				r.duplicate(f.Pos, f.Text, before)
				return
			}
			seen[f.Text] = f.Pos
			switch {
			case len(seen) == maxFacts+1:
				r.errorf(f.Pos, "too-many", "只写存疑的数和说法的出处", "一个文件的 facts 最多 %d 条", maxFacts)
			case len(seen) <= maxFacts && f.Source != "":
				*dst = append(*dst, f)
			}
		})
	}
}

var fence = []byte("---")

// frontMatter cuts a Markdown file into the YAML between its two lines of dashes and the text below. It
// sets r.before for the YAML. Where front matter is not due, a file may do without.
func (r *reader) frontMatter(text []byte, due bool) (front []byte, body *model.Document, ok bool) {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if !bytes.Equal(bytes.TrimRight(first, " \t"), fence) {
		if !due {
			return nil, &model.Document{File: r.file, Line: 1, Source: text}, true
		}
		r.noFence(text)
		return nil, nil, false
	}
	r.before = 1
	for at, line := 0, 2; at < len(rest); line++ {
		row, _, _ := bytes.Cut(rest[at:], []byte("\n"))
		after := min(at+len(row)+1, len(rest))
		if bytes.Equal(bytes.TrimRight(row, " \t"), fence) {
			return rest[:at], &model.Document{File: r.file, Line: line + 1, Source: rest[after:]}, true
		}
		at = after
	}
	r.errorf(diag.Pos{File: r.file, Line: 1, Col: 1}, "front-matter", "在各项设置之后另起一行写“---”", "开头的“---”没有与之配对的“---”")
	return nil, nil, false
}

// noFence complains about an edition.md that does not begin with dashes.
func (r *reader) noFence(text []byte) {
	pos := diag.Pos{File: r.file, Line: 1, Col: 1}
	if len(bytes.TrimSpace(text)) == 0 {
		r.errorf(diag.Pos{File: r.file}, "empty-file", "写上内容，或删去这个文件后用 bulletin new edition 新建", "文件里没有内容")
		return
	}
	first, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	if first = strings.TrimSpace(first); first == "---" {
		r.errorf(pos, "front-matter", "删去前面的空行和空格", "“---”应在第一行的开头")
		return
	}
	if strings.Trim(first, "-—–－_=* ") == "" {
		r.errorf(pos, "front-matter", "只写三个半角减号“---”", "第一行应是“---”，这里是“%s”", shown(first))
		return
	}
	r.errorf(pos, "front-matter", "第一行写“---”，接着写 label、period、date，再写一行“---”", "文件开头缺少各项设置")
}

// readCommentary reads counties/<id>.md or indicators/<id>.md.
func (l *loader) readCommentary(e *model.Edition, name string) error {
	r := &reader{file: path.Join("content", e.ID, name), diags: l.diags}
	folder, base := path.Split(name)
	id := strings.TrimSuffix(base, ".md")
	place := l.commentaryPlace(r, e, folder, id)
	text, ok, err := l.read(r.file)
	if !ok {
		return err
	}
	front, body, ok := r.frontMatter(text, false)
	if !ok {
		return nil
	}
	if root, _ := r.parse(front); root != nil {
		r.commentary(root, body)
	}
	if len(bytes.TrimSpace(body.Source)) == 0 {
		r.errorf(diag.Pos{File: r.file}, "empty-file", "写上评述，或删去这个文件", "文件里没有内容")
		return nil
	}
	if place != nil {
		*place = body
	}
	return nil
}

func (r *reader) commentary(root *yaml.Node, body *model.Document) {
	r.mapping(root, "评述文件的开头", []field{{"facts", false, "文中存疑的数和说法的出处", r.facts(&body.Facts)}})
}

// commentaryPlace is where the commentary of that name belongs, or nil after a complaint.
func (l *loader) commentaryPlace(r *reader, e *model.Edition, folder, id string) **model.Document {
	pos := diag.Pos{File: r.file}
	if folder == "indicators/" {
		if i, ok := l.indicators.byID[id]; ok {
			return &e.Indicators[i.Index]
		}
		if _, isRegion := l.regions.byID[id]; isRegion {
			r.elsewhere(pos, "counties/", "地区")
			return nil
		}
		if !r.calledByName(pos, id, l.indicators.names[id], "unknown-indicator", "指标") {
			l.indicators.unknown(r, pos, id)
		}
		return nil
	}
	g, ok := l.regions.byID[id]
	switch {
	case !ok && l.indicators.has(id):
		r.elsewhere(pos, "indicators/", "指标")
		return nil
	case !ok:
		if !r.calledByName(pos, id, l.regions.names[id], "unknown-region", "地区") {
			l.regions.unknown(r, pos, id)
		}
		return nil
	case !g.HasPage():
		r.errorf(pos, "bad-choice", "写进 edition.md，或移走这个文件", "“%s”没有自己的页面，不能写评述", id)
		return nil
	}
	return &e.Counties[g.Index]
}

// sortEditions puts the editions in order of time.
func (l *loader) sortEditions() {
	for _, e := range l.editions.byID {
		l.site.Editions = append(l.site.Editions, e)
	}
	slices.SortFunc(l.site.Editions, func(a, b *model.Edition) int {
		return cmp.Or(a.Period.Compare(b.Period), a.Date.Compare(b.Date), strings.Compare(a.ID, b.ID))
	})
}
