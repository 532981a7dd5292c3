import { XMLParser, XMLValidator } from "fast-xml-parser";
import { speak } from "./speak.mjs";

speak((text) => {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`${valid.err.code}: ${valid.err.msg}`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
  });
  return parser.parse(text);
});
