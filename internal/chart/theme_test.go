package chart

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// themeText is the theme of layouts/assets/charts.js, and seriesText what series have in common by their ids, as that script
// holds them.
var (
	themeText  = sync.OnceValue(func() string { return scriptText("theme") })
	seriesText = sync.OnceValue(func() string { return scriptText("series") })
)

func scriptText(name string) string {
	script, err := os.ReadFile("../../layouts/assets/charts.js")
	if err != nil {
		panic(err)
	}
	_, rest, _ := strings.Cut(string(script), "const "+name+" = /* JSON */")
	text, _, found := strings.Cut(rest, "; /* JSON */")
	if !found {
		panic("charts.js: no " + name + " between its marks")
	}
	// the colours that render.Palette writes
	for name, colour := range map[string]string{"ink": testLook.ink, "secondary": testLook.secondary, "rule": testLook.rule} {
		text = strings.ReplaceAll(text, `"--`+name+`"`, `"`+colour+`"`)
	}
	return text
}

var trailing = regexp.MustCompile(`-\d+$`)

// shared is what a series has by its id.
func shared(t *testing.T, series any) any {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal([]byte(seriesText()), &all); err != nil {
		t.Fatalf("the series are not JSON: %v", err)
	}
	id := word(series, "id")
	if all[id] != nil {
		return all[id]
	}
	return all[trailing.ReplaceAllString(id, "")]
}

// themed is an option with all that ECharts takes from the theme where the option does not say it.
func themed(t *testing.T, b []byte) map[string]any {
	t.Helper()
	var option, theme map[string]any
	if err := json.Unmarshal(b, &option); err != nil {
		t.Fatalf("the option is not JSON: %v\n%s", err, b)
	}
	if err := json.Unmarshal([]byte(themeText()), &theme); err != nil {
		t.Fatalf("the theme is not JSON: %v", err)
	}
	if strings.Contains(themeText(), `"--`) {
		t.Fatal("the theme names a colour that palette.css has not, or that this test does not know")
	}
	for _, key := range []string{"animation", "backgroundColor", "textStyle", "grid", "tooltip"} {
		under(option, key, theme[key])
	}
	for _, name := range []string{"xAxis", "yAxis"} {
		for _, a := range option[name].([]any) {
			axis := a.(map[string]any)
			if axis["type"] == nil {
				axis["type"] = "value"
				if axis["data"] != nil {
					axis["type"] = "category"
				}
			}
			merge(axis, theme[axis["type"].(string)+"Axis"])
		}
	}
	for _, s := range option["series"].([]any) {
		series := s.(map[string]any)
		merge(series, shared(t, series))
		if id := word(series, "id"); series["label"] != nil && trailing.ReplaceAllString(id, "") == "cells" {
			first := option["series"].([]any)[0].(map[string]any)["label"].(map[string]any)
			for _, key := range []string{"rich", "lineHeight", "offset", "fontSize", "fontWeight"} {
				if first[key] != nil {
					series["label"].(map[string]any)[key] = first[key]
				}
			}
		}
		merge(series, theme[series["type"].(string)])
		if series["markLine"] != nil {
			merge(series["markLine"].(map[string]any), theme["markLine"])
		}
	}
	return option
}

// under gives object[key] what base says and it does not.
func under(object map[string]any, key string, base any) {
	switch own := object[key].(type) {
	case nil:
		object[key] = base
	case map[string]any:
		merge(own, base)
	}
}

func merge(object map[string]any, base any) {
	from, _ := base.(map[string]any)
	for key, value := range from {
		under(object, key, clone(value))
	}
}

func clone(v any) any {
	object, ok := v.(map[string]any)
	if !ok {
		return v
	}
	out := map[string]any{}
	for key, value := range object {
		out[key] = clone(value)
	}
	return out
}
