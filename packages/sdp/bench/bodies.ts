// The session descriptions that are measured.

const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\r\n`).join("");

const SESSION = [
  "v=0",
  "o=alice 2890844526 2890844527 IN IP4 192.0.2.101",
  "s=-",
  "c=IN IP4 192.0.2.101",
  "t=0 0",
];

const AUDIO = [
  "m=audio 49172 RTP/AVP 96 0 8 101",
  "a=rtpmap:96 AMR-WB/16000",
  "a=fmtp:96 mode-set=0,1,2;mode-change-capability=2;max-red=0",
  "a=rtpmap:0 PCMU/8000",
  "a=rtpmap:8 PCMA/8000",
  "a=rtpmap:101 telephone-event/8000",
  "a=fmtp:101 0-15",
  "a=ptime:20",
  "a=maxptime:240",
  "a=sendrecv",
];

const MSRP = [
  "m=message 7654 TCP/MSRP *",
  "a=accept-types:message/cpim text/plain",
  "a=accept-wrapped-types:*",
  "a=path:msrp://192.0.2.101:7654/jshA7weztas;tcp",
  "a=setup:actpass",
];

const WEB = [
  "a=group:BUNDLE a v",
  "m=audio 9 RTP/SAVPF 111 9",
  "a=mid:a",
  "a=curr:qos local none",
  "a=des:qos mandatory local sendrecv",
  "a=rtcp-fb:111 transport-cc",
  "a=candidate:1 1 UDP 2130706431 192.0.2.1 8998 typ host generation 0 network-id 1",
  "m=video 9 RTP/SAVPF 96",
  "a=mid:v",
  "a=extmap:1/recvonly URI-gps-string",
  "a=simulcast:send 1,2,3;~4,~5 recv 6;~7,~8",
  "a=rid:1 send pt=97;max-width=1280",
];

/** Name and text of each. */
export const BODIES: readonly (readonly [name: string, text: string])[] = [
  ["offer of audio and MSRP", lines(...SESSION, ...AUDIO, ...MSRP)],
  ["MSRP alone", lines(...SESSION, ...MSRP)],
  ["offer of a browser", lines(...SESSION, ...WEB)],
];

/** A description of many media, for the growth. */
export function many(media: number): string {
  return lines(...SESSION, ...Array.from({ length: media }, () => AUDIO).flat());
}
