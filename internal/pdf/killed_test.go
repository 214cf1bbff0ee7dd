package pdf

import (
	"bufio"
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// owner is a program that was killed while it printed, with the address of its browser.
func killedOwner(t *testing.T, temp string) (address string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fakeMode+"=owner", fakeTemp+"="+temp)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	cmd.Process.Kill()
	cmd.Wait()
	return strings.TrimSpace(line)
}

// listens reports whether somebody still listens after a while that suffices for an end.
func listens(address string) bool {
	for range 200 {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			return false
		}
		conn.Close()
		time.Sleep(50 * time.Millisecond)
	}
	return true
}

// TestKilled kills a program that prints: its browser ends with it, and the next run removes its folder, but not that of
// one that lives.
func TestKilled(t *testing.T) {
	temp := t.TempDir()
	address := killedOwner(t, temp)
	if runtime.GOOS == "linux" || runtime.GOOS == "windows" {
		if listens(address) {
			t.Error("the browser lives on")
		}
	}
	left := foldersIn(t, temp)
	if len(left) != 1 {
		t.Fatalf("the killed run left %q", left)
	}
	b := fakeBrowser(t, "serve")
	one, err := Open(context.Background(), b, Options{Temp: temp})
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	if now := foldersIn(t, temp); len(now) != 1 || now[0] == left[0] {
		t.Errorf("after the next start there are %q, before %q", now, left)
	}
	if listens(address) {
		t.Error("the browser lives on after the next start")
	}
	other, err := Open(context.Background(), b, Options{Temp: temp})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if now := foldersIn(t, temp); len(now) != 2 {
		t.Errorf("two that live have %q", now)
	}
}

// TestClearUp holds what else of the folder for temporary files stays, and that a browser which was left is asked to end.
func TestClearUp(t *testing.T) {
	temp := t.TempDir()
	stale := filepath.Join(temp, folderPrefix+"stale", profileFolder)
	asked := make(chan struct{})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	go func() {
		if conn, err := listener.Accept(); err == nil {
			conn.Close()
			close(asked)
		}
	}()
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	for name, text := range map[string]string{
		filepath.Join(stale, addressFile):               port + "\n/devtools/browser/x",
		filepath.Join(stale, "..", lockFile):            "",
		filepath.Join(temp, folderPrefix+"file"):        "",
		filepath.Join(temp, "other", lockFile):          "",
		filepath.Join(temp, folderPrefix+"young", "x"):  "",
		filepath.Join(temp, folderPrefix+"former", "x"): "",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(filepath.Join(temp, folderPrefix+"former"), old, old); err != nil {
		t.Fatal(err)
	}
	folder, lock, err := newFolder(temp)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	<-asked
	want := []string{filepath.Base(folder), folderPrefix + "file", folderPrefix + "young", "other"}
	got := foldersIn(t, temp)
	if len(got) != len(want) {
		t.Errorf("there are %q, want %q", got, want)
	}
	for _, name := range want {
		if _, err := os.Lstat(filepath.Join(temp, name)); err != nil {
			t.Error(err)
		}
	}
}

func foldersIn(t *testing.T, temp string) []string {
	t.Helper()
	entries, err := os.ReadDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
