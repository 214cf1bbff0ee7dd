package model

import "strconv"

// Contrast is how much lighter the lighter of two colours is, 1 to 21 as WCAG 2 counts, on the worse of two grey papers: as light, and
// as printers and photocopiers weigh the coded parts (Rec. 601). 0 where one is no colour.
func Contrast(a, b Colour) float64 {
	ar, ag, ab, ok := a.parts()
	br, bg, bb, also := b.parts()
	if !ok || !also {
		return 0
	}
	return min(ratio(byLight(ar, ag, ab), byLight(br, bg, bb)), ratio(byCode(ar, ag, ab), byCode(br, bg, bb)))
}

// parts are the coded parts of a colour, each 0 to 1.
func (c Colour) parts() (red, green, blue float64, ok bool) {
	if len(c) != len("#rrggbb") {
		return 0, 0, 0, false
	}
	n, err := strconv.ParseUint(string(c[1:]), 16, 24)
	return float64(n>>16) / 0xff, float64(n>>8&0xff) / 0xff, float64(n&0xff) / 0xff, err == nil
}

func ratio(a, b float64) float64 { return (max(a, b) + .05) / (min(a, b) + .05) }

func byLight(red, green, blue float64) float64 {
	return float64(.2126*linear(red)) + float64(.7152*linear(green)) + float64(.0722*linear(blue))
}

func byCode(red, green, blue float64) float64 {
	return linear(float64(.299*red) + float64(.587*green) + float64(.114*blue))
}

// linear is the light of a coded part: ((part + .055) / 1.055) to the power of 2.4, which is the fifth root of the power of 12, by Newton's
// method: math.Pow has other last bits on other processors.
func linear(part float64) float64 {
	if part <= .04045 {
		return part / 12.92
	}
	base := (part + .055) / 1.055
	power := 1.0
	for range 12 {
		power *= base
	}
	root := 1.0
	for range 60 { // from 1 it comes down by a fifth at most: the smallest root is .003
		square := float64(root * root)
		root = (float64(4*root) + power/float64(square*square)) / 5
	}
	return root
}
