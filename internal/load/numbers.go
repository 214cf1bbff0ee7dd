package load

import "bulletin/internal/model"

// mostPlaces bounds the digits of percentages: more say nothing of a plan.
const mostPlaces = 4

// numbers reads how the site's numbers are printed.
func (r *reader) numbers(s *model.Style) func(value) {
	return func(v value) {
		r.mapping(v.Node, "numbers ", []field{
			{"grouping", false, "整数部分四位以上是否用千分撇：12,345.6", r.choice(&s.Grouped)},
			{"completion_decimals", false, "完成率的小数位数", r.places(&s.Completion)},
			{"growth_decimals", false, "增速的小数位数", r.places(&s.Growth)},
		})
	}
}

// places reads digits after the point of percentages.
func (r *reader) places(p *model.Places) func(value) {
	return func(v value) {
		n := -1
		if r.integer(&n, 0, mostPlaces)(v); n >= 0 {
			*p = model.Digits(n)
		}
	}
}

// choice reads a yes or no that may be left unsaid.
func (r *reader) choice(c *model.Choice) func(value) {
	return func(v value) {
		if b, ok := r.truth(v); ok {
			if *c = model.No; b {
				*c = model.Yes
			}
		}
	}
}

// style gives each indicator the site's style where it has none of its own.
func (l *loader) style() {
	for _, i := range l.site.Indicators {
		i.Style = i.Style.Over(l.site.Style)
	}
}
