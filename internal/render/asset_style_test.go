package render

import (
	"bytes"
	"io/fs"
	"testing"

	"bulletin/layouts"
)

// TestLeanStyle: what a browser does not read is left out, and what it reads stays.
func TestLeanStyle(t *testing.T) {
	for in, want := range map[string]string{
		"a  b > c , d:hover :first-child { color : red ; margin: 0 1px; }\n":    "a b>c,d:hover :first-child{color :red;margin:0 1px}\n",
		"/* of\n   two lines */\n\ta{}\n\n\nb{} /* behind */ c{}":               "a{}\nb{}\nc{}\n",
		"@media print and (max-width: 2px) {\n  a { b: c; }\n  d { e: f }\n}\n": "@media print and (max-width:2px){a{b:c}\nd{e:f}}\n",
		"a { content: \"/* ; } \\\" { \" '\\'  ; '  attr(x); }":                 "a{content:\"/* ; } \\\" { \" '\\'  ; ' attr(x)}\n",
		"a { width: calc(1px + -2px * (3 - 1)) }":                               "a{width:calc(1px + -2px * (3 - 1))}\n",
		"a { b: url(//x/*y ; z) url( 'p ; q' ) }":                               "a{b:url(//x/*y ; z) url( 'p ; q' )}\n",
		"a/* */.b /* */ .c{}": "a/**/.b .c{}\n",
		"a{ b: c /* no end":   "a{ b: c /* no end",
		"a{ b: \"no end":      "a{ b: \"no end",
		"":                    "\n",
	} {
		if got := string(leanStyle([]byte(in))); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	styles, err := fs.Glob(layouts.Files, "assets/*.css")
	if err != nil || len(styles) == 0 {
		t.Fatal(styles, err)
	}
	for _, name := range styles {
		whole, err := fs.ReadFile(layouts.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		once := leanStyle(whole)
		if again := leanStyle(once); !bytes.Equal(again, once) {
			t.Errorf("%s: made lean again, it is another", name)
		}
		if len(once)*20 > len(whole)*19 {
			t.Errorf("%s: %d bytes of %d are left", name, len(once), len(whole))
		}
	}
}
