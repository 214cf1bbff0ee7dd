package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// limit is one bound of the manual's table: a file of just the bound is taken, one beyond it is told.
type limit struct {
	said  string // as the manual's table says it
	told  string // what the message says of it
	file  string // in the site
	make  func(n int) string
	bound int
	more  map[string]string // other files
}

const (
	inEdition = "content/2024-h1/edition.md"
	inReport  = "data/reports/2024-06.yaml"
	mapped    = "map: {file: data/map.geojson, approval: 北S(2023)001号}\n"
)

// padded is a text made as long as n bytes by signs that say nothing.
func padded(head, sign string) func(n int) string {
	return func(n int) string {
		if n < len(head) {
			return head
		}
		return head + strings.Repeat(sign, (n-len(head))/len(sign)) + strings.Repeat(" ", (n-len(head))%len(sign))
	}
}

// repeated is a text of n times a piece.
func repeated(head, piece, tail string) func(n int) string {
	return func(n int) string { return head + strings.Repeat(piece, n) + tail }
}

// wideTable is a table of so many.
func wideTable(n int) string {
	return "\n\n|" + strings.Repeat("甲|", n) + "\n|" + strings.Repeat("-|", n) + "\n|" + strings.Repeat("1|", n) + "\n"
}

// longTable is a table of about so many: ten a row, the last row cut off.
func longTable(n int) string {
	rows := n / 10 // with the head
	text := "\n\n|" + strings.Repeat("甲|", 10) + "\n|" + strings.Repeat("-|", 10) + "\n" + strings.Repeat("|"+strings.Repeat("1|", 10)+"\n", rows-1)
	if n%10 > 0 {
		text += "|" + strings.Repeat("1|", 10) + "\n"
	}
	return text
}

// ring is a map of so many points.
func ring(n int) string {
	return `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "x"}, "geometry": {"type": "Polygon", "coordinates": [[` +
		strings.Repeat("[1,2],", n-1) + `[1,2]]]}}]}`
}

// pixels is the head of a PNG of so many, and no more.
func pixels(n int) string {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	head := []byte("IHDR\x00\x00\x00\x00\x00\x00\x27\x10\x08\x02\x00\x00\x00")
	binary.BigEndian.PutUint32(head[4:], uint32((n+9999)/10000))
	binary.Write(&b, binary.BigEndian, uint32(13))
	b.Write(head)
	binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(head))
	return b.String()
}

func facts(n int) string {
	var b strings.Builder
	b.WriteString("---\nlabel: 2024年上半年\nperiod: 2024-06\ndate: 2024-07-16\nfacts:\n")
	for k := range n {
		fmt.Fprintf(&b, "  - {text: 共%d处, source: 来函}\n", k)
	}
	return b.String() + "---\n"
}

func readSite(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(site, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestLimits: the manual's table of limits is what the program holds to, row by row and number by number.
func TestLimits(t *testing.T) {
	longtest.Skip(t)
	text, yaml, settings := readSite(t, inEdition), readSite(t, inReport), readSite(t, "data/site.yaml")
	withMap := map[string]string{"data/site.yaml": settings + mapped}
	photo := map[string]string{inEdition: text + "\n\n![现场](photo.png)\n"}
	limits := map[string][]limit{
		"`data` 里的YAML文件": {
			{"16 MB", "16 MB", inReport, padded(yaml+"#", "-"), 16 << 20, nil},
			{"100万个项目", "1000000 个项目", "data/site.yaml", func(n int) string { return settings + "#\n" + strings.Repeat("\n", n-marks(settings)-1) + "#" }, 1_000_000, nil},
		},
		"地图文件": {
			{"8 MB", "8 MB", "data/map.geojson", padded(`{"type": "FeatureCollection", "features": []}`, " "), 8 << 20, withMap},
			{"20万个点", "最多 200000 个", "data/map.geojson", ring, 200_000, withMap},
		},
		"一篇文稿（Markdown）": {{"512 KB", "512 KB", inEdition, padded(text+"\n", "\n"), 512 << 10, nil}},
		"文稿的一段、一行": {
			{"32 KB", "最多 32 KB", inEdition, func(n int) string { return text + "\n\n" + strings.Repeat("甲", n/3) + strings.Repeat("a", n%3) }, 32 << 10, nil},
			{"1000个", "最多 1000 个", inEdition, repeated(text+"\n\n", "* ", "\n"), 1000, nil},
		},
		"文稿里的一张表": {
			{"256 KB", "256 KB", inEdition, func(n int) string {
				row := "|甲" + strings.Repeat(" ", 1<<10-8) + "|甲|\n"
				table := "|a|b|\n|-|-|\n" + strings.Repeat(row, n/len(row)-1)
				last := n - len(table)
				return text + "\n\n" + table + "|甲" + strings.Repeat(" ", last-8) + "|b|\n"
			}, 256 << 10, nil},
			{"60栏", "60 栏", inEdition, func(n int) string { return text + wideTable(n) }, 60, nil},
			{"2万格", "20000 格", inEdition, func(n int) string { return text + longTable(n) }, 20_000, nil},
		},
		"列表、引文、强调和链接": {
			{"16层", "16 层", inEdition, func(n int) string { return text + "\n\n" + strings.Repeat("> ", n) + "甲\n" }, 16, nil},
			{"100个", "100 个以上", inEdition, repeated(text+"\n\n", "> ", "甲\n"), 100, nil},
		},
		"一个文件的 `facts`": {{"500条", "最多 500 条", inEdition, facts, 500, nil}},
		"布局文件，样式、脚本文件": {
			{"512 KB", "512 KB", "layouts/county.html", padded("", " "), 512 << 10, nil},
			{"4 MB", "4 MB", "layouts/assets/bulletin.css", padded("", " "), 4 << 20, nil},
		},
		"图片": {
			{"40 MB", "40 MB", "content/2024-h1/photo.png", padded("\x89PNG\r\n\x1a\n", " "), 40 << 20, photo},
			{"6000万像素", "6000 万像素", "content/2024-h1/photo.png", pixels, 60_000_000, photo},
		},
		"收来的表格（`bulletin import`、`new site --from`）": {{"20 MB", "20 MB", "in.xlsx", padded("PK\x03\x04", " "), 20 << 20, nil}},
	}
	manual, err := os.ReadFile("../../docs/reference/limits.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(manual), "## 上限")
	amount := regexp.MustCompile(`[0-9]+万?\s?[^0-9，。、（）和\s]+`)
	rows := 0
	for _, row := range regexp.MustCompile(`(?m)^\| (.*?) \| (.*?) \|$`).FindAllStringSubmatch(table, -1) {
		if row[1] == "什么" || strings.HasPrefix(row[1], "-") {
			continue
		}
		rows++
		held := limits[row[1]]
		if held == nil {
			t.Errorf("nothing holds the manual's limits of %s", row[1])
		}
		said := regexp.MustCompile("约[0-9一二三四五六七八九十万]+字|（[^）]*）").ReplaceAllString(row[2], "")
		for _, number := range amount.FindAllString(said, -1) {
			if !slices.ContainsFunc(held, func(l limit) bool { return strings.HasPrefix(number, l.said) || strings.HasPrefix(l.said, number) }) {
				t.Errorf("nothing holds %q of %s", number, row[1])
			}
		}
		for _, l := range held {
			if !strings.Contains(row[2], l.said) {
				t.Errorf("the manual says nothing of %q at %s: %s", l.said, row[1], row[2])
			}
			t.Run(strings.NewReplacer("/", " ", "`", "").Replace(row[1])+" "+l.said, func(t *testing.T) { l.hold(t) })
		}
	}
	if rows != len(limits) {
		t.Errorf("the manual has %d rows of limits, %d are held", rows, len(limits))
	}
}

// marks are the characters of a text that count as the beginnings or ends of items.
func marks(text string) int {
	n := 0
	for _, b := range []byte(text) {
		if strings.IndexByte("\n,:[{-?", b) >= 0 {
			n++
		}
	}
	return n
}

func (l limit) hold(t *testing.T) {
	for _, beyond := range []bool{false, true} {
		root := filepath.Join(t.TempDir(), "site")
		if err := os.CopyFS(root, os.DirFS(site)); err != nil {
			t.Fatal(err)
		}
		n := l.bound
		if beyond {
			n++
		}
		put := func(name, content string) {
			name = filepath.Join(root, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for name, content := range l.more {
			put(name, content)
		}
		put(l.file, l.make(n))
		args := []string{"check", "-C", root}
		if l.file == "in.xlsx" {
			args = []string{"import", "-C", root, filepath.Join(root, l.file), "--dry-run"}
		}
		_, stdout, stderr := call(args...)
		said := stdout + stderr
		if got := strings.Contains(said, l.told); got != beyond {
			t.Errorf("%d of %d: told %t, want %t: %.600s", n, l.bound, got, beyond, said)
		}
	}
}
