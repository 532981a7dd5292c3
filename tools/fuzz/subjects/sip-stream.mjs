// The messages that the stream parser of `sip`, which its TCP and TLS transports read with, gives of standard input.

import sip from "sip";
import { speak } from "./speak.mjs";

speak((text) => {
  const messages = [];
  sip.makeStreamParser((message) => messages.push(message))(text);
  return messages;
});
