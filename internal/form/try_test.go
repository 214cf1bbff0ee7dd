package form

import (
	"os"
	"testing"
	"bulletin/internal/model"
)

func TestTry(t *testing.T) {
	if os.Getenv("TRY") == "" { t.Skip() }
	s := openDir(t, "../..")
	files, err := Make(s, model.Period{Year: 2022, Month: 7}, false)
	if err != nil { t.Fatal(err) }
	os.MkdirAll("/tmp/imp/forms", 0o777)
	for _, f := range files { os.WriteFile("/tmp/imp/forms/"+f.Name, f.Content, 0o666) }
}
