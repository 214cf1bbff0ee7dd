package attach

import (
	"strings"
	"testing"
)

// joined makes the file of its columns, as save.js does.
func joined(packed string) string {
	var rows [][]string
	for _, column := range strings.Split(packed, "\x1e") {
		above := ""
		for k, field := range strings.Split(column, "\x1f") {
			switch field {
			case "":
				field = above
			case "\x1d":
				field = ""
			}
			if above = field; k == len(rows) {
				rows = append(rows, nil)
			}
			rows[k] = append(rows[k], field)
		}
	}
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.Join(r, ",") + "\r\n")
	}
	return b.String()
}

func TestColumns(t *testing.T) {
	for _, csv := range []string{
		"\ufeffa,b\r\n1,2\r\n", "a\r\n", "a,b,c\r\n,,\r\n1,,\r\n1,x,\r\n,x,y\r\n", "a,b\r\n\"1,\r\n\"\"2\",3\r\n\"1,\r\n\"\"2\",3\r\n", "\r\n\r\n",
	} {
		packed, ok := columns([]byte(csv))
		if !ok || joined(string(packed)) != csv {
			t.Errorf("%q: %v, %q becomes %q", csv, ok, packed, joined(string(packed)))
		}
	}
	for _, csv := range []string{"", "a,b", "a\nb\n", "a,b\r\n1\r\n", "a\x1f\r\n", "a\x1d\r\n", "a\x1e\r\n", "\"a\r\n", "a\r\nb"} {
		if packed, ok := columns([]byte(csv)); ok {
			t.Errorf("%q becomes %q", csv, packed)
		}
	}
	var rows strings.Builder
	for range 1000 {
		rows.WriteString("全州,2022,研发投入,12.5\r\n")
	}
	if packed, _ := columns([]byte(rows.String())); len(packed) > rows.Len()/4 {
		t.Errorf("%d bytes of %d", len(packed), rows.Len())
	}
}
