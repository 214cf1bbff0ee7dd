package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"bulletin/internal/format"
	"bulletin/internal/model"
)

// field is one thing that a record says, in words.
type field struct{ name, value string }

// flat lists what a record of the model says, by the labels of its fields. Places in files and places in lists are no part of
// it. That no field is forgotten is for [labels] and its test to see.
func flat(record any) []field {
	v := reflect.ValueOf(record)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	var out []field
	for k := range v.NumField() {
		if label := labelOf(v.Type(), k); label != "" {
			out = append(out, nested(label, v.Field(k))...)
		}
	}
	return out
}

// nested is a field, or those of the settings under it.
func nested(label string, v reflect.Value) []field {
	if v.Kind() == reflect.Pointer && !v.IsNil() && spread[v.Type().Elem()] {
		v = v.Elem()
	}
	if !spread[v.Type()] {
		return []field{{label, said(v)}}
	}
	var out []field
	for k := range v.NumField() {
		if inner := labelOf(v.Type(), k); inner != "" {
			out = append(out, nested(label+"·"+inner, v.Field(k))...)
		}
	}
	return out
}

// said is a value in words; empty where it says nothing.
func said(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	if text, ok := worded(v); ok {
		return text
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Bool:
		if v.Bool() {
			return "是"
		}
		return ""
	case reflect.Int, reflect.Int32, reflect.Uint8:
		if v.IsZero() {
			return ""
		}
		return fmt.Sprint(v.Interface())
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return said(v.Elem())
	case reflect.Slice:
		return list(v)
	case reflect.Struct:
		return record(v)
	}
	return fmt.Sprint(v.Interface())
}

func list(v reflect.Value) string {
	mark := "、"
	words := make([]string, v.Len())
	for k := range words {
		words[k] = said(v.Index(k))
		if e := v.Type().Elem(); e.Kind() == reflect.Struct || e == reflect.TypeFor[[]string]() {
			mark = "；"
		}
	}
	return strings.Join(words, mark)
}

func record(v reflect.Value) string {
	var words []string
	for k := range v.NumField() {
		label := labelOf(v.Type(), k)
		if label == "" {
			continue
		}
		if text := said(v.Field(k)); text != "" {
			words = append(words, label+" "+text)
		}
	}
	return strings.Join(words, "，")
}

// worded words the values whose types have words of their own.
func worded(v reflect.Value) (string, bool) {
	if words, known := enums[v.Type()]; known {
		return words[int(v.Uint())], true
	}
	switch x := v.Interface().(type) {
	case model.Decimal:
		return x.String(), true
	case model.Num:
		return numWord(x), true
	case model.Date:
		return format.Date(x), true
	case model.Period:
		if x == (model.Period{}) {
			return "", true
		}
		return format.Period(x), true
	case model.Text:
		return x.Text, true
	case model.Threshold:
		if x.OfPath {
			return x.Value.String() + "%（按序时）", true
		}
		return x.Value.String() + "个百分点", true
	case model.Places:
		if x == 0 {
			return "", true
		}
		return strconv.Itoa(x.Or(0)) + "位", true
	case *model.Indicator:
		return nameOf(x), true
	case *model.Region:
		if x == nil {
			return "", true
		}
		return x.Name, true
	case *model.Group:
		if x == nil {
			return "", true
		}
		return x.Name, true
	case *model.Edition:
		if x == nil {
			return "", true
		}
		return x.ID, true
	case []model.Shape:
		sum := sha256.Sum256(fmt.Append(nil, shapes(x)))
		return fmt.Sprintf("%d个单位的界线（%s）", len(x), hex.EncodeToString(sum[:4])), true
	}
	return "", false
}

// shapes are the shapes of a map with names in place of pointers.
func shapes(list []model.Shape) []any {
	out := make([]any, 0, 2*len(list))
	for k := range list {
		out = append(out, list[k].Region.ID, list[k].Polygons)
	}
	return out
}

func nameOf(i *model.Indicator) string {
	if i == nil {
		return ""
	}
	return i.Name
}

// numWord is a number exactly, or the word of its gap.
func numWord(n model.Num) string {
	if !n.Ok() {
		return format.Gap(n.Gap)
	}
	return n.Value.String()
}

// compare adds a column for each field that differs. Two records of a type have the same fields but for what is only set in
// one of them.
func (i *Item) compare(was, now []field) {
	old := map[string]string{}
	for _, f := range was {
		old[f.name] = f.value
	}
	seen := map[string]bool{}
	for _, f := range now {
		seen[f.name] = true
		i.column(f.name, old[f.name], f.value)
	}
	for _, f := range was {
		if !seen[f.name] {
			i.column(f.name, f.value, "")
		}
	}
}
