package attach

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestPlainHeads(t *testing.T) {
	const row = `<tbody><tr><th scope="row">甲<td>1</table>`
	for in, want := range map[string]string{
		`<table><thead><tr><th scope="col">县<td><th scope="col" class="n">数` + row: `<thead><tr><th>县</th><td></td><th class=n>数</th></tr></thead><tbody><tr><th scope=row>`,
		`<table><thead><tr><th scope="col">县<tr><th scope="col">数` + row:           `<thead><tr><th scope=col>县</th></tr><tr><th scope=col>数</th></tr></thead>`,
		`<table><thead><tr><th scope="colgroup" colspan="2">组` + row:               `<th scope=colgroup colspan=2>`,
		`<table><tbody><tr><th scope="col">不在表头` + row:                             `<th scope=col>不在表头`,
	} {
		root, err := html.Parse(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		plainHeads(root)
		var out writer
		out.write(root)
		if !strings.Contains(string(out.out), want) {
			t.Errorf("%s\nwant %s", out.out, want)
		}
	}
}
