package page

import (
	"bytes"
	"html"
	"html/template"
	"strconv"

	"bulletin/internal/analysis"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
	"bulletin/internal/proof"
	"bulletin/internal/prose"
	"bulletin/internal/reference"
)

// Proof is a text of an edition that can be proved: held against the data, with its marks, apart from the pages that it
// stands on.
type Proof struct {
	Kind  string // the heading that it stands under: 通报, 县市, 指标, 督办台账
	Title string
	File  string // that it is written in

	parts func(*prover)
}

// Prove makes the text with its marks. The ids of marks begin with prefix, which is not empty. Mistakes that no mark tells
// are the text's faults. It may be called by several goroutines at once.
func (p *Proof) Prove(prefix string) proof.Text {
	v := &prover{prefix: prefix, text: proof.Text{Prefix: prefix, Title: p.Title, File: p.File}}
	p.parts(v)
	v.text.Tally = proof.Count(v.text.Marks)
	for _, d := range v.diags.Sorted() {
		if d.Severity == diag.Error && d.Code != "contradiction" {
			v.text.Faults = append(v.text.Faults, d)
		}
	}
	return v.text
}

// Proofs are the texts of an edition that are held against the data, in the order of its pages.
func Proofs(e *model.Edition, site *model.Site, parser *prose.Parser) []Proof {
	return newEdition(e, parser, newViews(site)).proofs()
}

func (ed *edition) proofs() []Proof {
	e, site := ed.view.Edition, ed.site
	list := ed.bulletinProofs()
	for _, r := range ed.paged {
		if doc := e.Counties[r.Index]; doc != nil {
			list = append(list, ed.documentProof(site.Words.Member, r.Name, doc, reference.Defaults{Region: r}))
		}
	}
	for _, i := range site.Indicators {
		if doc := e.Indicators[i.Index]; doc != nil {
			list = append(list, ed.documentProof("指标", i.Name, doc, reference.Defaults{Indicator: i}))
		}
	}
	for _, m := range analysis.Ledger(site, e) {
		list = append(list, ed.matterProof(&m))
	}
	return list
}

// ProofSheet is the proof sheet of an edition, without its texts.
func ProofSheet(e *model.Edition, site *model.Site) proof.Sheet {
	return proof.Sheet{
		Title: e.Title, Label: e.Label, Issue: e.Issue, Issuer: e.Issuer, Marking: site.Marking, Sample: site.Sample,
		Period: format.Period(e.Period), Status: format.Status(e.Status()),
	}
}

// bulletinProofs are the texts of edition.md.
func (ed *edition) bulletinProofs() []Proof {
	e := ed.view.Edition
	var list []Proof
	of := func(title string, parts func(*prover)) {
		list = append(list, Proof{Kind: "通报", Title: title, File: e.Pos.File, parts: parts})
	}
	if len(e.Highlights) > 0 {
		of("要点", func(v *prover) {
			for k, t := range e.Highlights {
				v.inline(ed, strconv.Itoa(k+1), t, reference.Defaults{}, file(e.Body))
			}
		})
	}
	if e.Body != nil && len(bytes.TrimSpace(e.Body.Source)) > 0 {
		list = append(list, ed.documentProof("通报", "通报正文", e.Body, reference.Defaults{}))
	}
	var reworded []model.FindingEdit
	for _, f := range e.Findings {
		if f.Text.Text != "" {
			reworded = append(reworded, f)
		}
	}
	if len(reworded) > 0 {
		of("改写的发现", func(v *prover) {
			for _, f := range reworded {
				v.inline(ed, f.ID, f.Text, reference.Defaults{}, file(e.Body))
			}
		})
	}
	return list
}

func (ed *edition) documentProof(kind, title string, doc *model.Document, about reference.Defaults) Proof {
	return Proof{Kind: kind, Title: title, File: doc.File, parts: func(v *prover) { v.document(ed, doc, about) }}
}

// matterProof is a matter of the ledger.
func (ed *edition) matterProof(m *analysis.Matter) Proof {
	title := m.Number + "　" + format.Whose(ed.views.site, m.Action)
	if m.Indicator != nil {
		title += "　" + m.Indicator.Name
	}
	return Proof{Kind: "督办台账", Title: title, File: m.Pos.File, parts: func(v *prover) {
		matter, measures, result, reason := ed.ledgerTexts(m)
		for _, t := range []struct {
			label string
			ledgerText
		}{{"督办事项", matter}, {"整改措施", measures}, {"办理结果", result}, {"说明", reason}} {
			if t.text.Text != "" {
				v.inline(t.ed, t.label, t.text, t.about, nil)
			}
		}
	}}
}

// prover makes one text with its marks.
type prover struct {
	prefix string
	text   proof.Text
	diags  diag.List
}

func (v *prover) options() prose.Options {
	return prose.Options{
		Shift: 2, Prefix: v.prefix + "-h", Proof: v.prefix, Marked: len(v.text.Marks),
		Marks: func(marks []proof.Mark) { v.text.Marks = append(v.text.Marks, marks...) },
	}
}

func (v *prover) document(ed *edition, doc *model.Document, about reference.Defaults) {
	parsed := ed.parser.Parse(doc, ed.checked(v.options(), about, file(doc), diag.Pos{}), &v.diags)
	var out []byte
	for _, b := range parsed.Blocks {
		out = append(out, b.HTML...)
		if d := b.Directive; d != nil {
			out = append(out, `<p class="made">此处是由数据生成的`+html.EscapeString(directiveWord(d.Name))+"</p>\n"...)
		}
	}
	v.text.Parts = append(v.text.Parts, proof.Part{HTML: template.HTML(out)}) // the parser escapes all text
}

func (v *prover) inline(ed *edition, label string, t model.Text, about reference.Defaults, f *filing) {
	out := ed.parser.Inline(t, ed.checked(v.options(), about, f, t.Pos), &v.diags)
	v.text.Parts = append(v.text.Parts, proof.Part{Label: label, HTML: template.HTML(out)})
}

// directiveWord is what readers call what a directive makes.
func directiveWord(name string) string {
	switch name {
	case "table":
		return "表"
	case "chart":
		return "图"
	case "figure":
		return "数字"
	case "findings":
		return "发现"
	case "redblack":
		return "红黑榜"
	}
	return name
}
