package model

// Sources are the files that one month's figures were taken from, in the order in which they came in. They are kept
// for those who make the bulletin and are never published.
type Sources struct {
	Period Period
	File   string
	Files  []Source
}

// Source is one file that came in.
type Source struct {
	File    string // its name, without folders
	SHA256  string // of its bytes, 64 hexadecimal digits
	Filler  string // 填报人, or empty
	Checker string // 审核人, or empty
	Date    Date   // 填报日期, or none
	Cells   int    // how many figures it changed
}
