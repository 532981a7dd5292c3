import { readFileSync } from "node:fs";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { Program } from "./program.ts";

/** Debian's, as root, and without looking for anything on the network. */
const LAUNCH = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** How long something on a page is waited for, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Of the rules of axe-core, those that WCAG 2.1 A and AA and good practice want. */
const AXE_RUN = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`;

/** A page of an address book in a browser of its own. */
export interface OpenPage {
  readonly page: Page;
  /** What went wrong in it, apart from answers of the server that are none of success. */
  readonly problems: readonly string[];
  /** Origins that it asked for anything. */
  readonly origins: ReadonlySet<string>;
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(LAUNCH);
}

/** Opens the address that a person was given. */
export async function openPage(
  browser: Browser,
  program: Program,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  return openAddress(browser, program.url, options);
}

/** Opens any address, of a server or of a file. */
export async function openAddress(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    // No colour is on its way to another when it is judged.
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript({ content: axe.source });
  const page = await context.newPage();
  const problems: string[] = [];
  const origins = new Set<string>();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    const isAnswer = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isAnswer) problems.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("blob:")) origins.add(new URL(request.url()).origin);
  });
  await page.goto(address);
  return { page, problems, origins };
}

/** Opens the page and signs in. */
export async function signIn(
  browser: Browser,
  program: Program,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const open = await openPage(browser, program, options);
  await open.page.getByLabel("User name").fill(program.user);
  await open.page.getByLabel("Password").fill(program.password);
  await open.page.getByRole("button", { name: "Sign in" }).click();
  await open.page.getByText(/^[\d,]+ cards?$/).waitFor();
  return open;
}

/** Opens a card by its name in the list. */
export async function openCard(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
}

/** What axe-core finds, and whether something is wider than the screen. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate<readonly string[]>(AXE_RUN);
  const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
  const excess = await page.evaluate<number>(overflow);
  return excess > 0 ? [...found, `${excess} pixels wider than the screen`] : found;
}

/** Waits for a file that the page gives, and reads it. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFileSync(await download.path(), "utf8");
}
