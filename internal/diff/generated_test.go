package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/diff"
	"bulletin/internal/load"
	"bulletin/internal/longtest"
	"bulletin/internal/model"
)

// made is a site as this test knows it: what it says, apart from how it is written. Its states are written by write, which puts the
// order of keys, blank lines, comments and styles as chance has it, so that these mean nothing by construction.
type made struct {
	indicators, regions []string // ids; the first region is the whole
	unit                []string
	months              []int
	cells               map[string]*cell // "indicator/region/month"
	status              map[int]string   // of reports
	targets             map[string]string
	signed              map[string]string // notes of targets
	body                []string          // paragraphs of sections
	texts               map[string]string // commentaries by region
	settings            map[string]string
	events              []string // titles
	actions             []string // deadlines
	milestones          []string // titles
}

type cell struct {
	value, status, note, source string
	parts                       []string // of the two parts, or nil
}

// expected is a change as a test names it: what kind of thing, which one, in which column, from what to what.
type expected struct{ kind, key, column, old, new string }

const partsOf = 1 // the indicator that has parts

func newMade(r *rand.Rand, indicators, regions int) *made {
	m := &made{cells: map[string]*cell{}, status: map[int]string{}, targets: map[string]string{}, signed: map[string]string{}, texts: map[string]string{}}
	for k := range indicators {
		m.indicators = append(m.indicators, fmt.Sprintf("zb-%d", k))
		m.unit = append(m.unit, []string{"万元", "家", "亿元"}[k%3])
	}
	for k := range regions {
		m.regions = append(m.regions, fmt.Sprintf("dq%d", k))
	}
	m.months = []int{3, 6}
	for _, month := range m.months {
		m.status[month] = "快报"
		for k, i := range m.indicators {
			for _, g := range m.regions {
				c := &cell{value: fmt.Sprint(10 + r.IntN(900))}
				switch r.IntN(8) {
				case 0:
					c.value = "未报送"
				case 1:
					c.value = "0"
				case 2:
					c.note = fmt.Sprintf("备注%d：含“补报” <b>&", r.IntN(99))
				case 3:
					c.status = "预计"
				}
				if k == partsOf && c.value != "未报送" {
					c.parts = []string{"3", "4"}
				}
				m.cells[fmt.Sprintf("%s/%s/%d", i, g, month)] = c
			}
		}
	}
	for _, i := range m.indicators {
		for _, g := range m.regions {
			m.targets[i+"/"+g] = fmt.Sprint(1000 + r.IntN(500))
		}
	}
	for k := range 4 {
		m.body = append(m.body, fmt.Sprintf("第%d节的文字。\n\n还有一段，说明情况。", k))
	}
	m.texts[m.regions[1]] = "这个县的情况平稳。"
	m.settings = map[string]string{"title": "全市通报", "issuer": "发展局", "contacts": "hide"}
	m.events, m.actions, m.milestones = []string{"启动会", "现场会"}, []string{"2023-09-30", "2023-10-31"}, []string{"第一批申报", "第二批申报"}
	return m
}

func (m *made) clone() *made {
	out := *m
	out.cells, out.status, out.targets, out.signed = map[string]*cell{}, map[int]string{}, map[string]string{}, map[string]string{}
	for k, c := range m.cells {
		copied := *c
		copied.parts = slices.Clone(c.parts)
		out.cells[k] = &copied
	}
	for k, v := range m.status {
		out.status[k] = v
	}
	for k, v := range m.targets {
		out.targets[k] = v
	}
	for k, v := range m.signed {
		out.signed[k] = v
	}
	out.texts, out.settings = map[string]string{}, map[string]string{}
	for k, v := range m.texts {
		out.texts[k] = v
	}
	for k, v := range m.settings {
		out.settings[k] = v
	}
	out.body, out.events, out.actions, out.milestones = slices.Clone(m.body), slices.Clone(m.events), slices.Clone(m.actions), slices.Clone(m.milestones)
	return &out
}

// writer writes a state as chance has it.
type writer struct {
	r *rand.Rand
	b strings.Builder
}

func (w *writer) remark(indent string) {
	switch w.r.IntN(6) {
	case 0:
		w.b.WriteString(indent + fmt.Sprintf("# 批注 %d: {a: b}\n", w.r.IntN(999)))
	case 1:
		w.b.WriteString("\n")
	}
}

func (w *writer) tail() string {
	if w.r.IntN(6) == 0 {
		return "   # 行末批注"
	}
	return ""
}

func shuffled(r *rand.Rand, list []string) []string {
	out := slices.Clone(list)
	r.Shuffle(len(out), func(a, b int) { out[a], out[b] = out[b], out[a] })
	return out
}

func (w *writer) text(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

func (m *made) write(r *rand.Rand) fstest.MapFS {
	files := fstest.MapFS{}
	put := func(name, text string) {
		if r.IntN(5) == 0 {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	w := &writer{r: r}
	for _, key := range shuffled(r, []string{"title", "issuer", "contacts"}) {
		w.remark("")
		w.b.WriteString(key + ": " + m.settings[key] + w.tail() + "\n")
	}
	put("data/site.yaml", w.b.String())
	w = &writer{r: r}
	w.b.WriteString("prefecture: {id: dq0, name: 全市}\ncounties:\n")
	for k, id := range m.regions[1:] {
		w.remark("  ")
		w.b.WriteString(fmt.Sprintf("  - {id: %s, name: 第%d县}\n", id, k+1))
	}
	put("data/regions.yaml", w.b.String())
	w = &writer{r: r}
	w.b.WriteString("groups:\n  - id: zu\n    name: 组\n    indicators:\n")
	for k, id := range m.indicators {
		lines := []string{"name: 指标" + id, "unit: " + m.unit[k], "department: 统计局", "definition: 口径。", "reporting: 每月。", "contact: 某科", "adds_up: false", "why_not: 只作测试"}
		if k == partsOf {
			lines = append(lines, "parts: [{id: jia, name: 甲}, {id: yi, name: 乙}]")
		}
		w.remark("      ")
		w.b.WriteString("      - id: " + id + "\n")
		for _, line := range shuffled(r, lines) {
			w.b.WriteString("        " + line + w.tail() + "\n")
		}
	}
	put("data/indicators.yaml", w.b.String())
	for _, month := range m.months {
		put(fmt.Sprintf("data/reports/2023-%02d.yaml", month), m.report(r, month))
	}
	put("data/targets/2023.yaml", m.targetFile(r))
	m.rest(r, put)
	return files
}

func (m *made) report(r *rand.Rand, month int) string {
	w := &writer{r: r}
	for _, part := range shuffled(r, []string{"period", "status", "values"}) {
		w.remark("")
		switch part {
		case "period":
			w.b.WriteString(fmt.Sprintf("period: 2023-%02d\n", month))
		case "status":
			w.b.WriteString("status: " + m.status[month] + w.tail() + "\n")
		default:
			w.b.WriteString("values:\n")
			for _, i := range shuffled(r, m.indicators) {
				w.remark("  ")
				w.b.WriteString("  " + i + ":" + w.tail() + "\n")
				for _, g := range shuffled(r, m.regions) {
					w.remark("    ")
					w.cell("    ", g, m.cells[fmt.Sprintf("%s/%s/%d", i, g, month)])
				}
			}
		}
	}
	return w.b.String()
}

func (w *writer) cell(indent, region string, c *cell) {
	var lines []string
	for _, x := range [][2]string{{"status", c.status}, {"note", c.note}, {"source", c.source}} {
		if x[1] != "" {
			lines = append(lines, x[0]+": "+w.text(x[1]))
		}
	}
	if c.parts != nil {
		lines = append(lines, "parts: {jia: "+c.parts[0]+", yi: "+c.parts[1]+"}")
	}
	value := c.value
	if strings.Trim(value, "0123456789") == "" && w.r.IntN(4) == 0 {
		value += ".0" // the same number
	}
	if len(lines) == 0 && w.r.IntN(4) > 0 {
		w.b.WriteString(indent + region + ": " + value + w.tail() + "\n")
		return
	}
	lines = shuffled(w.r, append(lines, "value: "+value))
	if w.r.IntN(2) == 0 {
		w.b.WriteString(indent + region + ": {" + strings.Join(lines, ", ") + "}" + w.tail() + "\n")
		return
	}
	w.b.WriteString(indent + region + ":\n")
	for _, line := range lines {
		w.b.WriteString(indent + "  " + line + "\n")
	}
}

func (m *made) targetFile(r *rand.Rand) string {
	w := &writer{r: r}
	w.b.WriteString("year: 2023\nset_by: 市政府\nsigned_on: 2023-01-20\nvalues:\n")
	for _, i := range shuffled(r, m.indicators) {
		w.b.WriteString("  " + i + ":\n")
		for _, g := range shuffled(r, m.regions) {
			w.remark("    ")
			w.b.WriteString("    " + g + ": ")
			if note := m.signed[i+"/"+g]; note != "" {
				w.b.WriteString("{value: " + m.targets[i+"/"+g] + ", note: " + w.text(note) + "}\n")
			} else {
				w.b.WriteString(m.targets[i+"/"+g] + "\n")
			}
		}
	}
	return w.b.String()
}

func (m *made) rest(r *rand.Rand, put func(name, text string)) {
	w := &writer{r: r}
	w.b.WriteString("year: 2023\nevents:\n")
	for k, title := range m.events {
		w.remark("  ")
		w.b.WriteString(fmt.Sprintf("  - {%s}\n", strings.Join(shuffled(r, []string{"title: " + title, fmt.Sprintf("date: 2023-02-%02d", k+1), "kind: 活动"}), ", ")))
	}
	put("data/events/2023.yaml", w.b.String())
	w = &writer{r: r}
	w.b.WriteString("year: 2023\nactions:\n")
	for k, day := range m.actions {
		w.b.WriteString("  - " + strings.Join(shuffled(r, []string{
			fmt.Sprintf("number: 2023-%02d", k+1), "opened: h1", "region: dq1", "matter: 进度偏慢", "unit: 县科技局", "deadline: " + day, "state: 推进中",
		}), "\n    ") + "\n")
	}
	put("data/actions/2023.yaml", w.b.String())
	w = &writer{r: r}
	w.b.WriteString("year: 2023\nmilestones:\n")
	for k, title := range m.milestones {
		w.remark("  ")
		w.b.WriteString(fmt.Sprintf("  - {id: jd-%d, title: %s, due: 2023-11-%02d, who: 各县}\n", k, title, k+1))
	}
	put("data/milestones/2023.yaml", w.b.String())
	for k, id := range []string{"q1", "h1"} {
		w = &writer{r: r}
		w.b.WriteString("---\n")
		for _, line := range shuffled(r, []string{"label: 第" + id + "期", fmt.Sprintf("period: 2023-%02d", m.months[k]), fmt.Sprintf("date: 2023-%02d-20", m.months[k]+1)}) {
			w.remark("")
			w.b.WriteString(line + "\n")
		}
		w.b.WriteString("---\n")
		for s, text := range m.body {
			if r.IntN(3) == 0 {
				w.b.WriteString(fmt.Sprintf("\n<!-- 批注 %d -->\n", r.IntN(99)))
			}
			gap := strings.Repeat("\n", 1+r.IntN(2))
			if k == 0 {
				text = "一季度没有变。"
			}
			w.b.WriteString(fmt.Sprintf("%s## 第%d部分\n\n%s%s\n", gap, s, text, strings.Repeat(" ", r.IntN(2))))
		}
		put("content/"+id+"/edition.md", w.b.String())
	}
	for g, text := range m.texts {
		put("content/h1/counties/"+g+".md", strings.Repeat("\n", r.IntN(3))+text+"\n")
	}
}

// edits are ways to change a state; each returns the changes that it makes, none for what is no change.
var edits = []struct {
	name string
	do   func(r *rand.Rand, m *made) []expected
}{
	{"value", func(r *rand.Rand, m *made) []expected {
		key, c := m.pick(r, func(c *cell) bool { return isDigits(c.value) })
		old := c.value
		c.value = fmt.Sprint(1000 + r.IntN(900))
		return []expected{{"figure", key, "数值", old, c.value}}
	}},
	{"gap", func(r *rand.Rand, m *made) []expected {
		key, c := m.pick(r, func(c *cell) bool { return isDigits(c.value) && c.parts == nil })
		old := c.value
		c.value = []string{"未报送", "不适用", "保密"}[r.IntN(3)]
		return []expected{{"figure", key, "数值", old, c.value}}
	}},
	{"gap filled", func(r *rand.Rand, m *made) []expected {
		key, c := m.pick(r, func(c *cell) bool { return !isDigits(c.value) })
		old := c.value
		c.value = fmt.Sprint(1 + r.IntN(900))
		return []expected{{"figure", key, "数值", old, c.value}}
	}},
	{"status", func(r *rand.Rand, m *made) []expected {
		key, c := m.pick(r, func(c *cell) bool { return c.status == "" })
		c.status = []string{"初步核算", "最终核实", "考核认定"}[r.IntN(3)]
		return []expected{{"figure", key, "数据状态", "快报", c.status}}
	}},
	{"status of a report", func(r *rand.Rand, m *made) []expected {
		month := m.months[r.IntN(len(m.months))]
		m.status[month] = "最终核实"
		return []expected{{"report", fmt.Sprintf("2023-%02d", month), "数据状态", "快报", "最终核实"}}
	}},
	{"note", func(r *rand.Rand, m *made) []expected {
		key, c := m.pick(r, func(*cell) bool { return true })
		old := c.note
		c.note = fmt.Sprintf("改过的备注%d", r.IntN(99))
		return []expected{{"figure", key, "备注", old, c.note}}
	}},
	{"part", func(r *rand.Rand, m *made) []expected {
		key, c := m.pick(r, func(c *cell) bool { return c.parts != nil })
		c.parts[1] = "5"
		return []expected{{"figure", key, "其中：乙", "4", "5"}}
	}},
	{"two columns of one figure", func(r *rand.Rand, m *made) []expected {
		key, c := m.pick(r, func(c *cell) bool { return isDigits(c.value) })
		old := c.value
		c.value, c.source = fmt.Sprint(1000+r.IntN(900)), "统计局核定"
		return []expected{{"figure", key, "数值", old, c.value}, {"figure", key, "来源", "", "统计局核定"}}
	}},
	{"target", func(r *rand.Rand, m *made) []expected {
		key := m.indicators[r.IntN(len(m.indicators))] + "/" + m.regions[r.IntN(len(m.regions))]
		old := m.targets[key]
		m.targets[key] = []string{"3000", "未设目标", "2000"}[r.IntN(3)]
		return []expected{{"target", key + "/2023", "目标", old, m.targets[key]}}
	}},
	{"note of a target", func(r *rand.Rand, m *made) []expected {
		key := m.indicators[r.IntN(len(m.indicators))] + "/" + m.regions[r.IntN(len(m.regions))]
		m.signed[key] = "经会议研究"
		return []expected{{"target", key + "/2023", "备注", "", "经会议研究"}}
	}},
	{"section of a text", func(r *rand.Rand, m *made) []expected {
		k := r.IntN(len(m.body))
		m.body[k] += "\n\n补写一段。"
		return []expected{{"text", "h1", fmt.Sprintf("“第%d部分”", k), "*", "*"}}
	}},
	{"new commentary", func(r *rand.Rand, m *made) []expected {
		m.texts[m.regions[2]] = "新写的评述。"
		return []expected{{"text", "h1/" + m.regions[2], "开头", "", "*"}}
	}},
	{"setting", func(r *rand.Rand, m *made) []expected {
		m.settings["title"] = "改名的通报"
		return []expected{{"site", "", "标题", "全市通报", "改名的通报"}, {"edition", "h1", "标题", "全市通报", "改名的通报"}, {"edition", "q1", "标题", "全市通报", "改名的通报"}}
	}},
	{"event", func(r *rand.Rand, m *made) []expected {
		m.events = append(m.events, "新的活动")
		return []expected{{"event", "added", "", "", ""}}
	}},
	{"matter", func(r *rand.Rand, m *made) []expected {
		m.actions[1] = "2023-12-31"
		return []expected{{"action", "2023-02", "时限", "2023年10月31日", "2023年12月31日"}}
	}},
	{"milestone", func(r *rand.Rand, m *made) []expected {
		m.milestones[0] = "改名的申报"
		return []expected{{"milestone", "jd-0", "名称", "第一批申报", "改名的申报"}}
	}},
	{"nothing but order and comments", func(*rand.Rand, *made) []expected { return nil }},
}

// digits are the two that an amount in 亿元 has after the point, where an indicator says nothing.
func digits(x expected) expected {
	var k int
	if _, err := fmt.Sscanf(x.key, "zb-%d/", &k); err != nil || k%3 != 2 || x.column != "数值" && x.column != "目标" {
		return x
	}
	for _, side := range []*string{&x.old, &x.new} {
		if isDigits(*side) {
			*side += ".00"
		}
	}
	return x
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

func (m *made) pick(r *rand.Rand, fits func(*cell) bool) (key string, c *cell) {
	var keys []string
	for k, c := range m.cells {
		if fits(c) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	at := keys[r.IntN(len(keys))]
	parts := strings.Split(at, "/")
	return fmt.Sprintf("%s/%s/2023-%02s", parts[0], parts[1], parts[2]), m.cells[at]
}

// found are the changes that a report tells, in the words of this test.
func found(report *diff.Report) []expected {
	var out []expected
	for _, i := range report.Items {
		key := i.ID
		switch i.Kind {
		case diff.Figure, diff.Target:
			key = i.Indicator + "/" + i.Region + "/" + i.Period
		case diff.MonthReport:
			key = i.Period
		case diff.Text:
			if i.Region != "" {
				key += "/" + i.Region
			}
		case diff.Event:
			key = string(i.Presence)
		}
		if i.Presence != "" {
			out = append(out, expected{string(i.Kind), key, "", "", ""})
		}
		for _, c := range i.Columns {
			e := expected{string(i.Kind), key, c.Name, c.Old, c.New}
			if i.Kind == diff.Text {
				if e.old != "" {
					e.old = "*"
				}
				if e.new != "" {
					e.new = "*"
				}
			}
			out = append(out, e)
		}
	}
	return out
}

func sorted(list []expected) []expected {
	out := slices.Clone(list)
	slices.SortFunc(out, func(a, b expected) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return out
}

func read(t *testing.T, files fstest.MapFS) *model.Site {
	t.Helper()
	var diags diag.List
	s, err := load.Site(files, model.Charts{}, &diags)
	if err != nil || diags.HasErrors() {
		t.Fatalf("%v %v", err, diags.Sorted())
	}
	return s
}

// TestGeneratedEdits: edits that are known by construction are told, each exactly once, and nothing else is.
func TestGeneratedEdits(t *testing.T) {
	longtest.Skip(t)
	const edited = 200
	r := rand.New(rand.NewPCG(15, 2023))
	sizes := [][2]int{{2, 3}, {5, 9}, {3, 41}, {20, 9}, {8, 14}} // indicators, regions
	told, more, fewer := 0, 0, 0
	count := map[string]int{}
	for n := range edited {
		size := sizes[n%len(sizes)]
		before := newMade(r, size[0], size[1])
		after := before.clone()
		var want []expected
		touched := map[string]bool{}
		for range 1 + r.IntN(3) { // several edits of different things at once
			e := edits[r.IntN(len(edits))]
			if n < len(edits) { // each kind at least once
				e = edits[n]
			}
			if touched[e.name] {
				continue
			}
			saved := after.clone()
			made := e.do(r, after)
			clash := false
			for _, x := range made {
				clash = clash || touched[x.kind+x.key]
			}
			if clash {
				after = saved // two edits of one thing would be one change
				continue
			}
			for k, x := range made {
				touched[x.kind+x.key] = true
				made[k] = digits(x)
			}
			touched[e.name] = true
			count[e.name]++
			want = append(want, made...)
		}
		was, now := before.write(r), after.write(r)
		got := sorted(found(diff.Sites(read(t, was), read(t, now))))
		want = sorted(want)
		for _, e := range got {
			if !slices.Contains(want, e) {
				more++
				t.Errorf("edit %d: told and not made: %q", n, e)
			}
		}
		for _, e := range want {
			if !slices.Contains(got, e) {
				fewer++
				t.Errorf("edit %d: made and not told: %q", n, e)
			}
		}
		told += len(got)
	}
	for _, e := range edits {
		if count[e.name] == 0 {
			t.Errorf("no edit of kind %q was made", e.name)
		}
	}
	t.Logf("%d generated states, %d changes told; %d too many, %d too few; by kind %v", edited, told, more, fewer, count)
}
