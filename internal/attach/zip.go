package attach

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"fmt"
	"html/template"
	"io"
	"time"
)

// Material is a file of a package.
type Material struct {
	Name    string // of the file, as it stands in the package
	Title   string // what contents call it
	Content []byte
}

// Names of what a package has beside its materials.
const (
	ContentsName = "index.html"
	SumsName     = "SHA256SUMS"
)

// Package is the heading of a package.
type Package struct {
	Title, Issuer, Marking string
	Sample                 bool
	Date                   time.Time // of every file in it
	Materials              []Material
}

// Zip packs materials with a page of contents and a list of checksums, which sha256sum -c reads. Names that are not
// ASCII are marked as UTF-8.
func Zip(w io.Writer, p *Package) error {
	contents, err := p.contents()
	if err != nil {
		return err
	}
	files := append([]Material{{Name: ContentsName, Content: contents}}, p.Materials...)
	var sums bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(f.Content), f.Name)
	}
	files = append(files, Material{Name: SumsName, Content: sums.Bytes()})
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, f := range files {
		entry, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: p.Date})
		if err == nil {
			_, err = entry.Write(f.Content)
		}
		if err != nil {
			return fmt.Errorf("attach: %s: %w", f.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("attach: package: %w", err)
	}
	return nil
}

func (p *Package) contents() ([]byte, error) {
	type row struct {
		Number            int
		Name, Title, Size string
		Sum               string
	}
	var rows []row
	for k, m := range p.Materials {
		rows = append(rows, row{k + 1, m.Name, m.Title, Size(len(m.Content)), fmt.Sprintf("%x", sha256.Sum256(m.Content))})
	}
	var b bytes.Buffer
	err := contentsPage.Execute(&b, struct {
		*Package
		Policy template.HTMLAttr
		Style  template.CSS
		Rows   []row
	}{p, template.HTMLAttr(`content="default-src 'none'; style-src ` + hash(contentsStyle) + `"`), contentsStyle, rows})
	if err != nil {
		return nil, fmt.Errorf("attach: contents: %w", err)
	}
	return b.Bytes(), nil
}

// Size words a size as file managers of the readers' systems do, in units of 1024.
func Size(n int) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

const contentsStyle = `
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; font: 16px/1.75 "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font: 600 1.75rem/1.3 "方正小标宋简体", "Noto Serif CJK SC", SimSun, serif; text-align: center; border-bottom: 2px solid #a61b1b; padding-bottom: .75rem; }
.meta { display: flex; justify-content: space-between; margin: 0; }
.sample { color: #a61b1b; text-align: center; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .375rem .5rem; border-bottom: 1px solid #c9c9c9; text-align: left; font-weight: 400; }
thead th { color: #5c5c5c; font-size: .875rem; }
.n { text-align: right; white-space: nowrap; }
small { display: block; color: #5c5c5c; overflow-wrap: anywhere; }
`

var contentsPage = template.Must(template.New("contents").Parse(`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" {{.Policy}}>
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>{{.Style}}</style>
</head>
<body>
<p class="meta"><span>{{.Issuer}}</span><span>{{.Marking}}</span></p>
<h1>{{.Title}}</h1>
{{- if .Sample}}
<p class="sample">示例数据，不得引用</p>
{{- end}}
<table>
<thead><tr><th scope="col" class="n">序号</th><th scope="col">材料</th><th scope="col" class="n">大小</th></tr></thead>
<tbody>
{{- range .Rows}}
<tr><td class="n">{{.Number}}</td><td><a href="{{.Name}}">{{.Title}}</a><small>{{.Name}}</small><small>SHA-256 {{.Sum}}</small></td><td class="n">{{.Size}}</td></tr>
{{- end}}
</tbody>
</table>
<p>先把压缩包整个解开，再打开材料。文件是否完整，可以用 SHA256SUMS 核对。</p>
</body>
</html>
`))
