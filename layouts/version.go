package layouts

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

//go:embed assets/echarts.txt
var echartsMadeOf string

// ECharts is the version of the embedded ECharts, as its record says it.
func ECharts() string {
	for line := range strings.Lines(echartsMadeOf) {
		if rest, found := strings.CutPrefix(line, "package: echarts "); found {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

// Digest is a SHA-256, in hexadecimal, over the names and contents of [Files] in the order of their names: equal digests, equal looks.
var Digest = sync.OnceValue(func() string {
	hash := sha256.New()
	fs.WalkDir(Files, ".", func(name string, d fs.DirEntry, err error) error { // the embedded files cannot fail
		if err != nil || d.IsDir() {
			return err
		}
		content, err := Files.ReadFile(name)
		fmt.Fprintf(hash, "%s\x00%d\x00", name, len(content))
		hash.Write(content)
		return err
	})
	return hex.EncodeToString(hash.Sum(nil))
})
