// Other readers from the registry, installed for the measurement alone: what one of them depends on does not
// belong into this workspace.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";

const PEERS = { sip: "0.0.6", "drachtio-sip": "0.6.3" };

/** A reader of messages as text. */
export interface Peer {
  readonly name: string;

  /** Reads a message and the fields that route it; gives the method and the number of Vias. */
  readonly typed: (text: string) => readonly [unknown, unknown];
}

/** Loads the peers, which are installed when they are not there. */
export function loadPeers(): readonly Peer[] {
  const folder = `${tmpdir()}/callingcard-sip-peers`;
  const packages = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  if (!existsSync(`${folder}/node_modules/drachtio-sip`)) {
    mkdirSync(folder, { recursive: true });
    const options = ["--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts"];
    execFileSync("npm", ["install", ...options, ...packages, "ws@8"], { stdio: "ignore" });
  }
  const load: (name: string) => unknown = createRequire(`${folder}/`);
  const sip = load("sip/sip.js") as { parse: (text: string) => PeerMessage };
  const drachtio = load("drachtio-sip") as { SipMessage: new (text: string) => DrachtioMessage };
  return [
    {
      name: `sip ${PEERS.sip}`,
      typed: (text) => {
        const { method, headers } = sip.parse(text);
        return [method, headers.via.length];
      },
    },
    {
      name: `drachtio-sip ${PEERS["drachtio-sip"]}`,
      typed: (text) => {
        const message = new drachtio.SipMessage(text);
        for (const name of ["from", "to", "contact", "cseq", "route", "record-route"]) {
          if (message.has(name)) message.getParsedHeader(name);
        }
        return [message.method, message.getParsedHeader("via").length];
      },
    },
  ];
}

interface PeerMessage {
  readonly method: string;
  readonly headers: { readonly via: readonly unknown[] };
}

interface DrachtioMessage {
  readonly method: string;
  has(name: string): boolean;
  getParsedHeader(name: string): { readonly length: number };
}
