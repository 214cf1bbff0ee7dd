package model

import "bulletin/internal/diag"

// RegionKind is a region's place in the bulletin.
type RegionKind uint8

const (
	Prefecture RegionKind = iota // the whole that the bulletin is about; exactly one
	County                       // a member: ranked, and given a page
	Zone                         // a development zone: not ranked, given a page
	Direct                       // units of the prefecture itself: only a row in tables
	Province                     // what the prefecture is compared with; at most one, outside Site.Regions
)

// Region is a place or a group of units that figures are about.
type Region struct {
	Index  int    // its place among Site.Everyone; the province has as many as these are
	ID     string // safe as a file name
	Name   string // 吉首市
	Short  string // 吉首; the name where none is given
	Code   string // six digits of GB/T 2260, or empty
	Kind   RegionKind
	Bureau string // the unit that answers for the region's figures, or empty
	Tile   *Tile  // its place in the tile grid, or nil
	Team   []Person
	Since  Period   // the first month in which it is a region; zero: always
	Until  Period   // the last one; zero: still
	Basis  *Decimal // its part of Site.Basis, in the unit of that, above zero; nil where none is given
	Pos    diag.Pos

	MergedInto *Region  // what it became part of after Until, or nil
	Joined     bool     // its figures are added to those of MergedInto of the same months, where amounts add up
	Formerly   []Former // its former names, the oldest first
}

// HasPage reports whether an edition has a page about the region.
func (r *Region) HasPage() bool { return r.Kind == County || r.Kind == Zone }

// Tile is a place in the grid of relative positions, counted from 1.
type Tile struct{ Column, Row int }

// Person is somebody who answers for a region's figures. Contact details are shown only where
// Site.Contacts says so.
type Person struct {
	Name, Role, Phone string
	Since             Date
}

// Words are the site's own names for its levels, used in headings and sentences.
type Words struct {
	Whole  string // 全州
	Member string // 县市
	Upper  string // 全省

	Counter string // the measure word of members, 个; empty: the usual one
	Sheet   string // what the sheets of members are called, 一县一单; empty: made of Member
}

// Basis is what the weight of tasks is measured by (任务轻重).
type Basis struct {
	Name   string // 2021年地区生产总值
	Unit   string // 亿元
	Source string // 湘西州统计局, or empty
}
