package render

// renamed is a field that pages had once: a site's own layout may still name it.
type renamed struct {
	in    string // the type, as in [types]
	field string
	now   string // what to write instead
}

var renamedFields = []renamed{
	{"page.Schedule", "Lines", "Keys"},
}

// successor is what to write instead of a field that a type had once, or empty.
func successor(in, field string) string {
	for _, r := range renamedFields {
		if r.in == in && r.field == field {
			return r.now
		}
	}
	return ""
}
