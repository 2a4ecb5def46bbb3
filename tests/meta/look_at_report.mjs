// Looks at a report in a real browser as a product owner and a tester do, and prints as JSON what they read.
//
// node look_at_report.mjs '{"chromium": "/usr/bin/chromium", "report": "reports/allure", "capability": "Recording",
//   "feature": "…", "scenario": "…", "step": "…", "exchange": "POST /Immunization 201", "texts": {"overview": ["…"]},
//   "screenshots": "docs/images"}'
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const wanted = JSON.parse(process.argv[2]);
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
const QUIETER = ["--disable-background-networking", "--disable-component-update"];
const PATIENCE = 30_000; // ms; the machine may be busy
const SIZE = { width: 1280, height: 800 };

const report = pathToFileURL(`${resolve(wanted.report)}/`);
const requests = [];
const errors = [];

async function open(browser, path) {
  const page = await browser.newPage({ viewport: SIZE, reducedMotion: "reduce" });
  page.setDefaultTimeout(PATIENCE);
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(new URL(path, report).href);
  return page;
}

// What a page is to show may take a moment to appear; of a page without it, what is there in the end is read.
async function read(page, part, picture) {
  const missing = (texts) => texts.some((text) => !document.body.innerText.includes(text));
  const patience = Date.now() + PATIENCE;
  while ((await page.evaluate(missing, wanted.texts?.[part] ?? [])) && Date.now() < patience) await page.waitForTimeout(100);
  if (wanted.screenshots && picture) await draw(page, picture);
  return page.locator("body").innerText();
}

async function draw(page, picture) {
  await page.waitForTimeout(400); // what moves comes to rest
  await page.screenshot({ path: resolve(wanted.screenshots, `${picture}.png`) });
}

async function click(page, text) {
  await page.getByText(text, { exact: true }).first().click();
}

async function overview(browser) {
  const page = await open(browser, "allure2/index.html");
  await page.getByText("Categories").last().waitFor();
  return { overview: await read(page, "overview", "report-overview") };
}

async function treeAndFailure(browser) {
  const page = await open(browser, "allure2/index.html#behaviors");
  await click(page, wanted.capability);
  await click(page, wanted.feature);
  const tree = await read(page, "tree", "report-capabilities");
  await page.setViewportSize({ ...SIZE, height: 1150 }); // with room for the difference and the exchange
  await click(page, wanted.scenario);
  await click(page, wanted.step);
  await click(page, wanted.exchange);
  await page.getByText("Response", { exact: true }).first().waitFor();
  return { tree, failure: await read(page, "failure", "report-failure") };
}

async function detail(browser) {
  const page = await open(browser, "awesome/index.html");
  await page.getByText(wanted.capability, { exact: true }).first().waitFor();
  const detailTree = await read(page, "detailTree");
  await click(page, wanted.scenario);
  await page.getByText("Error", { exact: true }).first().waitFor();
  const detail = await read(page, "detail", "report-detail");
  await click(page, wanted.step);
  await click(page, wanted.exchange);
  return { detailTree, detail, detailExchange: await read(page, "detailExchange") };
}

async function cards(browser) {
  const page = await open(browser, "index.html");
  await page.getByText("in detail").first().waitFor();
  return { cards: await read(page, "cards", "report-cards") };
}

const browser = await chromium.launch({ executablePath: wanted.chromium, args: [...QUIET, ...QUIETER] });
try {
  const seen = [];
  for (const look of [cards, overview, treeAndFailure, detail]) seen.push(await look(browser));
  const outside = requests.filter((url) => !/^(file|data|blob):/.test(url));
  console.log(JSON.stringify(Object.assign({ outside, errors }, ...seen)));
} finally {
  await browser.close();
}
