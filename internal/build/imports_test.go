package build

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// imports is the table of ARCHITECTURE.md: what each package of this module may import of it. Tests
// may import more.
var imports = map[string]string{
	"internal/diag":        "",
	"internal/longtest":    "",
	"internal/codes":       "internal/diag",
	"internal/tell":        "internal/diag internal/codes",
	"internal/model":       "internal/diag",
	"internal/seal":        "internal/model",
	"internal/pool":        "",
	"internal/alike":       "",
	"internal/disk":        "",
	"internal/source":      "internal/diag internal/disk",
	"internal/picture":     "internal/source",
	"internal/load":        "internal/seal internal/diag internal/model internal/pool internal/alike internal/source internal/picture internal/codes",
	"internal/analysis":    "internal/model",
	"internal/format":      "internal/model internal/analysis",
	"internal/measure":     "internal/model internal/analysis internal/format",
	"internal/finding":     "internal/model internal/analysis internal/format internal/measure",
	"internal/claim":       "internal/diag internal/model internal/analysis internal/format internal/measure",
	"internal/revision":    "internal/model",
	"internal/check":       "internal/diag internal/model internal/alike internal/analysis internal/format internal/revision",
	"internal/proof":       "internal/diag",
	"internal/prose":       "internal/diag internal/model internal/source internal/picture internal/claim internal/proof",
	"internal/svg":         "",
	"internal/emf":         "internal/svg",
	"internal/docx":        "",
	"internal/chart":       "internal/model internal/analysis internal/format internal/svg",
	"internal/address":     "internal/model",
	"internal/reference":   "internal/diag internal/model internal/address internal/analysis internal/format internal/measure internal/claim internal/prose",
	"internal/page":        "internal/diag internal/model internal/address internal/analysis internal/format internal/measure internal/finding internal/claim internal/proof internal/prose internal/reference internal/table internal/chart internal/revision internal/search",
	"internal/table":       "internal/model internal/analysis internal/format",
	"internal/render":      "internal/diag internal/model internal/source internal/svg internal/page internal/table internal/chart",
	"internal/output":      "internal/disk",
	"internal/publish":     "internal/disk internal/output",
	"internal/xlsx":        "",
	"internal/delimited":   "internal/xlsx",
	"internal/export":      "internal/diag internal/model internal/address internal/analysis internal/format internal/measure internal/pool internal/table internal/xlsx",
	"internal/pinyin":      "",
	"internal/search":      "internal/model internal/address internal/analysis internal/pinyin",
	"internal/schema":      "internal/load internal/chart",
	"internal/scaffold":    "internal/diag internal/model internal/alike internal/load internal/pinyin internal/xlsx internal/git",
	"internal/form":        "internal/diag internal/model internal/analysis internal/format internal/load internal/check internal/site internal/source internal/xlsx internal/output",
	"internal/learn":       "internal/diag internal/model internal/format internal/load internal/site internal/xlsx internal/delimited internal/form",
	"internal/attach":      "internal/docx internal/emf",
	"internal/fingerprint": "internal/attach internal/delimited",
	"internal/signature":   "",
	"internal/verify":      "internal/fingerprint internal/model",
	"internal/site":        "internal/diag internal/model internal/picture internal/load internal/check internal/prose internal/chart internal/page internal/render layouts",
	"internal/memo":        "internal/diag",
	"internal/serve":       "internal/build internal/output internal/verify internal/seal internal/address internal/search internal/diag internal/model internal/analysis internal/export internal/page internal/pool internal/proof internal/render internal/site",
	"internal/build":       "internal/revision internal/chart internal/seal internal/diag internal/model internal/load internal/source internal/analysis internal/format internal/finding internal/memo internal/page internal/render internal/pool internal/proof internal/search internal/site internal/attach internal/output internal/export internal/address internal/verify internal/disk",
	"internal/git":         "internal/disk internal/output",
	"internal/diff":        "internal/model internal/seal internal/address internal/analysis internal/format internal/finding internal/revision",
	"internal/sitegen":     "",
	"internal/sitegen/cmd": "internal/sitegen",
	"internal/browser":     "internal/chromium",
	"internal/consistency": "",
	"internal/broken":      "",
	"internal/escape":      "internal/load internal/chart internal/attach",
	"internal/chromium":    "",
	"internal/pdf":         "internal/chromium internal/disk",
	"layouts":              "",
	"cmd/bulletin":         "internal/chart internal/fingerprint internal/seal internal/verify internal/format internal/attach internal/build internal/chromium internal/delimited internal/diag internal/form internal/learn internal/load internal/model internal/output internal/pdf internal/pool internal/scaffold internal/site internal/source internal/xlsx layouts internal/serve internal/publish internal/diff internal/git internal/codes internal/tell internal/schema internal/manual internal/signature internal/disk",
	"docs":                 "",
	"internal/manual":      "internal/prose internal/search docs layouts",

	"internal/xlsx/xlsxtest":     "",              // for tests only
	"internal/schema/schematest": "",              // for tests only
	"internal/seal/sealtest":     "internal/seal", // for tests only
}

// thirdParty names the one package that may import each module of somebody else's.
var thirdParty = map[string]string{
	"github.com/quagmt/udecimal":       "internal/model",
	"gopkg.in/yaml.v3":                 "internal/load",
	"github.com/yuin/goldmark":         "internal/prose",
	"github.com/go-echarts/go-echarts": "internal/chart",
	"golang.org/x/image":               "internal/picture",
	"golang.org/x/sys":                 "internal/output",
	"golang.org/x/text/encoding":       "internal/delimited",
	"golang.org/x/text/width":          "internal/tell",
	"golang.org/x/text/unicode":        "internal/alike",
	"github.com/xuri/excelize":         "internal/xlsx",
	"github.com/mozillazg/go-pinyin":   "internal/pinyin",
	"github.com/santhosh-tekuri":       "internal/schema/schematest",
	"golang.org/x/net":                 "internal/attach",
	"golang.org/x/crypto":              "internal/signature",
	"github.com/emmansun/gmsm":         "internal/signature",
	"github.com/tdewolff/minify":       "internal/attach",
	"github.com/chromedp/chromedp":     "internal/browser",
	"github.com/chromedp/cdproto":      "internal/browser",
}

func TestImports(t *testing.T) {
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		checkFile(t, root, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkFile(t *testing.T, root fs.FS, name string) {
	source, err := fs.ReadFile(root, name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	pkg := path.Dir(name)
	allowed, known := imports[pkg]
	if !known {
		t.Errorf("%s: package %s is not in the import table", name, pkg)
		return
	}
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		switch own, found := strings.CutPrefix(imported, "bulletin/"); {
		case found && strings.HasSuffix(name, "_test.go"):
		case found && own != pkg && !slices.Contains(strings.Fields(allowed), own):
			t.Errorf("%s: %s may not import %s", name, pkg, own)
		case !found && strings.Contains(strings.Split(imported, "/")[0], "."):
			checkThirdParty(t, name, pkg, imported)
		}
	}
}

func checkThirdParty(t *testing.T, name, pkg, imported string) {
	for module, owner := range thirdParty {
		if strings.HasPrefix(imported, module) {
			if owner != pkg {
				t.Errorf("%s: only %s imports %s", name, owner, module)
			}
			return
		}
	}
	t.Errorf("%s: %s is not in the table of third-party packages", name, imported)
}
