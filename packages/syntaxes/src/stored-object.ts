import {
  groupStateElement,
  parseGroupState,
  parseSessionInfo,
  sessionInfoElement,
} from "@callingcard/xdm";
import { storedObjectIr } from "@callingcard/xdm/grammar";
import { xmlIr } from "@callingcard/xml/grammar";
import type { Syntax } from "./syntax.ts";
import { HEAD, xdmDocument } from "./xdm-document.ts";
import { vocabularyReader } from "./xml-vocabulary.ts";

/** The elements have no namespace. */
const NAMESPACES = new Map([["", [storedObjectIr]]]);

/** Who is in a group session. A document is accepted if the codec reads it; the value is the document. */
export const groupState: Syntax = {
  name: "group-state",
  title: "Group state object",
  specification: "OMA CPM",
  grammars: [storedObjectIr, xmlIr],
  example:
    `${HEAD}<groupstate timestamp="2012-06-13T16:39:57-05:00" lastfocussessionid="sip:focus@example.com"` +
    ' group-type="Open"><participant name="Ada" comm-addr="tel:+12025550123"/></groupstate>',
  read: vocabularyReader({
    namespaces: NAMESPACES,
    rules: { groupstate: "groupState" },
    read: xdmDocument(parseGroupState, groupStateElement),
  }),
};

/** The kind of a session. A document is accepted if the codec reads it; the value is the document. */
export const sessionInfo: Syntax = {
  name: "session-info",
  title: "Session info object",
  specification: "OMA CPM",
  grammars: [storedObjectIr, xmlIr],
  example:
    `${HEAD}<session><session-type>Ad-Hoc</session-type>` +
    "<invited-participants>tel:+12025550123;sip:ada@example.com</invited-participants></session>",
  read: vocabularyReader({
    namespaces: NAMESPACES,
    read: xdmDocument(parseSessionInfo, sessionInfoElement),
  }),
};
