package consistency

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/claim"
)

func TestZZ(t *testing.T) {
	p := strings.Fields(os.Getenv("PAGE"))
	if len(p) < 2 {
		t.Skip()
	}
	b, err := renderSite(onlyData{os.DirFS(filepath.Join("../..", p[0]))}, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	for _, runs := range typedTables(parse(b.pages[p[1]])) {
		row := -1
		for _, r := range runs {
			text := ""
			if len(r.Pieces) > 0 {
				text = r.Pieces[0].Text
			}
			if r.Kind == claim.Cell && r.Row != row {
				fmt.Print("\n|")
				row = r.Row
			}
			fmt.Print(text, "|")
		}
		fmt.Println()
	}
}
