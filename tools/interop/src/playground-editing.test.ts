// What is done to the text of the playground in Chromium: undone, copied, dragged, and opened from a file.

import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, openAddress, type OpenPage } from "./browser.ts";

const FILE = new URL("../../../packages/playground/dist/page/playground.html", import.meta.url);

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function open(fragment = "syntax=vcard&text="): Promise<OpenPage> {
  const permissions = ["clipboard-read", "clipboard-write"];
  const opened = await openAddress(browser, `${FILE.href}#${fragment}`, { permissions });
  await opened.page.locator("#verdict").getByText(/./).waitFor();
  await opened.page.locator("#text").focus();
  return opened;
}

const shown = (page: Page): Promise<string> => page.locator("#text").inputValue();

/** How many octets the page reads, as it says. */
const octets = (page: Page): Promise<string | null> => page.locator(".specification").textContent();

async function select(page: Page, start: number, end: number): Promise<void> {
  await page.evaluate(`document.querySelector("#text").setSelectionRange(${start}, ${end})`);
}

describe("a picture of a control character", () => {
  test("that stands in the text itself is marked, and copied as it is", async () => {
    const { page, problems } = await open(
      `syntax=vcard&text=${encodeURIComponent("FN:\u2400\u0000\u2426\r\n")}%FF`,
    );
    expect(await shown(page)).toBe("FN:␦␀␀␦␦\n\udcff");
    expect(await octets(page)).toMatch(/· 13 octets$/);
    await page.getByText(/^A picture, as ␍ or ␀, stands for a control character/).waitFor();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+c");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("FN:␀\0␦\r\n\ufffd");
    await page.keyboard.press("ControlOrMeta+v");
    await page.keyboard.press("ControlOrMeta+v");
    expect(await shown(page)).toBe("FN:␦␀␀␦␦\n\udcffFN:␦␀␀␦␦\n\udcff");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("ControlOrMeta+x");
    expect(await shown(page)).toBe("");
    expect(problems).toEqual([]);
  });

  test("that comes from another program is one of the text itself", async () => {
    const { page } = await open();
    await page.evaluate("navigator.clipboard.writeText('a␀b')");
    await page.keyboard.press("ControlOrMeta+v");
    expect(await shown(page)).toBe("a␦␀b");
    await expect.poll(() => octets(page)).toMatch(/· 5 octets$/);
  });

  test("is erased with its mark, and nothing is typed between them", async () => {
    const { page } = await open(`syntax=vcard&text=${encodeURIComponent("a\u2400b")}`);
    await select(page, 3, 3);
    await page.keyboard.press("Backspace");
    expect(await shown(page)).toBe("ab");
    await page.keyboard.press("ControlOrMeta+z");
    expect(await shown(page)).toBe("a␦␀b");
    await select(page, 1, 1);
    await page.keyboard.press("Delete");
    expect(await shown(page)).toBe("ab");
    await page.keyboard.press("ControlOrMeta+z");
    await select(page, 2, 2);
    await page.keyboard.type("x");
    expect(await shown(page)).toBe("a␦␀xb");
  });

  test("has its marks and its diagnostics where it stands", async () => {
    const text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:\u2400\r\n\u2400N:x\r\nEND:VCARD\r\n";
    const { page } = await open(`syntax=vcard&text=${encodeURIComponent(text)}`);
    const go = page.getByRole("list", { name: "Diagnostics" }).getByRole("button").first();
    expect(await go.textContent()).toMatch(/^4:1 error/);
    expect(await page.locator(".underlay .error").first().textContent()).toMatch(/^␦␀/);
  });
});

describe("undoing", () => {
  test("brings back what was typed, pasted, drawn and opened, and does it again", async () => {
    const { page, problems } = await open("syntax=vcard");
    const example = await shown(page);
    await select(page, 0, 0);
    await page.keyboard.type("abc");
    await page.getByRole("button", { name: "A sentence" }).click();
    await page.getByText(/^A sentence with seed \d+\.$/).waitFor();
    const sentence = await shown(page);
    expect(sentence).not.toContain(example);
    await page.locator("#text").press("ControlOrMeta+z");
    expect(await shown(page)).toBe(`abc${example}`);
    await page.keyboard.press("ControlOrMeta+z");
    expect(await shown(page)).toBe(example);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await page.keyboard.press("ControlOrMeta+y");
    expect(await shown(page)).toBe(sentence);
    expect(problems).toEqual([]);
  });

  test("goes across the portions of a long text", async () => {
    const { page, problems } = await open();
    const lines = Array.from({ length: 3_000 }, (_, index) => `NOTE:${index}`);
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(lines.join("\n"))})`);
    await page.keyboard.press("ControlOrMeta+v");
    await page.getByText("Lines 1 to 1,000 of 3,000 are here").waitFor();
    await page.keyboard.type("first");
    await page.getByRole("button", { name: "Later lines" }).click();
    await page.getByText(/^Lines \d{3,} to 1,\d+ of 3,000/).waitFor();
    await page.getByRole("button", { name: "Later lines" }).click();
    await page.getByText("to 2,").waitFor();
    await page.keyboard.type("second");
    expect(await shown(page)).toMatch(/second/);
    await page.keyboard.press("ControlOrMeta+z");
    expect(await shown(page)).not.toMatch(/second/);
    await page.keyboard.press("ControlOrMeta+z");
    await page.getByText("Lines 1 to 1,000 of 3,000 are here").waitFor();
    expect((await shown(page)).slice(0, 9)).toBe("NOTE:0\nNO");
    const caret = "document.querySelector('#text').selectionStart";
    expect(await page.evaluate(caret)).toBe(0);
    await page.keyboard.press("ControlOrMeta+z");
    expect(await shown(page)).toBe("");
    for (let time = 0; time < 3; time += 1) await page.keyboard.press("ControlOrMeta+y");
    expect(await shown(page)).toMatch(/second/);
    await page.getByText(/^Lines \d,\d+ to 2,\d+ of 3,000/).waitFor();
    expect(problems).toEqual([]);
  });
});

describe("a file", () => {
  const LF = Buffer.from(
    `BEGIN:VCARD\nVERSION:4.0\nFN:Ada\n${"NOTE:x\n".repeat(2_000)}END:VCARD\n`,
  );

  test("is opened with a button, octet for octet, and undone with its line breaks", async () => {
    const { page, problems } = await open("syntax=vcard");
    const example = await shown(page);
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Open file" }).press("Enter"),
    ]);
    await chooser.setFiles({ name: "ada.vcf", mimeType: "text/vcard", buffer: LF });
    await page.getByText(`ada.vcf: ${LF.length.toLocaleString("en")} octets.`).waitFor();
    expect(await page.getByLabel("Line breaks").inputValue()).toBe("lf");
    await expect.poll(() => octets(page)).toContain(`${LF.length.toLocaleString("en")} octets`);
    await page.getByText("Lines 1 to 1,000 of 2,005 are here").waitFor();
    await page.locator("#text").press("ControlOrMeta+z");
    expect(await shown(page)).toBe(example);
    await expect.poll(() => page.getByLabel("Line breaks").inputValue()).toBe("crlf");
    expect(problems).toEqual([]);
  });

  test("is opened where it is dropped on the page, long or not, and the page stays", async () => {
    const { page, problems } = await open("syntax=sip");
    const drop = (target: string, name: string, length: number): Promise<unknown> =>
      page.evaluate(
        `(() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["x".repeat(${length})], ${JSON.stringify(name)}));
          const element = document.querySelector(${JSON.stringify(target)});
          const init = { dataTransfer, bubbles: true, cancelable: true };
          const over = element.dispatchEvent(new DragEvent("dragover", init));
          return !over && !element.dispatchEvent(new DragEvent("drop", init));
        })()`,
      );
    expect(await drop("#text", "a.txt", 100_000)).toBe(true);
    await page.getByText("a.txt: 100,000 octets.").waitFor();
    expect(await shown(page)).toHaveLength(65_536);
    expect(await drop("h1", "b.txt", 5)).toBe(true);
    await page.getByText("b.txt: 5 octets.").waitFor();
    expect(await shown(page)).toBe("xxxxx");
    expect(await drop("h1", "c.txt", 4_194_305)).toBe(true);
    await page.getByText("c.txt is longer than 4,194,304 octets.").waitFor();
    expect(await shown(page)).toBe("xxxxx");
    expect(problems).toEqual([]);
  });

  test("that is the page itself is read as a text", async () => {
    const { page, problems } = await open("syntax=xml");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Open file" }).click(),
    ]);
    const buffer = readFileSync(FILE);
    await chooser.setFiles({ name: "playground.html", mimeType: "text/html", buffer });
    await page.locator("#verdict").getByText("Refused").waitFor();
    expect(problems).toEqual([]);
  });
});

test("what is dragged within the text is there as it was", async () => {
  const { page, problems } = await open(
    `syntax=vcard&text=${encodeURIComponent("\u2400\u0000five\r\n\r\n\r\n")}`,
  );
  await select(page, 0, 4);
  const box = await page.locator("#text").boundingBox();
  expect(box).not.toBeNull();
  const { x, y } = box ?? { x: 0, y: 0 };
  await page.mouse.move(x + 20, y + 18);
  await page.mouse.down();
  await page.mouse.move(x + 40, y + 50, { steps: 5 });
  await page.mouse.move(x + 60, y + 70, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => shown(page)).toBe("ive\n\n\n␦␀␀f");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  expect(await shown(page)).toBe("␦␀␀five\n\n\n");
  expect(problems).toEqual([]);
});
