package page

import (
	"bulletin/internal/address"
	"bulletin/internal/diag"
	"bulletin/internal/format"
	"bulletin/internal/model"
)

// Verify is the page on which people without this program verify files. Its script reads what is sealed from a file beside it.
type Verify struct {
	Frame
	Sealed []SealedEdition // the newest first
}

// SealedEdition is an edition that is sealed.
type SealedEdition struct {
	Link
	Revision string // 第1版
	Date     string // of sealing
	Code     string // 核验码
}

// verifyPage is that page, or nil where there is nothing to verify against.
func verifyPage(site *model.Site) *Page {
	if !site.EverSealed() {
		return nil
	}
	p := kindOf("verify.html").page(Page{Path: address.Verify, Name: "核验文件", data: func(_ *Page, _ *diag.List) any {
		v := &Verify{Frame: siteFrame(site, address.At(address.Verify, nil))}
		v.Frames = true
		v.Heading, v.Title = "核验文件", "核验文件 · "+site.Title
		v.Crumbs = []Link{{Href: address.Home, Text: "首页"}, {Text: "核验文件"}}
		for k := len(site.Editions) - 1; k >= 0; k-- {
			if e := site.Editions[k]; e.Seal != nil {
				v.Sealed = append(v.Sealed, SealedEdition{Link{Href: address.Bulletin(e), Text: e.Label}, format.Revision(e.Seal.Revision), format.Date(e.Seal.Date), e.Seal.Code})
			}
		}
		return v
	}})
	return &p
}
