package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// bulletinMain is set where the test's own program is to be the command: a shell runs it.
const bulletinMain = "BULLETIN_TEST_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(bulletinMain) != "" {
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// offered are the words that are offered for the last of a line's words.
func offered(t *testing.T, words ...string) []string {
	t.Helper()
	code, out, errs := call(append([]string{completeName, strconv.Itoa(len(words))}, words...)...)
	if code != exitClean || errs != "" {
		t.Fatalf("%q = %d, %q", words, code, errs)
	}
	var texts []string
	for line := range strings.Lines(out) {
		text, about, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(about, " ") || strings.HasPrefix(text, "-") && about == "" {
			t.Errorf("%q offers %q, which says nothing", words, line)
		}
		texts = append(texts, text)
	}
	return texts
}

const ownSite = "../.."

// completions are lines with a word that is wanted, some of what must be offered, and something that must not.
var completions = []struct {
	words []string
	want  []string
	not   string
}{
	{[]string{""}, []string{"new", "build", "version", "completion", "help"}, completeName},
	{[]string{"b"}, []string{"build"}, "check"},
	{[]string{"help", ""}, []string{"attach"}, "help"},
	{[]string{"build", "-"}, []string{"-o", "-C", "-q", "--all", "--force"}, "--json"},
	{[]string{"build", "--a"}, []string{"--all"}, "--force"},
	{[]string{"build", "--all", "--"}, []string{"--force"}, "--all"},
	{[]string{"build", "-o", ""}, []string{anyFolder}, "-o"},
	{[]string{"build", ""}, nil, "--all"},
	{[]string{"findings", "-C", ownSite, ""}, []string{"2022-h1", "2022-q1"}, "jishou"},
	{[]string{"findings", "-C", ownSite, "2022-q"}, []string{"2022-q1"}, "2022-h1"},
	{[]string{"findings", "-C", ownSite, "2022-h1", ""}, nil, "2022-q1"},
	{[]string{"attach", "-C", ownSite, ""}, []string{"2022-h1", "jishou", "jishu-hetong"}, "hunan"},
	{[]string{"attach", "-C=" + ownSite, "2022-h1", "ji"}, []string{"jishou", "jishu-hetong"}, "2022-h1"},
	{[]string{"attach", "--reference", ""}, []string{anyFile + " docx dotx"}, anyFolder},
	{[]string{"import", "-C", ownSite, "--indicator", "jishu"}, []string{"jishu-hetong"}, "jishou"},
	{[]string{"import", "-C", ownSite, "--region", ""}, []string{"jishou", "xiangxi"}, "jishu-hetong"},
	{[]string{"import", "-C", ownSite, "--region="}, []string{"--region=jishou"}, "jishou"},
	{[]string{"import", "-C", "=", ownSite, "--region", "=", "ji"}, []string{"jishou"}, "--region=jishou"}, // as bash cuts it
	{[]string{"import", ""}, []string{anyFile + " xlsx xls ods csv txt"}, ""},
	{[]string{"form", "-C", ownSite, "2022-0"}, []string{"2022-01", "2022-07"}, "2021-01"},
	{[]string{"new", ""}, []string{"site", "edition", "schema"}, "--title"},
	{[]string{"new", "edition", "-"}, []string{"--date", "--label", "-C"}, "--title"},
	{[]string{"new", "layout", "cou"}, []string{"county.html"}, "home.html"},
	{[]string{"completion", ""}, []string{"bash", "zsh", "powershell"}, "fish"},
	{[]string{"nonsense", ""}, nil, "build"},
	{[]string{"findings", "-C", "nowhere", ""}, nil, "2022-h1"},
}

func TestComplete(t *testing.T) {
	for _, test := range completions {
		got := offered(t, test.words...)
		for _, want := range test.want {
			if !slices.Contains(got, want) {
				t.Errorf("%q: %q is not offered: %q", test.words, want, got)
			}
		}
		if slices.Contains(got, test.not) || test.want == nil && len(got) > 0 {
			t.Errorf("%q: %q", test.words, got)
		}
	}
	for _, args := range [][]string{{}, {"x"}, {"0", "a"}, {"9", "a"}, {"-1"}} {
		if code, out, errs := call(append([]string{completeName}, args...)...); code != exitClean || out+errs != "" {
			t.Errorf("%s %q = %d, %q, %q", completeName, args, code, out, errs)
		}
	}
}

// TestBashCompletes: a real bash asks the program by the script, and gets what a person sees on pressing Tab.
func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil || runtime.GOOS == "windows" {
		if os.Getenv("CI") == "true" {
			t.Fatal("CI has no bash")
		}
		t.Skip("no bash here")
	}
	folder := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(folder, "bulletin")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"收到的表/x", "表 一.xlsx", "表二.csv", "说明.pdf"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := filepath.Abs(ownSite)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		words []string
		want  []string
		not   string
	}{
		{[]string{"b"}, []string{"build"}, "check"},
		{[]string{"build", "--"}, []string{"--all", "--force"}, "-q"},
		{[]string{"findings", "-C", root, ""}, []string{"2022-h1", "2022-q1"}, ":files"},
		{[]string{"import", "-C", root, "--region", "=", "ji"}, []string{"jishou"}, ""},
		{[]string{"import", "-C", root, "--indicator", "="}, []string{"jishu-hetong"}, ""},
		{[]string{"import", ""}, []string{"收到的表", "表 一.xlsx", "表二.csv"}, "说明.pdf"},
		{[]string{"build", "-o", ""}, []string{"收到的表"}, "表二.csv"},
		{[]string{"nonsense", ""}, nil, "build"},
	} {
		script := `source <(bulletin completion bash); complete -p bulletin >&2; COMP_WORDS=(bulletin "$@"); COMP_CWORD=$#; _bulletin; printf '%s\n' "${COMPREPLY[@]}"`
		command := exec.Command(bash, append([]string{"--norc", "--noprofile", "-c", script, "bash"}, test.words...)...)
		command.Dir = folder
		command.Env = append(os.Environ(), bulletinMain+"=1", "PATH="+folder+string(os.PathListSeparator)+os.Getenv("PATH"))
		var errs strings.Builder
		command.Stderr = &errs
		out, err := command.Output()
		if err != nil || !strings.Contains(errs.String(), "complete -F _bulletin bulletin") {
			t.Fatalf("%q: %v, %q, %q", test.words, err, out, errs.String())
		}
		got := strings.Split(strings.TrimSpace(string(out)), "\n")
		for _, want := range test.want {
			if !slices.Contains(got, want) {
				t.Errorf("%q: %q is not among %q", test.words, want, got)
			}
		}
		if test.not != "" && slices.Contains(got, test.not) {
			t.Errorf("%q: %q is among %q", test.words, test.not, got)
		}
	}
}

// TestOtherShells: zsh and PowerShell ask with the same command; where they are installed they read the script.
func TestOtherShells(t *testing.T) {
	for _, test := range []struct {
		shell, registers string
		check            []string
	}{
		{"zsh", "compdef _bulletin bulletin", []string{"zsh", "-n"}},
		{"powershell", "Register-ArgumentCompleter -Native -CommandName bulletin", nil},
	} {
		_, script, _ := call("completion", test.shell)
		for _, want := range []string{test.registers, completeName, "按 Tab 键补全"} {
			if !strings.Contains(script, want) {
				t.Errorf("%s lacks %q", test.shell, want)
			}
		}
		for _, brackets := range []string{"{}", "()"} {
			if strings.Count(script, brackets[:1]) != strings.Count(script, brackets[1:]) && test.shell == "powershell" {
				t.Errorf("%s: %s do not match", test.shell, brackets)
			}
		}
		if test.check == nil {
			continue
		}
		if program, err := exec.LookPath(test.check[0]); err == nil {
			command := exec.Command(program, test.check[1:]...)
			command.Stdin = strings.NewReader(script)
			if out, err := command.CombinedOutput(); err != nil {
				t.Errorf("%s does not read it: %v %s", test.shell, err, out)
			}
		}
	}
	if code, _, errs := call("completion", "fish"); code != exitFailure || !strings.Contains(errs, "可写 bash、zsh、powershell") {
		t.Errorf("completion fish = %d, %q", code, errs)
	}
}

var written = regexp.MustCompile(`(?:^|[\s\[（|、])(--?[A-Za-z][a-z-]*)`)

// TestFlags: the help of a command and its set of flags name the same flags, each is explained in Chinese, and completion knows
// what each takes.
func TestFlags(t *testing.T) {
	for k := range commands {
		c := &commands[k]
		flags, _ := c.flags(&request{terminal: &terminal{}})
		said := saidOfFlags(c.help)
		own := c.help
		if at := strings.Index(own, "\n例："); at >= 0 {
			own = own[:at]
		}
		inHelp := map[string]bool{}
		for _, m := range written.FindAllStringSubmatch(own, -1) {
			inHelp[m[1]] = true
		}
		delete(inHelp, "--version") // bulletin --version is no flag of a command
		flags.VisitAll(func(f *flag.Flag) {
			name := f.Name
			if !inHelp[dashed(name)] {
				t.Errorf("the help of %s lacks %s", c.name, dashed(name))
			}
			if said[dashed(name)] == "" {
				t.Errorf("the help of %s does not explain %s", c.name, dashed(name))
			}
			delete(inHelp, dashed(name))
			if name != "C" && !isSwitch(f) && c.takes[name] == nil {
				t.Errorf("%s says nothing of what %s takes", c.name, dashed(name))
			}
		})
		for name := range inHelp {
			t.Errorf("the help of %s names %s, which it has not", c.name, name)
		}
		for name := range c.takes {
			if name != "" && flags.Lookup(name) == nil {
				t.Errorf("%s takes %s, which it has not", c.name, name)
			}
		}
		if (c.names > 0) != (c.takes[""] != nil) {
			t.Errorf("%s takes %d names, and completion knows of them: %t", c.name, c.names, c.takes[""] != nil)
		}
	}
}
