import type { NearMiss } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";
import { writeDocument } from "./arbitrary-document.ts";
import { MALFORMED } from "./arbitrary-malformed.ts";
import {
  elementAt,
  nearestElement,
  type Path,
  pathsByChance,
  replaceAt,
} from "./arbitrary-path.ts";
import { element } from "./element.ts";
import { XMLNS_NAMESPACE } from "./name.ts";
import type { XmlElement, XmlNode } from "./node.ts";
import { parseXml } from "./parse-xml.ts";

/**
 * Documents that say elements in many ways: for the documents of a vocabulary, whose elements come from
 * arbitraries of its own.
 *
 * @param roots The root elements.
 * @returns The arbitrary, of texts; they shrink towards what most would write.
 */
export function writtenXml(roots: fc.Arbitrary<XmlElement>): fc.Arbitrary<string> {
  return fc
    .tuple(roots, fc.array(fc.nat({ max: 5 }), { maxLength: MAX_CHOICES, size: "max" }))
    .map(([root, choices]) => {
      const next = choices.values();
      return writeDocument(root, () => next.next().value ?? 0);
    });
}

/** How many choices of the writer are arbitrary, at most. */
const MAX_CHOICES = 400;

/** What {@link spoiltXml} has to know of a vocabulary. */
export interface Vocabulary {
  /** Writes a document. */
  readonly write: (root: XmlElement) => string;

  /** Tells whether a reader refuses a document. */
  readonly isRefused: (text: string) => boolean;
}

/**
 * Documents of a vocabulary that are spoilt in one place: not well-formed, with another root, or with an
 * element or an attribute that is left out, doubled, before its neighbour, unknown, or not what it must be.
 * Which of these a vocabulary does not allow, its reader says.
 *
 * @param roots Root elements of documents that are right.
 * @param vocabulary How they are written, and which ones are refused.
 * @returns The arbitrary. The rule is the local name of the element in which the place is; for what is not
 *   well-formed, `document`.
 */
export function spoiltXml(
  roots: fc.Arbitrary<XmlElement>,
  vocabulary: Vocabulary,
): fc.Arbitrary<NearMiss> {
  const spoilt = fc
    .tuple(fc.constantFrom(...WAYS), roots, fc.noShrink(fc.nat()))
    .map(([way, root, salt]) => firstRefused(way, root, salt, vocabulary));
  const malformed = fc
    .tuple(fc.constantFrom(...MALFORMED), roots)
    .map(([spoil, root]) => spoil(vocabulary.write(root)));
  return fc.oneof({ weight: 5, arbitrary: spoilt }, { weight: 1, arbitrary: malformed });
}

/** A document that is spoilt, and the element at the place. */
interface Spoilt {
  readonly root: XmlElement;
  readonly path: Path;
  readonly rule: string;
  readonly change: string;
}

/** Spoils the element at a path; `undefined` where that cannot be done to it. */
type Way = (root: XmlElement, path: Path, one: XmlElement) => Spoilt | undefined;

// Of the places in an order of chance, the first that the vocabulary does not allow spoilt.
function firstRefused(way: Way, root: XmlElement, salt: number, vocabulary: Vocabulary): NearMiss {
  for (const path of pathsByChance(root, salt)) {
    const one = elementAt(root, path);
    const spoilt = one && way(root, path, one);
    const near = spoilt && written(spoilt, vocabulary);
    if (near !== undefined && vocabulary.isRefused(near.text)) return near;
  }
  const change = `root element x in place of ${root.local}`;
  return written({ root: { ...root, local: "x" }, path: [], rule: root.local, change }, vocabulary);
}

function written({ root, path, rule, change }: Spoilt, { write }: Vocabulary): NearMiss {
  const text = write(root);
  return { text, offset: nearestElement(parseXml(text).root, path).offset, rule, change };
}

const WAYS: readonly Way[] = [
  leftOut,
  doubled,
  swapped,
  attributeLeftOut,
  emptied,
  unknown,
  mixed,
  replaced,
];

function leftOut(root: XmlElement, path: Path, { local }: XmlElement): Spoilt | undefined {
  return inParent(
    root,
    path,
    (children, index) => children.toSpliced(index, 1),
    `${local} left out`,
  );
}

function doubled(root: XmlElement, path: Path, one: XmlElement): Spoilt | undefined {
  const double = (children: readonly XmlNode[], index: number): readonly XmlNode[] =>
    children.toSpliced(index, 0, one);
  const spoilt = inParent(root, path, double, `${one.local} doubled`);
  return spoilt && { ...spoilt, path: path.with(-1, (path.at(-1) ?? 0) + 1) };
}

function swapped(root: XmlElement, path: Path, one: XmlElement): Spoilt | undefined {
  const index = path.at(-1) ?? 0;
  const next = elementAt(root, path.slice(0, -1))?.children[index + 1];
  if (next?.kind !== "element" || next.local === one.local) return undefined;
  const swap = (children: readonly XmlNode[]): readonly XmlNode[] =>
    children.toSpliced(index, 2, next, one);
  return inParent(root, path, swap, `${next.local} before ${one.local}`);
}

function attributeLeftOut(root: XmlElement, path: Path, one: XmlElement): Spoilt | undefined {
  const attributes = one.attributes.filter(({ namespace }) => namespace !== XMLNS_NAMESPACE);
  const [first] = attributes;
  if (first === undefined) return undefined;
  const spoilt = { ...one, attributes: one.attributes.filter((attribute) => attribute !== first) };
  return inPlace(root, path, spoilt, `attribute ${first.local} left out`);
}

function emptied(root: XmlElement, path: Path, one: XmlElement): Spoilt | undefined {
  const last = one.attributes.findLast(
    ({ namespace, value }) => namespace !== XMLNS_NAMESPACE && value !== "",
  );
  if (last === undefined) return undefined;
  const attributes = one.attributes.map((attribute) =>
    attribute === last ? { ...last, value: "" } : attribute,
  );
  return inPlace(root, path, { ...one, attributes }, `attribute ${last.local} emptied`);
}

function unknown(root: XmlElement, path: Path, one: XmlElement): Spoilt {
  const child = element({ namespace: one.namespace, local: "x" });
  const spoilt = { ...one, children: [child, ...one.children] };
  return { ...inPlace(root, path, spoilt, "element x put in"), path: [...path, 0] };
}

function mixed(root: XmlElement, path: Path, one: XmlElement): Spoilt {
  const text: XmlNode = { kind: "text", text: "?", offset: 0 };
  const spoilt = { ...one, children: [...one.children, text] };
  return inPlace(root, path, spoilt, `text "?" put into ${one.local}`);
}

function replaced(root: XmlElement, path: Path, one: XmlElement): Spoilt | undefined {
  if (one.children.some(({ kind }) => kind === "element")) return undefined;
  const spoilt = element(one, ["?"], one.attributes);
  return inPlace(root, path, spoilt, `"?" in place of the text of ${one.local}`);
}

function inParent(
  root: XmlElement,
  path: Path,
  edit: (children: readonly XmlNode[], index: number) => readonly XmlNode[],
  change: string,
): Spoilt | undefined {
  const index = path.at(-1);
  const parent = elementAt(root, path.slice(0, -1));
  if (index === undefined || parent === undefined) return undefined;
  const spoilt = { ...parent, children: edit(parent.children, index) };
  const whole = replaceAt(root, path.slice(0, -1), spoilt);
  return { root: whole, path, rule: parent.local, change };
}

function inPlace(root: XmlElement, path: Path, spoilt: XmlElement, change: string): Spoilt {
  return { root: replaceAt(root, path, spoilt), path, rule: spoilt.local, change };
}
