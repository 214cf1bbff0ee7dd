package build

import (
	"encoding/json"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"bulletin/internal/seal/sealtest"
)

var drawn = regexp.MustCompile(`(?s)<figure class="?chart.*?<svg class="?picture[^>]*viewBox="?0,0,(\d+),.*?<script type="application/json" id="o-c_([a-z]+)\w*">(.*?)</script>`)

// TestOptionWeights bounds the option of every chart of every page of the sample, drawn by today's program: a small chart of months
// has at most 1.5 KB, any other 3 KB. More have the kinds of which more is said, by what they say: schedules draw five lines of twelve
// months, a calendar names each task and who acts in words, and a board has the figure, the amount, the distance and the rank of each cell.
func TestOptionWeights(t *testing.T) {
	out := t.TempDir()
	mustBuild(t, sealtest.Unsealed(os.DirFS("../..")), out)
	seen := map[string]int{}
	err := fs.WalkDir(os.DirFS(out), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".html") || strings.Contains(path, "/files/") {
			return err
		}
		content, err := os.ReadFile(out + "/" + path)
		for _, m := range drawn.FindAllSubmatch(content, -1) {
			kind, text := string(m[2]), m[3]
			var option struct {
				X []struct{ Data []any } `json:"xAxis"`
				Y []struct{ Data []any } `json:"yAxis"`
			}
			if err := json.Unmarshal(text, &option); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			seen[kind]++
			most := 3072
			switch rows := len(option.Y[0].Data); {
			case kind == "months" && string(m[1]) == "350":
				most = 1536
			case kind == "schedule":
				most = 2048
			case kind == "gantt":
				most = 1400 + 170*rows
			case kind == "board":
				most = 2000 + 45*rows*len(option.X[0].Data)
			}
			if len(text) > most {
				t.Errorf("%s: the option of a chart of kind %s has %d bytes, want at most %d", path, kind, len(text), most)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"months", "schedule", "completion", "ranking", "growth", "shares", "tasks", "tiles", "gantt", "board"} {
		if seen[kind] == 0 {
			t.Errorf("the sample has no chart of kind %s", kind)
		}
	}
}
