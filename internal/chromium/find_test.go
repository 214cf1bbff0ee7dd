package chromium

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	windows := map[string]string{
		"ProgramFiles": `C:\Program Files`, "ProgramFiles(x86)": `C:\Program Files (x86)`,
		"LocalAppData": `C:\Users\李\AppData\Local\`, "AppData": `C:\Users\李\AppData\Roaming`,
	}
	for _, c := range []struct {
		name, system string
		env          map[string]string
		files        []string // what is there
		path, found  string
	}{
		{"Windows with Edge alone", "windows", windows,
			[]string{`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`},
			`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`, "Edge"},
		{"Chrome before Edge before 360", "windows", windows,
			[]string{`C:\Users\李\AppData\Local\360ChromeX\Chrome\Application\360ChromeX.exe`,
				`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
				`C:\Users\李\AppData\Local\Google\Chrome\Application\chrome.exe`},
			`C:\Users\李\AppData\Local\Google\Chrome\Application\chrome.exe`, "Chrome"},
		{"360 of a user", "windows", windows,
			[]string{`C:\Users\李\AppData\Roaming\360se6\Application\360se.exe`},
			`C:\Users\李\AppData\Roaming\360se6\Application\360se.exe`, "360安全浏览器"},
		{"奇安信", "windows", windows,
			[]string{`C:\Program Files\Qaxbrowser\Application\qaxbrowser.exe`},
			`C:\Program Files\Qaxbrowser\Application\qaxbrowser.exe`, "奇安信可信浏览器"},
		{"a variable that is not set leads nowhere", "windows", nil, []string{`\Google\Chrome\Application\chrome.exe`}, "", ""},
		{"Debian", "linux", nil, []string{"chromium"}, "chromium", "Chromium"},
		{"Kylin", "linux", nil, []string{"qaxbrowser-safe-stable"}, "qaxbrowser-safe-stable", "奇安信可信浏览器"},
		{"UOS has two", "linux", nil, []string{"browser360-cn-stable", "uos-browser-stable"}, "uos-browser-stable", "统信浏览器"},
		{"not on PATH", "linux", nil, []string{"/opt/apps/htbrowser/htbrowser.sh"}, "/opt/apps/htbrowser/htbrowser.sh", "红莲花安全浏览器"},
		{"other Unix", "freebsd", nil, []string{"chromium"}, "chromium", "Chromium"},
		{"macOS", "darwin", nil, []string{"/Applications/Chromium.app/Contents/MacOS/Chromium"},
			"/Applications/Chromium.app/Contents/MacOS/Chromium", "Chromium"},
		{"named", "linux", map[string]string{Variable: "/opt/x/chrome"}, []string{"chromium", "/opt/x/chrome"}, "/opt/x/chrome", "/opt/x/chrome"},
		{"a wrong name is not passed over", "linux", map[string]string{Variable: "/opt/x/chrome"}, []string{"chromium"}, "", ""},
		{"nothing", "linux", nil, nil, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := Find(System{OS: c.system, Env: func(v string) string { return c.env[v] }, Look: func(file string) (string, error) {
				if slices.Contains(c.files, file) {
					return file, nil
				}
				return "", fs.ErrNotExist
			}})
			if b.Path != c.path || b.Name != c.found {
				t.Errorf("Find() = %+v, want %q, %q", b, c.path, c.found)
			}
			var none *NotFoundError
			if errors.As(err, &none) != (c.path == "") {
				t.Fatalf("Find() error = %v", err)
			}
			if none == nil {
				return
			}
			if none.Named != c.env[Variable] {
				t.Errorf("named %q, want %q", none.Named, c.env[Variable])
			}
			if none.Named == "" && (len(none.Looked) < 3 || len(slices.Compact(slices.Sorted(slices.Values(none.Looked)))) != len(none.Looked)) {
				t.Errorf("looked for %s", strings.Join(none.Looked, ", "))
			}
		})
	}
}
