// The page of documents in XML.

import { davXml } from "@callingcard/syntaxes/dav-xml";
import { imdn, isComposing } from "@callingcard/syntaxes/imdn";
import { commonPolicy, conferenceInfo, reginfo, resourceLists } from "@callingcard/syntaxes/xdm";
import { xcard } from "@callingcard/syntaxes/xcard";
import { xml } from "@callingcard/syntaxes/xml";
import { showApp } from "./app.ts";

showApp(
  document.querySelector<HTMLElement>("#page"),
  [xml, xcard, davXml, imdn, isComposing, resourceLists, commonPolicy, reginfo, conferenceInfo],
  [],
);
