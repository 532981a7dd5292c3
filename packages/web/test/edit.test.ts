import { parseCard, stringifyCard } from "@callingcard/vcard";
import { describe, expect, test } from "vitest";
import { addCard, readCard, removeCard, writeCard } from "../src/book/card-resource.ts";
import { mergeEdit } from "../src/book/merge-edit.ts";
import { startServer, vcard } from "./server.ts";

describe("a card on the server", () => {
  test("is read, written and removed by its entity tag", async () => {
    const { client, book, put, get } = await startServer();
    await put("a.vcf", vcard("1", "Ada"));
    const read = await readCard(client, `${book}a.vcf`);
    const written = await writeCard(client, read, parseCard(vcard("1", "Ada King")));
    expect(written.etag).not.toBe(read.etag);
    expect(await get("a.vcf")).toBe(vcard("1", "Ada King"));
    await removeCard(client, written);
    await expect(get("a.vcf")).rejects.toThrow("404");
    await removeCard(client, written);
  });

  test("that was changed meanwhile is neither overwritten nor removed", async () => {
    const { client, book, put, get } = await startServer();
    await put("a.vcf", vcard("1", "Ada"));
    const read = await readCard(client, `${book}a.vcf`);
    await put("a.vcf", vcard("1", "Augusta"));
    const mine = parseCard(vcard("1", "Ada King"));
    await expect(writeCard(client, read, mine)).rejects.toMatchObject({ status: 412 });
    await expect(removeCard(client, read)).rejects.toMatchObject({ status: 412 });
    expect(await get("a.vcf")).toBe(vcard("1", "Augusta"));
  });

  test("is added under a name that no other card has", async () => {
    const { client, book } = await startServer();
    const one = await addCard(client, book, parseCard(vcard("1", "Ada")));
    const other = await addCard(client, book, parseCard(vcard("2", "Ada")));
    expect(one.href).not.toBe(other.href);
    await expect(addCard(client, book, parseCard(vcard("1", "Eve")))).rejects.toMatchObject({
      conditions: [{ kind: "no-uid-conflict", href: one.href }],
    });
  });
});

describe("an edit that was not the first", () => {
  const base = parseCard(vcard("1", "Ada", "TITLE:Poet", "NOTE:a", "TEL:1"));

  test("is merged without a question where each changed something else", () => {
    const mine = parseCard(vcard("1", "Ada", "TITLE:Countess", "NOTE:a", "TEL:1"));
    const theirs = parseCard(vcard("1", "Ada", "TITLE:Poet", "NOTE:a", "TEL:1", "TEL:2"));
    const { card, questions } = mergeEdit(base, mine, theirs);
    expect(questions).toEqual([]);
    expect(stringifyCard(card)).toBe(
      vcard("1", "Ada", "TITLE:Countess", "NOTE:a", "TEL:1", "TEL:2"),
    );
  });

  test("asks about what both changed, and takes the answers in their order", () => {
    const mine = parseCard(vcard("1", "Ada", "TITLE:Countess", "NOTE:mine", "TEL:1"));
    const theirs = parseCard(vcard("1", "Ada", "TITLE:Lady", "TEL:1"));
    const { questions } = mergeEdit(base, mine, theirs);
    expect(questions).toEqual([
      { about: "TITLE", before: "Poet", mine: "Countess", theirs: "Lady" },
      { about: "NOTE", before: "a", mine: "mine", theirs: undefined },
    ]);
    const { card } = mergeEdit(base, mine, theirs, ["theirs", "mine"]);
    expect(stringifyCard(card)).toBe(vcard("1", "Ada", "TITLE:Lady", "NOTE:mine", "TEL:1"));
    const other = mergeEdit(base, mine, theirs, ["mine", "theirs"]).card;
    expect(stringifyCard(other)).toBe(vcard("1", "Ada", "TITLE:Countess", "TEL:1"));
  });

  test("asks about one part of a name", () => {
    const named = (n: string): ReturnType<typeof parseCard> =>
      parseCard(vcard("1", "Ada", `N:${n}`));
    const { questions } = mergeEdit(named("A;Ada;;;"), named("B;Ada;;;"), named("C;Ada;;;"));
    expect(questions).toEqual([{ about: "N", before: "A", mine: "B", theirs: "C" }]);
  });

  test("becomes the version of what is there by now", () => {
    const theirs = parseCard(vcard("1", "Ada", "TITLE:Poet", "TEL:1").replace("4.0", "3.0"));
    const mine = parseCard(vcard("1", "Ada", "TITLE:Countess", "NOTE:a", "TEL:1"));
    const { card } = mergeEdit(base, mine, theirs);
    expect(card.version).toBe("3.0");
    expect(stringifyCard(card)).toContain("TITLE:Countess");
    expect(stringifyCard(card)).not.toContain("NOTE");
  });
});
