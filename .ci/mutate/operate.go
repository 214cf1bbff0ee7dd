package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"
)

// other is what stands for an operator of a kind of fault instead.
var other = map[string]map[token.Token]token.Token{
	"boundary":   {token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR},
	"negate":     {token.EQL: token.NEQ, token.NEQ: token.EQL, token.LSS: token.GEQ, token.LEQ: token.GTR, token.GTR: token.LEQ, token.GEQ: token.LSS},
	"logic":      {token.LAND: token.LOR, token.LOR: token.LAND},
	"arithmetic": {token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.REM: token.MUL, token.AND: token.OR, token.OR: token.AND, token.SHL: token.SHR, token.SHR: token.SHL, token.AND_NOT: token.AND},
}

var assigned = map[token.Token]token.Token{token.ADD_ASSIGN: token.SUB_ASSIGN, token.SUB_ASSIGN: token.ADD_ASSIGN, token.MUL_ASSIGN: token.QUO_ASSIGN, token.QUO_ASSIGN: token.MUL_ASSIGN, token.OR_ASSIGN: token.AND_ASSIGN, token.AND_ASSIGN: token.OR_ASSIGN}

func (f *finder) binary(n *ast.BinaryExpr) {
	tv := f.info.Types[n]
	if tv.Value != nil || tv.Type == nil {
		return
	}
	x0, x1, y0, y1 := f.offset(n.X.Pos()), f.offset(n.X.End()), f.offset(n.Y.Pos()), f.offset(n.Y.End())
	with := func(part func(int, int) string, op token.Token) string {
		return part(x0, x1) + " " + op.String() + " " + part(y0, y1)
	}
	asIs := func(part func(int, int) string) string { return part(f.offset(n.Pos()), f.offset(n.End())) }
	for _, kind := range []string{"boundary", "negate", "logic", "arithmetic"} {
		op, ok := other[kind][n.Op]
		if !ok {
			continue
		}
		what := short(f.text(n.X)) + " " + op.String() + " " + short(f.text(n.Y))
		if kind == "arithmetic" {
			basic, ok := tv.Type.Underlying().(*types.Basic)
			name, named := f.typeText(tv.Type)
			if !ok || !named || basic.Info()&types.IsNumeric == 0 || basic.Info()&types.IsFloat != 0 && (n.Op == token.REM) {
				continue
			}
			f.add(kind, n, what, func(id int, part func(int, int) string) string {
				return fmt.Sprintf("mutant.Pick(%d, func() %s { return %s }, func() %s { return %s })", id, name, asIs(part), name, with(part, op))
			})
			continue
		}
		if b, ok := tv.Type.(*types.Basic); !ok || b.Info()&types.IsBoolean == 0 {
			continue
		}
		f.add(kind, n, what, func(id int, part func(int, int) string) string {
			return fmt.Sprintf("(mutant.On(%d) && (%s) || !mutant.On(%d) && (%s))", id, with(part, op), id, asIs(part))
		})
	}
}

// condition is a condition that is no comparison.
func (f *finder) condition(n ast.Expr) {
	if n == nil || f.info.Types[n].Value != nil {
		return
	}
	switch n := ast.Unparen(n).(type) {
	case *ast.BinaryExpr:
		if n.Op != token.LAND && n.Op != token.LOR {
			return
		}
	}
	f.add("negate", n, "!("+short(f.text(n))+")", func(id int, part func(int, int) string) string {
		return fmt.Sprintf("(mutant.On(%d) != (%s))", id, part(f.offset(n.Pos()), f.offset(n.End())))
	})
}

// constants reports whether the node stands where the language wants a constant, and whether in a declaration of constants.
func (f *finder) constants(n ast.Expr) (must, declared bool) {
	var child ast.Node = n
	for k := len(f.above) - 1; k >= 0; k-- {
		switch p := f.above[k].(type) {
		case *ast.GenDecl:
			return p.Tok == token.CONST, p.Tok == token.CONST
		case *ast.Field:
			return true, false // a tag
		case *ast.KeyValueExpr:
			if l, ok := f.above[k-1].(*ast.CompositeLit); ok && p.Key == child {
				switch f.info.Types[l].Type.Underlying().(type) {
				case *types.Array, *types.Slice:
					return true, false
				}
			}
		case *ast.FuncDecl:
			return false, false
		}
		child = f.above[k]
	}
	return false, false
}

func (f *finder) literal(n *ast.BasicLit) {
	t := f.info.Types[n].Type
	must, declared := f.constants(n)
	if must && !declared || t == nil {
		return
	}
	switch n.Kind {
	case token.STRING:
		if n.Value == `""` || n.Value == "``" {
			return
		}
		if declared {
			f.addAlone("text", n, `""`)
			return
		}
		name, named := f.typeText(t)
		if _, ok := t.Underlying().(*types.Basic); !ok || !named {
			name = "string"
		}
		f.add("text", n, `""`, func(id int, _ func(int, int) string) string {
			if name == "string" {
				return fmt.Sprintf("mutant.Text(%d, %s)", id, n.Value)
			}
			return fmt.Sprintf("%s(mutant.Text(%d, %s))", name, id, n.Value)
		})
	case token.INT, token.FLOAT:
		for _, by := range []string{"1", "-1"} {
			what := constant.BinaryOp(constant.MakeFromLiteral(n.Value, n.Kind, 0), token.ADD, constant.MakeFromLiteral(strings.TrimPrefix(by, "-"), token.INT, 0)).ExactString()
			if by == "-1" {
				what = constant.BinaryOp(constant.MakeFromLiteral(n.Value, n.Kind, 0), token.SUB, constant.MakeInt64(1)).ExactString()
			}
			if declared {
				f.addAlone("constant", n, what)
				continue
			}
			basic, ok := t.Underlying().(*types.Basic)
			name, named := f.typeText(t)
			if !ok || !named || basic.Info()&types.IsNumeric == 0 || by == "-1" && basic.Info()&types.IsUnsigned != 0 && what == "-1" {
				continue
			}
			f.add("constant", n, what, func(id int, part func(int, int) string) string {
				return fmt.Sprintf("(%s(%s) + %s(mutant.Off(%d, %s)))", name, part(f.offset(n.Pos()), f.offset(n.End())), name, id, by)
			})
		}
	}
}

// returns is a return with values, of which one is not the zero value as it stands.
func (f *finder) returns(n *ast.ReturnStmt) {
	var results *ast.FieldList
	for k := len(f.above) - 1; k >= 0 && results == nil; k-- {
		switch p := f.above[k].(type) {
		case *ast.FuncDecl:
			results = p.Type.Results
		case *ast.FuncLit:
			results = p.Type.Results
		}
	}
	if results == nil || len(n.Results) == 0 || !f.listed(n) {
		return
	}
	var zeros []string
	for _, field := range results.List {
		for range max(1, len(field.Names)) {
			zeros = append(zeros, "*new("+f.text(field.Type)+")")
		}
	}
	all, named := true, true // values that are zero, also by the names of constants
	for _, r := range n.Results {
		switch f.text(r) {
		case "nil", "0", `""`, "false":
		default:
			l, ok := r.(*ast.CompositeLit)
			empty := ok && len(l.Elts) == 0
			all, named = all && empty, named && (empty || zero(f.info.Types[r].Value))
		}
	}
	if all {
		return
	}
	f.add("return", n, "return the zero value", func(id int, part func(int, int) string) string {
		return fmt.Sprintf("{ if mutant.On(%d) { return %s }; %s }", id, strings.Join(zeros, ", "), part(f.offset(n.Pos()), f.offset(n.End())))
	})
	f.sites[len(f.sites)-1].same = named
}

// zero reports whether a constant is the zero value of its type.
func zero(v constant.Value) bool {
	if v == nil {
		return false
	}
	switch v.Kind() {
	case constant.Bool:
		return !constant.BoolVal(v)
	case constant.String:
		return constant.StringVal(v) == ""
	}
	return constant.Sign(v) == 0
}

func (f *finder) branch(n *ast.BranchStmt) {
	if n.Tok != token.BREAK && n.Tok != token.CONTINUE || !f.listed(n) {
		return
	}
	for k := len(f.above) - 1; k >= 0 && n.Label == nil; k-- {
		switch p := f.above[k].(type) {
		case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			return
		case *ast.ForStmt:
			if p.Cond == nil && n.Tok == token.CONTINUE {
				return // the function may end with the loop
			}
			k = 0
		case *ast.RangeStmt:
			k = 0
		}
	}
	becomes := "continue"
	if n.Tok == token.CONTINUE {
		becomes = "break"
	}
	if n.Label != nil {
		becomes += " " + n.Label.Name
	}
	f.add("loop", n, becomes, func(id int, _ func(int, int) string) string {
		return fmt.Sprintf("{ if mutant.On(%d) { %s }; %s }", id, becomes, f.text(n))
	})
}

func (f *finder) deletion(n ast.Stmt) {
	if s, ok := n.(*ast.ExprStmt); ok {
		if call, ok := s.X.(*ast.CallExpr); ok {
			if name, ok := call.Fun.(*ast.Ident); ok && name.Name == "panic" {
				return
			}
		}
	}
	if !f.listed(n) {
		return
	}
	f.add("delete", n, "nothing", func(id int, part func(int, int) string) string {
		return fmt.Sprintf("{ if !mutant.On(%d) { %s } }", id, part(f.offset(n.Pos()), f.offset(n.End())))
	})
}

func (f *finder) assign(n *ast.AssignStmt) {
	if n.Tok == token.DEFINE || len(n.Lhs) == 1 && f.text(n.Lhs[0]) == "_" {
		return
	}
	f.deletion(n)
	op, ok := assigned[n.Tok]
	if !ok || !f.listed(n) {
		return
	}
	if basic, ok := f.info.TypeOf(n.Lhs[0]).Underlying().(*types.Basic); !ok || basic.Info()&types.IsNumeric == 0 {
		return
	}
	x0, x1, y0, y1 := f.offset(n.Lhs[0].Pos()), f.offset(n.Lhs[0].End()), f.offset(n.Rhs[0].Pos()), f.offset(n.Rhs[0].End())
	f.add("arithmetic", n, short(f.text(n.Lhs[0]))+" "+op.String()+" "+short(f.text(n.Rhs[0])), func(id int, part func(int, int) string) string {
		return fmt.Sprintf("{ if mutant.On(%d) { %s %s %s } else { %s } }", id, part(x0, x1), op, part(y0, y1), part(f.offset(n.Pos()), f.offset(n.End())))
	})
}

func (f *finder) step(n *ast.IncDecStmt) {
	if !f.listed(n) {
		return
	}
	f.deletion(n)
	op := token.INC
	if n.Tok == token.INC {
		op = token.DEC
	}
	f.add("arithmetic", n, f.text(n.X)+op.String(), func(id int, part func(int, int) string) string {
		return fmt.Sprintf("{ if mutant.On(%d) { %s%s } else { %s } }", id, part(f.offset(n.X.Pos()), f.offset(n.X.End())), op, part(f.offset(n.Pos()), f.offset(n.End())))
	})
}
