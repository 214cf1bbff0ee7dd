package load

import (
	"strings"
	"testing"
)

// TestDeviceNames: an edition is not named as Windows names devices. No such folder can stand in testdata: a repository with one
// cannot be checked out there.
func TestDeviceNames(t *testing.T) {
	for _, id := range []string{"con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"} {
		site := baseSite(t)
		put(site, "content/"+id+"/edition.md", string(site["content/2023-q1/edition.md"].Data))
		want := "content/" + id + ": 错误[bad-id]: 编号“" + id + "”是 Windows 的保留名，不能作文件名；换一个编号。\n"
		if got := messages(t, site); !strings.Contains(got, want) {
			t.Errorf("Site() =\n%swant\n%s", got, want)
		}
	}
}
