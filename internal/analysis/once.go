package analysis

import "sync"

// Once is something that is made of a view once, when it is first asked for, and read by all who ask again: what belongs
// to an edition is not made for each of its pages. It is declared as a variable of a package.
type Once[T any] struct{ make func(v *View) T }

// NewOnce is what make makes of a view; it is called at most once for each.
func NewOnce[T any](make func(v *View) T) *Once[T] { return &Once[T]{make} }

// Of is what was made of v. It is shared and not to be changed.
func (o *Once[T]) Of(v *View) T {
	made, found := v.made.Load(o)
	if !found {
		made, _ = v.made.LoadOrStore(o, sync.OnceValue(func() T { return o.make(v) }))
	}
	return made.(func() T)()
}
