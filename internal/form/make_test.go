package form

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestMakeGivesTheSameBytes(t *testing.T) {
	for _, of := range sites {
		s := openDir(t, of.root)
		for _, one := range []bool{false, true} {
			a, err := Make(s, of.open, one)
			if err != nil {
				t.Fatalf("%s: %v", of.name, err)
			}
			b, _ := Make(openDir(t, of.root), of.open, one)
			for k := range a {
				if a[k].Name != b[k].Name || !bytes.Equal(a[k].Content, b[k].Content) {
					t.Errorf("%s: %s differs when it is made again", of.name, a[k].Name)
				}
				if dir := os.Getenv("FORMS"); dir != "" {
					os.WriteFile(filepath.Join(dir, of.name+"-"+a[k].Name), a[k].Content, 0o644)
				}
			}
		}
	}
}
