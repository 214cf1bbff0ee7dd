package render

// renamed is a field that pages had once: a site's own layout may still name it.
type renamed struct {
	in    string // the type, as in [types]
	field string
	now   string // what to write instead; empty where nothing has its place
	since string // what else an author must know of the change
}

var renamedFields = []renamed{
	{"page.Schedule", "Lines", "Keys", "现说明预判和所需倍数，不再有分档，布局里的说明文字一并核对"},
	{"page.Schedule", "Milestones", "Done", "只有已完成的节点；未完成的与督办事项合为 Deadlines，全部节点见 Gantt"},
	{"page.Schedule", "Plans", "Overview", "各指标的倒排工期移到指标页，即 indicator.html 的 Plan"},
	{"page.Plan", "ID", "", "一页只有一项指标的倒排工期"},
	{"page.Plan", "Name", "", "指标名称是所在指标页的标题 Heading"},
	{"page.Plan", "Beside", "", "纸上与网页用同一幅图，见 Chart"},
	{"page.LedgerGroup", "Shape", "Word", "分组改为未销号和已销号，状态见 Actions 各项的 Shape 和 Class"},
	{"page.LedgerGroup", "Class", "Word", "分组改为未销号和已销号，状态见 Actions 各项的 Shape 和 Class"},
}

// successor says what to write instead of a field that a type had once; it is empty for others.
func successor(in, field string) string {
	for _, r := range renamedFields {
		if r.in == in && r.field == field {
			if r.now == "" {
				return "已经取消（" + r.since + "）"
			}
			return "改用 " + r.now + "（" + r.since + "）"
		}
	}
	return ""
}
