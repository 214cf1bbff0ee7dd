package check

import "bulletin/internal/format"

// openMilestone: a milestone past its day on the date of the newest edition, and not done.
func openMilestone(r *review) {
	for _, m := range r.milestones() {
		if m.Done.IsZero() && m.Due.Compare(r.now) < 0 {
			r.unlessNoted(m.Pos, m.Note, "open-milestone", "办结的补写 done；没有办结的，在 note 里说明",
				"节点“%s”%s到期，到最近一期通报（%s）仍没有办结日期", m.Title, format.Date(m.Due), format.Date(r.now))
		}
	}
}
