package picture

import (
	"errors"
	"sync"
	"testing"
	"testing/fstest"
)

// TestShelf: each picture is made once however many ask, two files of one content are one picture, and what is forgotten is made again.
func TestShelf(t *testing.T) {
	same, other := pngOf(t, scene(30, 20)), pngOf(t, scene(20, 30))
	s := NewShelf(fstest.MapFS{
		"content/a/x.png": {Data: same}, "content/a/counties/y.png": {Data: same}, "content/a/z.png": {Data: other},
		"content/ab/x.png": {Data: other}, "content/a/cut.png": {Data: same[:50]},
	})
	taken := make([]*Picture, 20)
	var wait sync.WaitGroup
	for k := range taken {
		wait.Go(func() {
			taken[k], _ = s.Take([]string{"content/a/x.png", "content/a/counties/y.png"}[k%2])
			s.Called("x")
		})
	}
	wait.Wait()
	for k, p := range taken {
		if p == nil || p != taken[k%2] || p.Name != taken[0].Name {
			t.Fatalf("%d: %v", k, p)
		}
	}
	for _, file := range []string{"content/a/z.png", "content/ab/x.png"} {
		if _, err := s.Take(file); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Take("content/a/cut.png"); !errors.As(err, new(*Fault)) {
		t.Errorf("a broken file: %v", err)
	}
	if list := s.Below("content/a"); len(list) != 2 || list[0].Name >= list[1].Name {
		t.Errorf("below: %v", list)
	}
	if got := s.Called(taken[0].Name); string(got) != string(taken[0].Content) || s.Called("none.png") != nil {
		t.Errorf("called %s: %d bytes", taken[0].Name, len(got))
	}
	s.Forget("content/a")
	if list := s.Below("content/a"); len(list) > 0 || s.Called(taken[0].Name) != nil {
		t.Errorf("not forgotten: %v", list)
	}
	if again, err := s.Take("content/a/x.png"); err != nil || again == taken[0] || again.Name != taken[0].Name {
		t.Errorf("made again: %v, %v", again, err)
	}
}
