import { fc, test } from "@fast-check/vitest";
import { element, stringifyXml, type XmlElement } from "@callingcard/xml";
import { expect } from "vitest";
import * as arbitrary from "../../src/arbitrary.ts";
import { ParseError, parseCard, sameName, stringifyCard } from "../../src/index.ts";
import { fromXCard, toXCard, VCARD_NAMESPACE } from "../../src/xcard.ts";
import { meaningOf } from "../meaning.ts";

test.prop([fc.array(arbitrary.validCard("4.0"), { maxLength: 2 })])(
  "cards come back from xCard",
  (cards) => {
    const xml = toXCard(cards);
    const back = fromXCard(xml);
    expect(back.map(meaningOf)).toEqual(cards.map(meaningOf));
    for (const card of back) {
      expect(parseCard(stringifyCard(card)).properties).toEqual(card.properties);
    }
    expect(toXCard(back)).toBe(xml);
  },
);

test.prop([arbitrary.card()])("any properties come back from xCard", ({ properties }) => {
  const version = { group: undefined, name: "VERSION", parameters: [], value: "4.0" };
  const others = properties.filter(({ name }) => !sameName(name, "VERSION"));
  const card = { version: "4.0", properties: [version, ...others] };
  const xml = toXCard([card]);
  const [back] = fromXCard(xml, { onProblem: () => {} });
  expect(back?.properties).toHaveLength(card.properties.length);
  expect(toXCard(back === undefined ? [] : [back])).toBe(xml);
});

const NAMES =
  "group fn n adr org bday tel gender clientpidmap nickname x-a parameters text uri date time integer boolean unknown x-own begin surname given sex identity sourceid type value version Fn _x0032_".split(
    " ",
  );

/** XML that mostly looks like an xCard. */
function nearXCard(): fc.Arbitrary<XmlElement> {
  const namespace = fc.constantFrom(VCARD_NAMESPACE, VCARD_NAMESPACE, VCARD_NAMESPACE, "", "urn:a");
  const text = fc.constantFrom("", "a,b;c\\d", "1985", "--04", "-0500", "TRUE", "1", " x\u007f\r ");
  const local = fc.constantFrom(...NAMES);
  const attributes = fc.constantFrom(
    [],
    [{ namespace: "", local: "name", value: "a" }],
    [{ namespace: "", local: "name", value: "a:b" }],
  );
  const { node } = fc.letrec<{ node: XmlElement }>((tie) => ({
    node: fc
      .tuple(
        namespace,
        local,
        fc.array(fc.oneof({ maxDepth: 4 }, text, tie("node")), { maxLength: 4 }),
        attributes,
      )
      .map(([space, name, children, given]) =>
        element({ namespace: space, local: name }, children, given),
      ),
  }));
  const vcard = fc
    .array(node, { maxLength: 4 })
    .map((children) => element({ namespace: VCARD_NAMESPACE, local: "vcard" }, children));
  return fc
    .array(vcard, { maxLength: 2 })
    .map((children) => element({ namespace: VCARD_NAMESPACE, local: "vcards" }, children));
}

test.prop([nearXCard()])(
  "whatever looks like an xCard becomes cards that can be written",
  (root) => {
    const cards = fromXCard(stringifyXml(root), { onProblem: () => {} });
    expect(cards).toHaveLength(root.children.length);
    for (const card of cards) {
      expect(parseCard(stringifyCard(card)).properties).toEqual(card.properties);
    }
    const again = fromXCard(toXCard(cards), { onProblem: () => {} });
    expect(again).toHaveLength(cards.length);
  },
);

test.prop([nearXCard(), fc.nat(), fc.string()])(
  "a spoiled text is read or refused",
  (root, place, added) => {
    const text = stringifyXml(root);
    const at = place % (text.length + 1);
    try {
      fromXCard(text.slice(0, at) + added + text.slice(at), { onProblem: () => {} });
    } catch (error) {
      expect(error).toBeInstanceOf(ParseError);
    }
  },
);
