import { randomBytes } from "node:crypto";
import {
  createRequest,
  createResponse,
  type HeaderField,
  readHeader,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { createSipTransport, type SipTarget, type SipTransport } from "@callingcard/sip-transport";

/** A message that a client got. */
interface Received<Message extends SipMessage> {
  readonly message: Message;
  readonly source: SipTarget;
}

/** A SIP client that is driven by hand: it sends what it is given, and keeps what it gets. */
export interface SipClient {
  /** Where it listens. */
  readonly host: string;
  readonly port: number;
  readonly transport: "udp" | "tcp";

  /** Sends a request; Via, Call-ID, CSeq, Max-Forwards and a tag are put in. */
  send(
    method: string,
    uri: string,
    parties: Parties,
    headers?: readonly string[],
  ): Promise<SipRequest>;

  /** Answers a request that it got. */
  answer(
    request: Received<SipRequest>,
    statusCode: number,
    headers?: readonly string[],
  ): Promise<void>;

  /** The next request of a method that it has not given yet. */
  request(method: string): Promise<Received<SipRequest>>;

  /** The next final response to a request that it has not given yet. */
  response(request: SipRequest): Promise<SipResponse>;

  /** Requests that came and were not asked for. */
  readonly left: () => readonly string[];
  close(): Promise<void>;
}

/** Who asks whom. */
interface Parties {
  readonly from: string;
  readonly to: string;

  /** Within a dialog: its Call-ID and tags. */
  readonly callId?: string;
  readonly fromTag?: string;
  readonly toTag?: string;
  readonly cseq?: number;
}

/** How long a message may take, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Opens a client on the loopback interface.
 *
 * @param transport How it speaks.
 * @param proxy Where all that it sends goes to.
 */
export async function openSipClient(
  transport: "udp" | "tcp",
  proxy: { readonly host: string; readonly port: number },
): Promise<SipClient> {
  const host = "127.0.0.1";
  const requests: Received<SipRequest>[] = [];
  const responses: SipResponse[] = [];
  const waiting = new Set<() => void>();
  const sockets: SipTransport = await createSipTransport({
    listen: [{ transport, host, port: 0 }],
    onMessage: (message, source) => {
      if (message.kind === "response") responses.push(message);
      else if (!isKnown(requests, message)) requests.push({ message, source });
      for (const look of waiting) look();
    },
  });
  const port = sockets.addresses()[0]?.port ?? 0;
  const target: SipTarget = { transport, ...proxy };

  function next<Value>(what: string, take: () => Value | undefined): Promise<Value> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new Error(`no ${what} came`))), PATIENCE_MS);
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        waiting.delete(look);
        settle();
      };
      const look = (): void => {
        const value = take();
        if (value !== undefined) end(() => resolve(value));
      };
      waiting.add(look);
      look();
    });
  }

  const given = new Set<SipMessage>();
  return {
    host,
    port,
    transport,
    async send(method, uri, parties, headers = []) {
      const { from, to, callId = newId(), fromTag = newId(), toTag, cseq = 1 } = parties;
      const via = `SIP/2.0/${transport.toUpperCase()} ${host}:${port};rport;branch=z9hG4bK${newId()}`;
      const request = createRequest(method, uri, {
        headers: [
          { name: "Via", value: via },
          { name: "Max-Forwards", value: "70" },
          { name: "From", value: `<${from}>;tag=${fromTag}` },
          { name: "To", value: toTag === undefined ? `<${to}>` : `<${to}>;tag=${toTag}` },
          { name: "Call-ID", value: callId },
          { name: "CSeq", value: `${cseq} ${method}` },
          ...fields(headers),
        ],
      });
      await sockets.send(request, target);
      return request;
    },
    async answer({ message, source }, statusCode, headers = []) {
      const options = { toTag: `tag${port}`, headers: fields(headers) };
      await sockets.send(createResponse(message, statusCode, options), source);
    },
    request: (method) =>
      next(method, () => {
        const found = requests.find(
          ({ message }) => message.method === method && !given.has(message),
        );
        if (found !== undefined) given.add(found.message);
        return found;
      }),
    response: (request) =>
      next(`answer to ${request.method}`, () => {
        const found = responses.find(
          (response) =>
            response.statusCode >= 200 &&
            !given.has(response) &&
            readHeader(response, "Call-ID") === readHeader(request, "Call-ID") &&
            readHeader(response, "CSeq")?.sequence === readHeader(request, "CSeq")?.sequence,
        );
        if (found !== undefined) given.add(found);
        return found;
      }),
    left: () => requests.flatMap(({ message }) => (given.has(message) ? [] : [message.method])),
    close: () => sockets.close(),
  };
}

// A copy of a request that was sent again over UDP.
function isKnown(requests: readonly Received<SipRequest>[], request: SipRequest): boolean {
  const via = branchOf(request);
  return requests.some(
    ({ message }) => message.method === request.method && branchOf(message) === via,
  );
}

function branchOf(request: SipRequest): string | undefined {
  const [via] = readHeader(request, "Via") ?? [];
  return via?.parameters.find(({ name }) => name === "branch")?.value;
}

function newId(): string {
  return randomBytes(10).toString("hex");
}

function fields(lines: readonly string[]): readonly HeaderField[] {
  return lines.map((line) => {
    const [name = "", value = ""] = line.split(/: (.*)/s);
    return { name, value };
  });
}
