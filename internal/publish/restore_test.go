package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// storeOf are the names in the store.
func storeOf(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, storeName))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// TestRestore: any publication of the history comes back, also when its files have been deleted meanwhile, and the store holds
// each file once.
func TestRestore(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	sites := []site{first, second}
	for n := 3; n <= 8; n++ {
		s := second.with("index.html", page(fmt.Sprint("home ", n))).with(fmt.Sprintf("assets/n.%d.css", n), fmt.Sprint("asset ", n))
		if n%2 == 0 {
			s = s.without("2022-q3/index.html", "2022-q3/counties/yi.html").with("2022-h1/board.html", first["2022-h1/counties/jia.html"])
		}
		sites = append(sites, s)
	}
	yes := func(o *Options) { o.Yes, o.Keep = true, 1 }
	for _, s := range sites {
		mustPublish(t, d, s, yes)
	}
	for _, name := range storeOf(t, dir) {
		var sum Sum
		must(t, sum.UnmarshalText([]byte(name)))
		if got, err := hashOf(d, storePath(sum)); err != nil || got != sum {
			t.Errorf("store/%s holds %s, %v", name, got, err)
		}
	}
	for _, n := range []int{1, 8, 3, 2, 6, 1, 7} {
		r := mustPublish(t, d, nil, func(o *Options) { o.Source, o.Restore, o.Verify, o.Yes, o.Keep, o.Store = nil, n, true, true, 1, 20 })
		if r.Restored != n || r.Verified != len(sites[n-1])+1 || len(r.Missing)+len(r.Differ) > 0 {
			t.Errorf("back to %d: %+v", n, r)
		}
		got := tree(t, dir)
		for name, content := range sites[n-1] {
			if got[name] != content {
				t.Errorf("back to %d: %s = %q", n, name, got[name])
			}
		}
	}
	list, err := History(d)
	if err != nil || len(list) != 15 || list[14].Restores != 7 || list[14].Number != 15 {
		t.Errorf("History = %+v, %v", list, err)
	}
	mustPublish(t, d, nil, func(o *Options) { o.Source, o.Restore = nil, 15 }) // it stands
	var unknown *NumberError
	o := options(d, nil)
	o.Source, o.Restore = nil, 99
	if _, err := Publish(o); !errors.As(err, &unknown) || len(unknown.Known) != 15 {
		t.Errorf("Publish = %v", err)
	}
}

// TestStore: only so many publications are kept as were asked for, with none the store is empty, and a file that somebody took or
// changed there keeps the site that stands.
func TestStore(t *testing.T) {
	dir := memory(t)
	d := open(t, dir)
	for n := range 6 {
		mustPublish(t, d, first.with("index.html", page(fmt.Sprint("home ", n))), func(o *Options) { o.Store = 2 })
	}
	if got := storeOf(t, dir); len(got) != 2 {
		t.Errorf("the store holds %d files", len(got))
	}
	if list, err := History(d); err != nil || len(list) != 3 || list[0].Number != 4 {
		t.Errorf("History = %+v, %v", list, err)
	}
	was := tree(t, dir)
	for _, name := range storeOf(t, dir) {
		put(t, filepath.Join(dir, storeName, name), "damaged")
	}
	back := func() error {
		o := options(d, nil)
		o.Source, o.Restore = nil, 4
		_, err := Publish(o)
		return err
	}
	var lost *StoreError
	if err := back(); !errors.As(err, &lost) || strings.Join(lost.Paths, " ") != "index.html" {
		t.Errorf("back to 4: %v", err)
	}
	must(t, os.RemoveAll(filepath.Join(dir, storeName)))
	if err := back(); !errors.As(err, &lost) {
		t.Errorf("back to 4: %v", err)
	}
	if d := differ(tree(t, dir), was); d != "" {
		t.Error(d)
	}
	mustPublish(t, d, second, func(o *Options) { o.Store = 0 })
	if got := storeOf(t, dir); len(got) != 0 {
		t.Errorf("the store holds %q", got)
	}
}
