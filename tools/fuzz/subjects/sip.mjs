// Its transports give `sip` octets as a text of as many characters, and write it so.

import sip from "sip";
import { speak } from "./speak.mjs";

speak(
  (text) => {
    const message = sip.parse(Buffer.from(text).toString("latin1"));
    if (message === undefined) throw new Error("parse gave undefined");
    return message;
  },
  (message) => Buffer.from(sip.stringify(message), "latin1").toString(),
);
