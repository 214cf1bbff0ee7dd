package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkOneCell builds the sample again after one figure of its newest edition has changed, with single files and without them.
func BenchmarkOneCell(b *testing.B) {
	for name, attachments := range map[string]string{"alone": "attachments: none\n", "attachments": ""} {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			for _, part := range []string{"data", "content", "layouts", "public"} {
				if err := os.CopyFS(filepath.Join(dir, part), os.DirFS("../../"+part)); err != nil {
					b.Fatal(err)
				}
			}
			replace := func(file, from, to string) {
				content, err := os.ReadFile(filepath.Join(dir, file))
				if err != nil || !strings.Contains(string(content), from) {
					b.Fatalf("%s has no %q: %v", file, from, err)
				}
				if err := os.WriteFile(filepath.Join(dir, file), []byte(strings.Replace(string(content), from, to, 1)), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			if attachments != "" {
				replace("data/site.yaml", "attachments: {whole: static}", "#")
			}
			const report, before, after = "data/reports/2022-06.yaml", "fenghuang: 0.318", "fenghuang: 0.319"
			o := Options{Site: os.DirFS(dir), Out: filepath.Join(dir, "public"), Program: "bench"}
			mustMake := func() {
				r, err := Build(o)
				if err != nil || r.Errors > 0 {
					b.Fatal(err, r)
				}
			}
			mustMake()
			b.ReportAllocs()
			from, to := before, after
			for b.Loop() {
				replace(report, from, to)
				from, to = to, from
				mustMake()
			}
		})
	}
}
