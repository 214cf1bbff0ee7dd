package layouts

// The ECharts bundle comes from the npm packages that echarts/package-lock.json pins; it needs Node 18.
//
//go:generate npm ci --prefix echarts
//go:generate node echarts/build.mjs
