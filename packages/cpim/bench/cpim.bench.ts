import { fieldValue } from "@callingcard/mime";
import { expect, test } from "vitest";
import type * as source from "../src/index.ts";
import * as hand from "./hand-reader.ts";
import { CHAT, INTERNATIONAL, LONG } from "./messages.ts";
import { shipped } from "./shipped.ts";

const {
  dispositionNotification,
  headerLanguage,
  headerText,
  messageDirectionHeader,
  parseCpim,
  spliceHeader,
} = await shipped();
const { handAsksForNotification, handRead } = hand;
const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Everything that the hand reader gives: texts decoded, the content's type found. */
function readAll(octets: Uint8Array): hand.HandMessage {
  const { headers, fields, body } = parseCpim(octets);
  const read = headers.map((header: source.CpimHeader): hand.HandHeader => {
    const { namespace = "", name } = header;
    const language = header.parameters.length === 0 ? undefined : headerLanguage(header);
    const text = headerText(header);
    return language === undefined ? [namespace, name, text] : [namespace, name, text, language];
  });
  return { headers: read, contentType: typeOf(fields), body };
}

const valueOf = fieldValue;
const typeOf = (fields: source.CpimMessage["fields"]): string =>
  valueOf(fields, "Content-Type") ?? "";

for (const [name, text] of [
  ["chat", CHAT],
  ["international", INTERNATIONAL],
  ["chat with a long body", LONG],
] as const) {
  const octets = encode(text);
  test(`parseCpim, ${name}, ${octets.length} octets`, async ({ bench }) => {
    expect(readAll(octets)).toEqual(handRead(octets));
    const asks = dispositionNotification(parseCpim(octets).headers).length > 0;
    expect(handAsksForNotification(handRead(octets))).toBe(asks);
    await bench.compare(
      bench("hand reader", () => void handRead(octets)),
      bench("@callingcard/cpim, all decoded", () => void readAll(octets)),
      bench("@callingcard/cpim", () => void parseCpim(octets)),
    );
  });
}

test("spliceHeader", async ({ bench }) => {
  const octets = encode(CHAT.replace(/NS: cpm.*\r\ncpm.*\r\n/, ""));
  const header = messageDirectionHeader("sent");
  const copied = new Uint8Array(octets.length + 25);
  await bench.compare(
    bench("copying the octets", () => copied.set(octets.slice())),
    bench("@callingcard/cpim", () => void spliceHeader(octets, header)),
  );
});

test("twice the input is twice the time", async ({ bench }) => {
  const headers = (count: number): Uint8Array =>
    encode(`${"NS: p <urn:a>\r\np.a: b\r\n".repeat(count)}\r\nContent-Type: a/b\r\n\r\n`);
  const limits = { maxHeadOctets: 1e9, maxHeaders: 1e9 };
  const [once, twice] = [headers(5_000), headers(10_000)];
  await bench.compare(
    bench("10 000 headers", () => void parseCpim(once, limits)),
    bench("20 000 headers", () => void parseCpim(twice, limits)),
  );
});
