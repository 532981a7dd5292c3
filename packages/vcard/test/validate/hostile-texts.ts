import { card21, card3, card4, latin1, text } from "./cards.ts";

/** A kind of text that would cost most where something is looked at again and again. */
export interface HostileText {
  readonly name: string;
  /** Makes one of about so many parts. */
  readonly make: (size: number) => string | Uint8Array;
}

function a(name: string, make: (size: number) => string | Uint8Array): HostileText {
  return { name, make };
}

const AGENT = "AGENT:\r\nBEGIN:VCARD\r\n";

export const HOSTILE_TEXTS: readonly HostileText[] = [
  a("folds", (size) => card4(`NOTE:${"a\r\n ".repeat(size)}, b`)),
  a("folds in a name, and a diagnostic in each parameter", (size) =>
    card4(`NO\r\n TE${';PR\r\n EF="0"'.repeat(size)}:a`),
  ),
  a("folds inside of characters", (size) => latin1(card4(`NOTE:${"\xc3\r\n \xa9".repeat(size)}`))),
  a("octets that are not UTF-8, with folds", (size) =>
    latin1(card4(`NOTE:${"\xe9\r\n a".repeat(size)}`)),
  ),
  a("characters that two surrogates stand for, unfolded", (size) =>
    card4(`NOTE:${"\udcc3\udca9a".repeat(size)}`),
  ),
  a("soft breaks", (size) => card21(`NOTE;QUOTED-PRINTABLE:${"=\r\n".repeat(size)}=zz`)),
  a("base64 that is not indented", (size) => card21(`PHOTO;BASE64:${"aaaa\r\n".repeat(size)}`)),
  a("backslashes at ends of lines", (size) => card3(`NOTE:${"1\\\r\n".repeat(size)}1`)),
  a("backslashes", (size) => card4(`NOTE:${"\\".repeat(size)}a`)),
  a("commas and semicolons", (size) => card3(`NOTE:${",;".repeat(size)}`)),
  a("components", (size) => card4(`ADR:${";".repeat(size)}`)),
  a("types in one pair of quotes", (size) => card4(`TEL;TYPE="${"a,".repeat(size)}":1`)),
  a("parameters", (size) => card4(`TEL${";A_=b".repeat(size)}:1`)),
  a("PIDs without a source", (size) => card4(`NOTE;PID=${"1.9,".repeat(size)}1.8:a`)),
  a("sources of PIDs", (size) =>
    card4(...Array.from({ length: size }, (_, at) => `CLIENTPIDMAP:${at};a:b`)),
  ),
  a("labels of groups", (size) =>
    card3(...Array.from({ length: size }, (_, at) => `i${at}.X-ABLabel:a`)),
  ),
  a("a property again and again", (size) => card4("UID:a:b\r\n".repeat(size).trimEnd())),
  a("names", (size) => card4("__proto__:a\r\nconstructor;toString=a:b\r\n".repeat(size).trimEnd())),
  a("cards without END", (size) => "BEGIN:VCARD\r\n".repeat(size)),
  a("cards in AGENTs", (size) => card21(`${AGENT.repeat(size)}FN:a`)),
  a("cards in one AGENT each", (size) =>
    card21((AGENT + text("END:VCARD")).repeat(size).trimEnd()),
  ),
  a("cards", (size) => card4("NOTE:a, b").repeat(size)),
  a("blank lines", (size) => card4("\r\n".repeat(size))),
  a("lone CR", (size) => card4(`NOTE:a${"\r".repeat(size)} b`)),
  a("LF and CR by turns", (size) => card4("\r\n\n\r".repeat(size))),
  a("byte order marks", (size) => "\ufeff".repeat(size) + card4()),
  a("lines that are none", (size) => card4("a\r\n".repeat(size).trimEnd())),
  a("lines outside of cards", (size) => `${card4()}${"a\r\n".repeat(size)}`),
  a("circumflexes", (size) => card3(`NOTE;X-A=${"^".repeat(size)}:a`)),
  a("a date of many digits", (size) => card4(`REV:${"1".repeat(size)}T`)),
  a("a language of many subtags", (size) => card4(`LANG:a${"-aa".repeat(size)}_`)),
  a("a URI without a scheme", (size) => card4(`URL:${"a".repeat(size)}`)),
];
