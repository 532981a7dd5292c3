const IDS = "34jk324j";

/** A chat message as RCS clients send it, with the headers of IMDN and OMA. */
export const CHAT: string = [
  "From: <sip:+15550002@ims.example;user=phone>",
  "To: <sip:+15550001@ims.example;user=phone>",
  "DateTime: 2026-01-02T03:04:05.678Z",
  "NS: imdn <urn:ietf:params:imdn>",
  `imdn.Message-ID: ${IDS}`,
  "imdn.Disposition-Notification: positive-delivery, display",
  "NS: cpm <http://www.openmobilealliance.org/cpm/>",
  "cpm.Message-Direction: sent",
  "",
  "Content-Type: text/plain;charset=UTF-8",
  "",
  "See you at the station at half past eight, bring the tickets.",
].join("\r\n");

/** The same with words beyond ASCII, a language and escapes. */
export const INTERNATIONAL: string = CHAT.replace(
  "DateTime",
  "Subject:;lang=de Grüße aus Köln\\nund \\u00e4hnliches\r\nDateTime",
).replace("From: <", "From: Jörg Müller <");

/** With a body of 64 kB, which is not looked at. */
export const LONG: string = CHAT + "x".repeat(65_536);
