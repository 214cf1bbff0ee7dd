package main

import (
	"testing"

	"bulletin/internal/model"
)

// BenchmarkImport reads, audits and lists eight workbooks of a month of the sample site; it is to take less than a second.
func BenchmarkImport(b *testing.B) {
	d := deskOf(b, "../..", model.Period{Year: 2022, Month: 6}, model.Period{Year: 2022, Month: 7})
	for _, g := range d.site.Counties() {
		d.fill(g.Name, nil)
	}
	b.ReportAllocs()
	for b.Loop() {
		if code, stdout, stderr := call("import", "-C", d.root, "--dry-run", d.inbox); code != exitClean {
			b.Fatalf("import = %d, %s\n%s", code, stdout, stderr)
		}
	}
}
