// Package longtest parts the tests that take long from those that go test ./... runs in a few minutes.
package longtest

import (
	"flag"
	"testing"
)

// Skip leaves a test out where no -run says which tests are run. It is the first statement of such a test: .ci/run finds by that which it
// runs besides.
func Skip(t *testing.T) {
	t.Helper()
	if flag.Lookup("test.run").Value.String() == "" {
		t.Skip("takes long; -run ", t.Name(), " runs it, and .ci/run all of them")
	}
}
