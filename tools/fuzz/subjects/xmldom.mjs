import { DOMParser, onErrorStopParsing, XMLSerializer } from "@xmldom/xmldom";
import { speak } from "./speak.mjs";

speak((text) => {
  const parser = new DOMParser({ onError: onErrorStopParsing });
  const document = parser.parseFromString(text, "text/xml");
  return new XMLSerializer().serializeToString(document);
});
