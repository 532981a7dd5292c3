// Messages for the figures: an INVITE with SDP and a MESSAGE with CPIM, as a messaging client sends them.

const SDP = `v=0
o=alice 2890844526 2890844527 IN IP4 192.0.2.101
s=-
c=IN IP4 192.0.2.101
t=0 0
m=audio 49172 RTP/AVP 96 0 8 101
a=rtpmap:96 AMR-WB/16000
a=fmtp:96 mode-set=0,1,2;mode-change-capability=2;max-red=0
a=rtpmap:0 PCMU/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
a=sendrecv
m=message 7654 TCP/MSRP *
a=accept-types:message/cpim text/plain
a=accept-wrapped-types:*
a=path:msrp://192.0.2.101:7654/jshA7weztas;tcp
a=setup:actpass
`;

const CPIM = `From: <sip:anonymous@anonymous.invalid>
To: <sip:anonymous@anonymous.invalid>
DateTime: 2026-04-01T12:13:34.123Z
NS: imdn <urn:ietf:params:imdn>
imdn.Message-ID: Msg34jk324j9f02nsad
imdn.Disposition-Notification: positive-delivery, display

Content-Type: text/plain;charset=UTF-8

Grüße aus Örebro, see you at 10:30`;

const SESSION = "urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session";

const INVITE_HEAD = `INVITE sip:bob@biloxi.example.com SIP/2.0
Via: SIP/2.0/TCP pcscf.atlanta.example.com:5060;branch=z9hG4bK34ghi7ab04.1;rport
Via: SIP/2.0/TCP client.atlanta.example.com:5060;branch=z9hG4bK74bf9;received=192.0.2.101;rport=49160
Max-Forwards: 69
Route: <sip:orig@scscf.atlanta.example.com:5060;lr;transport=tcp>, <sip:icscf.atlanta.example.com;lr>
Record-Route: <sip:pcscf.atlanta.example.com:5060;lr;transport=tcp>
From: "Alice Anderson" <sip:alice@atlanta.example.com>;tag=9fxced76sl
To: Bob <sip:bob@biloxi.example.com>
Call-ID: 3848276298220188511@atlanta.example.com
CSeq: 314159 INVITE
Contact: <sip:alice@client.atlanta.example.com:49160;transport=tcp>;+g.3gpp.icsi-ref="${SESSION}";+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>"
P-Asserted-Identity: "Alice" <sip:alice@atlanta.example.com>, <tel:+12015550123>
Accept-Contact: *;+g.3gpp.icsi-ref="${SESSION}";explicit
Contribution-ID: abcdef-1234-5678-90ab-cdef01234567
Conversation-ID: f81d4fae-7dec-11d0-a765-00a0c91e6bf6
Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, MESSAGE, SUBSCRIBE, INFO, UPDATE, PRACK
Supported: timer, 100rel, replaces, path, gruu
Session-Expires: 1800;refresher=uac
User-Agent: CPM-client/OMA2.2 Vendor/Model-1.2
Content-Type: application/sdp
`;

const MESSAGE_HEAD = `MESSAGE sip:bob@biloxi.example.com SIP/2.0
Via: SIP/2.0/TCP client.atlanta.example.com:5060;branch=z9hG4bK776sgdkse;rport
Max-Forwards: 70
From: <sip:alice@atlanta.example.com>;tag=49583
To: <sip:bob@biloxi.example.com>
Call-ID: asd88asd77a@192.0.2.101
CSeq: 1 MESSAGE
Contact: <sip:alice@192.0.2.101>
Accept-Contact: *;+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.msg";explicit
P-Preferred-Service: urn:urn-7:3gpp-service.ims.icsi.oma.cpm.msg
Conversation-ID: f81d4fae-7dec-11d0-a765-00a0c91e6bf6
Contribution-ID: abcdef-1234-5678-90ab-cdef01234567
User-Agent: CPM-client/OMA2.2
Content-Type: message/cpim
`;

/** The messages, by what they are. */
export const messages: readonly (readonly [string, Uint8Array])[] = [
  ["INVITE with SDP", octetsOf(INVITE_HEAD, SDP)],
  ["MESSAGE with CPIM", octetsOf(MESSAGE_HEAD, CPIM)],
];

function octetsOf(head: string, body: string): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text.replaceAll("\n", "\r\n"));
  const end = encode(body);
  const start = encode(`${head}Content-Length: ${end.length}\n\n`);
  const octets = new Uint8Array(start.length + end.length);
  octets.set(start);
  octets.set(end, start.length);
  return octets;
}
