import { createRequire } from "node:module";
import { speak } from "./speak.mjs";

const require = createRequire(import.meta.url);
const Parser = require("jssip/lib/Parser.js");

speak((text) => {
  const message = Parser.parseMessage(text, { registrator: () => ({}) });
  if (message === undefined || message === null) throw new Error("parseMessage gave nothing");
  const headers = Object.entries(message.headers).map(([name, all]) => [
    name,
    ...all.map(({ raw }) => raw),
  ]);
  return { method: message.method, statusCode: message.status_code, headers, body: message.body };
});
