import {
  createRequest,
  createResponse,
  encodeMessage,
  findHeader,
  readHeader,
  type SipRequest,
} from "@callingcard/sip";
import {
  createCancel,
  dropTransaction,
  findTransaction,
  sendRequest,
  sendResponse,
  clientKeyOf,
  type TransactionAction,
} from "../src/index.ts";
import type { VirtualClock } from "./clock.ts";
import { CLIENT, requestOf, SERVER } from "./messages.ts";
import { Network, Node, type Weather } from "./network.ts";

/** One exchange: what the client asks for and what the server says to it. */
export interface Exchange {
  readonly method: "INVITE" | "MESSAGE";
  readonly startMs: number;

  /** When the server's user sends 180 (INVITE alone), in milliseconds after the request. */
  readonly provisionalMs: readonly number[];
  readonly finalMs: number;
  readonly status: number;

  /** When the client's user wants to cancel, after the start. */
  readonly cancelMs: number | undefined;
}

/** Longest time that the client's user waits for the answer to an INVITE. */
export const PATIENCE_MS = 180_000;

/** A client and a server with their users. */
export interface Pair {
  readonly client: Node;
  readonly server: Node;

  /** The branches of the exchanges, in their order. */
  readonly branches: readonly string[];
}

/** Sets exchanges going between two nodes. */
export function join(
  clock: VirtualClock,
  weather: Weather,
  exchanges: readonly Exchange[],
  transport: "udp" | "tcp" = "udp",
): Pair {
  const network = new Network(clock, weather);
  const branches = exchanges.map((_, index) => `z9hG4bK${index}`);
  const client = new Node(network, { ...CLIENT, transport }, acknowledge);
  const server = new Node(network, { ...SERVER, transport }, (node, action) => {
    answer(clock, node, action, exchanges, branches);
  });
  for (const [index, exchange] of exchanges.entries()) {
    const request = requestOf(exchange.method, branches[index], transport);
    clock.after(exchange.startMs, () => {
      begin(clock, client, request, { ...SERVER, transport }, exchange);
    });
  }
  return { client, server, branches };
}

function begin(
  clock: VirtualClock,
  client: Node,
  request: SipRequest,
  target: typeof SERVER,
  { cancelMs }: Exchange,
): void {
  client.do((table) => sendRequest(table, request, target));
  if (request.method !== "INVITE") return;
  const key = clientKeyOf(request);
  if (cancelMs !== undefined) {
    clock.after(cancelMs, () => {
      // Section 9.1: not before a provisional response, not after a final one.
      if (findTransaction(client.table, key)?.state !== "proceeding") return;
      client.do((table) => sendRequest(table, createCancel(request), target));
    });
  }
  clock.after(PATIENCE_MS, () => {
    if (findTransaction(client.table, key)?.state !== "proceeding") return;
    client.do((table) => dropTransaction(table, key));
  });
}

/** The client's user acknowledges each 2xx of an INVITE, each time it comes. */
function acknowledge(client: Node, action: TransactionAction): void {
  if (action.kind !== "response" || !action.key.startsWith("client/INVITE/")) return;
  const { response } = action;
  if (response.statusCode < 200 || response.statusCode > 299) return;
  const branch = `${action.key.slice("client/INVITE/".length)}ack`;
  const { transport } = client.address;
  const ack = createRequest("ACK", "sip:bob@192.0.2.2", {
    headers: [
      { name: "Via", value: `SIP/2.0/${transport.toUpperCase()} 192.0.2.1:5062;branch=${branch}` },
      ...["From", "To", "Call-ID"].flatMap((name) => findHeader(response, name) ?? []),
      { name: "CSeq", value: "1 ACK" },
    ],
  });
  client.sendAlone(encodeMessage(ack), { ...SERVER, transport });
}

const answered = new WeakMap<Node, Set<string>>();

/** The server's user does what the exchange says; it sends a 2xx of an INVITE until its ACK comes. */
function answer(
  clock: VirtualClock,
  server: Node,
  action: TransactionAction,
  exchanges: readonly Exchange[],
  branches: readonly string[],
): void {
  const acknowledged = answered.get(server) ?? new Set();
  answered.set(server, acknowledged);
  if (action.kind === "ack") acknowledged.add(branchOf(action.request).replace("ack", ""));
  if (action.kind === "cancel") cancel(server, action.key, action.inviteKey, action.request);
  if (action.kind !== "request") return;
  const { key, request } = action;
  const branch = branchOf(request);
  const exchange = exchanges[branches.indexOf(branch)];
  if (exchange === undefined) throw new Error(`unknown branch ${branch}`);
  const respond = (status: number) => {
    const response = createResponse(request, status, { toTag: "b" });
    server.do((table) => sendResponse(table, key, response));
  };
  if (exchange.method === "INVITE") {
    for (const ms of exchange.provisionalMs) {
      clock.after(ms, () => {
        respond(180);
      });
    }
  }
  clock.after(exchange.finalMs, () => {
    respond(exchange.status);
    if (exchange.method !== "INVITE" || exchange.status > 299) return;
    const again = (afterMs: number, elapsedMs: number) => {
      if (elapsedMs + afterMs >= 32_000) return;
      clock.after(afterMs, () => {
        if (acknowledged.has(branch)) return;
        if (findTransaction(server.table, key)?.state !== "accepted") return;
        respond(exchange.status);
        again(Math.min(2 * afterMs, 4000), elapsedMs + afterMs);
      });
    };
    again(500, 0);
  });
}

function cancel(
  server: Node,
  key: string,
  inviteKey: string | undefined,
  request: SipRequest,
): void {
  const status = inviteKey === undefined ? 481 : 200;
  server.do((table) => sendResponse(table, key, createResponse(request, status, { toTag: "b" })));
  const invite = inviteKey === undefined ? undefined : findTransaction(server.table, inviteKey);
  if (invite?.state !== "proceeding" || !("request" in invite)) return;
  const response = createResponse(invite.request, 487, { toTag: "b" });
  server.do((table) => sendResponse(table, invite.key, response));
}

function branchOf(request: SipRequest): string {
  const [via] = readHeader(request, "Via") ?? [];
  return via?.parameters.find(({ name }) => name === "branch")?.value ?? "";
}
