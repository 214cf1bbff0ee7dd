package diff

import "bulletin/internal/model"

// Pages are the digests of pages by their paths in the output folder.
type Pages map[string][32]byte

// Differ are the paths of the pages that are not the same in both, in order; a page of one alone is among them.
func (p Pages) Differ(other Pages) []string {
	var out []string
	for _, path := range mergedKeys(p, other) {
		a, has := p[path]
		b, had := other[path]
		if has != had || a != b {
			out = append(out, path)
		}
	}
	return out
}

// MostAlone is for how many changes at most it is told which pages each of them makes different by itself.
const MostAlone = 24

// Touch fills in which pages differ, from those of both states. A page is touched by a change where it would be another if this
// change alone were undone: undone is the new state read once more, and again makes the pages of it that differ in all. It is nil
// where the pages of single changes are not asked for. A change that cannot be undone by itself is told only where it is the only one.
func (r *Report) Touch(was, now Pages, undone *model.Site, again func(paths []string) (Pages, error)) error {
	r.Pages, r.PagesKnown = was.Differ(now), true
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
			if _, is := now[path]; is && has && sum != now[path] {
				i.Pages = append(i.Pages, path)
			}
		}
		i.PagesKnown = true
	}
	return nil
}
