package xlsx

// The limits of Read. What they allow together stays below 64 MB of memory and far below a second: what a file says of its
// own sizes is never believed, bytes are counted as they are inflated and values as they are kept.
const (
	MaxFile     = 20 << 20 // bytes of a workbook or a table of text
	maxInflated = 48 << 20 // bytes of all parts that are read
	maxToken    = 1 << 20  // bytes of one tag or one run of text; Excel's longest text has 32,767 characters
	maxTags     = 6_000_000
	maxDepth    = 64     // elements inside one another
	maxName     = 256    // bytes of an element's name
	maxEntries  = 10_000 // of the archive
	maxParts    = 1_000  // that are read
	maxSheets   = 256
	maxCells    = 2_000_000
	maxValues   = 250_000  // cells that are not empty, of all sheets
	maxKept     = 16 << 20 // bytes of text
	maxStrings  = 250_000  // shared ones
	maxMerged   = 50_000   // ranges of all sheets
	maxFormats  = 70_000   // Excel has at most 65,490 styles
	maxRelated  = 10_000   // parts that a part refers to
	maxArrays   = 1_000    // formulas of a sheet that fill several cells
	maxColTags  = 16_384
)

func broken(detail string) error { return &ProblemError{Problem: Broken, Detail: detail} }

// brokenCell is what is broken in one cell.
func (s *sheetReader) brokenCell(row, column int, detail string) error {
	return &ProblemError{Problem: Broken, Detail: detail, Sheet: s.grid.Name, Address: Address(row, column)}
}

func tooLarge(detail string) error { return &ProblemError{Problem: TooLarge, Detail: detail} }

// budget is what is left of the limits that all parts of a file share.
type budget struct {
	inflated, tags, kept, cells, values, merged, parts int
}

func newBudget() *budget {
	return &budget{inflated: maxInflated, tags: maxTags, kept: maxKept, cells: maxCells, values: maxValues, merged: maxMerged, parts: maxParts}
}

// keep takes n bytes of text off the budget.
func (b *budget) keep(n int) error {
	if b.kept -= n; b.kept < 0 {
		return tooLarge("too much text")
	}
	return nil
}

func (b *budget) cell() error {
	if b.cells--; b.cells < 0 {
		return tooLarge("too many empty cells")
	}
	return nil
}

func (b *budget) value() error {
	if b.values--; b.values < 0 {
		return tooLarge("too many cells")
	}
	return nil
}
