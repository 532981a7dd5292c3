import { Parser } from "sip.js/lib/core/messages/parser.js";
import { speak } from "./speak.mjs";

const silent = { debug() {}, error() {}, log() {}, warn() {} };

speak((text) => {
  const message = Parser.parseMessage(text, silent);
  if (message === undefined) throw new Error("parseMessage gave undefined");
  const headers = Object.entries(message.headers).map(([name, all]) => [
    name,
    ...all.map(({ raw }) => raw),
  ]);
  return { method: message.method, statusCode: message.statusCode, headers, body: message.body };
});
