package chromium

// A place is where one browser may be: a name to be found on PATH, an absolute path, or on Windows a path below
// a folder that an environment variable names.
type place struct {
	system  string // as in runtime.GOOS
	browser string // as its users know it
	path    string // on Windows with %Variable% at its start
}

// places are in order of preference: browsers that are known to print without a window come first, then those
// that offices of China have beside them or instead. Paths of the latter are as their packages install them.
var places = []place{
	{"windows", "Chrome", `%ProgramFiles%\Google\Chrome\Application\chrome.exe`},
	{"windows", "Chrome", `%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe`},
	{"windows", "Chrome", `%LocalAppData%\Google\Chrome\Application\chrome.exe`},
	{"windows", "Edge", `%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe`},
	{"windows", "Edge", `%ProgramFiles%\Microsoft\Edge\Application\msedge.exe`},
	{"windows", "Edge", `%LocalAppData%\Microsoft\Edge\Application\msedge.exe`},
	{"windows", "Chromium", `%LocalAppData%\Chromium\Application\chrome.exe`},
	{"windows", "Chromium", `%ProgramFiles%\Chromium\Application\chrome.exe`},
	{"windows", "Chromium", `chromium`},
	{"windows", "Chrome", `chrome`},
	{"windows", "Edge", `msedge`},
	{"windows", "360极速浏览器", `%LocalAppData%\360ChromeX\Chrome\Application\360ChromeX.exe`},
	{"windows", "360极速浏览器", `%ProgramFiles(x86)%\360\360ChromeX\Chrome\Application\360ChromeX.exe`},
	{"windows", "360极速浏览器", `%LocalAppData%\360Chrome\Chrome\Application\360chrome.exe`},
	{"windows", "360极速浏览器", `%ProgramFiles(x86)%\360\360Chrome\Chrome\Application\360chrome.exe`},
	{"windows", "360安全浏览器", `%AppData%\secoresdk\360se6\Application\360se.exe`},
	{"windows", "360安全浏览器", `%AppData%\360se6\Application\360se.exe`},
	{"windows", "360安全浏览器", `%ProgramFiles(x86)%\360\360se6\Application\360se.exe`},
	{"windows", "360企业安全浏览器", `%ProgramFiles%\360ent\Application\360ent.exe`},
	{"windows", "360企业安全浏览器", `%ProgramFiles(x86)%\360ent\Application\360ent.exe`},
	{"windows", "奇安信可信浏览器", `%LocalAppData%\Qaxbrowser\Application\qaxbrowser.exe`},
	{"windows", "奇安信可信浏览器", `%ProgramFiles%\Qaxbrowser\Application\qaxbrowser.exe`},
	{"windows", "奇安信可信浏览器", `%ProgramFiles(x86)%\Qaxbrowser\Application\qaxbrowser.exe`},

	{"linux", "Chromium", "chromium"},
	{"linux", "Chromium", "chromium-browser"},
	{"linux", "Chrome", "google-chrome"},
	{"linux", "Chrome", "google-chrome-stable"},
	{"linux", "Edge", "microsoft-edge"},
	{"linux", "Edge", "microsoft-edge-stable"},
	{"linux", "Chrome", "chrome"},
	{"linux", "统信浏览器", "uos-browser-stable"},
	{"linux", "统信浏览器", "uos-browser"},
	{"linux", "统信浏览器", "deepin-browser"},
	{"linux", "奇安信可信浏览器", "qaxbrowser-safe-stable"},
	{"linux", "奇安信可信浏览器", "qaxbrowser-safe"},
	{"linux", "奇安信可信浏览器", "qaxbrowser"},
	{"linux", "奇安信可信浏览器", "/opt/qaxbrowser/qaxbrowser"},
	{"linux", "奇安信可信浏览器", "/opt/apps/qaxbrowser/qaxbrowser"},
	{"linux", "奇安信可信浏览器", "qaxbrowser-pioneer-stable"},
	{"linux", "360安全浏览器", "browser360-cn-stable"},
	{"linux", "360安全浏览器", "browser360-cn"},
	{"linux", "360安全浏览器", "browser360"},
	{"linux", "360安全浏览器", "/opt/apps/com.360.browser-stable/files/browser360"},
	{"linux", "龙芯浏览器", "lbrowser-stable"},
	{"linux", "龙芯浏览器", "lbrowser"},
	{"linux", "红莲花安全浏览器", "/opt/apps/htbrowser/htbrowser.sh"},

	{"darwin", "Chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"},
	{"darwin", "Edge", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"},
	{"darwin", "Chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium"},
	{"darwin", "Chromium", "chromium"},
	{"darwin", "360极速浏览器", "/Applications/360Chrome.app/Contents/MacOS/360Chrome"},
}
