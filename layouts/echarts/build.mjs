// Makes ../assets/echarts.min.js and its record ../assets/echarts.txt from the packages that
// package-lock.json pins. The same packages give the same bytes.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), "utf8").replace(/\r\n/g, "\n").replace(/^\uFEFF/, "").trim();
const locked = JSON.parse(read("package-lock.json")).packages;

const licences = {
  echarts: "Apache-2.0, with code of d3 (BSD-3-Clause)",
  zrender: "BSD-3-Clause",
  tslib: "0BSD",
};
const entry = (name) => locked["node_modules/" + name];

// The notices travel with the script: a published folder holds nothing else of the packages. A line
// of stars would end the comment.
const notices = [
  `Apache ECharts ${entry("echarts").version}, the modules named in layouts/echarts/entry.js, minified.`,
  "Licensed under the Apache License, Version 2.0: http://www.apache.org/licenses/LICENSE-2.0",
  read("node_modules/echarts/NOTICE"),
  `It contains zrender ${entry("zrender").version}:`,
  read("node_modules/zrender/LICENSE"),
  "It contains code of d3:",
  read("node_modules/echarts/licenses/LICENSE-d3"),
  `It contains tslib ${entry("tslib").version}:`,
  read("node_modules/tslib/LICENSE.txt"),
].join("\n\n").replace(/\*\//g, "* /");

const result = await build({
  entryPoints: [here("entry.js")],
  absWorkingDir: here("."),
  bundle: true,
  format: "iife",
  globalName: "echarts",
  target: "chrome78",
  charset: "ascii",
  minify: true,
  lineLimit: 400,
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"', __DEV__: "false" },
  banner: { js: `/*!\n${notices}\n*/` },
  write: false,
  logLevel: "warning",
});
const bundle = result.outputFiles[0].contents;

const record = [
  "# What echarts.min.js was made of; written by: go generate ./layouts",
  ...Object.keys(licences).flatMap((name) => [
    `package: ${name} ${entry(name).version}`,
    `licence: ${licences[name]}`,
    `integrity: ${entry(name).integrity}`,
  ]),
  `minifier: esbuild ${entry("esbuild").version}`,
  `bytes: ${bundle.length}`,
  `sha256: ${createHash("sha256").update(bundle).digest("hex")}`,
];
writeFileSync(here("../assets/echarts.min.js"), bundle);
writeFileSync(here("../assets/echarts.txt"), record.join("\n") + "\n");
