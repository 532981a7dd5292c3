import { SaxesParser } from "saxes";
import { speak } from "./speak.mjs";

speak((text) => {
  const events = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const values = Object.values(attributes).map((attribute) => [attribute.name, attribute.value]);
    events.push(["open", name, ...values]);
  });
  parser.on("text", (content) => events.push(["text", content]));
  parser.on("cdata", (content) => events.push(["cdata", content]));
  parser.on("closetag", ({ name }) => events.push(["close", name]));
  parser.write(text).close();
  return events;
});
