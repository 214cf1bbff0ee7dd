package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"bulletin/internal/chart"
	"bulletin/internal/load"
)

// Folder holds the schemas of a site. Neither the loader nor a build looks into it, and git keeps it.
const Folder = ".schema"

// File is a file to be written into a site.
type File struct {
	Path    string // slash-separated from the site's root
	Content []byte
}

// Files are the schemas of all kinds of files, and what tells VS Code which is whose.
func Files() []File {
	var files []File
	for _, kind := range load.Shapes(chart.Usual()) {
		files = append(files, File{pathOf(kind.Name), One(kind)})
	}
	return append(files, File{".vscode/settings.json", settings()}, File{".vscode/extensions.json", []byte(extensions)})
}

func pathOf(name string) string { return Folder + "/" + name + ".json" }

// One is the schema of files of one kind.
func One(kind load.FileShape) []byte {
	n := of(kind.Shape)
	n.Schema = "http://json-schema.org/draft-07/schema#"
	n.Comment = "由 bulletin new schema 生成，不要改动；程序更新后重新生成"
	n.Title, n.About = kind.Files, kind.About
	return indented(n)
}

// indented is a value as a file. The values hold nothing that JSON cannot.
func indented(v any) []byte {
	compact, err := encode(v)
	var b bytes.Buffer
	if err == nil {
		err = json.Indent(&b, compact, "", "  ")
	}
	if err != nil {
		panic(fmt.Sprintf("schema: %v", err))
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// extensions recommends what reads schemas in VS Code.
const extensions = `{
  "recommendations": ["redhat.vscode-yaml"]
}
`

// settings name the schema of each kind of file once more: editors that do not follow the path in a file's first line find it here.
func settings() []byte {
	type yaml struct {
		Tab    int  `json:"editor.tabSize"`
		Spaces bool `json:"editor.insertSpaces"`
	}
	var s struct {
		Schemas  json.RawMessage `json:"yaml.schemas"`
		Encoding string          `json:"files.encoding"`
		YAML     yaml            `json:"[yaml]"`
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for _, kind := range load.Kinds() {
		if kind.Front {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:%q", "./"+pathOf(kind.Name), kind.Files)
	}
	b.WriteByte('}')
	s.Schemas, s.Encoding, s.YAML = b.Bytes(), "utf8", yaml{2, true}
	return indented(s)
}

// Modeline is the comment that names the schema of a file to editors, without its line end, or empty where the file has none.
func Modeline(file string) string {
	for _, kind := range load.Kinds() {
		if kind.Has(file) {
			return "# yaml-language-server: $schema=" + strings.Repeat("../", strings.Count(file, "/")) + pathOf(kind.Name)
		}
	}
	return ""
}

// Named is a new file with its modeline: the first line of data, the first line between the dashes of a text.
func Named(file string, content []byte) []byte {
	line := Modeline(file)
	if line == "" {
		return content
	}
	if front, found := bytes.CutPrefix(content, []byte("---\n")); found {
		return append([]byte("---\n"+line+"\n"), front...)
	}
	if path.Ext(file) == ".md" {
		return content // without front matter
	}
	return append([]byte(line+"\n"), content...)
}
