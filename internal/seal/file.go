package seal

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/model"
)

// FileName is the name of a seal in the folder of an edition.
const FileName = "seal.yaml"

// PublishedName is the name of the data that an edition shows, in its folder: the data.csv that was published.
const PublishedName = "published.csv"

// Path is where the seal of an edition is, from the site's root.
func Path(edition string) string { return path.Join("content", edition, FileName) }

// PublishedPath is where the data of the latest sealed revision of an edition are, from the site's root.
func PublishedPath(edition string) string { return path.Join("content", edition, PublishedName) }

// FormerPath is where the data of a former revision are.
func FormerPath(edition string, revision int) string {
	return path.Join("content", edition, "published-"+strconv.Itoa(revision)+".csv")
}

// FormerSeal is where the seal of a former revision is kept, as it was.
func FormerSeal(edition string, revision int) string {
	return path.Join("content", edition, "seal-"+strconv.Itoa(revision)+".yaml")
}

// Own reports whether a file in the folder of an edition is one that the program writes there when it seals: what a seal does not count among
// the inputs.
func Own(name string) bool {
	base := path.Base(name)
	return base == FileName || base == PublishedName || base == AttachmentsName ||
		strings.HasPrefix(base, "published-") && strings.HasSuffix(base, ".csv") ||
		strings.HasPrefix(base, "seal-") && strings.HasSuffix(base, ".yaml")
}

// Marshal is the file of a seal, and where s is nil or only holds former revisions, of an edition that was opened again. Same record,
// same bytes. Each file has its line, sorted by path, so that what changed is one line in git.
func Marshal(s *model.Seal, earlier []model.EarlierSeal) []byte {
	var b bytes.Buffer
	line := func(indent, key, value string) {
		if value != "" {
			b.WriteString(indent + key + ": " + value + "\n")
		}
	}
	b.WriteString("# 封存记录，由 bulletin seal 写成，不要手工修改。要改这一期，用 bulletin reopen。\n")
	if s != nil {
		line("", "revision", strconv.Itoa(s.Revision))
		line("", "date", s.Date.String())
		line("", "reason", quoted(s.Reason))
		if s.Program != "" {
			line("", "program", quoted(s.Program))
		}
		line("", "code", s.Code)
		line("", "status", statusWord(s.Status))
		line("", "published", s.Published)
		if s.Told != nil && len(s.Told) == 0 {
			line("", "told", "[]")
		} else if s.Told != nil {
			b.WriteString("told:\n")
		}
		for _, n := range s.Told {
			b.WriteString("  - {indicator: " + n.Indicator + ", region: " + n.Region + ", period: " + n.Period.String())
			if n.Item != model.ItemValue {
				b.WriteString(", item: " + n.Item)
			}
			b.WriteString(", number: " + numberWord(n.Num))
			if word := statusWord(n.Status); word != "" {
				b.WriteString(", status: " + word)
			}
			b.WriteString("}\n")
		}
		list := func(name string, files []model.SealedFile) {
			if len(files) == 0 {
				return
			}
			b.WriteString(name + ":\n")
			files = slices.Clone(files)
			slices.SortFunc(files, func(a, b model.SealedFile) int { return cmp.Compare(a.Path, b.Path) })
			for _, f := range files {
				digest := f.SHA256
				if f.Says != "" {
					digest += " " + f.Says
				}
				b.WriteString("  " + key(f.Path) + ": " + digest + "\n")
			}
		}
		list("inputs", s.Inputs)
		list("files", s.Files)
	}
	if len(earlier) > 0 {
		b.WriteString("earlier:\n")
		for _, e := range earlier {
			b.WriteString("  - revision: " + strconv.Itoa(e.Revision) + "\n")
			line("    ", "date", e.Date.String())
			line("    ", "reason", quoted(e.Reason))
			line("    ", "code", e.Code)
			line("    ", "published", e.Published)
			line("    ", "reopened", e.Reopened.String())
			line("    ", "reopen_reason", quoted(e.ReopenReason))
		}
	}
	return closed(b.Bytes())
}

// statusWord is the word of a status; empty for none.
func statusWord(status model.Status) string {
	for word, s := range model.Statuses {
		if s == status {
			return word
		}
	}
	return ""
}

// numberWord is a number, or the word that an author writes of there being none.
func numberWord(n model.Num) string {
	if n.Ok() {
		return n.Value.String()
	}
	for word, gap := range model.WrittenGaps {
		if gap == n.Gap {
			return word
		}
	}
	return ""
}

// sumKey begins the last line of what this package writes: the [Digest] of all lines before it. It tells a record that was cut off or
// changed by hand.
const sumKey = "sum: "

func closed(text []byte) []byte { return append(text, sumKey+Digest(text)+"\n"...) }

// Whole reports whether a text is as this package wrote it, line ends apart.
func Whole(text []byte) bool {
	text = bytes.ReplaceAll(text, crlf, lf)
	at := bytes.LastIndex(text, []byte("\n"+sumKey)) + 1
	return at > 0 && string(text[at:]) == sumKey+Digest(text[:at])+"\n"
}

// key is a path as a key of YAML: plain where every sign of it is harmless.
func key(p string) string {
	for k, r := range p {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '/'
		if !letter && (k == 0 || !strings.ContainsRune("._-", r)) {
			return quoted(p)
		}
	}
	return p
}

// quoted is a text between double quotes. What YAML does not take in a text, and what looks like the end of a line, is written by its code.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' || r >= 0x7f && r <= 0x9f || r == '\u2028' || r == '\u2029' || r == '\ufeff' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			b.WriteString(`\u` + hex4(r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hex4(r rune) string {
	text := strconv.FormatInt(int64(r), 16)
	return "0000"[len(text):] + text
}
