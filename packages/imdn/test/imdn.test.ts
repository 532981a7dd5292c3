import { element, parseXml, XmlError } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import {
  IMDN_NAMESPACE,
  ImdnError,
  imdnElement,
  IS_COMPOSING_NAMESPACE,
  isActive,
  isComposingElement,
  parseImdn,
  parseIsComposing,
  stringifyImdn,
} from "../src/index.ts";

const ID = "<message-id>m</message-id>";

function imdnText(inside: string): string {
  return `<imdn xmlns="${IMDN_NAMESPACE}">${inside}</imdn>`;
}

function composingText(inside: string): string {
  return `<isComposing xmlns="${IS_COMPOSING_NAMESPACE}">${inside}</isComposing>`;
}

function refusal(read: () => unknown): { code: string; offset: number; message: string } {
  try {
    read();
  } catch (error) {
    if (error instanceof ImdnError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("what is refused", () => {
  test.each([
    { inside: "", code: "missing-element", at: "<imdn" },
    { inside: "<subject>s</subject>", code: "unexpected-element", at: "<subject" },
    { inside: `${ID}${ID}`, code: "unexpected-element", at: `${ID}</imdn>` },
    { inside: `${ID}<datetime>d</datetime><x/>`, code: "unexpected-element", at: "<x/>" },
    { inside: `${ID}<x xmlns=""/>`, code: "unexpected-element", at: "<x" },
    { inside: `${ID}text`, code: "unexpected-text", at: "text" },
    {
      inside: `${ID}<delivery-notification><status><failed>not </failed></status></delivery-notification>`,
      code: "unexpected-text",
      at: "<failed",
    },
    { inside: "<message-id> </message-id>", code: "invalid-value", at: "<message-id" },
    { inside: "<message-id>m<b/></message-id>", code: "unexpected-element", at: "<b/>" },
    {
      inside: `${ID}<delivery-notification/>`,
      code: "missing-element",
      at: "<delivery-notification",
    },
    {
      inside: `${ID}<delivery-notification><status/></delivery-notification>`,
      code: "missing-element",
      at: "<status",
    },
    {
      inside: `${ID}<delivery-notification><status><displayed/></status></delivery-notification>`,
      code: "unexpected-element",
      at: "<displayed",
    },
    {
      inside: `${ID}<display-notification><status><delivered/></status></display-notification>`,
      code: "unexpected-element",
      at: "<delivered",
    },
    {
      inside: `${ID}<processing-notification><status><failed/></status></processing-notification>`,
      code: "unexpected-element",
      at: "<failed",
    },
  ])("$code in $inside", ({ inside, code, at }) => {
    const text = imdnText(inside);
    const { code: found, offset } = refusal(() => parseImdn(text));
    expect({ code: found, offset }).toEqual({ code, offset: text.indexOf(at) });
  });

  test("another root", () => {
    expect(refusal(() => parseImdn("<imdn/>")).code).toBe("wrong-root");
    expect(refusal(() => parseIsComposing(imdnText(ID))).code).toBe("wrong-root");
  });

  test.each(["0", "-1", "1.5", "", "1e3", "99999999999999999999"])("a refresh of %j", (refresh) => {
    const text = composingText(`<state>active</state><refresh>${refresh}</refresh>`);
    expect(refusal(() => parseIsComposing(text)).code).toBe("invalid-value");
  });

  test("the message says what was expected", () => {
    expect(refusal(() => parseImdn(imdnText(""))).message).toBe(
      "no message-id at line 1 column 1 (imdn)",
    );
  });

  test("a document beyond a limit, or with a document type", () => {
    expect(() => parseImdn(imdnText(ID), { maxInputLength: 10 })).toThrow(XmlError);
    expect(() => parseImdn(`<!DOCTYPE imdn>${imdnText(ID)}`)).toThrow(XmlError);
    expect(() => parseImdn(imdnText(ID + '<x xmlns="urn:x"/>'.repeat(2000)))).toThrow(XmlError);
  });
});

describe("what is read", () => {
  test("a subject with its language and its white space", () => {
    const text = imdnText(`${ID}<subject xml:lang="fr"> Bonjour </subject>`);
    expect(parseImdn(text)).toMatchObject({ subject: " Bonjour ", subjectLanguage: "fr" });
  });

  test("extensions in their order", () => {
    const text = imdnText(`${ID}<a xmlns="urn:x"/><b xmlns="urn:y"/>`);
    expect(parseImdn(text).extensions?.map(({ local }) => local)).toEqual(["a", "b"]);
  });

  test("a status that an extension says", () => {
    const status = '<status><stored-elsewhere xmlns="urn:x"/></status>';
    const text = imdnText(`${ID}<processing-notification>${status}</processing-notification>`);
    const { notification } = parseImdn(text);
    expect(notification).toMatchObject({ type: "processing", status: "other" });
    expect(notification?.extensions?.[0]?.local).toBe("stored-elsewhere");
  });

  test("a parsed document and a root element", () => {
    const document = parseXml(imdnText(ID));
    expect(parseImdn(document).messageId).toBe("m");
    expect(parseImdn(document.root).messageId).toBe("m");
  });

  test("a state that is neither active nor idle counts as idle", () => {
    expect(isActive(parseIsComposing(composingText("<state>away</state>")))).toBe(false);
    expect(isActive(parseIsComposing(composingText("<state> active </state>")))).toBe(true);
  });
});

describe("what cannot be written", () => {
  const inOwn = element({ namespace: IMDN_NAMESPACE, local: "x" });
  const inNone = element({ namespace: "", local: "x" });

  test.each([
    { messageId: "" },
    { messageId: " m" },
    { messageId: "a\nb" },
    { messageId: "a  b" },
    { messageId: "m", extensions: [inOwn] },
    { messageId: "m", extensions: [inNone] },
    { messageId: "m", subjectLanguage: "en" },
    { messageId: "m", notification: { type: "delivery" as const, status: "other" as const } },
  ])("%o", (imdn) => {
    expect(() => imdnElement(imdn)).toThrow(RangeError);
  });

  test("a character that XML does not have", () => {
    expect(() => stringifyImdn(imdnElement({ messageId: "\u0000" }))).toThrow(RangeError);
  });

  test.each([
    { state: "" },
    { state: "active", refreshSeconds: 0 },
    { state: "active", refreshSeconds: 0.5 },
    { state: "active", refreshSeconds: Number.NaN },
    { state: "active", extensions: [inNone] },
  ])("%o", (status) => {
    expect(() => isComposingElement(status)).toThrow(RangeError);
  });
});
