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
"heatmap": {
"z": 2, "silent": true, "cursor": "default", "emphasis": {"disabled": true}, "label": {"color": "--ink", "fontSize": 12}
},
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

const series = /* JSON */ {
"cross": {"symbol": "path://M0 1.5L1.5 0L4.5 3L7.5 0L9 1.5L6 4.5L9 7.5L7.5 9L4.5 6L1.5 9L0 7.5L3 4.5Z", "symbolSize": [9, 9], "z": 8, "label": {"distance": -4.5, "padding": [0, 0]}},
"hatch": {
"symbol": "path://M0 0H30V12H0ZM1 1V11H29V1ZM2 11L7 1H8L3 11ZM8 11L13 1H14L9 11ZM14 11L19 1H20L15 11ZM20 11L25 1H26L21 11ZM26 11L29 5V7L27 11Z",
"symbolSize": [30, 12], "symbolOffset": [18, 0], "z": 8
},
"diamond": {"symbol": "path://M0 6L6 0L12 6L6 12Z", "symbolSize": [12, 12], "z": 8},
"diamond-ring": {"symbol": "path://M0 6L6 0L12 6L6 12ZM1.6 6L6 10.4L10.4 6L6 1.6Z", "symbolSize": [12, 12], "z": 8, "label": {"distance": -6, "padding": [0, 0]}},
"disc": {"symbol": "path://M0 6A6 6 0 0 1 12 6A6 6 0 0 1 0 6Z", "symbolSize": [12, 12], "z": 8, "label": {"distance": -6, "padding": [0, 0]}},
"half-disc": {"symbol": "path://M0 6A6 6 0 0 1 12 6A6 6 0 0 1 0 6ZM6 1.2V10.8A4.8 4.8 0 0 0 6 1.2Z", "symbolSize": [12, 12], "z": 8, "label": {"distance": -6, "padding": [0, 0]}},
"ring": {"symbol": "path://M0 6A6 6 0 0 1 12 6A6 6 0 0 1 0 6ZM1.2 6A4.8 4.8 0 0 0 10.8 6A4.8 4.8 0 0 0 1.2 6Z", "symbolSize": [12, 12], "z": 8, "label": {"distance": -6, "padding": [0, 0]}},
"triangle": {"symbol": "path://M0 0H13L6.5 12Z", "symbolSize": [13, 12], "z": 8},
"triangle-ring": {"symbol": "path://M0 0H13L6.5 12ZM2 1.2L6.5 9.6L11 1.2Z", "symbolSize": [13, 12], "z": 8, "label": {"distance": -6.5, "padding": [0, 0]}},
"break-gap": {"color": "#ffffff", "symbol": "path://M0 18L6 0H12L6 18Z", "symbolSize": [12, 18], "z": 8},
"break-strokes": {"symbol": "path://M0 18L6 0H7.2L1.2 18ZM4.8 18L10.8 0H12L6 18Z", "symbolSize": [12, 18], "z": 8},
"limit": {"symbol": "path://M0 0H2V18H0Z", "symbolSize": [2, 18], "z": 8},
"labels": {"color": "transparent", "symbolSize": 1, "label": {"backgroundColor": "#ffffff"}},
"texts": {"color": "transparent", "symbolSize": 1, "label": {"distance": 0, "padding": [0, 0]}},
"ends": {"color": "transparent", "symbolSize": 1, "label": {"backgroundColor": "#ffffff", "padding": [1, 0], "offset": [5, 0]}},
"cells": {"silent": false, "itemStyle": {"borderColor": "#ffffff", "borderWidth": 2}},
"outlines": {"z": 7, "itemStyle": {"borderWidth": 1}}
}; /* JSON */

function under(object, base) {
Object.keys(base).forEach((key) => {
const own = object[key];
if (own === undefined) object[key] = base[key];
else if (own !== null && typeof own === "object" && !Array.isArray(own)) under(own, base[key]);
});
}

function complete(each, all) {
const id = String(each.id).replace(/-\d+$/, "");
under(each, series[each.id] || series[id] || {});
if (id !== "cells" || !each.label) return;
const first = all.find((one) => one.id === id).label;
["rich", "lineHeight", "offset", "fontSize", "fontWeight"].forEach((key) => { if (first[key] !== undefined) each.label[key] = first[key]; });
}

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
if (own.customValues && !axis.axisTick) axis.axisTick = { customValues: own.customValues };
const digits = Math.max.apply(null, at.map(digitsOf)), form = own.formatter || "{value}";
axis.axisLabel = Object.assign({}, own, {
formatter: (value, k) => own.texts ? own.texts[k] : form.replace("{value}", number(value, digits)),
});
}

const spoken = (text) => String(text).replace(/^\{\w+\|([^]*)\}$/, "$1").replace(/\n/g, "");

function nameOf(axis, k) {
const datum = axis.data[k];
return spoken(datum.value === undefined ? datum : datum.value);
}

function filled(option, tip, value) {
const parts = tip.split("\n"), label = spoken(value[2]);
let next = 1;
return option.tooltip.forms[parts[0]].map((n) => option.tooltip.lines[n].replace(/\{(\w?)\}/g, (all, what) =>
what === "" ? parts[next++] : what === "w" ? nameOf(option.yAxis[1], value[1]) :
what === "l" ? label.slice(label.indexOf(" ") + 1) : label.split(" ")[what])).join("\n");
}

const ways = {
item(option, tooltip) {
const told = [];
option.series.forEach((series, s) => {
if (tooltip.trigger === "axis" ? s > 0 : series.silent !== false) return;
series.data.forEach((datum, k) => {
const value = Array.isArray(datum) ? datum : datum.value;
let text = Array.isArray(datum) || datum.tip === undefined ? value[3] : datum.tip;
if (text === undefined && series.name) text = series.name + "\n" + number(value[0], tooltip.digits) + tooltip.unit;
else if (text !== undefined && tooltip.forms) text = filled(option, text, value === "-" ? ["", k] : value);
if (text !== undefined) told.push({ series: s, datum: k, value: value, text: text });
});
});
if (option.series[0].type === "heatmap") told.sort((a, b) => a.value[1] - b.value[1] || a.value[0] - b.value[0]); // by rows, not by colours
else told.sort((a, b) => (a.value[4] || 0) - (b.value[4] || 0)); // by their own order, where data have one
return told;
},
row(option, tooltip) {
const told = ways.item(option, tooltip);
told.forEach((each) => { if (each.series === 0) each.text = nameOf(option.yAxis[0], each.datum) + "\n" + each.text; });
return told;
},
cell(option, tooltip) {
const told = ways.item(option, tooltip);
told.forEach((each) => { each.text = nameOf(option.yAxis[0], each.value[1]) + " " + nameOf(option.xAxis[0], each.value[0]) + "\n" + each.text; });
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
option.series.forEach((each) => complete(each, option.series));
(option.xAxis || []).concat(option.yAxis || []).forEach(label);
const tooltip = option.tooltip, way = tooltip && ways[tooltip.tip];
if (!way) return [];
if (tooltip.trigger === "axis" && way !== ways.months) tooltip.axisPointer = { type: "none" };
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
