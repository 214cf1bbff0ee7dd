package attach

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
)

// shared are pages of which documents hold different ones: links that lead somewhere in some of them, drawings that repeat.
func shared() []Page {
	const drawing = `<svg role="img"><g class="known"><path fill="red" d="M0 0L10 5L20 9L30 11L40 14L50 18L60 30"/><rect fill="url(#hatch)" width="4" height="3"/></g></svg>`
	var pages []Page
	for k := range 4 {
		links := ""
		for to := range 5 {
			links += fmt.Sprintf(`<li><a href="%d.html">%d</a></li>`+"\n", to, to)
		}
		pages = append(pages, page(fmt.Sprintf("%d.html", k), fmt.Sprintf(`<h2 id="figures">%d</h2>`, k)+
			`<nav><ul>`+links+`</ul></nav><p data-link>另见<a href="2.html">二</a></p><p>见<a class="known" rel="next" title="三" href="3.html#x">三</a> <a href="1.html"> 一</a></p>`+
			`<div data-embedded hidden>数据</div><pattern id="hatch"></pattern><b id="x">x</b><i id="idle">i</i>`+drawing+strings.ReplaceAll(chart, "o-c", fmt.Sprint("o-c", k))))
	}
	return pages
}

// TestMadeTogether holds that a document is the same whatever else is made of its parts, by how many at once.
func TestMadeTogether(t *testing.T) {
	pages := shared()
	m := NewMaker(assets())
	var parts []*Part
	for _, p := range pages {
		part, err := m.Part(p, false)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, part)
	}
	var group sync.WaitGroup
	for _, choice := range [][]int{{0, 1}, {1, 0}, {3, 2, 1, 0}, {2, 3}, {0, 1, 2, 3}, {1, 3}} {
		group.Go(func() {
			var paths []string
			alone := &bundle{Assets: assets(), Data: &Data{"d.csv", []byte("1,2")}}
			d := &Document{Data: alone.Data}
			for _, k := range choice {
				paths = append(paths, pages[k].Path)
				alone.Parts = append(alone.Parts, pages[k])
				d.Parts = append(d.Parts, parts[k])
			}
			alone.Frame, d.Frame = frame(paths...), frame(paths...)
			want, err := alone.html()
			if err != nil {
				t.Error(err)
				return
			}
			got, err := m.HTML(d)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("parts %v: %v\n%s\nalone\n%s", choice, err, got, want)
			}
			if bytes.ContainsAny(got, "\xff\xfe") || bytes.Count(got, []byte("数据</div>")) != 1 || bytes.Contains(got, []byte("idle")) {
				t.Errorf("parts %v: a mark is left, or the place of the data is not there once", choice)
			}
		})
	}
	group.Wait()
}

// TestLinksTogether holds what becomes of the same links in two documents.
func TestLinksTogether(t *testing.T) {
	pages := shared()
	for _, c := range []struct {
		parts      []int
		want, none []string
	}{
		{[]int{0, 1}, []string{`<nav><ul><li><a href=#p1>0</a>` + "\n" + `<li><a href=#p2>1</a>` + "\n" + `</ul></nav><p>见<span class=known title=三>三</span> <a href=#p2> 一</a>`},
			[]string{"另见", "rel=next"}},
		{[]int{3, 2}, []string{`<nav><ul>` + "\n" + `<li><a href=#p2>2</a>` + "\n" + `<li><a href=#p1>3</a>`, `<p>另见<a href=#p2>二</a>`, ` rel=next>三</a> 一`},
			[]string{"title=三"}},
	} {
		b := &bundle{Parts: []Page{pages[c.parts[0]], pages[c.parts[1]]}}
		b.Frame = frame(b.Parts[0].Path, b.Parts[1].Path)
		got := made(t, b)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("parts %v: no %s in\n%s", c.parts, want, got)
			}
		}
		for _, none := range c.none {
			if strings.Contains(got, none) {
				t.Errorf("parts %v: %s in\n%s", c.parts, none, got)
			}
		}
	}
}

// TestForgedMarks has pages that hold what marks are made of: it is no UTF-8, and becomes what browsers show for it.
func TestForgedMarks(t *testing.T) {
	got := made(t, &bundle{Frame: frame("a.html", "b.html"), Parts: []Page{
		page("a.html", "<!--#\xffo2\xfe--><p title=\"\xffr0\xfe\">\xffo1\xfe</p><!--#x-->"), page("b.html", "x"),
	}})
	if !strings.Contains(got, "\uFFFDo1\uFFFD") || strings.Contains(got, "<!--") {
		t.Error(got)
	}
}

// TestManyDocumentsCostLittle holds that a document of parts that are ready is put together and not made anew: it takes a
// fraction of the allocations that its parts took, however much stands in them.
func TestManyDocumentsCostLittle(t *testing.T) {
	rows := strings.Repeat(`<tr><td data-sort="1">1</td><td><span class="known">二</span></td></tr>`, 400)
	big := []Page{page("a.html", "<table>"+rows+"</table>"), page("b.html", "<table>"+rows+"</table>")}
	m := NewMaker(assets())
	var parts []*Part
	ready := testing.AllocsPerRun(1, func() {
		parts = nil
		for _, p := range big {
			part, err := m.Part(p, true)
			if err != nil {
				t.Fatal(err)
			}
			parts = append(parts, part)
		}
	})
	d := &Document{Frame: frame("a.html", "b.html"), Parts: parts, Static: true}
	one := testing.AllocsPerRun(3, func() {
		if _, err := m.HTML(d); err != nil {
			t.Fatal(err)
		}
	})
	if one*10 > ready {
		t.Errorf("a document takes %.0f allocations, its parts took %.0f", one, ready)
	}
}
