import { parseNodeSelector, stringifyNodeSelector } from "@callingcard/xdm";
import { nodeSelectorIr } from "@callingcard/xdm/grammar";
import { derive } from "./derive.ts";
import { Draft } from "./draft.ts";
import { faultOf } from "./fault.ts";
import { octetText } from "./octet-text.ts";
import { cut } from "./part.ts";
import { plainOf } from "./plain.ts";
import type { Reading, Syntax } from "./syntax.ts";
import { attempt } from "./value-rule.ts";

/**
 * Node selectors of XCAP, percent-decoded. A text is accepted if the codec reads it; what prefixes mean is said
 * elsewhere in a URI, so that here each counts as declared, for itself. The value is the selector.
 */
export const nodeSelector: Syntax = {
  name: "node-selector",
  title: "XCAP node selector",
  specification: "RFC 4825",
  grammars: [nodeSelectorIr],
  example: 'resource-lists/list[@name="friends"]/entry[2]/@uri',
  read,
};

/** What stands before a colon may be a prefix. Every run is matched, so that none is looked through twice. */
const RUN = /([^\s/@[\]:="']+)(:?)/g;

function read(octets: Uint8Array): Reading {
  const draft = new Draft(octetText(octets).text);
  const { text } = draft;
  const whole = cut(text, 0, text.length);
  const runs = Array.from(text.matchAll(RUN)).filter(([, , colon]) => colon !== "");
  const namespaces = new Map(runs.map(([, prefix = ""]) => [prefix, prefix]));
  const selector = attempt(
    draft,
    (offset) => offset,
    () => parseNodeSelector(text, { namespaces }),
    () => faultOf(nodeSelectorIr, "nodeSelector", whole),
  );
  const tree = derive(draft, nodeSelectorIr, "nodeSelector", whole);
  const written = selector && new TextEncoder().encode(stringifyNodeSelector(selector));
  return draft.finish(tree, () => plainOf(selector), written);
}
