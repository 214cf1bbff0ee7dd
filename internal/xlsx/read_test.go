package xlsx

import "testing"

func mustRead(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestReadWhatWriteWrote(t *testing.T) {
	f := mustRead(t, mustWrite(t, formBook()))
	if len(f.Sheets) != 3 {
		t.Fatalf("%d sheets, want 3", len(f.Sheets))
	}
	g := f.Sheet("填报")
	if v := g.At(4, 3); v == nil || v.Kind != Number || v.Text != "1.158" || v.Raw != "1.1579999999999999" {
		t.Errorf("C4 = %+v", v)
	}
}
