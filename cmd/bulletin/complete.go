package main

import (
	"flag"
	"slices"
	"strconv"
	"strings"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/source"
)

// completeName is the command by which shells ask what a word may become. No help lists it.
const completeName = "__complete"

// takes are what the values of a command's flags are, by their names, and, under no name, what its own names are.
type takes map[string]values

// values offers what a word may be.
type values func(w *wanted)

// wanted is a word that a shell wants to complete, and what is offered for it.
type wanted struct {
	command *command
	names   []string // before it
	given   []string // flags before it
	word    string
	root    string
	model   *model.Site // once it was asked for

	offers []offer
	paths  []string // kinds of files that may stand there: folders, or endings
}

type offer struct{ text, about string }

// Words by which shells are told that a file may stand there.
const (
	anyFolder = ":folders"
	anyFile   = ":files"
)

func (w *wanted) offer(text, about string) {
	if strings.HasPrefix(text, w.word) {
		w.offers = append(w.offers, offer{text, about})
	}
}

// complete answers a shell: the number of the word that is to be completed, then all words behind the program's name, of which an
// empty last one may be missing. Each line is what the word may become, a tab and what that is; a line that begins with a colon
// says that files may stand there, and of which endings.
func complete(args []string, out *terminal) int {
	if len(args) == 0 {
		return exitClean
	}
	at, err := strconv.Atoi(args[0])
	words := args[1:]
	if err != nil || at < 1 || at > len(words)+1 {
		return exitClean
	}
	word := ""
	if at <= len(words) {
		word = words[at-1]
	}
	w := &wanted{word: word, root: "."}
	w.complete(unsplit(words[:at-1]))
	for _, o := range w.offers {
		out.line("%s\t%s", o.text, o.about)
	}
	for _, kind := range w.paths {
		out.line("%s", kind)
	}
	return exitClean
}

// unsplit takes out the signs at which bash cuts “--flag=value” into three words.
func unsplit(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return word == "=" })
}

func (w *wanted) complete(before []string) {
	if len(before) == 0 {
		w.offer("help", "查看用法")
		for _, c := range commands {
			w.offer(c.name, c.summary)
		}
		return
	}
	if before[0] == "help" && len(before) == 1 {
		for _, c := range commands {
			w.offer(c.name, c.summary)
		}
	}
	if w.command = find(before[0]); w.command == nil {
		return
	}
	flags, _ := w.command.flags(&request{terminal: &terminal{}})
	pending := w.walk(flags, before[1:])
	if w.word == "=" {
		w.word = ""
	}
	switch {
	case pending != "":
		w.valueOf(pending)
	case strings.HasPrefix(w.word, "-"):
		w.flag(flags)
	default:
		w.valueOf("")
	}
}

// walk reads the words before the one that is wanted, and returns the flag whose value that is, or "".
func (w *wanted) walk(flags *flag.FlagSet, words []string) (pending string) {
	for _, word := range words {
		written, value, given := strings.Cut(word, "=")
		name := strings.TrimLeft(written, "-")
		switch f := flags.Lookup(name); {
		case pending != "":
			w.took(pending, word)
			pending = ""
		case len(word) < 2 || word[0] != '-':
			w.names = append(w.names, word)
		case f == nil:
		default:
			w.given = append(w.given, name)
			if given {
				w.took(name, value)
			} else if !isSwitch(f) {
				pending = name
			}
		}
	}
	return pending
}

func (w *wanted) took(name, value string) {
	if name == "C" {
		w.root = value
	}
}

// flag offers the flags that were not given yet, or the values of one that stands with its value in one word.
func (w *wanted) flag(flags *flag.FlagSet) {
	written, value, joined := strings.Cut(w.word, "=")
	if f := flags.Lookup(strings.TrimLeft(written, "-")); joined && f != nil {
		w.word = value
		w.valueOf(f.Name)
		for k := range w.offers {
			w.offers[k].text = written + "=" + w.offers[k].text
		}
		return
	}
	said := saidOfFlags(w.command.help)
	flags.VisitAll(func(f *flag.Flag) {
		if !slices.Contains(w.given, f.Name) && w.fitting(f.Name) {
			w.offer(dashed(f.Name), said[dashed(f.Name)])
		}
	})
}

// fitting reports whether a flag belongs to the names that were given.
func (w *wanted) fitting(name string) bool {
	if w.command.name != newCommand.name || len(w.names) == 0 || name == "C" {
		return true
	}
	thing := newThing(w.names[0])
	return thing == nil || slices.Contains(strings.Fields(thing.flags), name)
}

func (w *wanted) valueOf(name string) {
	switch offers := w.command.takes[name]; {
	case name == "C":
		folders(w)
	case offers != nil:
		offers(w)
	}
}

// saidOfFlags is what a help says of each flag, the first line of it.
func saidOfFlags(help string) map[string]string {
	said := map[string]string{}
	flag := ""
	for line := range strings.Lines(help) {
		text := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "  -"):
			var about string
			flag, about, _ = strings.Cut(text, " ")
			if at := strings.LastIndex(about, "  "); at >= 0 { // behind the word for its value
				about = about[at:]
			} else if line[len("  ")+len(flag):] != "" && !strings.HasPrefix(line[len("  ")+len(flag):], "  ") {
				about = "" // the word for its value alone: the next line says more
			}
			if about = strings.TrimSpace(about); about != "" {
				said[flag], flag = about, ""
			}
		case flag != "" && text != "":
			said[flag], flag = text, ""
		}
	}
	return said
}

// site is what can be read of the site, be it with mistakes; nil where there is none.
func (w *wanted) site() *model.Site {
	if w.model != nil {
		return w.model
	}
	files, err := source.Open(w.root)
	if err != nil {
		return nil
	}
	defer files.Close()
	s, err := load.Site(files, model.Charts{}, &diag.List{})
	if err != nil {
		return nil
	}
	w.model = s
	return s
}

// What values may be.

func anything(*wanted) {}

func folders(w *wanted) { w.paths = append(w.paths, anyFolder) }

// files are files with one of some endings.
func files(endings ...string) values {
	return func(w *wanted) { w.paths = append(w.paths, anyFile+" "+strings.Join(endings, " ")) }
}

// oneOf are fixed words, each with what it is behind a tab.
func oneOf(words ...string) values {
	return func(w *wanted) {
		for _, word := range words {
			text, about, _ := strings.Cut(word, "\t")
			w.offer(text, about)
		}
	}
}

func editions(w *wanted) {
	if s := w.site(); s != nil && len(w.names) == 0 {
		for _, e := range s.Editions {
			w.offer(e.ID, e.Label)
		}
	}
}

func regions(w *wanted) {
	if s := w.site(); s != nil {
		for _, g := range s.Regions {
			w.offer(g.ID, g.Name)
		}
	}
}

func indicators(w *wanted) {
	if s := w.site(); s != nil {
		for _, i := range s.Indicators {
			w.offer(i.ID, i.Name)
		}
	}
}

// months are those of the site's reports, and the next one.
func months(w *wanted) {
	s := w.site()
	if s == nil {
		return
	}
	var last model.Period
	for _, p := range slices.SortedFunc(func(yield func(model.Period) bool) {
		for p := range s.Reports {
			if !yield(p) {
				return
			}
		}
	}, model.Period.Compare) {
		w.offer(p.String(), "已有报表")
		last = p
	}
	if last.Year > 0 {
		w.offer(following(last).String(), "下一个月")
	}
}

func following(p model.Period) model.Period {
	if p.Month == 12 {
		return model.Period{Year: p.Year + 1, Month: 1}
	}
	return model.Period{Year: p.Year, Month: p.Month + 1}
}

// attachable are an edition, and regions and indicators behind it or alone.
func attachable(w *wanted) {
	editions(w)
	s := w.site()
	if s == nil {
		return
	}
	for _, g := range s.Regions {
		if g.HasPage() {
			w.offer(g.ID, g.Name)
		}
	}
	indicators(w)
}

// newNames are what can be made, and what names it.
func newNames(w *wanted) {
	if len(w.names) == 0 {
		for _, t := range newThings {
			w.offer(t.name, t.summary)
		}
		return
	}
	switch w.names[0] {
	case "site":
		folders(w)
	case "layout":
		for _, name := range builtIn() {
			w.offer(name, "")
		}
	}
}
