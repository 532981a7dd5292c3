import { encodeEndLine, encodeHead, type MsrpFrame } from "@callingcard/msrp";
import { msrpIr } from "@callingcard/msrp/grammar";
import { deriveAndCheck } from "./derive.ts";
import type { Draft } from "./draft.ts";
import type { OctetText } from "./octet-text.ts";
import { cut, type Part } from "./part.ts";
import type { TreeNode } from "./syntax.ts";
import { checkedNodes } from "./value-rule.ts";

/** The rules of the headers that every reader of frames looks at, by their names in lower case. */
const FRAME_VALUES: ReadonlyMap<string, string> = new Map([
  ["to-path", "path"],
  ["from-path", "path"],
  ["byte-range", "byterange"],
  ["status", "status"],
  ["success-report", "yesno"],
  ["failure-report", "failurereport"],
]);

/** Those of the headers that are for relays and chat rooms: another one disregards them. */
const OTHER_VALUES: ReadonlyMap<string, string> = new Map([
  ["use-path", "path"],
  ["expires", "seconds"],
  ["min-expires", "seconds"],
  ["max-expires", "seconds"],
  ["use-nickname", "nickname"],
  ["authorization", "credentials"],
  ["www-authenticate", "credentials"],
  ["authentication-info", "authinfo"],
]);

/**
 * Makes the nodes of a head, and notes what is wrong with the values that are known.
 *
 * @param draft The reading.
 * @param part The start line and the headers.
 * @returns The node of the head.
 */
export function headNodes(draft: Draft, part: Part): readonly TreeNode[] {
  return deriveAndCheck(draft, msrpIr, "head", part, (rule, value, [name = ""]) => {
    if (rule !== "hval") return [];
    const lowerCase = name.toLowerCase();
    const own = FRAME_VALUES.get(lowerCase);
    const known = own ?? OTHER_VALUES.get(lowerCase);
    const severity = own === undefined ? "warning" : "error";
    return known === undefined
      ? []
      : checkedNodes(draft, { ir: msrpIr, rule: known }, value, severity);
  });
}

/** A frame that was read: its node, and where it ends. */
export interface FrameRead {
  readonly nodes: readonly TreeNode[];
  /** In octets. */
  readonly end: number;
}

/**
 * Makes the node of a frame.
 *
 * @param draft The reading.
 * @param decoded The octets as text.
 * @param frame The frame.
 * @param start Octets before it.
 * @returns The node.
 */
export function readFrame(
  draft: Draft,
  decoded: OctetText,
  frame: MsrpFrame,
  start: number,
): FrameRead {
  const { unitOf } = decoded;
  const { head, body, flag } = frame;
  const hasBody = body !== undefined;
  const bodyStart = start + encodeHead(head, hasBody).length;
  // A blank line is before a body.
  const headEnd = hasBody ? bodyStart - 2 : bodyStart;
  const bodyEnd = bodyStart + (body?.length ?? 0);
  const end = bodyEnd + encodeEndLine(head.transactionId, flag, hasBody).length;
  const checked = headNodes(draft, cut(draft.text, unitOf(start), unitOf(headEnd)));
  const nodes = draft.node("frame", unitOf(start), unitOf(end), () => [
    checked,
    hasBody ? draft.node("body", unitOf(bodyStart), unitOf(bodyEnd)) : [],
    draft.node("end-line", unitOf(hasBody ? bodyEnd + 2 : bodyEnd), unitOf(end)),
  ]);
  return { nodes, end };
}
