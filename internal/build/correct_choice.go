package build

import (
	"slices"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/revision"
)

// SeveralError says that one reason was given for figures of several matters, none of which was named.
type SeveralError struct{ Entries []string }

func (e *SeveralError) Error() string { return "correct: one reason for several matters" }

// UnnamedError says that no figure that has to be explained goes by a name.
type UnnamedError struct{ Name, Near string }

func (e *UnnamedError) Error() string { return "correct: nothing is called " + e.Name }

// calls are the names by which a figure is chosen: of its region, of its indicator, its month.
func calls(site *model.Site, c *revision.Change) [3][]string {
	return [3][]string{
		{c.Region.ID, c.Region.Name, c.Region.Short, site.Called(c.Region)},
		{c.Indicator.ID, c.Indicator.Name, c.Indicator.Short},
		{c.Period.String()},
	}
}

// named are the changes of the regions, the indicators and the months that are named; of all where none is.
func named(site *model.Site, changes []revision.Change, names []string) ([]revision.Change, error) {
	var known []string
	of := map[string][3]bool{} // by name, what it is of some change
	for k := range changes {
		for kind, words := range calls(site, &changes[k]) {
			known = append(known, words...)
			for _, name := range names {
				if is := of[name]; name != "" && slices.Contains(words, name) {
					is[kind] = true
					of[name] = is
				}
			}
		}
	}
	for _, name := range names {
		if of[name] == ([3]bool{}) {
			return nil, &UnnamedError{name, diag.Nearest(name, known)}
		}
	}
	return slices.DeleteFunc(slices.Clone(changes), func(c revision.Change) bool {
		for kind, words := range calls(site, &c) {
			asked, is := false, false
			for _, name := range names {
				asked = asked || of[name][kind]
				is = is || slices.Contains(words, name)
			}
			if asked && !is {
				return true
			}
		}
		return false
	}), nil
}

// matters counts what a reason may be given for at once: the figures of an indicator in a region with its parts, and the whole that changes with them.
func matters(changes []revision.Change) int {
	type matter struct{ indicator, region string }
	members, count := map[string]bool{}, map[matter]bool{}
	for _, c := range changes {
		if c.Region.Kind != model.Prefecture {
			members[c.Indicator.ID] = true
		}
	}
	for _, c := range changes {
		if c.Region.Kind != model.Prefecture || !members[c.Indicator.ID] {
			count[matter{c.Indicator.ID, c.Region.ID}] = true
		}
	}
	return len(count)
}
