import { fc, test as propertyTest } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { lightUrl } from "../src/light-url.ts";

const hrefs = fc
  .webUrl({ withQueryParameters: true, withFragments: true })
  .map((url) => new URL(url).href);

propertyTest.prop([hrefs])("a light URL says of itself what a URL says", (href) => {
  const light = lightUrl(href);
  const url = new URL(href);
  for (const part of ["pathname", "search", "hash", "host", "href", "origin"] as const) {
    expect(light[part]).toBe(url[part]);
  }
  expect(String(light)).toBe(href);
});

test("a light URL is a URL, with its query", () => {
  const light = lightUrl("http://example.org/book/?add-member");
  expect(light).toBeInstanceOf(URL);
  expect(lightUrl("http://example.org/book/").searchParams.has("add-member")).toBe(false);
  expect(light.searchParams.has("add-member")).toBe(true);
});
