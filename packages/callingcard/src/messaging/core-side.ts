import { randomBytes } from "node:crypto";
import {
  createCoreRegistrations,
  type ParticipatingFunction,
  type ParticipatingFunctionOptions,
} from "@callingcard/cpm-server/node";
import type { SipListenAddress } from "@callingcard/sip-transport";
import { type EmbeddedCoreOptions, openEmbeddedCore } from "./embedded-core.ts";
import { logProblem } from "./problem-log.ts";
import { bracketed } from "./sip-address.ts";

/** The SIP/IP core as the Participating Function has it: in this program, or beside it. */
export interface CoreSide extends Pick<
  ParticipatingFunctionOptions,
  "coreUri" | "registrations" | "onRequest"
> {
  /** Where the function listens for what comes from it. */
  readonly listen: readonly SipListenAddress[];
  /** Where it is, for people. */
  readonly line: string;

  /** Begins, when the function listens. */
  start(own: ParticipatingFunction): Promise<void>;
  close(): Promise<void>;
}

/** Requests that the core sends through the function: INVITEs of OMA CPM, for those who are called. */
const TRIGGERS = [
  {
    side: "terminating",
    methods: ["INVITE"],
    headers: [{ name: "Accept-Contact", contains: "3gpp-service.ims.icsi.oma.cpm" }],
  },
] as const;

/** Octets of chance in the secret between core and function. */
const MARKER_OCTETS = 16;

/**
 * Opens the core that the settings ask for.
 *
 * @param options What an embedded one is made from.
 * @throws ExitError Status 1 for a port that cannot be had.
 */
export async function openCoreSide(options: EmbeddedCoreOptions): Promise<CoreSide> {
  const { core } = options.settings;
  return core === undefined ? embeddedSide(options) : outerSide(options, core);
}

async function embeddedSide(options: EmbeddedCoreOptions): Promise<CoreSide> {
  const { host, ports, domain } = options.settings;
  const core = await openEmbeddedCore(options);
  const marker = randomBytes(MARKER_OCTETS).toString("hex");
  const addresses = core.addresses.map(({ transport, port }) => `${transport} ${port}`);
  return {
    coreUri: core.routeUri(marker),
    registrations: core.registrations,
    // The core is the only neighbour, and nobody can pretend to be that by TCP.
    listen: [{ transport: "tcp", host, port: ports.function }],
    line: `SIP for ${domain}: ${bracketed(host)}, ${addresses.join(", ")}`,
    start: (own) => core.start([{ uri: functionUri(own), marker, triggers: TRIGGERS }]),
    close: () => core.close(),
  };
}

function outerSide(options: EmbeddedCoreOptions, coreUri: string): CoreSide {
  const { settings, tls, log } = options;
  const { host, ports, coreRegistrations: source } = settings;
  const onProblem = logProblem(log, "function");
  const registrations = createCoreRegistrations({ source, onProblem });
  const listen: SipListenAddress[] = [
    { transport: "tcp", host, port: ports.function },
    { transport: "udp", host, port: ports.function },
  ];
  if (tls !== undefined) listen.push({ transport: "tls", host, port: ports.sips });
  return {
    coreUri,
    registrations,
    onRequest: registrations.onRequest,
    listen,
    line: `SIP core: ${coreUri}`,
    start: async (own) => {
      registrations.start(own);
    },
    close: async () => {
      registrations.close();
    },
  };
}

/**
 * Gives the URI of the function, as a core has it in Route.
 *
 * @param own The function.
 */
export function functionUri(own: ParticipatingFunction): string {
  const { addresses } = own;
  return `sip:${addresses.host}:${addresses.ports.tcp};transport=tcp;lr`;
}
