import type { Program } from "./program.ts";

/** Small things that the suites do over plain HTTP, beside the clients under test. */
export interface Book {
  put(name: string, card: string): Promise<void>;
  get(name: string): Promise<string>;
  delete(name: string): Promise<void>;
  /** Every card of the book by its UID. */
  all(): Promise<ReadonlyMap<string, string>>;
  names(): Promise<readonly string[]>;
}

export function openBook({ bookUrl, user, password }: Program): Book {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

  async function ask(
    method: string,
    name: string,
    body?: string,
    more: Readonly<Record<string, string>> = {},
  ) {
    const response = await fetch(new URL(encodeURIComponent(name), bookUrl), {
      method,
      headers: { authorization, ...more },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${name}: ${response.status} ${text}`);
    return text;
  }

  async function names(): Promise<readonly string[]> {
    const listing = await ask("PROPFIND", "", PROPFIND_ETAG, {
      depth: "1",
      "content-type": "application/xml",
    });
    return [...listing.matchAll(/<[^>]*href>([^<]+)<\/[^>]*href>/g)]
      .map(([, href]) => decodeURIComponent((href ?? "").split("/").at(-1) ?? ""))
      .filter((name) => name !== "");
  }

  return {
    async put(name, card) {
      await ask("PUT", name, card, { "content-type": "text/vcard; charset=utf-8" });
    },
    get: (name) => ask("GET", name),
    async delete(name) {
      await ask("DELETE", name);
    },
    names,
    async all() {
      const cards = await Promise.all((await names()).map((name) => ask("GET", name)));
      return new Map(cards.map((card) => [uidOf(card), card]));
    },
  };
}

const PROPFIND_ETAG = '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>';

/** A vCard 3.0 with names that need escaping and octets beyond ASCII. */
export function card(uid: string, name: string, note = "A, B; C"): string {
  return [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `UID:${uid}`,
    `FN:${name}`,
    `N:${name};;;;`,
    `EMAIL;TYPE=INTERNET:${uid}@example.org`,
    "item1.TEL:+49 30 1234567",
    "item1.X-ABLabel:Büro",
    `NOTE:${note.replaceAll(/[,;]/g, "\\$&")}`,
    "END:VCARD",
    "",
  ].join("\r\n");
}

export function uidOf(text: string): string {
  const uid = /^UID[^:]*:(.*?)\r?$/m.exec(text)?.[1];
  if (uid === undefined) throw new Error(`no UID in ${text}`);
  return uid;
}

/** The first FN of a card, as it is written. */
export function nameOf(text: string): string {
  return /^FN[^:]*:(.*?)\r?$/m.exec(text)?.[1] ?? "";
}
