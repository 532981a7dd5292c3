// The playground in Chromium, from disk and from the started program.

import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findingsOf, launchBrowser, openAddress, type OpenPage } from "./browser.ts";
import { type Program, startProgram } from "./program.ts";

const FOLDER = new URL("../../../packages/playground/dist/page/", import.meta.url);

let browser: Browser;
let program: Program;

beforeAll(async () => {
  browser = await launchBrowser();
  program = await startProgram();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

function addressOf(from: "disk" | "program", fragment = ""): string {
  const page =
    from === "disk" ? new URL("playground.html", FOLDER) : new URL("playground", program.url);
  return `${page.href}${fragment === "" ? "" : `#${fragment}`}`;
}

async function open(fragment = "", options: BrowserContextOptions = {}): Promise<OpenPage> {
  const opened = await openAddress(browser, addressOf("disk", fragment), options);
  await verdict(opened.page).getByText(/./).waitFor();
  return opened;
}

/** Puts the caret before a text in the editor, as a click there does. */
async function putCaret(page: Page, before: string): Promise<void> {
  await page.evaluate(
    `(() => {
      const text = document.querySelector("#text");
      text.focus();
      const at = text.value.indexOf(${JSON.stringify(before)});
      text.setSelectionRange(at, at);
    })()`,
  );
}

const verdict = (page: Page) => page.locator("#verdict");
const ruleName = (page: Page) => page.locator("#rule-name");
const litBoxes = async (page: Page): Promise<readonly string[]> => [
  ...new Set(await page.locator(".diagram .lit").allTextContents()),
];

describe.each(["disk", "program"] as const)("from %s", (from) => {
  test.each([
    ["vcard", "BEGIN", "name", "contentline"],
    ["sip", "Max-Forwards", "token", "messageheader"],
    ["cpim", "Subject", "name", "header"],
    ["node-selector", "@name", "attrTest", "step"],
  ] as const)(
    "the rule of %s at the caret is drawn, and lit around it",
    async (syntax, text, rule, around) => {
      const address = addressOf(from, `syntax=${syntax}`);
      const { page, problems, origins } = await openAddress(browser, address);
      await verdict(page).getByText("Accepted").waitFor();
      await putCaret(page, text);
      await expect.poll(() => ruleName(page).textContent()).toBe(rule);
      await page.getByRole("region", { name: `Diagram of ${rule}`, exact: true }).waitFor();
      await page.getByRole("region", { name: `Diagram of ${around}`, exact: true }).waitFor();
      expect(await litBoxes(page)).toEqual([rule]);
      const selected = page.getByRole("treeitem", { selected: true });
      expect(await selected.textContent()).toContain(text);
      await page.getByText(/^The same [\d,]+ octets\.$/).waitFor();
      expect(problems).toEqual([]);
      expect([...origins]).toEqual([new URL(address).origin]);
      await page.context().close();
    },
  );
});

test("a wavy line is under the character that is wrong, and goes with the text", async () => {
  const { page, problems } = await open();
  const text = "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\nN?X:1\nEND:VCARD\n";
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(text);
  await verdict(page).getByText("Refused").waitFor();
  const go = page.getByRole("list", { name: "Diagnostics" }).getByRole("button").first();
  expect(await go.textContent()).toMatch(/^4:2 error: /);
  expect(await go.textContent()).toContain("expected");
  const mark = page.locator(".underlay .error").first();
  expect(await mark.textContent()).toBe("?X:1");
  const place = await page.evaluate<{ line: number; column: number; decoration: string }>(
    `(() => {
      const mark = document.querySelector(".underlay .error");
      const box = mark.getBoundingClientRect();
      const text = document.querySelector("#text");
      const outer = text.getBoundingClientRect();
      const style = getComputedStyle(text);
      const line = (box.top + box.bottom) / 2 - outer.top - parseFloat(style.paddingTop) + text.scrollTop;
      return {
        line: Math.ceil(line / parseFloat(style.lineHeight)),
        column: Math.round((box.left - outer.left - parseFloat(style.paddingLeft)) / (box.width / 4)) + 1,
        decoration: getComputedStyle(mark).textDecorationStyle,
      };
    })()`,
  );
  expect(place).toEqual({ line: 4, column: 2, decoration: "wavy" });
  await go.press("Enter");
  const caret = "[document.activeElement.id, document.activeElement.selectionStart]";
  expect(await page.evaluate(caret)).toEqual(["text", text.indexOf("?X")]);
  await expect.poll(() => ruleName(page).textContent()).toMatch(/\w/);
  expect(problems).toEqual([]);
});

test("lone carriage returns and other control characters are shown, and meant", async () => {
  const { page } = await open("syntax=vcard&text=BEGIN:VCARD%0D%0AFN:a%0Db%00%FF");
  expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    "BEGIN:VCARD\nFN:a␍b␀\udcff",
  );
  await page.getByText(/· 21 octets$/).waitFor();
  await page.getByLabel("Line breaks").selectOption("LF");
  await page.getByText(/· 20 octets$/).waitFor();
});

test("a box of a diagram leads to its rule, and the focus goes with it", async () => {
  const { page } = await open("syntax=sip");
  await putCaret(page, "Via");
  await page.getByRole("link", { name: "token", exact: true }).first().waitFor();
  await page.getByRole("link", { name: "headervalue", exact: true }).first().press("Enter");
  await expect.poll(() => ruleName(page).textContent()).toBe("headervalue");
  expect(await page.evaluate("document.activeElement.id")).toBe("rule-name");
  expect(await litBoxes(page)).toEqual(["headervalue"]);
});

test("a filter says why each card matches or not", async () => {
  const { page, problems } = await open();
  const filter = page.getByLabel("Filter", { exact: true }).getByRole("textbox");
  const panel = page.getByRole("region", { name: "Filter", exact: true });
  await filter.fill("name:ada");
  await panel.getByText('"Ada Lovelace" contains "ada" under i;unicode-casemap').waitFor();
  await filter.fill("name:bob");
  await panel.getByText('"Ada Lovelace" does not contain "bob"').waitFor();
  await filter.fill(
    '<C:filter><C:prop-filter name="TEL"><C:param-filter name="TYPE"><C:text-match match-type="equals">fax</C:text-match></C:param-filter></C:prop-filter></C:filter>',
  );
  await panel.getByText(/parameter TYPE: none of .*"home".* equals "fax"/).waitFor();
  await filter.fill("name:");
  await panel.getByText(/column/).waitFor();
  expect(problems).toEqual([]);
});

test("Message-Direction is put into a message, and nothing else is touched", async () => {
  const { page, problems } = await open("syntax=cpim");
  const panel = page.getByRole("region", { name: "Message-Direction", exact: true });
  await panel.getByText(/^25 octets put in at octet \d+; all \d+ octets/).waitFor();
  expect(await panel.locator("pre ins").textContent()).toBe("Message-Direction: sent\n");
  await panel.getByLabel("received").check();
  await panel.getByText(/^29 octets put in/).waitFor();
  expect(await panel.locator("pre ins").textContent()).toBe("Message-Direction: received\n");
  await page.getByLabel("Syntax").selectOption("SIP message");
  await expect.poll(() => panel.isVisible()).toBe(false);
  expect(problems).toEqual([]);
});

test("sentences and near misses come at a click, and again by their seed and by a link", async () => {
  const { page, problems } = await open("syntax=sip");
  const text = page.getByRole("textbox", { name: "Text", exact: true });
  const example = await text.inputValue();
  await page.getByRole("button", { name: "A sentence" }).click();
  await page.getByText(/^A sentence with seed \d+\.$/).waitFor();
  const sentence = await text.inputValue();
  expect(sentence).not.toBe(example);
  expect(await verdict(page).textContent()).toMatch(/^Accepted/);
  await page.getByRole("button", { name: "A near miss" }).click();
  await page.getByText(/^A near miss with seed \d+: .+, in \w+\./).waitFor();
  expect(await verdict(page).textContent()).toMatch(/^Refused/);
  const miss = await text.inputValue();
  const seed = await page.getByLabel("Seed").inputValue();
  await page.getByRole("button", { name: "Example" }).click();
  expect(await text.inputValue()).toBe(example);
  await page.getByLabel("Seed").fill(seed);
  await page.getByLabel("Seed").press("Enter");
  await expect.poll(() => text.inputValue()).toBe(miss);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText(/^The (?:link|text) is /).waitFor();
  const shared = await open(new URL(page.url()).hash.slice(1));
  expect(await shared.page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    miss,
  );
  expect(await shared.page.getByLabel("Seed").inputValue()).toBe(seed);
  expect([...problems, ...shared.problems]).toEqual([]);
});

describe("from a program", () => {
  test("parts of the page come when a syntax is picked, once, and the file has all of them", async () => {
    const { page, problems } = await openAddress(browser, addressOf("program"));
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.getByRole("region", { name: "Filter", exact: true }).waitFor();
    await page.getByLabel("Syntax").selectOption("CPIM message");
    await page.getByText("RFC 3862").waitFor();
    expect(await page.getByLabel("Syntax").inputValue()).toBe("cpim");
    await page.getByRole("region", { name: "Message-Direction", exact: true }).waitFor();
    expect(asked.filter((path) => path.includes("/messaging-"))).toHaveLength(1);
    await page.getByLabel("Syntax").selectOption("vCard");
    await page.getByText("RFC 6350").waitFor();
    await page.getByLabel("Syntax").selectOption("SIP message");
    await page.getByText("RFC 3261").waitFor();
    expect(asked.filter((path) => path.includes("/messaging-"))).toHaveLength(1);
    const saving = page.getByRole("link", { name: "Save the page as one file" }).click();
    const [saved] = await Promise.all([page.waitForEvent("download"), saving]);
    expect(readFileSync(await saved.path())).toEqual(
      readFileSync(new URL("playground.html", FOLDER)),
    );
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("a part that does not come is told of, and comes when it is picked again", async () => {
    const { page } = await openAddress(browser, addressOf("program"));
    await page.getByRole("region", { name: "Filter", exact: true }).waitFor();
    await page.context().setOffline(true);
    await page.getByLabel("Syntax").selectOption("jCard");
    await page.getByText("jCard could not be loaded.").waitFor();
    await page.context().setOffline(false);
    await page.getByLabel("Syntax").selectOption("xCard");
    await page.getByText("RFC 6351").waitFor();
    expect(await page.getByLabel("Syntax").inputValue()).toBe("xcard");
    await page.context().close();
  });

  test("an old link to messaging leads to its syntax", async () => {
    const address = new URL("playground/messaging#syntax=sdp", program.url).href;
    const { page } = await openAddress(browser, address);
    await page.getByText("RFC 8866").waitFor();
    expect(new URL(page.url()).pathname).toBe("/playground");
    await page.context().close();
  });

  test("what is received until the first text is small", async () => {
    const { page } = await openAddress(browser, "about:blank");
    const received: Promise<number>[] = [];
    page.on("response", (response) => {
      const sizes = response.request().sizes();
      received.push(sizes.then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(addressOf("program"));
    await verdict(page).getByText("Accepted").waitFor();
    await page.getByRole("region", { name: "Filter", exact: true }).waitFor();
    const octets = (await Promise.all(received)).reduce((sum, size) => sum + size, 0);
    console.info(`received until the first text and its filter: ${octets} octets`);
    expect(octets).toBeGreaterThan(50_000);
    expect(octets).toBeLessThanOrEqual(120_000);
    await page.context().close();
  });
});

test("each syntax is there from disk, with its example accepted", async () => {
  const { page, problems } = await open();
  const options = await page.getByLabel("Syntax").locator("option").all();
  expect(options.length).toBeGreaterThan(15);
  for (const option of options) {
    const name = (await option.getAttribute("value")) ?? "";
    await page.getByLabel("Syntax").selectOption(name);
    await expect
      .poll(() => new URL(page.url()).hash)
      .toMatch(new RegExp(`^#syntax=${name}(?:&|$)`));
    expect(`${name}: ${await verdict(page).textContent()}`).toMatch(/: Accepted/);
  }
  expect(problems).toEqual([]);
});

test("a long text is read when it is asked for", async () => {
  const { page } = await open();
  const text = `BEGIN:VCARD\nVERSION:4.0\nFN:Ada\n${`NOTE:${"x".repeat(20_000)}\n`.repeat(60)}END:VCARD\n`;
  await page.getByRole("textbox", { name: "Text", exact: true }).fill(text);
  await verdict(page).getByText("The text is long").waitFor();
  await page.getByRole("button", { name: "Read it" }).click();
  await expect.poll(() => verdict(page).textContent()).toMatch(/^(?:Accepted|Refused)/);
});

test("of 40,000 pasted lines a portion is edited, all are read beside the page, and each is reached", async () => {
  const { page, problems } = await open("syntax=vcard&text=");
  const card = ["BEGIN:VCARD", "VERSION:4.0", "FN:Ada", "END:VCARD"];
  const cards = Array.from({ length: 10_000 }, () => card).flat();
  const text = [...cards, "BEGIN:VCARD", "N?X:1", "END:VCARD", ""];
  let workers = 0;
  page.on("worker", () => (workers += 1));
  await page.evaluate(
    `(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", ${JSON.stringify(text.join("\r\n"))});
      const input = document.querySelector("#text");
      input.focus();
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
    })()`,
  );
  const laidOut = "document.querySelector('#text').value.split('\\n').length";
  expect(await page.evaluate(laidOut)).toBeLessThanOrEqual(1_001);
  await page.getByText("Lines 1 to 1,000 of 40,004 are here").waitFor();
  const wrong = page
    .getByRole("list", { name: "Diagnostics" })
    .getByRole("button", { name: /^40002:2/ });
  await wrong.waitFor();
  expect(workers).toBe(1);
  await page.keyboard.type("x");
  expect(await page.evaluate("document.querySelector('#text').value.slice(0, 4)")).toBe("xBEG");
  await page.keyboard.press("Backspace");
  await verdict(page).getByText("Reading").waitFor();
  await verdict(page).getByText("Refused").waitFor();
  expect(workers).toBe(1);
  await wrong.click();
  await page.getByText("to 40,004 of 40,004").waitFor();
  expect(await page.evaluate(laidOut)).toBeLessThanOrEqual(1_001);
  await page.locator(".underlay .error").getByText("?X:1", { exact: true }).waitFor();
  const numbered = "document.querySelector('.numbers').textContent.includes('40002')";
  expect(await page.evaluate(numbered)).toBe(true);
  await page.getByRole("button", { name: "Earlier lines" }).press("Enter");
  await page.getByText(/^Lines 38,/).waitFor();
  expect(await page.evaluate("document.activeElement.id")).toBe("text");
  expect(problems).toEqual([]);
});

test("of many lines those in view are drawn, with their numbers and marks", async () => {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:4.0",
    "FN:Ada",
    ...Array.from({ length: 1_500 }, () => "NOTE:x"),
  ];
  const text = [...lines, "N?X:1", "END:VCARD", ""].join("\r\n");
  const address = `syntax=vcard&text=${encodeURIComponent(text)}`;
  const { page, problems } = await open(address);
  await verdict(page).getByText("Refused").waitFor();
  const drawn = "document.querySelector('.numbers').textContent.split('\\n')";
  expect(await page.evaluate(`${drawn}.length`)).toBeLessThan(150);
  await page.getByRole("list", { name: "Diagnostics" }).getByRole("button").first().click();
  await expect.poll(() => page.evaluate(`${drawn}.includes("1504")`)).toBe(true);
  expect(await page.locator(".underlay .error").textContent()).toBe("?X:1");
  const offset = await page.evaluate<number>(
    `(() => {
      const text = document.querySelector("#text");
      const mark = document.querySelector(".underlay .error").getBoundingClientRect();
      const middle = (mark.top + mark.bottom) / 2 - text.getBoundingClientRect().top;
      const style = getComputedStyle(text);
      return Math.ceil((middle - parseFloat(style.paddingTop) + text.scrollTop) / parseFloat(style.lineHeight));
    })()`,
  );
  // Of 1,506 lines, the text area has those from 507 on.
  expect(offset).toBe(1_504 - 506);
  expect(problems).toEqual([]);
});

test("everything is reached with the keyboard alone", async () => {
  const { page } = await open();
  const focused = (): Promise<string> =>
    page.evaluate(
      "(document.activeElement.getAttribute('role') ?? '') + document.activeElement.id + ' ' + document.activeElement.textContent",
    );
  const tabTo = async (wanted: RegExp): Promise<void> => {
    for (let count = 0; count < 40; count += 1) {
      if (wanted.test(await focused())) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not reach ${wanted.source}`);
  };
  await tabTo(/^syntax/);
  await tabTo(/A near miss$/);
  await tabTo(/^text/);
  await tabTo(/^treeitem/);
  await page.keyboard.press("Home");
  expect(await focused()).toMatch(/^treeitem .?file/);
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toMatch(/^treeitem .?card/);
  await page.keyboard.press("ArrowLeft");
  const card = page.getByRole("treeitem", { name: /card/ }).first();
  expect(await card.getAttribute("aria-expanded")).toBe("false");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("con");
  expect(await focused()).toMatch(/^treeitem .?contentline/);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const selected =
    "(() => { const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd); })()";
  expect(await page.evaluate(selected)).toBe("VCARD");
  await tabTo(/^treeitem/);
  await tabTo(/^region/);
  await page.keyboard.press("Tab");
  await tabTo(/^filter/);
});

describe.each([
  ["light", 360],
  ["dark", 360],
  ["light", 1280],
  ["dark", 1280],
] as const)("in %s at %i pixels", (colorScheme, width) => {
  test.each([
    "syntax=vcard",
    "syntax=vcard&text=BEGIN:VCARD%0D%0AFN;:%0D%0A",
    "syntax=cpim",
    "syntax=sip&text=INVITE",
    "syntax=jscontact",
    "syntax=dav-xml",
  ])("axe-core finds nothing, and nothing is cut off: %s", async (fragment) => {
    const options = { colorScheme, viewport: { width, height: 740 } };
    const { page } = await open(fragment, options);
    await putCaret(page, "");
    expect(await findingsOf(page)).toEqual([]);
    await page.context().close();
  });
});
