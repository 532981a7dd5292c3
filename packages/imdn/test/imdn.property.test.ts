import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import { ParseError } from "@callingcard/grammar";
import { encodeEntity, parseEntity } from "@callingcard/mime";
import { element, parseXml } from "@callingcard/xml";
import { xmlDocument } from "@callingcard/xml/arbitrary";
import { imdn, isComposing, nearMiss, sentence } from "../src/arbitrary.ts";
import {
  classifyMessage,
  IMDN_NAMESPACE,
  ImdnError,
  imdnElement,
  imdnEntity,
  isComposingElement,
  parseImdn,
  parseImdnEntity,
  parseIsComposing,
  stringifyImdn,
} from "../src/index.ts";
import { comparableData } from "./comparable.ts";

test.prop([imdn()])("parseImdn undoes imdnElement", (written) => {
  const root = imdnElement(written);
  expect(comparableData(parseImdn(root))).toEqual(comparableData(written));
  const text = stringifyImdn(root);
  expect(comparableData(parseImdn(text))).toEqual(comparableData(written));
  expect(comparableData(parseImdn(new TextEncoder().encode(text)))).toEqual(
    comparableData(written),
  );
});

test.prop([isComposing()])("parseIsComposing undoes isComposingElement", (written) => {
  const text = stringifyImdn(isComposingElement(written));
  expect(comparableData(parseIsComposing(text))).toEqual(comparableData(written));
});

test.prop([fc.array(imdn(), { minLength: 1, maxLength: 3 })])(
  "parseImdnEntity undoes imdnEntity",
  (written) => {
    const entity = parseEntity(encodeEntity(imdnEntity(written, "b-0")));
    expect(comparableData(parseImdnEntity(entity))).toEqual(comparableData(written));
    const type = entity.fields.find(({ name }) => name === "Content-Type")?.value;
    expect(classifyMessage(type, entity.body)).toBe("imdn");
  },
);

const LEAVES: ReadonlyMap<string, string> = new Map([
  ["message-id", "<message-id>m</message-id>"],
  ["datetime", "<datetime>d</datetime>"],
  ["recipient-uri", "<recipient-uri>r</recipient-uri>"],
  ["original-recipient-uri", "<original-recipient-uri>o</original-recipient-uri>"],
  ["##other", '<x xmlns="urn:x"/>'],
]);

const STATUS: ReadonlyMap<string, string> = new Map([
  ["delivery-notification", "delivered"],
  ["processing-notification", "stored"],
  ["display-notification", "displayed"],
]);

function notification(names: string): string {
  const inside = names
    .replaceAll("I:", "")
    .split(" ")
    .map((name) => {
      const status = STATUS.get(name);
      if (status === undefined) return LEAVES.get(name) ?? `<${name}/>`;
      return `<${name}><status><${status}/></status></${name}>`;
    });
  return `<imdn xmlns="${IMDN_NAMESPACE}">${inside.join("\n")}</imdn>`;
}

test.prop([sentence("imdn/imdn")])("what the schema allows is read", (names) => {
  expect(parseImdn(notification(names)).messageId).toBe("m");
});

test.prop([nearMiss("imdn/imdn")])("what it does not is refused at its place", (near) => {
  const text = notification(near.text);
  try {
    expect(parseImdn(text).messageId).toBe("m");
  } catch (error) {
    if (!(error instanceof ImdnError)) throw error;
    expect(["missing-element", "unexpected-element"]).toContain(error.code);
    expect(text.slice(error.offset)).toMatch(/^<(?!\/)/);
  }
});

test.prop([xmlDocument()])("any document is read or refused", ({ text }) => {
  for (const parse of [parseImdn, parseIsComposing]) {
    expect(() => {
      try {
        parse(text);
      } catch (error) {
        if (!(error instanceof ParseError)) throw error;
      }
    }).not.toThrow();
  }
});

test.prop([
  fc.constantFrom(
    "message/cpim",
    "multipart/mixed; boundary=b",
    "message/imdn+xml",
    "x",
    undefined,
  ),
  fc.uint8Array(),
])("any message has a class", (type, body) => {
  expect(["imdn", "composing", "keepalive", "chat"]).toContain(classifyMessage(type, body));
});

test.prop([imdn()])("an element of no type is no notification", ({ messageId }) => {
  const root = element({ namespace: "", local: "imdn" }, [messageId]);
  expect(() => parseImdn(root)).toThrow(ImdnError);
  expect(parseXml(stringifyImdn(root)).root.local).toBe("imdn");
});
