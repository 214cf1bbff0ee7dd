package measure

import (
	"testing"

	"bulletin/internal/model"
)

// TestZeroDivisor: a multiple of nothing is missing for that reason, and a part of no target for its own; neither is about last year.
func TestZeroDivisor(t *testing.T) {
	one, zero, below := model.Number(model.Int(1)), model.Number(model.Int(0)), model.Number(model.Int(-1))
	for _, c := range []struct{ a, b, quotient, ofTarget model.Num }{
		{one, zero, model.Missing(model.ZeroDivisor), model.Missing(model.ZeroTarget)},
		{one, below, model.Missing(model.ZeroDivisor), model.Missing(model.ZeroTarget)},
		{one, one, one, model.Number(model.Int(100))},
		{model.Missing(model.NotReported), zero, model.Missing(model.NotReported), model.Missing(model.NotReported)},
		{one, model.Missing(model.NoTarget), model.Missing(model.NoTarget), model.Missing(model.NoTarget)},
	} {
		if got := quotient(c.a, c.b); !got.Same(c.quotient) {
			t.Errorf("%v of %v: %v, want %v", c.a, c.b, got, c.quotient)
		}
		if got := ofTarget(c.a, c.b); !got.Same(c.ofTarget) {
			t.Errorf("%v of the target %v: %v, want %v", c.a, c.b, got, c.ofTarget)
		}
	}
}
