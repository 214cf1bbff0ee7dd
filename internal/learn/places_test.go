package learn

import (
	"slices"
	"testing"
)

// TestShorter: how tables shorten the names of places.
func TestShorter(t *testing.T) {
	for _, one := range []struct {
		name, short string
		want, never []string
	}{
		{"石门县", "石门", []string{"石门"}, nil},
		{"靖州苗族侗族自治县", "靖州", []string{"靖州县", "靖州自治县", "靖州"}, []string{"靖州苗族侗族县", "靖州苗族侗族自治"}},
		{"靖州苗族侗族自治县", "靖州自治县", []string{"靖州县", "靖州"}, nil},
		{"靖州苗族侗族自治县", "靖州苗族侗族自治县", nil, []string{"靖州县", "靖州"}}, // nothing tells where the peoples begin
		{"大石门坎彝族回族乡", "石门坎", []string{"大石门坎乡", "大石门坎民族乡", "大石门坎"}, []string{"石门坎乡"}},
		{"枫林乡", "枫林", []string{"枫林"}, []string{"枫林民族乡"}},
		{"江华自治县", "江华", []string{"江华县"}, []string{"江华自治"}},
		{"青阳经济技术开发区", "青阳经开区", []string{"青阳经开区", "经开区"}, []string{"高新区"}},
		{"青阳高新技术产业开发区", "高新", []string{"青阳高新区", "高新区"}, []string{"经开区"}},
		{"北湖经济开发区", "北湖经开区", []string{"北湖经开区"}, []string{"经开区"}}, // 青阳经开区 may be another
	} {
		got := shorter(one.name, one.short, "青阳市")
		for _, w := range one.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s (%s): %v lack %s", one.name, one.short, got, w)
			}
		}
		for _, w := range one.never {
			if slices.Contains(got, w) {
				t.Errorf("%s (%s): %v hold %s", one.name, one.short, got, w)
			}
		}
	}
}
