import sax from "sax";
import { speak } from "./speak.mjs";

speak((text) => {
  const events = [];
  const parser = sax.parser(true, { xmlns: true });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const values = Object.values(attributes).map((attribute) => [attribute.name, attribute.value]);
    events.push(["open", name, ...values]);
  };
  parser.ontext = (content) => events.push(["text", content]);
  parser.oncdata = (content) => events.push(["cdata", content]);
  parser.onclosetag = (name) => events.push(["close", name]);
  parser.write(text).close();
  return events;
});
