package xlsx

// The limits of Read. What they allow together stays below 64 MB of memory and far below a second: what a file says of its
// own sizes is never believed, bytes are counted as they are inflated and values as they are kept.
const (
	maxFile     = 20 << 20 // bytes
	maxInflated = 64 << 20 // bytes of all parts that are read
	maxToken    = 1 << 20  // bytes of one tag or one run of text; Excel's longest text has 32,767 characters
	maxDepth    = 64       // elements inside one another
	maxName     = 256      // bytes of an element's name
	maxEntries  = 10_000   // of the archive
	maxParts    = 1_000    // that are read
	maxSheets   = 256
	maxValues   = 250_000  // of all sheets
	maxKept     = 16 << 20 // bytes of text
	maxStrings  = 250_000  // shared ones
	maxMerged   = 50_000   // ranges of all sheets
	maxFormats  = 70_000   // Excel has at most 65,490 styles
	maxArrays   = 1_000    // formulas of a sheet that fill several cells
	maxColTags  = 16_384
)

func broken(detail string) error { return &ProblemError{Broken, detail} }

func tooLarge(detail string) error { return &ProblemError{TooLarge, detail} }

// budget is what is left of the limits that all parts of a file share.
type budget struct {
	inflated, kept, values, merged, parts int
}

func newBudget() *budget {
	return &budget{inflated: maxInflated, kept: maxKept, values: maxValues, merged: maxMerged, parts: maxParts}
}

// keep takes n bytes of text off the budget.
func (b *budget) keep(n int) error {
	if b.kept -= n; b.kept < 0 {
		return tooLarge("too much text")
	}
	return nil
}

func (b *budget) value() error {
	if b.values--; b.values < 0 {
		return tooLarge("too many cells")
	}
	return nil
}
