package diag

// bucket is the diagnostics of one code and severity: the first ones by their places, and the count of all.
type bucket struct {
	whole bool
	kept  []Diagnostic        // a heap whose root is the last by its place; in the order of their coming where whole is set
	seen  map[uint64]struct{} // the sums of all that were added, so that each counts once
}

// count is how many distinct ones there are, at most MostCounted.
func (b *bucket) count() int { return len(b.seen) }

func (b *bucket) add(d Diagnostic) {
	sum := sumOf(&d)
	_, again := b.seen[sum]
	switch full := len(b.seen) >= MostCounted; {
	case b.whole:
		b.seen[sum] = struct{}{}
		b.kept = append(b.kept, d)
		return
	case again:
		return
	case !full:
		b.seen[sum] = struct{}{}
	case compare(d, b.kept[0]) >= 0 || b.holds(&d):
		return // what cannot be told apart any more may have come before
	}
	switch {
	case len(b.kept) < MostOfACode:
		b.kept = append(b.kept, d)
		b.up(len(b.kept) - 1)
	case compare(d, b.kept[0]) < 0:
		b.kept[0] = d
		b.down(0)
	}
}

func (b *bucket) holds(d *Diagnostic) bool {
	for k := range b.kept {
		if b.kept[k] == *d {
			return true
		}
	}
	return false
}

func (b *bucket) up(k int) {
	for k > 0 {
		above := (k - 1) / 2
		if compare(b.kept[k], b.kept[above]) <= 0 {
			return
		}
		b.kept[k], b.kept[above] = b.kept[above], b.kept[k]
		k = above
	}
}

func (b *bucket) down(k int) {
	for {
		last := k
		for child := 2*k + 1; child <= 2*k+2 && child < len(b.kept); child++ {
			if compare(b.kept[child], b.kept[last]) > 0 {
				last = child
			}
		}
		if last == k {
			return
		}
		b.kept[k], b.kept[last] = b.kept[last], b.kept[k]
		k = last
	}
}

// sumOf is the FNV-1a sum of all that a diagnostic says.
func sumOf(d *Diagnostic) uint64 {
	const prime = 1099511628211
	sum := uint64(14695981039346656037)
	for _, s := range [...]string{d.File, d.Text, d.Fix, d.Old, d.New} {
		for k := 0; k < len(s); k++ {
			sum = (sum ^ uint64(s[k])) * prime
		}
		sum = (sum ^ 0xff) * prime // no byte of UTF-8
	}
	for _, n := range [...]int{d.Line, d.Col} {
		for k := 0; k < 64; k += 8 {
			sum = (sum ^ uint64(byte(n>>k))) * prime
		}
	}
	return sum
}
