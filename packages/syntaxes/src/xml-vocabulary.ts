import type { GrammarIr } from "@callingcard/grammar/ir";
import type { XmlDocument } from "@callingcard/xml";
import { parseXml } from "@callingcard/xml";
import type { Reading } from "./syntax.ts";
import { ignoredElements } from "./xml-content.ts";
import { type ReadDocument, readXmlAs } from "./xml-reading.ts";
import type { ContentRule } from "./xml-tree.ts";

/** In place of the name of a rule: no rule says what the element may contain. */
export const ANY = "ANY";

/** A vocabulary: which grammars describe the elements of a namespace, and how documents are read. */
export interface Vocabulary {
  /** The grammars of each namespace. */
  readonly namespaces: ReadonlyMap<string, readonly GrammarIr[]>;

  /**
   * The rules that are not called as their elements are, by the local name, or by that of the parent and
   * it: `status`, `delivery-notification/status`.
   */
  readonly rules?: Readonly<Record<string, string>>;

  /** Whether readers ignore the elements that they do not know, as RFC 4918 section 17 wants. Default no. */
  readonly ignoresUnknown?: boolean;

  readonly read: (document: XmlDocument) => ReadDocument;
}

/**
 * Makes the reader of a vocabulary.
 *
 * @param vocabulary The vocabulary.
 * @returns What `Syntax.read` is.
 */
export function vocabularyReader(vocabulary: Vocabulary): (octets: Uint8Array) => Reading {
  const { namespaces, ignoresUnknown = false } = vocabulary;
  const content = {
    ruleOf: contentRule(vocabulary),
    ...(ignoresUnknown && { isIgnored: ignoredElements(namespaces) }),
  };
  return (octets) => readXmlAs(octets, (input) => vocabulary.read(parseXml(input)), content);
}

function contentRule({ namespaces, rules = {} }: Vocabulary): ContentRule {
  const named = new Map(Object.entries(rules));
  return (local, namespace, parent = "") => {
    const rule = named.get(`${parent}/${local}`) ?? named.get(local) ?? camelCase(local);
    const ir = namespaces.get(namespace)?.find(({ entries }) => entries.includes(rule));
    return ir === undefined ? undefined : [ir, rule];
  };
}

function camelCase(name: string): string {
  return name
    .split("-")
    .map((word, index) =>
      index === 0
        ? word.charAt(0).toLowerCase() + word.slice(1)
        : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join("");
}
