package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// TestProgram: two programs have two identities, on each system, and also where the linker's is taken out.
func TestProgram(t *testing.T) {
	longtest.Skip(t)
	dir := t.TempDir()
	seen := map[string]string{}
	for _, how := range []struct{ system, flags string }{{"linux", ""}, {"windows", ""}, {"linux", "-buildid="}} {
		for _, says := range []string{"one", "two", "one"} {
			source := filepath.Join(dir, says+".go")
			if err := os.WriteFile(source, []byte("package main\n\nfunc main() { println(\""+says+"\") }\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(dir, "program")
			build := exec.Command("go", "build", "-ldflags="+how.flags, "-o", out, source)
			build.Env = append(os.Environ(), "GOOS="+how.system, "CGO_ENABLED=0")
			if said, err := build.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			file, err := os.Open(out)
			if err != nil {
				t.Fatal(err)
			}
			id := identity(file)
			file.Close()
			if whole := !strings.Contains(id, "/"); id == "" || whole != (how.flags != "") {
				t.Errorf("%s %s: identity %q", how.system, how.flags, id)
			}
			name := how.system + how.flags + says
			if other, known := seen[id]; known && other != name {
				t.Errorf("%s and %s are one program", other, name)
			}
			seen[id] = name
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d identities of six programs", len(seen))
	}
	if identity(strings.NewReader("")) != "" {
		t.Error("nothing has an identity")
	}
}
