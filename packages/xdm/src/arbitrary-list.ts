import * as fc from "fast-check";
import { addressUri, extensions, partly, text, token } from "./arbitrary-common.ts";
import type {
  DisplayName,
  EntryRef,
  ExternalList,
  ListEntry,
  ListItem,
  ResourceList,
  ResourceLists,
} from "./resource-lists.ts";

type Plain<Value> = Omit<Value, "otherAttributes">;

/** Documents of lists, with lists in lists and every kind of member (RFC 4826, RFC 5364). */
export function resourceLists(): fc.Arbitrary<ResourceLists> {
  return fc.record({ lists: fc.array(resourceList(), { maxLength: 3 }) });
}

/** Entries of lists, with the attributes of recipients (RFC 5364). */
export function listEntry(): fc.Arbitrary<ListEntry> {
  return partly<Plain<ListEntry>, "uri">({ uri: addressUri(), ...member() }, ["uri"]);
}

/** Lists with lists in them. */
export function resourceList(): fc.Arbitrary<ResourceList> {
  return fc.letrec<{ list: ResourceList }>((tie) => ({
    list: partly<Plain<ResourceList>, "items">(
      {
        name: text(),
        items: fc.array(
          fc.oneof(
            { maxDepth: 3, withCrossShrink: true },
            listEntry().map((entry): ListItem => ({ kind: "entry", ...entry })),
            entryRef().map((entry): ListItem => ({ kind: "entry-ref", ...entry })),
            external().map((entry): ListItem => ({ kind: "external", ...entry })),
            tie("list").map((list): ListItem => ({ kind: "list", ...list })),
          ),
          { maxLength: 4 },
        ),
        ...member(),
      },
      ["items"],
    ),
  })).list;
}

function entryRef(): fc.Arbitrary<EntryRef> {
  return partly<Plain<EntryRef>, "ref">({ ref: token(), ...member() }, ["ref"]);
}

function external(): fc.Arbitrary<ExternalList> {
  return partly<Plain<ExternalList>, never>({ anchor: token(), ...member() }, []);
}

function member() {
  return {
    displayName: partly<Plain<DisplayName>, "text">(
      { text: text(), language: fc.constantFrom("en", "de-AT") },
      ["text"],
    ),
    copyControl: fc.constantFrom("to" as const, "cc" as const, "bcc" as const),
    anonymize: fc.boolean(),
    count: fc.nat({ max: 5 }),
    extensions: extensions(),
  };
}
