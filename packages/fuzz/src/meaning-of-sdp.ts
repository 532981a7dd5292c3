import { parseSdp, type SdpLine } from "@callingcard/sdp";
import { byName } from "./by-name.ts";

/**
 * What a session description says (RFC 8866): its lines without the way they end, and attributes of different names in any order.
 *
 * @param octets The description.
 * @throws SdpError For what is none.
 */
export function meaningOfSdp(octets: Uint8Array): unknown {
  const { lines, media } = parseSdp(octets);
  return { ...sectionOf(lines), media: media.map((each) => sectionOf(each.lines)) };
}

function sectionOf(lines: readonly SdpLine[]): object {
  const attributes = lines.filter(({ type }) => type === "a");
  return {
    lines: byName(lines.filter(({ type }) => type !== "a").map(({ type, value }) => [type, value])),
    attributes: byName(attributes.map(({ value }) => [value.split(":", 1)[0] ?? "", value])),
  };
}
