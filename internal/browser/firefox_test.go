package browser

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// fox is a Firefox under remote control, by its own protocol: messages are a length, a colon and JSON.
type fox struct {
	t    *testing.T
	conn net.Conn
	from *bufio.Reader
	id   int
}

// openFox starts a Firefox. Where there is none the test is skipped, except under CI=true.
func openFox(t *testing.T, prefs ...string) *fox {
	t.Helper()
	name := ""
	for _, each := range []string{"firefox-esr", "firefox"} {
		if found, err := exec.LookPath(each); err == nil && name == "" {
			name = found
		}
	}
	if name == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no Firefox")
		}
		t.Skip("no Firefox: apt-get install firefox-esr")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	l.Close()
	profile := t.TempDir()
	settings := []string{`user_pref("marionette.port", ` + port + `);`, `user_pref("browser.shell.checkDefaultBrowser", false);`, `user_pref("datareporting.policy.dataSubmissionEnabled", false);`,
		`user_pref("app.update.enabled", false);`, `user_pref("layout.css.devPixelsPerPx", "1.0");`}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(strings.Join(append(settings, prefs...), "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(name, "--headless", "--marionette", "--no-remote", "--profile", profile)
	c.Env = append(os.Environ(), "HOME="+profile, "MOZ_HEADLESS_WIDTH=1366", "MOZ_HEADLESS_HEIGHT=768")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill(); c.Wait() })
	f := &fox{t: t}
	for begun := time.Now(); ; time.Sleep(100 * time.Millisecond) {
		if f.conn, err = net.Dial("tcp", "127.0.0.1:"+port); err == nil {
			break
		}
		if time.Since(begun) > time.Minute {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { f.conn.Close() })
	f.from = bufio.NewReader(f.conn)
	f.read() // who it is
	f.do("WebDriver:NewSession", map[string]any{})
	return f
}

func (f *fox) read() []byte {
	f.t.Helper()
	f.conn.SetReadDeadline(time.Now().Add(time.Minute))
	length, err := f.from.ReadString(':')
	if err != nil {
		f.t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		f.t.Fatal(err)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(f.from, b); err != nil {
		f.t.Fatal(err)
	}
	return b
}

// do is one command; the value is that of its answer.
func (f *fox) do(command string, params map[string]any) json.RawMessage {
	f.t.Helper()
	f.id++
	text, err := json.Marshal([]any{0, f.id, command, params})
	if err != nil {
		f.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(f.conn, "%d:%s", len(text), text); err != nil {
		f.t.Fatal(err)
	}
	var answer []json.RawMessage
	if err := json.Unmarshal(f.read(), &answer); err != nil || len(answer) != 4 {
		f.t.Fatal(err, answer)
	}
	if string(answer[2]) != "null" {
		f.t.Fatalf("%s: %s", command, answer[2])
	}
	var value struct{ Value json.RawMessage }
	if json.Unmarshal(answer[3], &value) != nil || value.Value == nil {
		return answer[3]
	}
	return value.Value
}

func (f *fox) run(script string, out any) {
	f.t.Helper()
	if err := json.Unmarshal(f.do("WebDriver:ExecuteScript", map[string]any{"script": script, "args": []any{}}), out); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fox) shot() image.Image {
	f.t.Helper()
	var text string
	if err := json.Unmarshal(f.do("WebDriver:TakeScreenshot", map[string]any{"full": false}), &text); err != nil {
		f.t.Fatal(err)
	}
	picture, err := png.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
	if err != nil {
		f.t.Fatal(err)
	}
	return picture
}

// shades is how many colours of a grid of points a picture has: a page that was not drawn has one or two.
func shades(picture image.Image) int {
	seen := map[[3]uint32]bool{}
	b := picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 3 {
		for x := b.Min.X; x < b.Max.X; x += 3 {
			r, g, bl, _ := picture.At(x, y).RGBA()
			seen[[3]uint32{r >> 12, g >> 12, bl >> 12}] = true
		}
	}
	return len(seen)
}

// foxLook is what is held of a page in Firefox: nothing wider than the window, no picture or style that did not load, charts live
// where script runs and drawn where it does not.
const foxLook = `
	const wrong = [], charts = document.querySelectorAll("figure.chart");
	if (document.documentElement.scrollWidth > innerWidth + 1) wrong.push("wider than the window: " + document.documentElement.scrollWidth);
	document.querySelectorAll("img").forEach((e) => { if (!e.complete || e.naturalWidth === 0) wrong.push("picture " + e.src); });
	document.querySelectorAll("link[rel=stylesheet]").forEach((e) => { if (!e.sheet || e.sheet.cssRules.length === 0) wrong.push("style " + e.href); });
	if (!document.querySelector("main") || document.querySelector("main").getBoundingClientRect().height < 200) wrong.push("no main part");
	charts.forEach((e) => { const p = e.querySelector(".picture"), l = e.querySelector(".live"), n = e.querySelector(".phone"); if (!(n && n.getBoundingClientRect().height > 40) && !/board/.test(e.id + e.className) && !e.closest(".board-page, .paper-board") && e.getBoundingClientRect().height > 0 && !(p && p.getBoundingClientRect().height > 40) && !(l && l.getBoundingClientRect().height > 40)) wrong.push("chart " + e.id); });
	return wrong;`

// TestFirefox: the first page and a county's, with script, at a desk's width.
func TestFirefox(t *testing.T) {
	swept(t, "firefox")
	t.Parallel()
	byFox(t, "index.html", "counties")
}

// sweepFirefox: a page of each kind and one single file, with script and without, at a desk's width and a phone's. FIREFOX_SHOTS names a
// folder for the screenshots.
func sweepFirefox(t *testing.T) { byFox(t) }

func byFox(t *testing.T, only ...string) {
	folder, pages := buildSite(t, "sample")
	kinds := map[string]string{}
	for _, p := range pages {
		rel := strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(p, folder)), "/")
		kind := rel
		if parts := strings.Split(rel, "/"); len(parts) > 2 {
			kind = parts[1]
		} else if len(parts) == 2 {
			kind = parts[1]
		}
		if strings.HasPrefix(rel, "2022-h1/") || !strings.Contains(rel, "/") {
			if _, have := kinds[kind]; !have {
				kinds[kind] = rel
			}
		}
	}
	single, err := filepath.Glob(filepath.Join(folder, "2022-h1", "files", "*.html"))
	if err == nil && len(single) > 0 {
		kinds["single file"] = "2022-h1/files/" + filepath.Base(single[0])
	}
	if len(kinds) < 10 {
		t.Fatalf("%d kinds: %v", len(kinds), kinds)
	}
	for _, script := range []bool{true, false} {
		widths := map[bool][]int{true: {1366, 450}, false: {1366}}[script] // its windows are no narrower
		if len(only) > 0 {
			maps.DeleteFunc(kinds, func(kind, _ string) bool { return !slices.Contains(only, kind) })
			if widths = []int{1366}; !script {
				break
			}
		}
		f := openFox(t, fmt.Sprintf(`user_pref("javascript.enabled", %v);`, script))
		for _, width := range widths {
			f.do("WebDriver:SetWindowRect", map[string]any{"width": width, "height": 768})
			for kind, page := range kinds {
				f.do("WebDriver:Navigate", map[string]any{"url": address(t, folder) + "/" + page})
				var wrong []string
				if f.run(foxLook, &wrong); len(wrong) > 0 {
					t.Errorf("%s, script %v, %d px: %v", page, script, width, wrong)
				}
				picture := f.shot()
				if n := shades(picture); n < 5 {
					t.Errorf("%s, script %v, %d px: a screenshot of %d colours", page, script, width, n)
				}
				if to := os.Getenv("FIREFOX_SHOTS"); to != "" {
					file, err := os.Create(filepath.Join(to, fmt.Sprintf("%s-%v-%d.png", strings.ReplaceAll(kind, "/", "-"), script, width)))
					if err != nil {
						t.Fatal(err)
					}
					if err := png.Encode(file, picture); err != nil {
						t.Fatal(err)
					}
					file.Close()
				}
			}
		}
	}
}
