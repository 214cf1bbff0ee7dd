package publish

import "testing"

// TestRemain: wherever a publication is stopped, and when it is done, what stands at the destination and is not part of what was to be
// published is known to have been left there, until somebody changes it.
func TestRemain(t *testing.T) {
	held := 0
	for at := 1; ; at += 2 {
		dir := memory(t)
		d := open(t, dir)
		mustPublish(t, d, first)
		dead := &faulty{Disk: d, fail: func(n int, _, _ string) error {
			if n >= at {
				return errFault
			}
			return nil
		}}
		_, stopped := Publish(options(dead, second))
		r, err := Remain(d)
		must(t, err)
		journal, err := readJournal(d)
		must(t, err)
		begun := journal != nil || stopped == nil
		for name, content := range tree(t, dir) {
			_, wanted := second[name]
			if wanted || name == "SHA256SUMS" || !begun {
				continue
			}
			if !r.Holds(name, []byte(content)) && !Passing(name) {
				t.Errorf("stopped at operation %d: %s is nobody's", at, name)
			}
			if r.Holds(name, []byte(content+"x")) {
				t.Errorf("stopped at operation %d: %s is held whatever it says", at, name)
			}
			held++
		}
		if stopped == nil {
			t.Logf("a publication stopped at %d of %d operations: %d files that it left are told as such", at/2, at-1, held)
			break
		}
	}
	if held < 50 {
		t.Errorf("%d files", held)
	}
	r, err := Remain(open(t, t.TempDir()))
	must(t, err)
	if r.Holds("index.html", nil) || Passing("index.html") || Passing("2022-h1/.bulletin-x.tmp") {
		t.Error("of a folder that was not published to, something is held")
	}
	if !Passing("2022-h1/Thumbs.db") || !Passing("2022-h1/.bulletin-0123456789abcdef.tmp") {
		t.Error("files of systems and of runs are not known")
	}
}
