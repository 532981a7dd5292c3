// What tshark makes of the octets of standard input as the payload of one packet, as its JSON:
//
//   node tools/fuzz/subjects/tshark.mjs sip -u 5060,5060
//
// The first word is the layer that is wanted, the rest are the options of text2pcap that put the layers below it.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [layer, ...options] = process.argv.slice(2);
const dump = `0000 ${readFileSync(0).toString("hex").replaceAll(/../gu, "$& ")}\n`;
const folder = mkdtempSync(join(tmpdir(), "tshark-"));
try {
  const capture = join(folder, "packet.pcap");
  writeFileSync(capture, run("text2pcap", ["-q", ...options, "-", "-"], dump));
  // The same name comes more than once in an object, so that the text is handed on as it is.
  process.stdout.write(run("tshark", ["-n", "-r", capture, "-T", "json", "-J", layer]));
} finally {
  rmSync(folder, { recursive: true });
}

function run(program, words, input = "") {
  const { status, error, stdout, stderr } = spawnSync(program, words, { input });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program}: ${stderr.toString()}`);
  return stdout;
}
