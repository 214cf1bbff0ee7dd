package model

// Map is a site's own reviewed boundary map.
type Map struct {
	Approval string // 审图号, printed under the map: 湘S(2024)012号
	Shapes   []Shape
}

// Shape is one region's ground: polygons of closed rings of longitude and latitude in degrees, the outer ring first.
type Shape struct {
	Region   *Region
	Polygons [][][][2]float64
}
