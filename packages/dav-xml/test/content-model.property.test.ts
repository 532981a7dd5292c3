import { fc, test } from "@fast-check/vitest";
import { element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { expect } from "vitest";
import { DAV_XML_RULES, nearMiss, sentence } from "../src/arbitrary.ts";
import { contentModel, readContent, type ContentModel } from "../src/content-model.ts";
import * as carddavGrammar from "../src/generated/carddav.ts";
import * as webdavGrammar from "../src/generated/webdav.ts";
import { carddav, dav, DavXmlError } from "../src/index.ts";
import { bareMessage } from "../src/message.ts";
import { prefixedName } from "../src/prefixes.ts";

const MODELS: readonly (readonly [ExpandedName, ContentModel<object>])[] = [
  [dav("multistatus"), contentModel(webdavGrammar.EVENTS, webdavGrammar.multistatus)],
  [dav("response"), contentModel(webdavGrammar.EVENTS, webdavGrammar.response)],
  [dav("propstat"), contentModel(webdavGrammar.EVENTS, webdavGrammar.propstat)],
  [dav("propfind"), contentModel(webdavGrammar.EVENTS, webdavGrammar.propfind)],
  [dav("mkcol-response"), contentModel(webdavGrammar.EVENTS, webdavGrammar.mkcolResponse)],
  [dav("activelock"), contentModel(webdavGrammar.EVENTS, webdavGrammar.activelock)],
  [dav("sync-collection"), contentModel(webdavGrammar.EVENTS, webdavGrammar.syncCollection)],
  [
    carddav("addressbook-query"),
    contentModel(carddavGrammar.EVENTS, carddavGrammar.addressbookQuery),
  ],
  [carddav("address-data"), contentModel(carddavGrammar.EVENTS, carddavGrammar.addressData)],
  [carddav("prop-filter"), contentModel(carddavGrammar.EVENTS, carddavGrammar.propFilter)],
];

// Rules have the names of their elements, written as one word: `mkcolResponse`.
function ruleOf({ namespace, local }: ExpandedName) {
  const word = local.replace(/-./g, (part) => part.slice(1).toUpperCase());
  const name = `${namespace === "DAV:" ? "webdav" : "carddav"}/${word}`;
  const rule = DAV_XML_RULES.find((one) => one === name);
  if (rule === undefined) throw new RangeError(name);
  return rule;
}

function elementContent(parent: ExpandedName): fc.Arbitrary<ExpandedName[]> {
  return sentence(ruleOf(parent)).map(names);
}

function misplacedContent(parent: ExpandedName): fc.Arbitrary<ExpandedName[]> {
  return nearMiss(ruleOf(parent)).map(({ text: written }) => names(written));
}

function names(written: string): ExpandedName[] {
  return written === "" ? [] : written.split(" ").map(prefixedName);
}

/** One of the models, with children made for it; each child has its place as its offset. */
function withChildren(content: (parent: ExpandedName) => fc.Arbitrary<ExpandedName[]>) {
  return fc
    .constantFrom(...MODELS)
    .chain(([parent, model]) =>
      content(parent).map((names) => ({ parent: element(parent), model, children: built(names) })),
    );
}

function built(names: readonly ExpandedName[]): XmlElement[] {
  return names.map((name, index) => ({ ...element(name), offset: index + 1 }));
}

test.prop([withChildren(elementContent), fc.infiniteStream(fc.nat())])(
  "the order of children of different names makes no difference",
  ({ parent, model, children }, numbers) => {
    const ordered = readContent(model, { ...parent, children }, bareMessage(parent));
    const mixed = interleaved(children, numbers);
    expect(readContent(model, { ...parent, children: mixed }, bareMessage(parent))).toEqual(
      ordered,
    );
  },
);

/** The children in another order, in which those of one name keep theirs. */
function interleaved(children: readonly XmlElement[], numbers: Iterator<number>): XmlElement[] {
  const groups = Map.groupBy(children, ({ namespace, local }) => namespace + local);
  const queues = [...groups.values()];
  const mixed: XmlElement[] = [];
  while (mixed.length < children.length) {
    const left = queues.filter(({ length }) => length > 0);
    const queue = left[Number(numbers.next().value) % left.length];
    const next = queue?.shift();
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}

test.prop([withChildren(elementContent), fc.array(fc.tuple(fc.nat(), fc.constantFrom("x", "D")))])(
  "children that are not expected, and text, are as if they were not there",
  ({ parent, model, children }, foreign) => {
    const read = readContent(model, { ...parent, children }, bareMessage(parent));
    const more = element(parent, children).children.slice();
    for (const [place, namespace] of foreign) {
      const name = { namespace: namespace === "D" ? "DAV:" : "urn:x", local: "unheard-of" };
      more.splice(place % (more.length + 1), 0, element(name, [], []), text("text"));
    }
    expect(readContent(model, { ...parent, children: more }, bareMessage(parent))).toEqual(read);
  },
);

function text(content: string) {
  return { kind: "text" as const, text: content, offset: 0 };
}

test.prop([withChildren(misplacedContent)])(
  "content that is nearly right is read, or refused at the element or one of its children",
  ({ parent, model, children }) => {
    const offsets = [0, ...children.map(({ offset }) => offset)];
    try {
      readContent(model, { ...parent, children }, bareMessage(parent));
    } catch (error) {
      expect(error).toBeInstanceOf(DavXmlError);
      const { code, offset } = error as DavXmlError;
      expect(offsets).toContain(offset);
      expect(code === "missing-element" ? offset : 0).toBe(0);
    }
  },
);

test.prop([withChildren(misplacedContent)])(
  "the child that is refused is the first after which nothing helps",
  ({ parent, model, children }) => {
    const refusal = refusalOf(() =>
      readContent(model, { ...parent, children }, bareMessage(parent)),
    );
    if (refusal === undefined || refusal.code === "missing-element") return;
    const before = children.filter(({ offset }) => offset < refusal.offset);
    const again = refusalOf(() =>
      readContent(model, { ...parent, children: before }, bareMessage(parent)),
    );
    expect(again?.code ?? "missing-element").toBe("missing-element");
  },
);

function refusalOf(read: () => unknown): DavXmlError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof DavXmlError) return error;
    throw error;
  }
}
