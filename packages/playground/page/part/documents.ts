import { davXml } from "@callingcard/syntaxes/dav-xml";
import { imdn, isComposing } from "@callingcard/syntaxes/imdn";
import { nodeSelector } from "@callingcard/syntaxes/node-selector";
import { commonPolicy, conferenceInfo, reginfo, resourceLists } from "@callingcard/syntaxes/xdm";
import { xml } from "@callingcard/syntaxes/xml";
import type { Part } from "../part.ts";

/** Documents in XML, and where in one XCAP points. */
export const part: Part = {
  syntaxes: [
    xml,
    davXml,
    imdn,
    isComposing,
    resourceLists,
    commonPolicy,
    reginfo,
    conferenceInfo,
    nodeSelector,
  ],
};
