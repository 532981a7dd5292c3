import { expect, test } from "vitest";
import { linkMentions } from "../src/link-specifications.ts";

test("a section of an RFC becomes a link to it", () => {
  expect(linkMentions("Folds a line (RFC 6350 section 3.2).")).toBe(
    "Folds a line ([RFC 6350 section 3.2](https://www.rfc-editor.org/rfc/rfc6350#section-3.2)).",
  );
});

test("an RFC without a section becomes a link, and a list of sections a link to the first", () => {
  expect(linkMentions("RFC 2426, RFC 4918 sections 9.8 and 9.9")).toBe(
    "[RFC 2426](https://www.rfc-editor.org/rfc/rfc2426), " +
      "[RFC 4918 sections 9.8](https://www.rfc-editor.org/rfc/rfc4918#section-9.8) and 9.9",
  );
});

test("what is a link already stays as it is", () => {
  const text = "[RFC 6350](https://www.rfc-editor.org/rfc/rfc6350)";
  expect(linkMentions(text)).toBe(text);
});
