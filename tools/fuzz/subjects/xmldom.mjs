import { DOMParser, onWarningStopParsing, XMLSerializer } from "@xmldom/xmldom";
import { speak } from "./speak.mjs";

speak(
  (text) => {
    const parser = new DOMParser({ onError: onWarningStopParsing });
    const document = parser.parseFromString(text, "text/xml");
    return new XMLSerializer().serializeToString(document);
  },
  (written) => written,
);
