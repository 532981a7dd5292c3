import { cpim } from "./cpim.ts";
import { sdp } from "./sdp.ts";
import { sip } from "./sip.ts";
import { msrp } from "./msrp.ts";
import { mime } from "./mime.ts";
import { davXml } from "./dav-xml.ts";
import { imdn, isComposing } from "./imdn.ts";
import { xcard } from "./xcard.ts";
import { commonPolicy, conferenceInfo, reginfo, resourceLists } from "./xdm.ts";
import type { Syntax } from "./syntax.ts";
import { vcard } from "./vcard.ts";
import { xml } from "./xml.ts";

/** All syntaxes, the ones of contacts before those of messaging. */
export const syntaxes: readonly Syntax[] = [
  vcard,
  xcard,
  xml,
  davXml,
  imdn,
  isComposing,
  resourceLists,
  commonPolicy,
  reginfo,
  conferenceInfo,
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
