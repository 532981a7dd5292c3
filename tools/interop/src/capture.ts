import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { run } from "./program.ts";

/** Packets of the loopback interface while they are caught. */
export interface Capture {
  /** Stops catching, and gives what tshark has read in each packet that has a payload. */
  stop(): Promise<readonly CapturedPacket[]>;
}

/** A packet with a payload, as tshark reads it. */
interface CapturedPacket {
  /** Protocols from the outside in, as in `["eth", "ip", "tcp", "sip", "sdp"]`. */
  readonly protocols: readonly string[];

  /** Start line of SIP or MSRP. */
  readonly line: string;

  /** What tshark finds wrong with it: errors, not warnings. */
  readonly errors: readonly string[];
}

/**
 * Catches packets by tshark, which needs the rights for it.
 *
 * @param ports TCP ports, and what is spoken there.
 */
export async function startCapture(ports: ReadonlyMap<number, "sip" | "msrp">): Promise<Capture> {
  const folder = mkdtempSync(join(tmpdir(), "capture-"));
  const file = join(folder, "packets.pcap");
  const filter = Array.from(ports.keys(), (port) => `port ${port}`).join(" or ");
  const child = spawn("tshark", ["-q", "-i", "lo", "-f", filter, "-w", file, "-s", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said += text));
  for (let attempt = 0; !/Capturing on/.test(said) && attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`tshark ended: ${said}`);
    await wait(50);
  }
  // It says so before it does.
  await wait(500);
  return {
    async stop() {
      await wait(500);
      const exit = once(child, "exit");
      child.kill("SIGINT");
      await exit;
      try {
        return readPackets(file, ports);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

function readPackets(
  file: string,
  ports: ReadonlyMap<number, "sip" | "msrp">,
): readonly CapturedPacket[] {
  const decode = Array.from(ports, ([port, protocol]) => ["-d", `tcp.port==${port},${protocol}`]);
  const fields = [
    "frame.protocols",
    "sip.Request-Line",
    "sip.Status-Line",
    "msrp.request.line",
    "msrp.response.line",
    "tcp.reassembled_in",
    "_ws.expert.severity",
    "_ws.expert.message",
  ];
  const printed = run(
    "tshark",
    [
      [
        "-r",
        file,
        "-Y",
        "tcp.len > 0 && !tcp.analysis.retransmission",
        "-T",
        "fields",
        "-E",
        "separator=|",
      ],
      ...decode,
      ...fields.map((field) => ["-e", field]),
    ].flat(),
  );
  const packets: CapturedPacket[] = [];
  for (const printedLine of printed.split("\n")) {
    const [
      protocols = "",
      request,
      status,
      send,
      answer,
      completedIn,
      severities = "",
      messages = "",
    ] = printedLine.split("|");
    // A piece of a message that a later packet completes is read there.
    if (!protocols.startsWith("eth:") || completedIn !== "") continue;
    const isError = severities.split(",").includes(EXPERT_ERROR);
    packets.push({
      protocols: protocols.split(":"),
      line: [request, status, send, answer].find((text) => text !== "") ?? "",
      errors: isError ? [messages] : [],
    });
  }
  return packets;
}

/** `_ws.expert.severity` of an error. */
const EXPERT_ERROR = "8388608";
