import { Parser } from "sip.js/lib/core/messages/parser.js";
import { rewritten } from "./rewritten.mjs";
import { speak } from "./speak.mjs";

const silent = { debug() {}, error() {}, log() {}, warn() {} };

speak(
  (text) => {
    const message = Parser.parseMessage(text, silent);
    if (message === undefined) throw new Error("parseMessage gave undefined");
    const headers = Object.entries(message.headers).map(([name, all]) => [
      name,
      ...all.map(({ raw }) => raw),
    ]);
    const { method, statusCode, body } = message;
    const again = () => rewritten({ ...message, status: statusCode, reason: message.reasonPhrase });
    return { method, statusCode, headers, body, again };
  },
  ({ again }) => again(),
);
