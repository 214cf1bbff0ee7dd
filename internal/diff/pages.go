package diff

import "bulletin/internal/model"

// Pages are digests of pages by their paths in the output folder: of the page, and of it without the 核验码, which follows the data;
// the second is zero where nobody knows it.
type Pages map[string][2][32]byte

// Differ are the paths of the pages that do not say the same in both, in order, those of one alone among them; coded are those of which
// only the 核验码 is another.
func (p Pages) Differ(other Pages) (say, coded []string) {
	for _, path := range mergedKeys(p, other) {
		a, has := p[path]
		b, had := other[path]
		switch {
		case has != had || saysOtherwise(a, b):
			say = append(say, path)
		case a[0] != b[0]:
			coded = append(coded, path)
		}
	}
	return say, coded
}

// saysOtherwise reports whether two pages differ in more than their codes.
func saysOtherwise(a, b [2][32]byte) bool {
	return a[0] != b[0] && (a[1] != b[1] || a[1] == [32]byte{})
}

// MostAlone is for how many changes at most it is told which pages each of them makes different by itself.
const MostAlone = 24

// Touch fills in which pages differ, from those of both states: those that a build of the new one would write otherwise. A page is touched by a change where it would be another if this
// change alone were undone: undone is the new state read once more, and again makes the pages of it that differ in all. It is nil
// where the pages of single changes are not asked for. A change that cannot be undone by itself is told only where it is the only one.
func (r *Report) Touch(was, now Pages, undone *model.Site, again func(paths []string) (Pages, error)) error {
	r.Pages, r.Coded = was.Differ(now)
	r.PagesKnown = true
	if len(r.Items) == 1 {
		r.Items[0].Pages, r.Items[0].PagesKnown = r.Pages, true
		return nil
	}
	if again == nil || undone == nil || len(r.Items) > MostAlone {
		return nil
	}
	for k := range r.Items {
		i := &r.Items[k]
		if i.undo == nil {
			continue
		}
		redo := i.undo(undone)
		if redo == nil {
			continue
		}
		made, err := again(r.Pages)
		redo()
		if err != nil {
			return err
		}
		for _, path := range r.Pages {
			sum, has := made[path]
			if is, there := now[path]; there && has && saysOtherwise(sum, is) {
				i.Pages = append(i.Pages, path)
			}
		}
		i.PagesKnown = true
	}
	return nil
}
