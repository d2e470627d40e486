// Visits pages in headless Chromium and answers, as JSON, what was found there: tests in Python ask, Python judges.
//
// node drive.mjs CHROMIUM < visits.json
// A visit is {url, width, javascript, media, axe, steps}; steps are scripts run in the page one after the other.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const HEIGHT = 900;

async function visit(browser, asked) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => /^(file|data|about|blob):/.test(request.url()) || said.push(`asks for ${request.url()}`));
  await page.setViewport({ width: asked.width, height: HEIGHT });
  await page.setJavaScriptEnabled(asked.javascript ?? true);
  if (asked.media) await page.emulateMediaFeatures(asked.media);
  await page.goto(asked.url);
  // letters are as wide as they will be only when the page's own fonts are there
  if (asked.javascript ?? true) await page.evaluate(() => document.fonts.ready.then(() => document.fonts.size));
  const answers = [];
  for (const step of asked.steps ?? []) answers.push(await take(page, step));
  const violations = asked.axe ? await examine(page) : [];
  await page.close();
  return { url: asked.url, width: asked.width, answers, violations, said };
}

// A step is a script, {press: key} for a key of the keyboard, or {follow: script} for one that leaves the page.
async function take(page, step) {
  if (step.press) return page.keyboard.press(step.press);
  if (!step.follow) return page.evaluate(step);
  await Promise.all([page.waitForNavigation(), page.evaluate(step.follow)]);
  return page.url();
}

// The checker comes in by the debugger's door, as the policy of a page lets in no script from elsewhere.
async function examine(page) {
  await page.evaluate(AXE);
  await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`),
  );
}

const browser = await puppeteer.launch({
  executablePath: process.argv[2],
  args: ["--no-sandbox", "--allow-file-access-from-files", "--force-device-scale-factor=1"],
});
const answers = [];
for (const asked of JSON.parse(readFileSync(0, "utf-8"))) answers.push(await visit(browser, asked));
await browser.close();
process.stdout.write(JSON.stringify(answers));
