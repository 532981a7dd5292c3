import sip from "sip";
import { speak } from "./speak.mjs";

speak((text) => {
  const message = sip.parse(text);
  if (message === undefined) throw new Error("parse gave undefined");
  return message;
});
