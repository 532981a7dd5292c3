import type { Card, CardSource } from "@callingcard/vcard";
import { type Version, versionOf } from "@callingcard/vcard/values";
import { vcardIr } from "@callingcard/vcard/grammar";
import { derive } from "./derive.ts";
import type { Draft } from "./draft.ts";
import type { TreeNode } from "./syntax.ts";
import type { Unread } from "./vcard-findings.ts";
import { lineWithout, propertyNodes } from "./vcard-line.ts";

/**
 * Makes the tree of a file of cards: cards, and in them their lines, those that cannot be read among them.
 *
 * @param draft The reading.
 * @param cards The cards.
 * @param unread The lines that were not read.
 * @returns The file.
 */
export function fileNodes(
  draft: Draft,
  cards: readonly Card[],
  unread: readonly Unread[],
): readonly TreeNode[] {
  const rest = [...unread].reverse();
  // Gives the nodes of the lines that were not read before a place.
  const unreadUpTo = (end: number): TreeNode[] => {
    const nodes: TreeNode[] = [];
    for (let line = rest.at(-1); line !== undefined && line.start < end; line = rest.at(-1)) {
      nodes.push(...draft.node("unread", line.start, line.end));
      rest.pop();
    }
    return nodes;
  };
  const { length } = draft.text;
  return draft.node("file", 0, length, () => [
    ...cards.flatMap((card) => {
      const { source } = card;
      if (source === undefined) return [];
      const before = unreadUpTo(source.offset + source.start);
      return [before, cardNodes(draft, card, source, unreadUpTo)];
    }),
    unreadUpTo(length),
  ]);
}

function cardNodes(
  draft: Draft,
  card: Card,
  source: CardSource,
  unreadUpTo: (end: number) => readonly TreeNode[],
): readonly TreeNode[] {
  const { offset, start, bodyStart, bodyEnd, end, spans } = source;
  const version: Version = versionOf(card);
  return draft.node("card", offset + start, offset + end, () => [
    markerNodes(draft, offset + start, offset + bodyStart),
    ...card.properties.flatMap((property, index) => {
      const from = offset + (spans[2 * index] ?? 0);
      const line = { start: from, end: offset + (spans[2 * index + 1] ?? 0) };
      return [unreadUpTo(from), propertyNodes(draft, line, property, version)];
    }),
    unreadUpTo(offset + bodyEnd),
    bodyEnd < end ? markerNodes(draft, offset + bodyEnd, offset + end) : [],
  ]);
}

// BEGIN and END.
function markerNodes(draft: Draft, start: number, end: number): readonly TreeNode[] {
  return derive(draft, vcardIr, "contentline", lineWithout(draft.text, start, end, "folds"));
}
