import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./program.ts";

/** How packets are to be looked at. */
export interface Dissection {
  readonly transport: "tcp" | "udp";
  /** The protocol of the payload, by the name of its dissector. */
  readonly protocol: "msrp" | "sip";
  /** Fields to give back, by the names of `tshark -G fields`. */
  readonly fields: readonly string[];
}

/** The values of the fields of one packet; a field that it has not is absent. */
export type Dissected = ReadonlyMap<string, readonly string[]>;

const PORT = 5060;

/**
 * Lets tshark read payloads, each in a packet of its own.
 *
 * @returns What it found in each, in their order.
 * @throws Error That says how to install tshark when it is missing.
 */
export function dissect(
  payloads: readonly Uint8Array[],
  { transport, protocol, fields }: Dissection,
): readonly Dissected[] {
  const folder = mkdtempSync(join(tmpdir(), "tshark-"));
  try {
    const dump = join(folder, "packets.txt");
    const capture = join(folder, "packets.pcap");
    writeFileSync(dump, payloads.map(hexDump).join(""));
    const header = transport === "tcp" ? "-T" : "-u";
    run("text2pcap", ["-q", header, `40000,${PORT}`, dump, capture]);
    const printed = run(
      "tshark",
      [
        ["-r", capture, "-T", "json", "-d", `${transport}.port==${PORT},${protocol}`],
        // Each packet is a message of its own, not a segment of a stream.
        ["-o", "tcp.desegment_tcp_streams:FALSE", "-o", "tcp.analyze_sequence_numbers:FALSE"],
        fields.flatMap((field) => ["-e", field]),
      ].flat(),
    );
    const packets = JSON.parse(
      printed.slice(printed.indexOf("["), printed.lastIndexOf("]") + 1),
    ) as Packet[];
    return packets.map(({ _source: { layers } }) => new Map(Object.entries(layers)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Packet {
  readonly _source: { readonly layers: Readonly<Record<string, readonly string[]>> };
}

/** A packet as text2pcap reads it: lines of an offset and octets, all hexadecimal. */
function hexDump(octets: Uint8Array): string {
  let text = "";
  for (let at = 0; at < octets.length; at += 16) {
    const row = Array.from(octets.subarray(at, at + 16), (octet) => hex(octet, 2));
    text += `${hex(at, 6)} ${row.join(" ")}\n`;
  }
  return text;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
