package attach

import (
	"fmt"
	"strings"
)

// styles are the style sheets of the document, and the classes that stand for what its drawings repeat.
type styles struct {
	sheets  []string
	classes map[string]string // by declarations
	rules   strings.Builder
}

// css has the classes first: an attribute yields to every rule of a style sheet, and so must the class in its place.
func (s *styles) css() string { return s.rules.String() + strings.Join(s.sheets, "\n") }

// class is the name of the class that stands for declarations.
func (s *styles) class(declarations string) string {
	if s.classes == nil {
		s.classes = map[string]string{}
	}
	name, known := s.classes[declarations]
	if !known {
		name = fmt.Sprintf("v%d", len(s.classes)+1)
		s.classes[declarations] = name
		s.rules.WriteString("." + name + "{" + declarations + "}\n")
	}
	return name
}
