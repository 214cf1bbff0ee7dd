package load

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/picture"
)

// TestPictures: an edition knows the pictures beside its texts; what is too large, or too many, is told.
func TestPictures(t *testing.T) {
	site := baseSite(t)
	put(site, "content/2023-q1/现场.jpg", "x")
	put(site, "content/2023-q1/counties/B.PNG", "x")
	put(site, "content/2023-q1/indicators/c.webp", "x")
	var diags diag.List
	s, err := Site(site, model.Charts{}, &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	want := []string{"content/2023-q1/counties/B.PNG", "content/2023-q1/indicators/c.webp", "content/2023-q1/现场.jpg"}
	if got := s.Editions[0].Pictures; !slices.Equal(got, want) {
		t.Errorf("Pictures = %q, want %q", got, want)
	}

	site["content/2023-q1/现场.jpg"] = &fstest.MapFile{Data: make([]byte, picture.MaxFile+1), Mode: 0o644}
	for k := range maxPictures {
		put(site, fmt.Sprintf("content/2023-q1/p%03d.jpg", k), "x")
	}
	diags = diag.List{}
	if _, err := Site(site, model.Charts{}, &diags); err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, d := range diags.Sorted() {
		said = append(said, d.String())
	}
	const told = "content/2023-q1/p198.jpg: 错误[too-many]: 一期最多 200 张图片；移走正文没有用到的。"
	if got := strings.Join(said, "\n"); got != told {
		t.Errorf("too many: said\n%s\nwant\n%s", got, told)
	}
	for k := range maxPictures {
		delete(site, fmt.Sprintf("content/2023-q1/p%03d.jpg", k))
	}
	diags = diag.List{}
	if _, err := Site(site, model.Charts{}, &diags); err != nil {
		t.Fatal(err)
	}
	const large = "content/2023-q1/现场.jpg: 错误[too-large]: 文件超过了 40 MB 的上限；用看图软件缩小后另存为 JPEG（长边 3000 像素已经够用）。"
	if list := diags.Sorted(); len(list) != 1 || list[0].String() != large {
		t.Errorf("too large: said %v, want %s", list, large)
	}
}
