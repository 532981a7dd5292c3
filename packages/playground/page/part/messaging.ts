import { cpim } from "@callingcard/syntaxes/cpim";
import { mime } from "@callingcard/syntaxes/mime";
import { msrp } from "@callingcard/syntaxes/msrp";
import { sdp } from "@callingcard/syntaxes/sdp";
import { sip } from "@callingcard/syntaxes/sip";
import type { Part } from "../part.ts";

/** Heads, lines and frames of messages. */
export const part: Part = {
  syntaxes: [sip, sdp, msrp, cpim, mime],
  extra: {
    syntax: "cpim",
    title: "Message-Direction",
    createView: async () => (await import("../direction-view.ts")).createDirectionView(),
  },
};
