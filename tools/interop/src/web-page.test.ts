import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Book, openBook } from "./book.ts";
import { downloaded, findingsOf, launchBrowser, openCard, openPage, signIn } from "./browser.ts";
import { type Program, startProgram } from "./program.ts";

let program: Program;
let book: Book;
let browser: Browser;

beforeAll(async () => {
  program = await startProgram();
  book = openBook(program);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await program.stop();
});

beforeEach(async () => {
  for (const name of await book.names()) await book.delete(name);
  await book.put("ada.vcf", ADA);
  await book.put("bob.vcf", card("bob", "Bob Smith", "CATEGORIES:work"));
  return async () => {
    for (const context of browser.contexts()) await context.close();
  };
});

function card(uid: string, name: string, ...lines: readonly string[]): string {
  const all = ["BEGIN:VCARD", "VERSION:4.0", `UID:${uid}`, `FN:${name}`, ...lines, "END:VCARD", ""];
  return all.join("\r\n");
}

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const ADA_LINES = [
  "N:Lovelace;Ada;;;",
  "item1.TEL;TYPE=cell:+44 20 7946 0000",
  "item1.X-ABLabel:Boat",
  "EMAIL;TYPE=home:ada@example.org",
  "TITLE:Countess",
  `PHOTO:data:image/png;base64,${PIXEL}`,
  'X-KEPT;P="a,b":as it is',
];
const ADA = card("ada", "Ada Lovelace", ...ADA_LINES);

describe("signing in", () => {
  test("refuses a wrong password without asking in a window of the browser", async () => {
    const { page, problems } = await openPage(browser, program);
    await page.getByLabel("User name").fill(program.user);
    await page.getByLabel("Password").fill("wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").filter({ hasText: "wrong" }).waitFor();
    await page.getByLabel("Password").fill(program.password);
    await page.keyboard.press("Enter");
    await page.getByText("2 cards").waitFor();
    expect(problems).toEqual([]);
  });

  test("stores nothing in the browser, and a new load asks again", async () => {
    const { page } = await signIn(browser, program);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate("localStorage.length + sessionStorage.length")).toBe(0);
    await page.reload();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
  });
});

describe("the list", () => {
  test("is searched in the language of searches, and says where an expression is wrong", async () => {
    const { page } = await signIn(browser, program);
    await page.getByRole("searchbox").fill("name:smith group:work");
    await page.getByText("1 of 2 cards").waitFor();
    expect(await page.getByRole("listitem").allTextContents()).toEqual(["BSBob Smith"]);
    await page.getByRole("searchbox").fill('name:"smith');
    await page.getByRole("alert").filter({ hasText: "column" }).waitFor();
    await page.getByRole("searchbox").fill("");
    await page.getByText("2 cards", { exact: true }).waitFor();
  });

  test("shows what another client did when the page comes into view again", async () => {
    const { page } = await signIn(browser, program);
    await book.put("carol.vcf", card("carol", "Carol"));
    await book.delete("bob.vcf");
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await page.getByRole("link", { name: "Carol" }).waitFor();
    expect(await page.getByRole("link", { name: "Bob Smith" }).count()).toBe(0);
  });
});

describe("a card", () => {
  test("is text, whatever stands in it, and loads nothing from elsewhere", async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const lines = [
      `NOTE:${evil.replaceAll(/[,;]/g, "\\$&")}`,
      "URL:javascript:document.title=3",
      "PHOTO:http://127.0.0.1:9/track.png",
      `X-${"A".repeat(20)}:${evil}`,
    ];
    await book.put("evil.vcf", card("evil", evil, ...lines));
    const { page, problems, origins } = await signIn(browser, program);
    await page.getByRole("link", { name: "onerror" }).click();
    await page.getByRole("heading", { name: "onerror" }).waitFor();
    expect(await page.getByRole("heading", { level: 2 }).textContent()).toBe(evil);
    await page.getByText("javascript:document.title=3").click();
    await page.getByText("More of this card").click();
    expect(await page.getByRole("link", { name: "javascript:" }).count()).toBe(0);
    expect(await page.locator("main img, script:not([src])").count()).toBe(0);
    expect(await page.title()).toBe("Callingcard");
    expect([...origins]).toEqual([new URL(program.url).origin]);
    expect(problems).toEqual([]);
  });

  test("shows its picture and is shared as a QR code", async () => {
    const { page } = await signIn(browser, program);
    await openCard(page, "Ada Lovelace");
    const picture = page.getByRole("img", { name: "Picture of Ada Lovelace" });
    await expect
      .poll(() => picture.evaluate((image) => Reflect.get(image, "naturalWidth")))
      .toBe(1);
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: "Share Ada Lovelace" });
    await dialog.getByRole("img", { name: "QR code with the card of Ada Lovelace" }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  test("that is edited keeps all other lines as they are", async () => {
    const { page } = await signIn(browser, program);
    await openCard(page, "Ada Lovelace");
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Last name").fill("King");
    await page.getByLabel("Phone 1", { exact: true }).fill("+44 1");
    await page.getByRole("button", { name: "Add email" }).click();
    await page.getByLabel("Email 2", { exact: true }).fill("king@example.org");
    await page.getByLabel("Kind of email 2").selectOption("Work");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Ada King" }).waitFor();
    await page.getByRole("link", { name: "Ada King" }).waitFor();
    const lines = ADA_LINES.with(0, "N:King;Ada;;;").with(1, "item1.TEL;TYPE=cell:+44 1");
    const emails = [ADA_LINES[3] ?? "", "EMAIL;TYPE=work:king@example.org"];
    expect(await book.get("ada.vcf")).toBe(
      card("ada", "Ada King", ...lines.toSpliced(3, 1, ...emails)),
    );
  });

  test("is added, and refused without a name", async () => {
    const { page } = await signIn(browser, program);
    await page.getByRole("button", { name: "New card" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").filter({ hasText: "needs a name" }).waitFor();
    await page.getByLabel("First name").fill("Grace");
    await page.getByLabel("Last name").fill("Hopper");
    await page.getByLabel("Birthday").fill("9.12.1906");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").filter({ hasText: "no date" }).waitFor();
    await page.getByLabel("Birthday").fill("1906-12-09");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Grace Hopper" }).waitFor();
    const stored = [...(await book.all()).values()].find((text) => text.includes("Grace"));
    expect(stored).toMatch(/FN:Grace Hopper\r\n[^]*BDAY:19061209\r\n/);
  });

  test("is deleted after a question", async () => {
    const { page } = await signIn(browser, program);
    await openCard(page, "Bob Smith");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await book.names()).toContain("bob.vcf");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("1 card", { exact: true }).waitFor();
    expect(await book.names()).toEqual(["ada.vcf"]);
  });

  test("that is left half edited is not lost without a question", async () => {
    const { page } = await signIn(browser, program);
    await openCard(page, "Ada Lovelace");
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title").fill("Queen");
    await page.goBack();
    const dialog = page.getByRole("dialog", { name: "Leave the form?" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    expect(await page.getByLabel("Title").inputValue()).toBe("Queen");
    await page.goBack();
    await dialog.getByRole("button", { name: "Discard changes" }).click();
    await page.getByText("Choose a card").waitFor();
  });
});

test("another book is not shown before a form of this one is saved or given up", async () => {
  const { user, password, bookUrl } = program;
  const url = new URL("../second/", bookUrl);
  const headers = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
  await fetch(url, { method: "MKCOL", headers });
  onTestFinished(async () => void (await fetch(url, { method: "DELETE", headers })));
  const { page } = await signIn(browser, program);
  await openCard(page, "Ada Lovelace");
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Title").fill("Queen");
  const chooser = page.getByLabel("Address book");
  const first = await chooser.inputValue();
  await chooser.selectOption(url.pathname);
  const dialog = page.getByRole("dialog", { name: "Leave the form?" });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await page.getByLabel("Title").inputValue()).toBe("Queen");
  await expect.poll(() => chooser.inputValue()).toBe(first);
  await chooser.selectOption(url.pathname);
  await dialog.getByRole("button", { name: "Discard changes" }).click();
  await page.getByText("0 cards").waitFor();
  expect(await chooser.inputValue()).toBe(url.pathname);
});

describe("an edit at the same time as another client's", () => {
  test("is merged where both changed something else", async () => {
    const { page } = await signIn(browser, program);
    await openCard(page, "Ada Lovelace");
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title").fill("Lady");
    await book.put("ada.vcf", card("ada", "Ada Lovelace", ...ADA_LINES, "NOTE:theirs"));
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("together with what was changed elsewhere").waitFor();
    const merged = ADA_LINES.with(4, "TITLE:Lady");
    expect(await book.get("ada.vcf")).toBe(card("ada", "Ada Lovelace", ...merged, "NOTE:theirs"));
  });

  test("asks where both changed the same", async () => {
    const { page } = await signIn(browser, program);
    await openCard(page, "Ada Lovelace");
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title").fill("Lady");
    await page.getByLabel("Note").fill("mine");
    await book.put("ada.vcf", ADA.replace("Countess", "Queen"));
    await page.getByRole("button", { name: "Save" }).click();
    const dialog = page.getByRole("dialog", { name: "Changed in the meantime" });
    await dialog.getByText("Before: Countess").waitFor();
    expect(await findingsOf(page), "the conflict").toEqual([]);
    await dialog.getByRole("button", { name: "Back to the form" }).click();
    expect(await book.get("ada.vcf")).toContain("TITLE:Queen");
    await page.getByRole("button", { name: "Save" }).click();
    await dialog.getByLabel("Theirs: Queen").check();
    await dialog.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Ada Lovelace" }).waitFor();
    const stored = await book.get("ada.vcf");
    expect(stored).toContain("TITLE:Queen\r\n");
    expect(stored).toContain("NOTE:mine\r\n");
  });

  test("is offered as a new card where the card is gone", async () => {
    const { page } = await signIn(browser, program);
    await openCard(page, "Ada Lovelace");
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByLabel("Title").fill("Lady");
    await book.delete("ada.vcf");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Save as new" }).click();
    await page.getByRole("heading", { name: "Ada Lovelace" }).waitFor();
    expect((await book.all()).get("ada")).toContain("TITLE:Lady\r\n");
  });

  test("is not deleted unseen", async () => {
    const { page } = await signIn(browser, program);
    await openCard(page, "Ada Lovelace");
    await book.put("ada.vcf", ADA.replace("Countess", "Queen"));
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("Nothing was deleted").waitFor();
    await page.getByText("Queen").waitFor();
    expect(await book.names()).toContain("ada.vcf");
  });
});

describe("files", () => {
  test("are imported, once", async () => {
    const { page } = await signIn(browser, program);
    const buffer = Buffer.from(card("1", "One") + card("2", "Two") + ADA.replace("Countess", "x"));
    const importFile = async (): Promise<void> => {
      await page.getByText("More", { exact: true }).click();
      await page.getByRole("button", { name: "Import" }).click();
      const file = { name: "a.vcf", mimeType: "text/vcard", buffer };
      await page.getByLabel("vCard files").setInputFiles(file);
    };
    const dialog = page.getByRole("dialog", { name: "Import cards" });
    await importFile();
    await dialog.getByRole("button", { name: "Import" }).click();
    await dialog.getByText("2 created, 1 already there.").waitFor();
    await dialog.getByRole("button", { name: "Close" }).click();
    await page.getByText("4 cards").waitFor();
    await importFile();
    await dialog.getByLabel("Replace cards that are there already").check();
    await dialog.getByRole("button", { name: "Import" }).click();
    await dialog.getByText("1 replaced, 2 unchanged.").waitFor();
    expect(await book.get("ada.vcf")).toContain("TITLE:x");
  });

  test("are pasted, and what cannot be read is told", async () => {
    const { page } = await signIn(browser, program);
    await page.getByText("More", { exact: true }).click();
    await page.getByRole("button", { name: "Import" }).click();
    const dialog = page.getByRole("dialog", { name: "Import cards" });
    await dialog.getByLabel("Or paste cards").fill("hello");
    await dialog.getByRole("button", { name: "Import" }).click();
    await dialog.getByText("There is no card in it.").waitFor();
    const lines = ["BEGIN:VCARD", "VERSION:2.1", "N:Old;Card", "what?", "END:VCARD"];
    await dialog.getByLabel("Or paste cards").fill(lines.join("\n"));
    await dialog.getByRole("button", { name: "Import" }).click();
    await dialog.getByText("1 created.").waitFor();
    expect(await dialog.getByRole("listitem").allTextContents()).toEqual([
      expect.stringContaining("at line 4"),
    ]);
  });

  test("are exported octet for octet, all that are listed or one", async () => {
    const { page } = await signIn(browser, program);
    const all = await downloaded(page, async () => {
      await page.getByText("More", { exact: true }).click();
      await page.getByRole("button", { name: "Export the list" }).click();
    });
    expect(all).toBe(ADA + card("bob", "Bob Smith", "CATEGORIES:work"));
    await openCard(page, "Ada Lovelace");
    const one = await downloaded(page, () => page.getByRole("button", { name: "Export" }).click());
    expect(one).toBe(ADA);
  });
});

test("everything is done with the keyboard alone", async () => {
  const { page } = await openPage(browser, program);
  const focused = (): Promise<string> =>
    page.evaluate(
      "document.activeElement === document.body ? '' : document.activeElement.textContent",
    );
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tabTo = async (text: string): Promise<void> => {
    for (let count = 0; count < 60; count += 1) {
      if ((await focused()).includes(text)) return;
      await press("Tab");
    }
    throw new Error(`Tab does not reach ${text}`);
  };
  await page.keyboard.type(program.user);
  await press("Tab");
  await page.keyboard.type(program.password);
  await press("Enter");
  await page.getByText("2 cards").waitFor();
  await tabTo("Ada Lovelace");
  await press("ArrowDown");
  expect(await focused()).toContain("Bob Smith");
  await press("Home", "End", "ArrowUp", "Enter");
  await page.getByRole("heading", { name: "Ada Lovelace" }).waitFor();
  await expect.poll(focused).toBe("Ada Lovelace");
  await tabTo("Edit");
  await press("Enter");
  await expect.poll(focused).toBe("Edit card");
  await press("Tab");
  await page.keyboard.type("Augusta");
  await press("Enter");
  await page.getByRole("heading", { name: "Augusta Lovelace" }).waitFor();
  await expect.poll(focused).toBe("Augusta Lovelace");
  await tabTo("Delete");
  await press("Enter");
  await expect.poll(focused).toBe("Cancel");
  await press("Escape");
  await expect.poll(focused).toBe("Delete");
});

describe.each([
  ["light", 360],
  ["dark", 360],
  ["light", 1280],
  ["dark", 1280],
] as const)("in %s at %i pixels", (colorScheme, width) => {
  test("axe-core finds nothing in any view, and nothing is cut off", async () => {
    const options = { colorScheme, viewport: { width, height: 740 } };
    const start = await openPage(browser, program, options);
    expect(await findingsOf(start.page), "signing in").toEqual([]);
    await start.page.close();
    const { page } = await signIn(browser, program, options);
    expect(await findingsOf(page), "the list").toEqual([]);
    await page.getByRole("searchbox").fill("a:b:c OR -");
    await page.getByRole("alert").filter({ hasText: "column" }).waitFor();
    expect(await findingsOf(page), "a wrong search").toEqual([]);
    await page.getByRole("searchbox").fill("");
    await page.getByText("More", { exact: true }).click();
    expect(await findingsOf(page), "the menu").toEqual([]);
    await page.getByRole("button", { name: "Import" }).click();
    expect(await findingsOf(page), "the import").toEqual([]);
    await page.keyboard.press("Escape");
    await openCard(page, "Ada Lovelace");
    await page.getByText("More of this card").click();
    expect(await findingsOf(page), "a card").toEqual([]);
    await page.getByRole("button", { name: "Share" }).click();
    expect(await findingsOf(page), "the QR code").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Delete" }).click();
    expect(await findingsOf(page), "the question").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByText("More names").click();
    await page.getByRole("button", { name: "Add address" }).click();
    expect(await findingsOf(page), "the form").toEqual([]);
  });
});

test("a book of 5,000 cards is listed, searched and walked through without a pause", async () => {
  const names = Array.from({ length: 5_000 }, (_, n) => `n${n}`);
  const work = names.values();
  const store = async (): Promise<void> => {
    for (const name of work) await book.put(`${name}.vcf`, card(name, `Person ${name}`, "NOTE:x"));
  };
  await Promise.all(Array.from({ length: 8 }, store));
  const startMs = performance.now();
  const { page } = await signIn(browser, program);
  await page.getByText("5,002 cards").waitFor();
  const listedMs = performance.now() - startMs;
  expect(await page.getByRole("listitem").count()).toBeLessThan(40);
  await page.getByRole("link", { name: "Ada Lovelace" }).focus();
  await page.keyboard.press("End");
  await page.getByRole("link", { name: "Person n4999" }).waitFor();
  const last = page.getByRole("listitem").filter({ hasText: "Person n4999" });
  expect(await last.getAttribute("aria-posinset")).toBe("5002");
  expect(await last.getAttribute("aria-setsize")).toBe("5002");
  expect(await page.getByRole("listitem").count()).toBeLessThan(40);
  const typedMs = performance.now();
  await page.getByRole("searchbox").fill("name:n4998");
  await page.getByText("1 of 5,002 cards").waitFor();
  const foundMs = performance.now() - typedMs;
  await page.getByRole("link", { name: "Person n4998" }).click();
  const clickedMs = performance.now();
  await page.getByRole("heading", { name: "Person n4998" }).waitFor();
  const openedMs = performance.now() - clickedMs;
  console.info(
    "milliseconds until listed, found, opened:",
    [listedMs, foundMs, openedMs].map(Math.round),
  );
});
