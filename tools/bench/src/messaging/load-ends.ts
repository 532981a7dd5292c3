import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { createSipPeer, type SipPeer, wireText } from "@callingcard/lab";
import { findHeader, parseMessage, type SipMessage } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import { DOMAIN } from "./users.ts";

/** One end of an MSRP session: its socket, and the paths of what it sends. */
export interface LoadEnd {
  readonly socket: Socket;
  readonly toPath: string;
  readonly fromPath: string;
}

/** A session with its ends. */
export interface LoadSession {
  readonly originator: LoadEnd;
  readonly clients: readonly LoadEnd[];
}

/** How many clients a session has. */
export const CLIENTS = 3;

let count = 0;

/**
 * Sets sessions up at a function, of which this process is the core.
 *
 * @param target Where the function takes SIP.
 * @param core What the function sends SIP to.
 * @param sessions How many.
 * @param clients How many clients each user has.
 */
export async function connectByFunction(
  target: SipTarget,
  core: SipPeer,
  sessions: number,
  clients: number,
): Promise<readonly LoadSession[]> {
  const made: LoadSession[] = [];
  for (let session = 0; session < sessions; session += 1) {
    made.push(await setUp(target, core, session, clients));
  }
  return made;
}

async function setUp(
  target: SipTarget,
  core: SipPeer,
  session: number,
  clients: number,
): Promise<LoadSession> {
  count += 1;
  const own = core.address("tcp");
  const fromPath = `msrp://127.0.0.1:9/o${count}x;tcp`;
  const callId = `load${process.pid}x${count}`;
  const to = `sip:u${session % 100}@${DOMAIN}`;
  const head = `INVITE ${to} SIP/2.0
Via: SIP/2.0/TCP ${own.host}:${own.port};branch=z9hG4bK${callId}
Max-Forwards: 70
From: <sip:alice@${DOMAIN}>;tag=${callId}
To: <${to}>
Call-ID: ${callId}
CSeq: 1 INVITE
Contact: <sip:alice@${own.host}:${own.port};transport=tcp>
P-Asserted-Identity: <sip:alice@${DOMAIN}>
P-Asserted-Service: urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session
Conversation-ID: conversation-${callId}
Contribution-ID: ${callId}
Content-Type: application/sdp
Content-Length: ?

${description(fromPath)}`;
  await core.send(wireText(head), target);
  const ends: LoadEnd[] = [];
  for (let client = 0; client < clients; client += 1) {
    count += 1;
    const received = await core.takeRequest("INVITE");
    const path = `msrp://127.0.0.1:9/c${count}x;tcp`;
    await core.respond(received, 200, {
      headers: [
        { name: "Contact", value: `<sip:c${count}@${own.host}:${own.port};transport=tcp>` },
      ],
      contentType: "application/sdp",
      body: new TextEncoder().encode(description(path).replaceAll("\n", "\r\n")),
    });
    ends.push(await bind(pathOf(received.message), path));
  }
  const { message } = await core.takeResponse(200);
  const ack = `ACK ${contactOf(message)} SIP/2.0
Via: SIP/2.0/TCP ${own.host}:${own.port};branch=z9hG4bKack${callId}
Max-Forwards: 70
From: <sip:alice@${DOMAIN}>;tag=${callId}
To: ${findHeader(message, "To")?.value}
Call-ID: ${callId}
CSeq: 1 ACK
Content-Length: 0

`;
  await core.send(parseMessage(wireText(ack)), target);
  return { originator: await bind(pathOf(message), fromPath), clients: ends };
}

/**
 * Connects the ends of sessions to a bare relay, which takes each four connections as one session.
 *
 * @param port Where it listens.
 * @param sessions How many.
 */
export async function connectByRelay(
  port: number,
  sessions: number,
): Promise<readonly LoadSession[]> {
  const open = async (): Promise<LoadEnd> => {
    count += 1;
    const socket = createConnection({ host: "127.0.0.1", port });
    await once(socket, "connect");
    // The relay numbers connections in the order in which it sees them.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return end(
      socket,
      `msrp://127.0.0.1:${port}/r${count}x;tcp`,
      `msrp://127.0.0.1:9/e${count}x;tcp`,
    );
  };
  const made: LoadSession[] = [];
  for (let session = 0; session < sessions; session += 1) {
    made.push({ originator: await open(), clients: [await open(), await open(), await open()] });
  }
  return made;
}

/** Opens the peer that plays core and clients. */
export function openCore(): Promise<SipPeer> {
  return createSipPeer({
    name: "core",
    listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }],
  });
}

async function bind(toPath: string, fromPath: string): Promise<LoadEnd> {
  const [, host = "", port = ""] = /^msrp:\/\/([^:/]+):(\d+)\//.exec(toPath) ?? [];
  const socket = createConnection({ host, port: Number(port) });
  await once(socket, "connect");
  socket.write(
    `MSRP bind${count} SEND\r\nTo-Path: ${toPath}\r\nFrom-Path: ${fromPath}\r\nMessage-ID: bind${count}\r\n-------bind${count}$\r\n`,
  );
  await once(socket, "data");
  return end(socket, toPath, fromPath);
}

function end(socket: Socket, toPath: string, fromPath: string): LoadEnd {
  socket.setNoDelay(true);
  return { socket, toPath, fromPath };
}

function description(path: string): string {
  return `v=0
o=- 1 1 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=message 9 TCP/MSRP *
a=accept-types:message/cpim
a=accept-wrapped-types:*
a=setup:active
a=path:${path}
`;
}

function pathOf({ body }: SipMessage): string {
  const [, path = ""] = /a=path:(\S+)/.exec(new TextDecoder().decode(body)) ?? [];
  return path;
}

function contactOf(message: SipMessage): string {
  const [, uri = ""] = /<([^>]+)>/.exec(findHeader(message, "Contact")?.value ?? "") ?? [];
  return uri;
}
