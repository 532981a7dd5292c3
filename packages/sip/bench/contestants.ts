// What is measured, and whether all of it answers alike.

import { handFrame, handIndex, handJoin, handTyped, type HandTyped } from "./hand-reader.ts";
import type { Peer } from "./peers.ts";
import type { shipped } from "./shipped.ts";

type Sip = Awaited<ReturnType<typeof shipped>>;

/** One contestant. */
export interface Runner {
  readonly name: string;
  readonly run: () => unknown;
}

/** Contestants for one kind of work; the first one is what the others are compared with. */
export interface Contest {
  readonly title: string;
  readonly runners: readonly Runner[];
}

const ADDRESSES = ["Contact", "Route", "Record-Route"] as const;

/** Reads a message and the fields that route it. */
function typed(sip: Sip, octets: Uint8Array): HandTyped {
  const message = sip.parseMessage(octets);
  const vias = sip.readHeader(message, "Via") ?? [];
  const parts: unknown[] = [...vias];
  for (const name of ["From", "To"] as const) {
    const address = sip.readHeader(message, name);
    if (address !== undefined) parts.push(address, sip.parseUri(address.uri));
  }
  for (const name of ADDRESSES) {
    for (const address of sip.readHeader(message, name) ?? []) {
      parts.push(address, sip.parseUri(address.uri));
    }
  }
  parts.push(sip.readHeader(message, "CSeq"), sip.readHeader(message, "Max-Forwards"));
  return { vias: vias.length, parts };
}

/** The contests over one message; throws when two contestants do not answer alike. */
export function contests(sip: Sip, octets: Uint8Array, peers: readonly Peer[]): readonly Contest[] {
  const text = new TextDecoder().decode(octets);
  const frame = handFrame(octets);
  const message = sip.parseMessage(octets);
  const { vias } = handTyped(octets);
  check(typed(sip, octets).vias === vias, "Vias");
  check(message.headers.length === frame.names.length, "header fields");
  for (const [place, { value }] of message.headers.entries()) {
    check(value === frame.values[place], `value ${place}`);
  }
  const index = sip.indexHeaders(message);
  for (const [name, values] of handIndex(octets)) {
    check(
      index
        .get(name)
        ?.map(({ value }) => value)
        .join() === values.join(),
      name,
    );
  }
  for (const written of [handJoin(frame), sip.encodeMessage(message)]) {
    check(Buffer.compare(written, octets) === 0, "what is written");
  }
  for (const peer of peers) {
    const [method, count] = peer.typed(text);
    check(message.kind === "request" && method === message.method && count === vias, peer.name);
  }
  return [
    {
      title: "lines split",
      runners: [
        { name: "by hand", run: () => handFrame(octets) },
        { name: "parseMessage", run: () => sip.parseMessage(octets) },
      ],
    },
    {
      title: "all fields indexed",
      runners: [
        { name: "by hand", run: () => handIndex(octets) },
        { name: "indexHeaders", run: () => sip.indexHeaders(sip.parseMessage(octets)) },
      ],
    },
    {
      title: "fields that route read",
      runners: [
        { name: "by hand", run: () => handTyped(octets) },
        { name: "readHeader and parseUri", run: () => typed(sip, octets) },
        ...peers.map(({ name, typed: read }) => ({ name, run: () => read(text) })),
      ],
    },
    {
      title: "written, unchanged",
      runners: [
        { name: "by hand", run: () => handJoin(frame) },
        { name: "encodeMessage", run: () => sip.encodeMessage(message) },
      ],
    },
  ];
}

function check(isRight: boolean, what: string): void {
  if (!isRight) throw new Error(`not all answer alike: ${what}`);
}
