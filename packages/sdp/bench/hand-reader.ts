// A careful reader without a grammar: lines by split, m= by one regular expression, attributes by indexOf. It
// checks little. What the figures are compared with.

/** A medium, as the hand reader has it. */
export interface HandMedia {
  readonly kind: string;
  readonly port: number;
  readonly protocol: string;
  readonly formats: string;
  readonly lines: string[];
  readonly attributes: (string | undefined)[];
}

/** A session, as the hand reader has it. */
export interface HandSession {
  readonly lines: string[];
  readonly media: HandMedia[];
}

const MEDIA = /^(\S+) (\d+)(?:\/(\d+))? (\S+) (.+)$/;

/** Reads a session description. */
export function readByHand(text: string): HandSession {
  const all = text.split("\r\n");
  if (all.at(-1) === "") all.pop();
  const session: HandSession = { lines: [], media: [] };
  let media: HandMedia | undefined;
  for (const line of all) {
    if (line.charCodeAt(1) !== 61) throw new Error("no line");
    const value = line.slice(2);
    if (line.startsWith("m")) {
      const [, kind = "", port, , protocol = "", formats = ""] = MEDIA.exec(value) ?? [];
      if (kind === "") throw new Error("no medium");
      media = { kind, port: Number(port), protocol, formats, lines: [], attributes: [] };
      session.media.push(media);
    } else if (line.startsWith("a") && media !== undefined) {
      const colon = value.indexOf(":");
      if (colon === -1) media.attributes.push(value, undefined);
      else media.attributes.push(value.slice(0, colon), value.slice(colon + 1));
    } else (media ?? session).lines.push(line);
  }
  return session;
}
