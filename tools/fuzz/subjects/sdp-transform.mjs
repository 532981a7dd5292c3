import { parse, write } from "sdp-transform";
import { speak } from "./speak.mjs";

speak(
  (text) => {
    const session = parse(text);
    return { session, written: write(session) };
  },
  ({ written }) => written,
);
