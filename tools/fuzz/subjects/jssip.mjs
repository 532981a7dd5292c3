import { createRequire } from "node:module";
import { rewritten } from "./rewritten.mjs";
import { speak } from "./speak.mjs";

const require = createRequire(import.meta.url);
const Parser = require("jssip/lib/Parser.js");

speak(
  (text) => {
    const message = Parser.parseMessage(text, { registrator: () => ({}) });
    if (message === undefined || message === null) throw new Error("parseMessage gave nothing");
    const headers = Object.entries(message.headers).map(([name, all]) => [
      name,
      ...all.map(({ raw }) => raw),
    ]);
    const { method, status_code: statusCode, body } = message;
    const again = () =>
      rewritten({ ...message, status: statusCode, reason: message.reason_phrase });
    return { method, statusCode, headers, body, again };
  },
  ({ again }) => again(),
);
