import { cpim } from "./cpim.ts";
import { davXml } from "./dav-xml.ts";
import { imdn, isComposing } from "./imdn.ts";
import { jcard } from "./jcard.ts";
import { jscontact } from "./jscontact.ts";
import { mime } from "./mime.ts";
import { msrp } from "./msrp.ts";
import { nodeSelector } from "./node-selector.ts";
import { sdp } from "./sdp.ts";
import { search } from "./search.ts";
import { sip } from "./sip.ts";
import { groupState, sessionInfo } from "./stored-object.ts";
import type { Syntax } from "./syntax.ts";
import { vcard } from "./vcard.ts";
import { xcard } from "./xcard.ts";
import { xcapCaps, xcapDiff, xcapError } from "./xcap.ts";
import { commonPolicy, conferenceInfo, recipientList, reginfo, resourceLists } from "./xdm.ts";
import { xml } from "./xml.ts";

/** All syntaxes, the ones of contacts before those of messaging. */
export const syntaxes: readonly Syntax[] = [
  vcard,
  jcard,
  xcard,
  jscontact,
  xml,
  davXml,
  search,
  imdn,
  isComposing,
  resourceLists,
  recipientList,
  commonPolicy,
  reginfo,
  conferenceInfo,
  groupState,
  sessionInfo,
  xcapDiff,
  xcapError,
  xcapCaps,
  nodeSelector,
  mime,
  cpim,
  sip,
  sdp,
  msrp,
];

/**
 * Finds a syntax.
 *
 * @param name Its name, as `vcard`.
 * @returns The syntax; `undefined` if there is none of that name.
 */
export function syntaxNamed(name: string): Syntax | undefined {
  return syntaxes.find((syntax) => syntax.name === name);
}
