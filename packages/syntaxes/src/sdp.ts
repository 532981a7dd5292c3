import { parseSdp, stringifySdp } from "@callingcard/sdp";
import { sdpIr } from "@callingcard/sdp/grammar";
import { derive } from "./derive.ts";
import { Draft } from "./draft.ts";
import { faultOf } from "./fault.ts";
import { octetText } from "./octet-text.ts";
import { cut } from "./part.ts";
import { plainOf } from "./plain.ts";
import { lineNodes } from "./sdp-line.ts";
import { addValueFindings } from "./sdp-values.ts";
import type { Reading, Syntax } from "./syntax.ts";
import { attempt } from "./value-rule.ts";

const EXAMPLE: string = [
  "v=0",
  "o=alice 2890844526 2890844527 IN IP4 192.0.2.1",
  "s=-",
  "c=IN IP4 192.0.2.1",
  "t=0 0",
  "m=message 7654 TCP/MSRP *",
  "a=accept-types:message/cpim text/plain",
  "a=path:msrp://192.0.2.1:7654/jshA7weztas;tcp",
  "",
].join("\r\n");

/**
 * Session descriptions, with the attributes of MSRP. A description is accepted if the codec reads it strictly; numbers
 * that are too large to be used are warnings, and what stands in attributes is not looked at. The value is its lines.
 */
export const sdp: Syntax = {
  name: "sdp",
  title: "Session description",
  specification: "RFC 8866",
  grammars: [sdpIr],
  example: EXAMPLE,
  read,
};

function read(octets: Uint8Array): Reading {
  const draft = new Draft(octetText(octets).text);
  const whole = cut(draft.text, 0, draft.text.length);
  const description = attempt(
    draft,
    (offset) => offset,
    () => parseSdp(octets),
    () => faultOf(sdpIr, "sessiondescription", whole),
  );
  if (description !== undefined) addValueFindings(draft, description);
  const tree = derive(draft, sdpIr, "sessiondescription", whole, (rule, value) =>
    lineNodes(draft, rule, value),
  );
  const written = description && new TextEncoder().encode(stringifySdp(description));
  return draft.finish(tree, () => plainOf(description), written);
}
