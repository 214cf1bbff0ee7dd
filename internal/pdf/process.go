package pdf

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"bulletin/internal/disk"
)

// process is a running browser with all the processes that it starts, and the folder that it alone uses.
type process struct {
	cmd    *exec.Cmd
	tree   *tree
	folder string        // of the profile and of what the browser says; goes with the process
	lock   *os.File      // says that we are alive
	done   chan struct{} // closed when the browser has ended
}

const (
	profileFolder = "profile"
	spokenFile    = "stderr.txt"
	longestTemp   = 50                   // bytes of its path: the browser puts a socket below, whose path has at most 107
	longestLine   = 300                  // bytes of a line of that file that are told
	addressFile   = "DevToolsActivePort" // below the profile: the port, and the path of the socket
)

// flags are the switches of the browser beside the profile. The network leads nowhere; extensions and everything
// that a browser does of its own accord is off; what is not known to a kernel is passed over by it.
var flags = []string{
	"--headless",
	"--remote-debugging-port=0", // any that is free, on this machine's own address only
	"--no-first-run",
	"--no-default-browser-check",
	"--do-not-de-elevate", // Windows: one started by an administrator would go on as another process
	"--disable-extensions",
	"--disable-default-apps",
	"--disable-sync",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-breakpad",
	"--disable-gpu",
	"--disable-dev-shm-usage",
	"--no-pings",
	"--mute-audio",
	"--password-store=basic", // Linux: no question for the key ring's password
	"--use-mock-keychain",    // the same on macOS
	"--host-resolver-rules=MAP * ~NOTFOUND",
	"--proxy-server=http://127.0.0.1:9", // the port of "discard"; also for addresses that need no resolver
	"--proxy-bypass-list=<-loopback>",
	"--export-tagged-pdf", // kernels before 120; later ones are told when printing
}

// start starts the browser in a folder of its own below temp (the system's where empty).
func start(program, temp string) (p *process, err error) {
	folder, lock, err := newFolder(temp)
	if err != nil {
		return nil, fmt.Errorf("pdf: folder for the browser's profile: %w", err)
	}
	defer func() {
		if err != nil {
			lock.Close()
			disk.RemoveAll(folder)
		}
	}()
	spoken, err := disk.OpenFile(filepath.Join(folder, spokenFile), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	defer spoken.Close()
	arguments := append([]string{"--user-data-dir=" + filepath.Join(folder, profileFolder)}, flags...)
	if os.Geteuid() == 0 {
		arguments = append(arguments, "--no-sandbox") // the superuser of Unix has no other way
	}
	cmd := exec.Command(program, append(arguments, "about:blank")...)
	cmd.Dir = folder
	// The browser's own script for footers (kernels before 131) breaks off in the locale "C".
	cmd.Env = append(cmd.Environ(), "LC_ALL=zh_CN.UTF-8")
	if runtime.GOOS == "linux" && len(folder) < longestTemp { // what a killed browser leaves goes with its folder
		cmd.Env = append(cmd.Env, "TMPDIR="+folder)
	}
	cmd.Stderr = spoken.System() // a file and no pipe: a child that lives on must not keep us waiting
	p = &process{cmd: cmd, folder: folder, lock: lock, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread() // Linux ends the browser with the thread that has started it
		defer runtime.UnlockOSThread()
		tree, err := startTree(cmd)
		p.tree = tree
		if started <- err; err == nil {
			cmd.Wait() // how it ended stands in cmd.ProcessState
			close(p.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("pdf: start the browser: %w", err)
	}
	return p, nil
}

var errEnded = errors.New("the browser has ended")

// address waits until the browser tells where it listens.
func (p *process) address(ctx context.Context) (address, path string, err error) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if address, path, ok := addressIn(p.folder); ok {
			return address, path, nil
		}
		select {
		case <-tick.C:
		case <-p.done:
			return "", "", errEnded
		case <-ctx.Done():
			return "", "", ctx.Err()
		}
	}
}

// ended reports whether the browser has ended or does so within the time.
func (p *process) ended(within time.Duration) bool {
	select {
	case <-p.done:
		return true
	case <-time.After(within):
		return false
	}
}

// spoken are the last lines of what the browser wrote to its standard error, without those about message buses,
// which every browser on a server without a desktop writes.
func (p *process) spoken(lines int) string {
	text, err := disk.ReadFile(filepath.Join(p.folder, spokenFile))
	if err != nil {
		return ""
	}
	text = text[max(0, len(text)-1<<16):]
	var kept []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.Contains(line, "ERROR:dbus") {
			kept = append(kept, line[:min(len(line), longestLine)])
		}
	}
	return strings.ToValidUTF8(strings.Join(kept[max(0, len(kept)-lines):], "\n"), "")
}

// stop ends the browser and every process that it has started, and removes its folder.
func (p *process) stop() {
	p.tree.kill()
	<-p.done
	p.lock.Close()
	for range 50 { // Windows frees the files of a process a little after its end
		if disk.RemoveAll(p.folder) == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	} // what is left of it lies in the folder for temporary files
}
