package attach

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestCompact holds what becomes of drawings.
func TestCompact(t *testing.T) {
	const long = `<text x="10" y="20">一月</text><text x="30" y="20">二月</text><text x="50" y="20">三月</text>`
	for _, c := range []struct{ name, in, want string }{
		{"lines alike", `<g><line x1="0" y1="1.5" x2="9" y2="1.5"/><line x1="0" y1="3.5" x2="9" y2="3.5"/></g>`, `<path d="M0 1.5H9m-9 2H9"/>`},
		{"lines unlike", `<g><line x1="0" y1="1" x2="9" y2="1" stroke="red"/><line x1="0" y1="3" x2="9" y2="3"/></g>`,
			`<path class=vEZ d="M0 1H9"/><path d="M0 3H9"/>`},
		{"what lies between", `<g><rect width="4" height="4"/><text>a</text><rect x="2" width="4" height="4"/></g>`,
			`<path d="M0 0h4v4H0z"/><text>a</text><path d="M2 0h4v4H2z"/>`},
		{"round corners stay", `<rect rx="2" width="4" height="4"/>`, `<rect rx=2 width=4 height=4 />`},
		{"no width stays", `<rect width="0" height="4"/>`, `<rect width=0 height=4 />`},
		{"dots", `<g fill="red"><circle cx="1" cy="2" r="2"/><circle cx="5" cy="2" r="2"/></g>`, `<g class=vm6><path class=v2w d="M1 2h0M5 2h0"/></g>`},
		{"a ring stays", `<g stroke="red" fill="none"><circle cx="1" cy="2" r="2"/></g>`, `<circle cx=1 cy=2 r=2 class=vWF />`},
		{"points", `<polyline points="0,0 10,5 20,0"/>`, `<path d="M0 0 10 5 20 0"/>`},
		{"curves at whole months", `<polyline points="0.4,0.4 10.6,5.5 20,0"/>`, `<path d="M0 .4 11 5.5 20 0"/>`},
		{"a point is no line", `<polyline points="0,0"/>`, `<polyline points=0,0 />`},
		{"unknown classes go", `<g class="known strange"><text>a</text></g>`, `<text class=known>a</text>`},
		{"a class of its own", `<g fill="red"><text fill="blue">a</text></g>`, `<g class=vm6><text class=vBn>a</text></g>`},
		{"a fill by reference stays", `<rect width="4" height="4" fill="url(#h)"/>`, `<path fill=url(#h) d="M0 0h4v4H0z"/>`},
		{"text at whole pixels", `<text x="1.6" y="-2.4">a</text>`, `<text x=2 y=-2>a</text>`},
		{"turned text stays", `<text x="1.6" transform="rotate(90)">a</text>`, `<text x=1.6 transform=rotate(90)>a</text>`},
		{"empty groups go", `<g class="known"></g><text>a</text>`, `<text>a</text>`},
		{"repeats are said once", `<g>` + long + `</g><g class="known">` + long + `</g><g>` + long + `</g>`,
			`<g id=ipMq><text x=10 y=20>一月</text><text x=30 y=20>二月</text><text x=50 y=20>三月</text></g>` +
				`<g class=known><text x=10 y=20>一月</text><text x=30 y=20>二月</text><text x=50 y=20>三月</text></g><use href=#ipMq />`},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := drawn(t, ".known{color:red}", `<svg xmlns="http://www.w3.org/2000/svg" role="img">`+c.in+`</svg>`)
			_, got, _ := strings.Cut(out, "<svg role=img>")
			got, _, _ = strings.Cut(got, "</svg>")
			if got != c.want {
				t.Errorf("is\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestShare has two drawings of one curve, and style sheets that find the curve by its class alone, by where it stands, or
// by its element.
func TestShare(t *testing.T) {
	for _, c := range []struct {
		name, sheet, role, class string
		shared                   bool
	}{
		{"by its class", ".now{fill:none}", "", "now", true},
		{"by where it stands", ".spark .now{fill:none}", "", "now", false},
		{"by its class on paper", "@media print{.now{fill:none}}", "", "now", true},
		{"by where it stands on paper", ".now{fill:none}@media print{.spark .now{fill:none}}", "", "now", false},
		{"by its element", ".spark path{fill:none}", "", "", false},
		{"a picture", ".spark path{fill:none}", `role="img"`, "", true},
	} {
		drawing := `<svg ` + c.role + `><path class="` + c.class + `" d="M0 0L10 5L20 9L30 11L40 14L50 18L60 30"/></svg>`
		out := drawn(t, c.sheet, drawing+drawing)
		if strings.Contains(out, "<use") != c.shared {
			t.Errorf("%s: %s", c.name, out)
		}
	}
}

// TestShapesThatStyleSheetsName holds that a shape which a style sheet names stays that shape.
func TestShapesThatStyleSheetsName(t *testing.T) {
	out := drawn(t, "p .a>line,b{stroke:red}.rect{clip:rect(0 0 0 0)}", `<svg><line x2="4"/><rect width="4" height="4"/></svg>`)
	if want := `<svg><line x2=4 /><path d="M0 0h4v4H0z"/></svg>`; !strings.Contains(out, want) {
		t.Errorf("is %s, want %s", out, want)
	}
}

// drawn is a page of drawings as a document, with a style sheet.
func drawn(t *testing.T, sheet, drawings string) string {
	t.Helper()
	page := Page{"a.html", []byte(`<link rel="stylesheet" href="a.css"><main id="main">` + drawings + `</main>`)}
	out := made(t, &bundle{Parts: []Page{page}, Assets: map[string][]byte{"a.css": []byte(sheet)}})
	_, out, _ = strings.Cut(out, "<main")
	return out
}

// TestSortByText has tables of one column.
func TestSortByText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"shown", `<td data-sort="12">12</td>`, `<th data-text>x</th></tr></thead><tbody><tr><td>12</td>`},
		{"a minus", `<td data-sort="-2.5">−2.5</td>`, `<td>−2.5</td>`},
		{"rounded", `<td data-sort="2.54">2.5</td>`, `<th>x</th></tr></thead><tbody><tr><td data-sort=3>2.5</td>`},
		{"keys keep their order", `<td data-sort="2.544">2.5</td></tr><tr><td data-sort="2.536">2.5</td></tr><tr><td data-sort="2.544">2.5</td></tr><tr><td data-sort="31.25">31.3</td></tr><tr><td>2.54</td>`,
			`<td data-sort=3>2.5</td></tr><tr><td data-sort=2.5>2.5</td></tr><tr><td data-sort=3>2.5</td></tr><tr><td data-sort=31>31.3</td></tr><tr><td>2.54</td>`},
		{"a note", `<td data-sort="7">7<sup>1</sup></td>`, `<th>x</th></tr></thead><tbody><tr><td data-sort=7>7<sup>1</sup></td>`},
		{"a state", `<td data-sort="5">▼ 滞后</td>`, `<td data-sort=5>▼ 滞后</td>`},
		{"beside a gap", `<td data-sort="5">5</td></tr><tr><td>未报送</td>`, `<td>5</td></tr><tr><td>未报送</td>`},
		{"beside a number that is no key", `<td data-sort="5">5</td></tr><tr><td>7</td>`, `<td data-sort=5>5</td></tr><tr><td>7</td>`},
		{"under a group", `<th colspan="9">组</th></tr><tr><td data-sort="5">5</td>`, `<th colspan=9>组</th></tr><tr><td>5</td>`},
	} {
		root, err := html.Parse(strings.NewReader("<table><thead><tr><th>x</th></tr></thead><tbody><tr>" + c.in))
		if err != nil {
			t.Fatal(err)
		}
		sortByText(root)
		var out writer
		out.write(root)
		if !strings.Contains(string(out.out), c.want) {
			t.Errorf("%s: %s, want %s", c.name, string(out.out), c.want)
		}
	}
}

func TestGaps(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`<td><span aria-hidden="true">—</span><span class="said">未报送</span></td>`, `<td class=dash><span class=said>未报送</span></td>`},
		{`<td><span aria-hidden="true">▲</span><span class="said">上升</span></td>`, `<td><span aria-hidden=true>▲</span><span class=said>上升</span></td>`},
		{`<td><span aria-hidden="true">—</span></td>`, `<td><span aria-hidden=true>—</span></td>`},
	} {
		root, err := html.Parse(strings.NewReader("<table><tbody><tr>" + c.in))
		if err != nil {
			t.Fatal(err)
		}
		gaps(root)
		var out writer
		out.write(root)
		if !strings.Contains(string(out.out), c.want) {
			t.Errorf("%s becomes %s, want %s", c.in, string(out.out), c.want)
		}
	}
}

// The picture of a chart is sized by style sheets, any other drawing by itself.
func TestCompactSizes(t *testing.T) {
	const drawing = `<svg role="img" class="picture" viewBox="0 0 9 9" width="9" height="9"><title>t</title></svg>`
	for _, c := range []struct {
		box   string
		sized bool
	}{
		{`<figure class="chart slim"><div class="picture">%</div></figure>`, false},
		{`<figure class="drawing"><div class="picture">%</div></figure>`, true},
		{`<div class="wall">%</div>`, true},
	} {
		root, err := parse(&Page{Content: []byte(strings.Replace(c.box, "%", drawing, 1))})
		if err != nil {
			t.Fatal(err)
		}
		(&compactor{looks: newLooks(nil), class: func(string) string { return "v" }}).compact(root)
		svg := all(root, func(n *html.Node) bool { return n.Data == "svg" })[0]
		if hasAttr(svg, "width") != c.sized || hasAttr(svg, "height") != c.sized || !hasAttr(svg, "viewBox") {
			t.Errorf("%s: %v", c.box, svg.Attr)
		}
	}
}
