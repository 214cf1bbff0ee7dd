package main

import (
	"strings"
	"testing"
	"time"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		failed         bool
	}{
		{"passes", `{"Action":"output","Package":"a","Test":"TestX","Output":"=== RUN   TestX\n"}
{"Action":"output","Package":"a","Test":"TestX","Output":"    said\n"}
{"Action":"pass","Package":"a","Test":"TestX","Elapsed":2}
{"Action":"output","Package":"a","Output":"PASS\n"}
{"Action":"output","Package":"a","Output":"ok  \ta\t2.1s\n"}
{"Action":"pass","Package":"a","Elapsed":2.1}
`, "ok  \ta\t2.1s\n", false},
		{"fails", `{"Action":"output","Package":"a","Test":"TestX/y","Output":"    x_test.go:1: wrong\n"}
{"Action":"fail","Package":"a","Test":"TestX/y","Elapsed":1}
{"Action":"output","Package":"a","Test":"TestX","Output":"--- FAIL: TestX (1.00s)\n"}
{"Action":"fail","Package":"a","Test":"TestX","Elapsed":1}
{"Action":"output","Package":"a","Output":"FAIL\ta\t1.1s\n"}
{"Action":"fail","Package":"a","Elapsed":1.1}
`, "    x_test.go:1: wrong\n--- FAIL: TestX (1.00s)\nFAIL\ta\t1.1s\n", true},
		{"never ends", `{"Action":"output","Package":"a","Test":"TestX","Output":"panic: test timed out\n"}
{"Action":"output","Package":"a","Output":"FAIL\ta\t600s\n"}
{"Action":"fail","Package":"a","Elapsed":600}
`, "FAIL\ta\t600s\npanic: test timed out\n", true},
		{"does not build", `{"ImportPath":"a","Action":"build-output","Output":"a.go:1: syntax error\n"}
{"ImportPath":"a","Action":"build-fail"}
`, "a.go:1: syntax error\n", true},
		{"go speaks", "go: no such module\n", "go: no such module\n", false},
	} {
		var out strings.Builder
		failed, _, err := read(strings.NewReader(c.in), &out)
		if out.String() != c.want || failed != c.failed || err != nil {
			t.Errorf("%s: %q, failed %v, %v; want %q, %v", c.name, out.String(), failed, err, c.want, c.failed)
		}
	}
}

func TestList(t *testing.T) {
	var out strings.Builder
	list(&out, 90*time.Second, []test{{"a", "TestFast", .1}, {"b", "TestSlow", 12}})
	if want := "\n2 tests in 90.0s; the slowest:\n   12.00s  b TestSlow\n    0.10s  a TestFast\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}
