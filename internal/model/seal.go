package model

import (
	"slices"
	"strings"
)

// Seal is the record of a published edition: content/ID/seal.yaml, which the program writes. Digests are SHA-256 in
// lower-case hexadecimal. Texts are hashed with line feeds, so that a checkout on Windows agrees; what is published is hashed as
// it is.
type Seal struct {
	Revision int    // 1: 第1版
	Date     Date   // of sealing
	Reason   string // as its author gave it
	Program  string // version of the program that made the pages
	Code     string // 核验码: 16 signs of an alphabet without 0 O 1 I, in fours; derives from Published

	Status    Status       // of its report when it was sealed; where the record is older than this key, that of most figures
	Published string       // digest of content/ID/published.csv, the data that the edition shows
	Inputs    []SealedFile // what the edition was made of, by path from the site's root, in the order of paths
	Told      []ToldNumber // what it told of numbers published before; nil where the record is older than this key
	Files     []SealedFile // what stands in the output folder, by path from its root, in the order of paths: pages, data, attachments, assets

	Earlier []EarlierSeal // former revisions, the oldest first
}

// Has reports whether a file of the output folder is under the seal.
func (s *Seal) Has(path string) bool {
	_, found := s.Digest(path)
	return found
}

// Digest is that of a file of the output folder, where it is under the seal.
func (s *Seal) Digest(path string) (digest string, found bool) {
	k, found := slices.BinarySearchFunc(s.Files, path, func(f SealedFile, path string) int { return strings.Compare(f.Path, path) })
	if !found {
		return "", false
	}
	return s.Files[k].SHA256, true
}

// EarlierSeal is a former revision of a sealed edition. Its data stay in content/ID/published-N.csv.
type EarlierSeal struct {
	Revision     int
	Date         Date
	Reason       string
	Code         string
	Published    string
	Reopened     Date
	ReopenReason string

	Figures map[PublishedKey]PublishedFigure // what it published
	Stood   map[PublishedKey]*PublishedStanding
	Status  Status // that of most of its figures
}

// ToldNumber is a number that an edition told its readers in place of one that had been published: under 更正 or 修订. Its own data need not
// hold it, when it is of a month before theirs.
type ToldNumber struct {
	PublishedKey
	Item string // as in [Correction]
	Num
	Status Status // of the figure
}

// Tells is what an edition told of a number; nil where its record has nothing of it.
func (s *Seal) Tells(key PublishedKey, item string) *ToldNumber {
	k := slices.IndexFunc(s.Told, func(n ToldNumber) bool { return n.PublishedKey == key && n.Item == item })
	if k < 0 {
		return nil
	}
	return &s.Told[k]
}

// SealedFile is a file under a seal.
type SealedFile struct {
	Path   string
	SHA256 string
	Says   string // digest of what it says, which saving it again does not change; empty for what is no page
}

// TargetsSeal is what targets of a year were when they were sealed: data/targets/2022.seal.yaml, which the program writes.
type TargetsSeal struct {
	File   string
	Date   Date
	Reason string
	Values []SealedTarget // in the order of the file
}

// SealedTarget is a target as it was signed, by ids: what they name may be gone.
type SealedTarget struct {
	Indicator, Region string
	Num               Num
	Line, Col         int
}

// Kept is what a site keeps of an edition beside its seal: what was handed over, of any revision, and the files of former revisions by
// their numbers.
type Kept struct {
	Handed []Attachment
	Former map[int][]SealedFile
}
