package diff_test

import (
	"testing"
	"testing/fstest"

	"bulletin/internal/diff"
)

// TestFileLineEnds: that git changed the line ends of a text is no difference, whatever kind of text it is; of what is none each byte counts.
func TestFileLineEnds(t *testing.T) {
	for name, same := range map[string]bool{
		"content/2023-09/published.csv": true, "content/2023-09/published-1.csv": true, "content/2023-09/map.geojson": true,
		"layouts/assets/x.txt": true, "content/2023-09/photo.png": false,
	} {
		was, now := "a,b\r\n1,2\r\n", "a,b\n1,2\n"
		if !same {
			was, now = was+"\x00", now+"\x00"
		}
		r := &diff.Report{}
		if err := r.Files(fstest.MapFS{name: {Data: []byte(was)}}, fstest.MapFS{name: {Data: []byte(now)}}); err != nil || r.Same() != same {
			t.Errorf("%s: %v %+v", name, err, r.Items)
		}
		r = &diff.Report{}
		if err := r.Files(fstest.MapFS{name: {Data: []byte(was)}}, fstest.MapFS{name: {Data: []byte(now + "3")}}); err != nil || r.Same() {
			t.Errorf("%s: another text is no difference: %v", name, err)
		}
	}
}
