package codes_test

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/codes"
	"bulletin/layouts"
)

// lay puts an example over the files of a site.
func lay(site map[string]string, e codes.Example) {
	file, text := e.File, literal(e.Text)
	before, known := site[file]
	switch {
	case e.Mode == codes.Absent:
		for name := range site {
			if name == file || strings.HasPrefix(name, file+"/") {
				delete(site, name)
			}
		}
	case e.Mode == codes.Whole || !known || !strings.HasSuffix(file, ".md") && !strings.HasSuffix(file, ".yaml"):
		site[file] = text
	case strings.HasSuffix(file, ".md"):
		site[file] = layText(before, text)
	default:
		site[file] = layYAML(before, text)
	}
}

var (
	signPattern   = regexp.MustCompile(`‹U\+([0-9A-F]{4,6})›`)
	bytePattern   = regexp.MustCompile(`‹0x([0-9A-F]{2})›`)
	repeatPattern = regexp.MustCompile(`‹重复([0-9]+)次：([^›]*)›`)
)

var builtIn = regexp.MustCompile(`^‹内置的 (\S+)，把 (.+) 改成 (.+)›\n$`)

//go:embed testdata/picture.png
var picture string

// samples are files that an example names and does not show.
var samples = map[string]func() string{
	"‹一张 PNG 图片›\n": func() string { return picture },
	"‹半张 PNG 图片›\n": func() string { return picture[:len(picture)/2] },
	"‹30000×30000 像素的 PNG 图片›\n": func() string {
		head := []byte(picture)
		copy(head[16:], "\x00\x00\x75\x30\x00\x00\x75\x30")
		binary.BigEndian.PutUint32(head[29:], crc32.ChecksumIEEE(head[12:29]))
		return string(head)
	},
}

// literal is what an example means by ‹U+FEFF›, ‹0xB5›, ‹重复100次：x› and the names of samples.
func literal(text string) string {
	if sample := samples[text]; sample != nil {
		return sample()
	}
	if m := builtIn.FindStringSubmatch(text); m != nil {
		content, err := fs.ReadFile(layouts.Files, m[1])
		if err != nil || !strings.Contains(string(content), m[2]) {
			panic(fmt.Sprintf("the built-in %s has no %s: %v", m[1], m[2], err))
		}
		return strings.ReplaceAll(string(content), m[2], m[3])
	}
	text = repeatPattern.ReplaceAllStringFunc(text, func(s string) string {
		m := repeatPattern.FindStringSubmatch(s)
		n, _ := strconv.Atoi(m[1])
		return strings.Repeat(strings.ReplaceAll(m[2], "⏎", "\n"), n)
	})
	text = signPattern.ReplaceAllStringFunc(text, func(s string) string {
		n, _ := strconv.ParseUint(signPattern.FindStringSubmatch(s)[1], 16, 32)
		return string(rune(n))
	})
	return bytePattern.ReplaceAllStringFunc(text, func(s string) string {
		n, _ := strconv.ParseUint(bytePattern.FindStringSubmatch(s)[1], 16, 8)
		return string([]byte{byte(n)})
	})
}

// layText lays a Markdown text over one: the front matter by its keys, and the text behind it whole.
func layText(before, text string) string {
	head, body, headed := frontMatter(before)
	newHead, newBody, newHeaded := frontMatter(text)
	if !newHeaded {
		newBody = text
	}
	if newHeaded && headed {
		head = layYAML(head, newHead)
	} else if newHeaded {
		head, headed = newHead, true
	}
	if strings.TrimSpace(newBody) != "" {
		body = newBody
	}
	if !headed {
		return body
	}
	return "---\n" + head + "---\n" + body
}

func frontMatter(text string) (head, body string, found bool) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return "", text, false
	}
	if b, ok := strings.CutPrefix(rest, "---\n"); ok {
		return "", b, true
	}
	head, body, ok = strings.Cut(rest, "\n---\n")
	return head + "\n", body, ok
}

// branch is a line of YAML with what stands under it.
type branch struct {
	key, line string
	indent    int
	under     []*branch
}

var keyPattern = regexp.MustCompile(`^(- )?\{?([^:,{}#]+)(?::( |$))?([^,}]*)`)

// keyOf names a line among its siblings: a key, or an item with its first key and value.
func keyOf(line string) string {
	trimmed := strings.TrimSpace(line)
	m := keyPattern.FindStringSubmatch(trimmed)
	switch {
	case m == nil:
		return trimmed
	case m[1] != "":
		return m[1] + strings.TrimSpace(m[2]) + ":" + strings.TrimSpace(m[4])
	}
	return strings.Trim(strings.TrimSpace(m[2]), `"`)
}

// tree reads lines by their indentation. The keys of an item stand under its first line.
func tree(text string) *branch {
	root := &branch{indent: -1}
	open := []*branch{root}
	for _, line := range strings.SplitAfter(text, "\n") {
		if line == "" {
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if strings.TrimSpace(line) == "" {
			indent = open[len(open)-1].indent + 1
		}
		for open[len(open)-1].indent >= indent {
			open = open[:len(open)-1]
		}
		b := &branch{key: keyOf(line), line: line, indent: indent}
		above := open[len(open)-1]
		above.under = append(above.under, b)
		open = append(open, b)
	}
	return root
}

func (b *branch) write(out *strings.Builder) {
	out.WriteString(b.line)
	for _, u := range b.under {
		u.write(out)
	}
}

var absentKey = regexp.MustCompile(`^\s*# 没写 (\S+)\n?$`)

// layYAML lays a snippet over a file by the path of keys that it gives.
func layYAML(before, snippet string) string {
	root := tree(before)
	merge(root, tree(snippet))
	var out strings.Builder
	root.write(&out)
	return out.String()
}

func merge(into, from *branch) {
	taken := map[*branch]bool{}
	last := -1 // where the last one of from stands
	for _, b := range from.under {
		if m := absentKey.FindStringSubmatch(b.line); m != nil {
			k := slices.IndexFunc(into.under, func(o *branch) bool { return o.key == m[1] })
			if k < 0 {
				panic(fmt.Sprintf("no key %s to take away", m[1]))
			}
			into.under = slices.Delete(into.under, k, k+1)
			continue
		}
		k := slices.IndexFunc(into.under, func(o *branch) bool { return o.key == b.key && !taken[o] })
		switch {
		case k < 0 && last >= 0:
			into.under = slices.Insert(into.under, last+1, b)
			k = last + 1
		case k < 0:
			into.under = append(into.under, b)
			k = len(into.under) - 1
		case len(b.under) > 0 && len(into.under[k].under) > 0:
			into.under[k].line = b.line
			merge(into.under[k], b)
		default:
			into.under[k] = b
		}
		taken[into.under[k]] = true
		last = k
	}
}
