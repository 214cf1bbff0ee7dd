package load

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestIndicatorKeys: each key of an indicator is explained in the manual, used in testdata/good and mistaken in a folder of
// testdata/bad.
func TestIndicatorKeys(t *testing.T) {
	manual, err := os.ReadFile("../../docs/reference/indicators.md")
	if err != nil {
		t.Fatal(err)
	}
	section := string(manual)
	good, err := os.ReadFile("testdata/good/data/indicators.yaml")
	if err != nil {
		t.Fatal(err)
	}
	mistaken := mistakenKeys(t, "data/indicators.yaml")
	var answer said
	keys := (&indicatorReader{reader: &reader{}}).keys(&model.Indicator{}, &answer)
	for _, key := range keys {
		if !strings.Contains(section, "`"+key.key+"`") {
			t.Errorf("the manual does not explain %s", key.key)
		}
		if !uses(string(good), key.key) {
			t.Errorf("testdata/good does not use %s", key.key)
		}
		if !mistaken[key.key] {
			t.Errorf("no folder of testdata/bad is about %s", key.key)
		}
	}
}

var (
	keyed   = regexp.MustCompile(`([a-z_]+):`)
	placed  = regexp.MustCompile(`(?m)^([^:\s]+):(\d+):(\d+): `)
	quoting = regexp.MustCompile(`“([a-z_]+)(?:: …)?”`)
)

func uses(text, key string) bool {
	for _, m := range keyed.FindAllStringSubmatch(text, -1) {
		if m[1] == key {
			return true
		}
	}
	return false
}

// mistakenKeys are the keys of a file that the diagnostics of testdata/bad name, or stand at.
func mistakenKeys(t *testing.T, file string) map[string]bool {
	t.Helper()
	wants, err := filepath.Glob("testdata/bad/*/want.txt")
	if err != nil || len(wants) == 0 {
		t.Fatal("no cases", err)
	}
	found := map[string]bool{}
	for _, name := range wants {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source, err := os.ReadFile(filepath.Join(filepath.Dir(name), file))
		if err != nil {
			continue // the mistake is in another file
		}
		lines := strings.Split(string(source), "\n")
		for _, line := range strings.Split(string(want), "\n") {
			m := placed.FindStringSubmatch(line)
			if m == nil || m[1] != file {
				continue
			}
			row, _ := strconv.Atoi(m[2])
			column, _ := strconv.Atoi(m[3])
			found[keyAt(lines, row, column)] = true
			for _, q := range quoting.FindAllStringSubmatch(line, -1) {
				found[q[1]] = true
			}
		}
	}
	return found
}

// keyAt is the key that stands at a place, or before it in its line.
func keyAt(lines []string, row, column int) string {
	if row > len(lines) {
		return ""
	}
	runes := []rune(lines[row-1])
	before, behind := string(runes[:min(len(runes), column-1)]), string(runes[min(len(runes), column-1):])
	if at := keyed.FindStringSubmatchIndex(behind); at != nil && at[0] == 0 {
		return behind[at[2]:at[3]]
	}
	if all := keyed.FindAllStringSubmatch(before, -1); len(all) > 0 {
		return all[len(all)-1][1]
	}
	return ""
}
