package layouts

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
)

// record reads assets/echarts.txt: "key: value" lines; keys that repeat belong to the package above them.
func record(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("assets/echarts.txt")
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	of := ""
	for line := range strings.Lines(string(text)) {
		key, value, found := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case !found || strings.HasPrefix(line, "#"):
			continue
		case key == "package":
			name, version, _ := strings.Cut(value, " ")
			of = name + " "
			key, value = "version", version
		case key == "minifier":
			of = ""
		}
		values[of+key] = value
	}
	return values
}

func TestBundleIsTheOneOfTheRecord(t *testing.T) {
	bundle, err := Files.ReadFile("assets/echarts.min.js")
	if err != nil {
		t.Fatal(err)
	}
	want := record(t)
	sum := sha256.Sum256(bundle)
	if got := hex.EncodeToString(sum[:]); got != want["sha256"] {
		t.Errorf("sha256 of echarts.min.js = %s, want %s of echarts.txt; run go generate ./layouts", got, want["sha256"])
	}
	if got := strconv.Itoa(len(bundle)); got != want["bytes"] {
		t.Errorf("echarts.min.js has %s bytes, want %s", got, want["bytes"])
	}
	for _, forbidden := range []string{"\r", "import(", "new Worker", "fetch(", "XMLHttpRequest"} {
		if bytes.Contains(bundle, []byte(forbidden)) {
			t.Errorf("echarts.min.js holds %q", forbidden)
		}
	}
}

func TestRecordNamesThePinnedPackages(t *testing.T) {
	text, err := os.ReadFile("echarts/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte("://")) {
		t.Error("package-lock.json names a host")
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity string }
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		t.Fatal(err)
	}
	got := record(t)
	for _, name := range []string{"echarts", "zrender", "tslib"} {
		want := lock.Packages["node_modules/"+name]
		if got[name+" version"] != want.Version {
			t.Errorf("version of %s = %s, want %s", name, got[name+" version"], want.Version)
		}
		if got[name+" integrity"] != want.Integrity {
			t.Errorf("integrity of %s = %s, want %s", name, got[name+" integrity"], want.Integrity)
		}
		if got[name+" licence"] == "" {
			t.Errorf("no licence of %s", name)
		}
	}
}

// A published folder holds nothing of the packages but the script, so the script carries their notices.
func TestNoticesTravelWithTheBundle(t *testing.T) {
	bundle, err := Files.ReadFile("assets/echarts.min.js")
	if err != nil {
		t.Fatal(err)
	}
	notice, err := os.ReadFile("../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Copyright 2017-2026 The Apache Software Foundation",
		"Copyright (c) 2017, Baidu Inc.",
		"Copyright 2010-2016 Mike Bostock",
		"Copyright (c) Microsoft Corporation.",
	} {
		if !bytes.Contains(bundle, []byte(want)) {
			t.Errorf("echarts.min.js lacks %q", want)
		}
		if !bytes.Contains(notice, []byte(want)) {
			t.Errorf("NOTICE lacks %q", want)
		}
	}
}
