package build

import (
	"os"
	"testing"

	"bulletin/internal/longtest"
)

func TestMain(m *testing.M) {
	longtest.InMemory()
	os.Exit(m.Run())
}
