import { parseCard, parseCards } from "@callingcard/vcard";
import { encodeQR } from "qr";
import decodeQR from "qr/decode.js";
import { describe, expect, test } from "vitest";
import { listWindow } from "../src/book/list-window.ts";
import { pictureOf } from "../src/book/picture.ts";
import { sharedText } from "../src/book/shared-text.ts";
import { showCard } from "../src/book/shown-card.ts";
import { initialsOf, summarize } from "../src/book/summary.ts";
import { vcard } from "./server.ts";

describe("a card that is shown", () => {
  test("has a line for each thing people look for, in the words of its labels", () => {
    const card = parseCard(
      vcard(
        "1",
        "Ada Lovelace",
        "ORG:Engines;Research",
        "TITLE:Countess",
        "TEL;TYPE=cell;VALUE=uri:tel:+44-20",
        "item1.EMAIL:ada@example.org",
        "item1.X-ABLabel:_$!<Home>!$_",
        "ADR:;;1 High St;Newtown;;NT1;UK",
        "BDAY:--1210",
        "NOTE:one\\ntwo",
        "X-OTHER:a\\,b",
      ),
    );
    expect(showCard(card)).toEqual({
      name: "Ada Lovelace",
      details: ["Countess, Engines, Research"],
      lines: [
        { label: "Phone, mobile", text: "+44-20", link: "tel:+4420" },
        { label: "Email, Home", text: "ada@example.org", link: "mailto:ada@example.org" },
        { label: "Address", text: "1 High St\nNT1 Newtown\nUK" },
        { label: "Birthday", text: "--12-10" },
        { label: "Note", text: "one\ntwo" },
      ],
      categories: [],
      others: [{ label: "X-OTHER", text: "a,b" }],
    });
  });

  test.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:http://dav.example/1",
    "//evil.example",
  ])("leads nowhere by %j", (url) => {
    const { lines } = showCard(parseCard(vcard("1", "Eve", `URL:${url}`)));
    expect(lines).toEqual([{ label: "Web", text: url.trim() }]);
  });

  test("is summed up by what there is of it", () => {
    const named = (...lines: readonly string[]): string =>
      summarize("", "", parseCard(vcard("1", "", ...lines))).name;
    expect(named("N:Lovelace;Ada;;Lady;")).toBe("Lady Ada Lovelace");
    expect(named("NICKNAME:Enchantress")).toBe("Enchantress");
    expect(named("ORG:Engines")).toBe("Engines");
    expect(named("TEL;VALUE=uri:tel:+44")).toBe("+44");
    expect(named()).toBe("No name");
    expect(initialsOf("Ada Augusta King-Noel 2")).toBe("AK");
    expect(initialsOf("田中")).toBe("田");
    expect(initialsOf("+44")).toBe("");
  });
});

describe("a picture", () => {
  test("is what its octets say, whatever the card says", () => {
    const png = "iVBORw0KGgo=";
    const card = parseCard(vcard("1", "Ada", `PHOTO:data:text/html;base64,${png}`));
    expect(pictureOf(card)?.mediaType).toBe("image/png");
  });

  test.each(["https://evil.example/track.png", "data:image/svg+xml;base64,PHN2Zz4=", "nonsense"])(
    "is not loaded from %j",
    (photo) => {
      expect(pictureOf(parseCard(vcard("1", "Ada", `PHOTO:${photo}`)))).toBeUndefined();
    },
  );
});

describe("a card that is shared", () => {
  test("is read from its QR code as vCard 3.0 without picture and note", () => {
    const photo = `PHOTO:data:image/png;base64,${"A".repeat(5_000)}`;
    const lines = ["N:Müller;Zoë;;;", "TEL;TYPE=cell:+49 30 1", "NOTE:secret", photo, "X-Y:z"];
    const text = sharedText(parseCard(vcard("1", "Zoë Müller", ...lines))) ?? "";
    expect(readQr(encodeQR(text, "raw", { ecc: "low", border: 4 }))).toBe(text);
    const [card] = parseCards(text);
    expect(card?.properties.map(({ name, value }) => `${name}:${value}`)).toEqual([
      "VERSION:3.0",
      "N:Müller;Zoë;;;",
      "FN:Zoë Müller",
      "TEL:+49 30 1",
    ]);
  });

  test("is cut to what a phone can read from a screen", () => {
    const phones = Array.from({ length: 200 }, (_, n) => `TEL:+49 30 ${n}`);
    const text = sharedText(parseCard(vcard("1", "Ada", "URL:https://example.org", ...phones)));
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(900);
    expect(text).toContain("FN:Ada");
    expect(sharedText(parseCard(vcard("1", "a".repeat(1_000))))).toBeUndefined();
  });
});

function readQr(rows: readonly (readonly boolean[])[]): string {
  const scale = 4;
  const width = rows.length * scale;
  const data = new Uint8Array(width * width * 4);
  for (let index = 0; index < width * width; index += 1) {
    const row = rows[Math.floor(index / width / scale)];
    const isDark = row?.[Math.floor((index % width) / scale)] === true;
    data.set(isDark ? [0, 0, 0, 255] : [255, 255, 255, 255], index * 4);
  }
  return decodeQR({ width, height: width, data });
}

describe("a long list", () => {
  test("has the rows in view and some around them", () => {
    expect(listWindow(0, 640, 64, 5_000)).toEqual({ start: 0, end: 18 });
    expect(listWindow(64_000, 640, 64, 5_000)).toEqual({ start: 992, end: 1_018 });
    expect(listWindow(319_360, 640, 64, 5_000)).toEqual({ start: 4_982, end: 5_000 });
  });

  test("has no rows where there are none", () => {
    expect(listWindow(9_999, 640, 64, 0)).toEqual({ start: 0, end: 0 });
    expect(listWindow(9_999, 640, 64, 3)).toEqual({ start: 3, end: 3 });
  });
});
