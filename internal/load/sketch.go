package load

import (
	"strconv"

	"gopkg.in/yaml.v3"

	"bulletin/internal/model"
)

// ShapeKind is what kind of value may stand at a place of a file.
type ShapeKind uint8

const (
	AnyShape    ShapeKind = iota
	ObjectShape           // a mapping with the keys of Keys
	TableShape            // a mapping from texts that fit Match to Items
	ListShape             // of Items
	TextShape             // any plain value that is not empty; Match where it must fit
	TruthShape            // true or false, without quotes
	WholeShape            // a whole number from Least to Most, without quotes
	NumberShape           // a plain number from Least or above it, or one of Words
	WordShape             // one of Words
	EitherShape           // one of Of
)

// Shape is what may stand at a place of a file of an author, as the code that reads the place says it.
type Shape struct {
	Kind        ShapeKind
	Name        string // of an object, as messages call it
	Keys        []Key
	Item        *Shape
	Count       int // of the items of a list, where it is fixed
	Of          []*Shape
	Words       []string
	Match       string // a regular expression of both RE2 and ECMAScript
	Advice      string // how a text that must fit Match is written, in Chinese
	Least, Most string // decimal numbers, or empty
	Above       bool   // Least itself is too small
}

// Key is one key of an object.
type Key struct {
	Name  string
	Due   bool
	About string // what it is, in Chinese
	Shape *Shape
}

// How a sketch is made: the reader of a kind of file is run without a file. Its sketch is then the shape of the value that would
// be read next, and each function that reads values tells the sketch what it would take instead of taking it. So the shapes come
// from the very tables and functions that judge authors' files, and cannot say anything else.

// sketching reports whether nothing is read: the reader is asked what it would read.
func (r *reader) sketching() bool { return r.sketch != nil }

// blank stands for the value that is not there while a sketch is made.
func blank(key string) value { return value{&yaml.Node{Kind: yaml.ScalarNode}, key} }

// draw makes the shape of a value by running what reads it.
func (r *reader) draw(read func()) *Shape {
	before := r.sketch
	r.sketch = &Shape{}
	read()
	drawn := r.sketch
	r.sketch = before
	return drawn
}

func (r *reader) drawObject(what string, fields []field) {
	s := r.sketch
	*s = Shape{Kind: ObjectShape, Name: what}
	for _, f := range fields {
		s.Keys = append(s.Keys, Key{f.key, f.due, f.about, r.draw(func() { f.read(blank(f.key)) })})
	}
}

// drawTable draws a mapping whose keys are the author's.
func (r *reader) drawTable(match, advice string, item func()) {
	s := r.sketch
	*s = Shape{Kind: TableShape, Match: match, Advice: advice, Item: r.draw(item)}
}

func (r *reader) drawList(item func()) {
	s := r.sketch
	*s = Shape{Kind: ListShape, Item: r.draw(item)}
}

// drawEither draws a value that may be written in several ways.
func (r *reader) drawEither(ways ...func()) {
	s := r.sketch
	*s = Shape{Kind: EitherShape}
	for _, way := range ways {
		s.Of = append(s.Of, r.draw(way))
	}
}

func (r *reader) drawText(match, advice string) {
	*r.sketch = Shape{Kind: TextShape, Match: match, Advice: advice}
}

func (r *reader) drawWhole(low, high int) {
	*r.sketch = Shape{Kind: WholeShape, Least: strconv.Itoa(low), Most: strconv.Itoa(high)}
}

func (r *reader) drawNumber(words []string) { *r.sketch = Shape{Kind: NumberShape, Words: words} }

// drawWordOnly takes the number away from a shape that is a number or a word.
func (r *reader) drawWordOnly() { r.sketch.Kind = WordShape }

func (r *reader) drawBound(b bound) {
	r.sketch.Least, r.sketch.Above = b.least.String(), b.above
}

// bound is the least that a number may be.
type bound struct {
	least model.Decimal
	above bool // least itself is too small
	text  string
}

var (
	aboveZero   = bound{above: true, text: "应大于零"}
	fromZero    = bound{text: "不能小于零"}
	fromHundred = bound{least: model.Int(100), text: "不能小于 100"}
)

func (b bound) holds(d model.Decimal) bool {
	order := d.Cmp(b.least)
	return order > 0 || order == 0 && !b.above
}

// drawCount says how many items a list that has just been drawn must have.
func (r *reader) drawCount(n int) {
	if r.sketching() {
		r.sketch.Count = n
	}
}
