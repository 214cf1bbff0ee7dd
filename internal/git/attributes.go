package git

import (
	"fmt"
	"slices"
	"strings"

	"bulletin/internal/disk"
	"bulletin/internal/output"
)

// Attributes is the .gitattributes of a site: texts have LF everywhere, what is published or sealed is left as it is byte for byte, what
// Windows opens keeps its CRLF, and versions of YAML are compared by what they say, once a clone has the driver in its own config.
const Attributes = `# 由 bulletin 写入：换行符统一为 LF；发布和封存的文件逐字节保存；YAML 按内容比较。
* text=auto eol=lf
*.yaml text eol=lf diff=bulletin
*.cmd -text
使用说明.txt -text
*.xlsx binary
*.docx binary
*.pdf binary
public/** -text !diff linguist-generated
content/*/published*.csv -text
`

// formerly are lines that former versions of this program wrote and this one does not.
const formerly = `# 在任何电脑上取出的字节都相同。
public/** -text linguist-generated
*.md   text eol=lf
*.html text eol=lf
*.css  text eol=lf
*.js   text eol=lf
*.csv  text eol=lf
*.cmd  text eol=crlf
public/** -text -diff=bulletin
content/*/seal.yaml       text eol=lf
content/*/published*.csv  -text
`

// Lacking are the lines of [Attributes] that a file has not.
func Lacking(content []byte) (lines []string) {
	has := linesOf(string(content))
	for _, line := range linesOf(Attributes) {
		if !slices.Contains(has, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

func linesOf(text string) []string {
	return strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
}

// attribute writes the attributes where there are none, and where all that there is came from this program. What somebody wrote stays.
func attribute(name string) (Outcome, error) {
	made, err := place(name, []byte(Attributes), 0o644)
	if made != Foreign || err != nil {
		return made, err
	}
	was, err := disk.ReadFile(name)
	if err != nil {
		return Foreign, nil
	}
	if len(Lacking(was)) == 0 {
		return Already, nil
	}
	own := linesOf(Attributes + formerly)
	for _, line := range linesOf(string(was)) {
		if !slices.Contains(own, line) {
			return Foreign, nil
		}
	}
	if _, err := output.WriteFiles([]output.File{{Path: name, Content: []byte(Attributes), Mode: 0o644}}, true); err != nil {
		return Foreign, fmt.Errorf("git: set up: %w", err)
	}
	return Completed, nil
}
