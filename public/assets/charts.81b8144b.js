(function () {
"use strict";

const theme = /* JSON */ {
"animation": false,
"backgroundColor": "#ffffff",
"textStyle": {
"color": "--ink", "fontSize": 12,
"fontFamily": "\"Source Han Sans SC\",\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif"
},
"grid": {"outerBoundsMode": "none"},
"tooltip": {
"renderMode": "richText", "confine": true, "padding": [6, 8], "backgroundColor": "#ffffff",
"borderColor": "--rule", "borderWidth": 1, "borderRadius": 0, "shadowBlur": 0, "shadowColor": "transparent",
"textStyle": {
"color": "--ink", "fontSize": 12, "lineHeight": 18,
"fontFamily": "\"Source Han Sans SC\",\"Noto Sans CJK SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif"
},
"axisPointer": {"lineStyle": {"color": "--secondary", "width": 1, "type": "solid"}}
},
"categoryAxis": {
"silent": true, "axisTick": {"show": false}, "splitLine": {"show": false},
"axisLine": {"show": true, "onZero": false, "lineStyle": {"color": "--secondary", "width": 1}},
"axisLabel": {"color": "--secondary", "fontSize": 12, "lineHeight": 16, "margin": 6, "interval": 0}
},
"valueAxis": {
"silent": true, "axisTick": {"show": false}, "axisLine": {"show": false, "lineStyle": {"color": "--secondary", "width": 1}},
"splitLine": {"show": true, "lineStyle": {"color": "--rule", "opacity": 0.5, "width": 1, "type": "solid"}},
"axisLabel": {"color": "--secondary", "fontSize": 12, "margin": 6, "hideOverlap": false}
},
"line": {
"z": 2, "silent": true, "cursor": "default", "emphasis": {"disabled": true}, "symbol": "circle", "symbolSize": 5,
"showSymbol": false, "showAllSymbol": true, "lineStyle": {"width": 1.5, "type": "solid"}, "itemStyle": {"opacity": 1, "borderWidth": 0}
},
"bar": {
"z": 2, "silent": true, "cursor": "default", "emphasis": {"disabled": true}, "barWidth": 12, "itemStyle": {"borderWidth": 1}
},
"scatter": {
"z": 9, "silent": true, "cursor": "default", "emphasis": {"disabled": true}, "symbol": "circle", "symbolSize": 8,
"itemStyle": {"opacity": 1, "borderWidth": 0},
"label": {"color": "--ink", "fontSize": 12, "distance": 3, "padding": [1, 3]}
},
"boxplot": {"z": 2, "silent": true, "cursor": "default", "emphasis": {"disabled": true}, "itemStyle": {"borderWidth": 1}},
"heatmap": {"z": 2, "silent": true, "cursor": "default", "emphasis": {"disabled": true}},
"map": {
"z": 2, "cursor": "default", "emphasis": {"disabled": true}, "selectedMode": false, "aspectScale": 1,
"itemStyle": {"borderColor": "--secondary", "borderWidth": 1}
},
"markLine": {
"z": 7, "silent": true, "symbol": ["none", "none"], "precision": 12, "emphasis": {"disabled": true},
"label": {"color": "--ink", "fontSize": 12, "position": "start", "distance": 2},
"lineStyle": {"color": "--ink", "width": 1, "type": "solid"}
}
}; /* JSON */

function painted(part, colours) {
if (typeof part === "string") return part.slice(0, 2) === "--" ? colours.getPropertyValue(part).trim() : part;
if (part === null || typeof part !== "object") return part;
if (Array.isArray(part)) return part.map((each) => painted(each, colours));
const out = {};
Object.keys(part).forEach((key) => { out[key] = painted(part[key], colours); });
return out;
}

function number(value, digits) {
const plain = String(Math.abs(value));
if (plain.indexOf("e") >= 0) return String(value);
const parts = plain.split("."), part = parts[1] || "";
let whole = parts[0] + (part + "0".repeat(digits)).slice(0, digits);
if (part.charAt(digits) >= "5") whole = String(Number(whole) + 1);
whole = whole.padStart(digits + 1, "0");
const at = whole.length - digits, text = whole.slice(0, at) + (digits > 0 ? "." + whole.slice(at) : "");
return (value < 0 && Number(whole) !== 0 ? "\u2212" : "") + text;
}

const grouped = (tooltip, text) => tooltip.grouped ? text.replace(/^(\D*)(\d+)/, (all, sign, whole) => sign + whole.replace(/\B(?=(\d{3})+$)/g, ",")) : text;

const digitsOf = (value) => (String(value).split(".")[1] || "").length;

function label(axis) {
const own = axis.axisLabel || {}, at = own.customValues || [axis.min, axis.interval];
if (axis.data || axis.show === false || own.show === false) return;
const digits = Math.max.apply(null, at.map(digitsOf)), form = own.formatter || "{value}";
axis.axisLabel = Object.assign({}, own, {
formatter: (value, k) => own.texts ? own.texts[k] : form.replace("{value}", number(value, digits)),
});
}

function nameOf(axis, k) {
const datum = axis[0].data[k];
return String(datum.value === undefined ? datum : datum.value).replace(/\n/g, "");
}

function filled(forms, tip) {
const parts = tip.split("\n");
let next = 2;
return parts[1] + forms[parts[0]].replace(/\{\}/g, () => parts[next++]);
}

const ways = {
item(option, tooltip) {
const told = [];
option.series.forEach((series, s) => {
if (tooltip.trigger === "axis" ? s > 0 : series.silent !== false) return;
series.data.forEach((datum, k) => {
const value = Array.isArray(datum) ? datum : datum.value;
let text = Array.isArray(datum) ? datum[3] : datum.tip;
if (text === undefined && series.name) text = series.name + "\n" + number(value[0], tooltip.digits) + tooltip.unit;
else if (tooltip.forms) text = filled(tooltip.forms, text);
if (text !== undefined) told.push({ series: s, datum: k, value: value, text: text });
});
});
if (option.series[0].type === "heatmap") told.sort((a, b) => a.value[1] - b.value[1] || a.value[0] - b.value[0]); // by rows, not by colours
return told;
},
row(option, tooltip) {
const told = ways.item(option, tooltip);
told.forEach((each) => { if (each.series === 0) each.text = nameOf(option.yAxis, each.datum) + "\n" + each.text; });
return told;
},
cell(option, tooltip) {
const told = ways.item(option, tooltip);
told.forEach((each) => { each.text = nameOf(option.yAxis, each.value[1]) + " " + nameOf(option.xAxis, each.value[0]) + "\n" + each.text; });
return told;
},
months(option, tooltip) {
const lines = option.series.filter((series) => series.type === "line");
return option.xAxis[0].data.map((month, k) => { // a month of which nothing is said has no tip, and no place among them
const said = [(k > 0 ? tooltip.head : tooltip.head.replace("1\u2014", "")) + month];
lines.forEach((line) => {
const datum = line.data[k], own = datum !== null && typeof datum === "object" ? datum : { value: datum };
const name = own.name === undefined ? line.name : own.name;
const text = own.tip !== undefined ? own.tip : typeof own.value === "number" ? grouped(tooltip, number(own.value, tooltip.digits)) + tooltip.unit : "";
if (name && text) said.push(name + " " + text);
});
return { datum: k, value: k, text: said.length > 1 ? said.join("\n") : "" };
}).filter((told) => told.text);
},
};

function prepare(option, description) {
if (description) option.aria = { enabled: true, label: { enabled: true, description: description } };
(option.maps || []).forEach((map) => window.echarts.registerMap(map.name, map.geoJSON));
delete option.maps;
(option.xAxis || []).concat(option.yAxis || []).forEach(label);
const tooltip = option.tooltip, way = tooltip && ways[tooltip.tip];
if (!way) return [];
const told = way(option, tooltip), placeOf = (each) => (tooltip.trigger === "axis" ? "" : each.series + "/") + each.datum;
const byPlace = new Map(told.map((each) => [placeOf(each), each.text]));
tooltip.formatter = tooltip.trigger === "axis" ? (all) => {
const one = all.find((each) => each.seriesIndex === 0 || each.seriesType === "line");
return one && byPlace.get("" + one.dataIndex) || "";
} : (one) => byPlace.get(one.seriesIndex + "/" + one.dataIndex) || "";
return told;
}

let registered = false;

function init(element, ratio) {
if (!registered) {
window.echarts.registerTheme("bulletin", painted(theme, getComputedStyle(document.documentElement)));
registered = true;
}
return window.echarts.init(element, "bulletin", { renderer: "canvas", locale: "ZH", devicePixelRatio: ratio });
}

function place(chart, told) {
if (told.series === undefined) return [chart.convertToPixel({ xAxisIndex: 0 }, told.value), chart.getHeight() / 2];
return chart.convertToPixel({ seriesIndex: told.series }, told.value);
}

function show(chart, told) {
const point = place(chart, told), axis = chart.getModel().get("tooltip.0.trigger") === "axis";
chart.dispatchAction(axis ? { type: "showTip", x: point[0], y: point[1] } :
{ type: "showTip", seriesIndex: told.series, dataIndex: told.datum });
return point;
}

window.bulletinCharts = { init: init, prepare: prepare, show: show };
})();
