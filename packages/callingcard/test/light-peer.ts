// Many users behind one connection to a core, who keep nothing of what they see: for tests with more sessions than
// there is room for devices.

import { randomBytes } from "node:crypto";
import {
  createResponse as createMsrpResponse,
  createSend,
  type MsrpFrame,
} from "@callingcard/msrp";
import { createMsrpTransport } from "@callingcard/msrp-transport";
import {
  createRequest,
  createResponse,
  findHeader,
  findHeaders,
  type HeaderField,
  readHeader,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { createSipTransport, type SipTarget } from "@callingcard/sip-transport";
import { onTestFinished } from "vitest";

const SERVICE = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session";
const FEATURE = `+g.3gpp.icsi-ref="${SERVICE.replaceAll(":", "%3A")}"`;

/** One end of a session. */
export interface Talk {
  /** The user at this end, and the one at the other. */
  readonly own: string;
  readonly far: string;

  /** Sends a message of CPIM, and gives the status that it is answered; never, where the other side is gone. */
  send(octets: Uint8Array): Promise<number>;
}

/** Users of a core. */
export interface LightPeer {
  /** Registers the client of a user; it is the same one whenever and wherever the user registers. */
  register(user: string): Promise<void>;

  /**
   * Invites a user, again where the server is busy, and connects.
   *
   * @param contributionId Of the session; the others of a conversation have others.
   */
  invite(own: string, far: string, contributionId: string): Promise<Talk>;

  /** Called with the users' ends of the sessions that they are invited to and accept, which is all. */
  onTalk: (talk: Talk) => void;

  /** Called with each message that comes to one of them, before it is answered 200. */
  onMessage: (octets: Uint8Array) => void;
  close(): Promise<void>;
}

/** Opens a peer of a core; it is closed when the test ends. */
export async function createLightPeer(core: SipTarget): Promise<LightPeer> {
  let count = 0;
  const answers = new Map<string, (response: SipResponse) => void>();
  const invited = new Map<string, { readonly invite: SipRequest; readonly session: string }>();
  const frames = new Map<string, (frame: MsrpFrame) => void>();
  const msrp = await createMsrpTransport({
    listen: [],
    onFrame: (connection, frame) => frames.get(connection)?.(frame),
  });
  const sip = await createSipTransport({
    listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }],
    onMessage(message, source) {
      if (message.kind === "response") return takeResponse(message);
      takeRequest(message, source);
    },
  });
  const port = sip.addresses()[0]?.port ?? 0;

  function next(): string {
    count++;
    return `light${port}x${count}`;
  }

  function takeResponse(response: SipResponse): void {
    if (response.statusCode >= 200) answers.get(keyOf(response))?.(response);
  }

  function takeRequest(request: SipRequest, source: SipTarget): void {
    const callId = readHeader(request, "Call-ID") ?? "";
    if (request.method === "ACK") {
      const taken = invited.get(callId);
      invited.delete(callId);
      if (taken !== undefined) void accept(taken.invite, taken.session);
      return;
    }
    const isInvite = request.method === "INVITE";
    const session = next();
    if (isInvite) invited.set(callId, { invite: request, session });
    const response = createResponse(request, 200, {
      toTag: session,
      ...(isInvite && {
        headers: [...findHeaders(request, "Record-Route"), contactOf("client")],
        contentType: "application/sdp",
        body: describe(session),
      }),
    });
    void sip.send(response, source);
  }

  // The function listens for the client when it has sent the ACK.
  async function accept(invite: SipRequest, session: string): Promise<void> {
    const own = addressOf(invite, "To");
    const far = addressOf(invite, "From");
    peer.onTalk(await connect(own, far, pathIn(invite.body), pathOf(session)));
  }

  function request(
    method: string,
    uri: string,
    fields: Readonly<Record<string, string>>,
    routes: readonly HeaderField[] = [],
    body: Uint8Array = new Uint8Array(0),
  ): SipRequest {
    const via = `SIP/2.0/TCP 127.0.0.1:${port};branch=z9hG4bK${next()}`;
    const all = { Via: via, "Max-Forwards": "70", ...fields };
    const headers = Object.entries(all).map(([name, value]) => ({ name, value }));
    return createRequest(method, uri, {
      headers: [...routes, ...headers],
      body,
      ...(body.length > 0 && { contentType: "application/sdp" }),
    });
  }

  async function ask(message: SipRequest): Promise<SipResponse> {
    const { promise, resolve } = Promise.withResolvers<SipResponse>();
    const key = keyOf(message);
    answers.set(key, resolve);
    await sip.send(message, core);
    const response = await promise;
    answers.delete(key);
    return response;
  }

  function contactOf(user: string): HeaderField {
    return { name: "Contact", value: `<sip:${user}@127.0.0.1:${port};transport=tcp>;${FEATURE}` };
  }

  async function connect(own: string, far: string, to: string, from: string): Promise<Talk> {
    const [, host = "", at = ""] = /^msrp:\/\/([^:]+):(\d+)/.exec(to) ?? [];
    const connection = await msrp.connect({ host, port: Number(at) });
    const waiting = new Map<string, (status: number) => void>();
    function write(octets: Uint8Array | undefined): Promise<number> {
      const fields = { toPath: to, fromPath: from, messageId: next() };
      const typed = octets === undefined ? fields : { ...fields, contentType: "message/cpim" };
      const frame = createSend(typed, octets, (size) => randomBytes(size));
      msrp.write(connection, frame);
      return new Promise((resolve) => {
        waiting.set(frame.head.transactionId, resolve);
      });
    }

    frames.set(connection, ({ head, body }) => {
      if (head.kind === "response") {
        waiting.get(head.transactionId)?.(head.status);
        waiting.delete(head.transactionId);
      } else if (head.method === "SEND") {
        if (body !== undefined && body.length > 0) peer.onMessage(body);
        msrp.write(connection, createMsrpResponse(head, 200));
      }
    });
    await write(undefined);
    return { own, far, send: write };
  }

  async function tryInvite(own: string, far: string, contribution: string): Promise<SipResponse> {
    const callId = next();
    const offer = request(
      "INVITE",
      far,
      {
        From: `<${own}>;tag=${callId}`,
        To: `<${far}>`,
        "Call-ID": callId,
        CSeq: "1 INVITE",
        Contact: contactOf("caller").value,
        "P-Preferred-Identity": `<${own}>`,
        "P-Preferred-Service": SERVICE,
        "Accept-Contact": `*;${FEATURE};require;explicit`,
        "Conversation-ID": crypto.randomUUID(),
        "Contribution-ID": contribution,
      },
      [],
      describe(contribution),
    );
    const response = await ask(offer);
    const isAccepted = response.statusCode === 200;
    // What is refused is acknowledged hop by hop (RFC 3261 section 17.1.1.3).
    const uri = isAccepted ? (readHeader(response, "Contact")?.[0]?.uri ?? "") : far;
    const routes = isAccepted ? findHeaders(response, "Record-Route").toReversed() : [];
    const ack = request(
      "ACK",
      uri,
      {
        ...(!isAccepted && { Via: findHeader(offer, "Via")?.value ?? "" }),
        From: findHeader(offer, "From")?.value ?? "",
        To: findHeader(response, "To")?.value ?? "",
        "Call-ID": callId,
        CSeq: "1 ACK",
      },
      routes.map(({ value }) => ({ name: "Route", value })),
    );
    await sip.send(ack, core);
    return response;
  }

  const peer: LightPeer = {
    async register(user) {
      const id = next();
      const { value } = contactOf("client");
      const [, name = "", domain = ""] = /^sip:(.*)@(.*)$/.exec(user) ?? [];
      const register = request("REGISTER", `sip:${domain}`, {
        From: `<${user}>;tag=${id}`,
        To: `<${user}>`,
        "Call-ID": id,
        CSeq: "1 REGISTER",
        Contact: `${value};+sip.instance="<urn:example:${name}>"`,
        Supported: "gruu",
        Expires: "3600",
      });
      const { statusCode } = await ask(register);
      if (statusCode !== 200) throw new Error(`REGISTER is answered ${statusCode}`);
    },
    async invite(own, far, contributionId) {
      for (;;) {
        const { statusCode, body } = await tryInvite(own, far, contributionId);
        if (statusCode === 200) return connect(own, far, pathIn(body), pathOf(contributionId));
        if (statusCode !== 500 && statusCode !== 503) {
          throw new Error(`INVITE is answered ${statusCode}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    onTalk: () => undefined,
    onMessage: () => undefined,
    async close() {
      await sip.close();
      await msrp.shutdown();
    },
  };
  onTestFinished(() => peer.close());
  return peer;
}

/** A call and the number of a request in it. */
function keyOf(message: SipRequest | SipResponse): string {
  return `${findHeader(message, "Call-ID")?.value} ${findHeader(message, "CSeq")?.value}`;
}

function addressOf(message: SipRequest, name: "From" | "To"): string {
  return readHeader(message, name)?.uri ?? "";
}

/** The path of an end that connects: nobody ever connects to it. */
function pathOf(session: string): string {
  return `msrp://127.0.0.1:9/${session};tcp`;
}

function pathIn(body: Uint8Array): string {
  return /^a=path:(\S+)/m.exec(new TextDecoder().decode(body))?.[1] ?? "";
}

function describe(session: string): Uint8Array {
  const lines = [
    "v=0",
    "o=- 1 1 IN IP4 127.0.0.1",
    "s=-",
    "c=IN IP4 127.0.0.1",
    "t=0 0",
    "m=message 9 TCP/MSRP *",
    "a=accept-types:message/cpim",
    "a=accept-wrapped-types:*",
    "a=setup:active",
    `a=path:${pathOf(session)}`,
    "",
  ];
  return new TextEncoder().encode(lines.join("\r\n"));
}
