import { XMLBuilder, XMLParser, XMLValidator } from "fast-xml-parser";
import { speak } from "./speak.mjs";

const options = { ignoreAttributes: false, preserveOrder: true };

speak(
  (text) => {
    const valid = XMLValidator.validate(text);
    if (valid !== true) throw new Error(`${valid.err.code}: ${valid.err.msg}`);
    const parser = new XMLParser({
      ...options,
      trimValues: false,
      parseTagValue: false,
      htmlEntities: true,
    });
    return parser.parse(text);
  },
  (nodes) => new XMLBuilder(options).build(nodes),
);
