import { davXml } from "@callingcard/syntaxes/dav-xml";
import { imdn, isComposing } from "@callingcard/syntaxes/imdn";
import { nodeSelector } from "@callingcard/syntaxes/node-selector";
import { groupState, sessionInfo } from "@callingcard/syntaxes/stored-object";
import { xcapCaps, xcapDiff, xcapError } from "@callingcard/syntaxes/xcap";
import {
  commonPolicy,
  conferenceInfo,
  recipientList,
  reginfo,
  resourceLists,
} from "@callingcard/syntaxes/xdm";
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
  ],
};
