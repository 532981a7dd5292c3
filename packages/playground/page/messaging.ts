// The page of messaging: heads, lines and frames, and where in a document XCAP points.

import { cpim } from "@callingcard/syntaxes/cpim";
import { mime } from "@callingcard/syntaxes/mime";
import { msrp } from "@callingcard/syntaxes/msrp";
import { nodeSelector } from "@callingcard/syntaxes/node-selector";
import { sdp } from "@callingcard/syntaxes/sdp";
import { sip } from "@callingcard/syntaxes/sip";
import { showApp } from "./app.ts";
import { createDirectionView } from "./direction-view.ts";

const direction = { syntax: "cpim", title: "Message-Direction", view: createDirectionView() };

showApp(
  document.querySelector<HTMLElement>("#page"),
  [sip, sdp, msrp, cpim, mime, nodeSelector],
  [direction],
);
