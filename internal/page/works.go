package page

// worksKind heads the pages for work on an edition in contents.
const worksKind = "工作图表"

// listWorks lists the pages for work on the edition, in the order of its contents: each kind with its name, and
// without pages where the edition has nothing for it.
func (ed *edition) listWorks() {
	for _, w := range []struct {
		text  string
		pages []Page
	}{
		{"作战图", ed.boardPages()},
		{"倒排工期", ed.schedulePages()},
		{"任务轻重", ed.tasksPages()},
		{"督办台账", ed.ledgerPages()},
		{sheetKind(ed.site.Words), ed.sheetPages()},
		{"考核指标", ed.assessmentsPages()},
		{"计分排名", ed.scoresPages()},
	} {
		if len(w.pages) > 0 {
			ed.works = append(ed.works, w.pages...)
			ed.boards = append(ed.boards, Link{Href: w.pages[0].Path, Text: w.text})
		}
	}
}
