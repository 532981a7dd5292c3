import * as sdpTransform from "sdp-transform";
import { expect, test } from "vitest";
import { BODIES, many } from "./bodies.ts";
import { readByHand } from "./hand-reader.ts";
import { shipped } from "./shipped.ts";

const { attributes, mediaLine, parseSdp, stringifySdp } = await shipped();

// With what the others have read by then: m= and the names of attributes.
function parseWithViews(text: string): number {
  const description = parseSdp(text);
  let count = 0;
  for (const media of description.media) count += mediaLine(media).port + attributes(media).length;
  return count;
}

for (const [name, text] of BODIES) {
  test(`parseSdp, ${name}, ${text.length} B`, async ({ bench }) => {
    const { media } = parseSdp(text);
    const ports = media.map((one) => mediaLine(one).port);
    expect(readByHand(text).media.map(({ port }) => port)).toEqual(ports);
    expect(sdpTransform.parse(text).media.map(({ port }) => port)).toEqual(ports);
    await bench.compare(
      bench("hand reader", () => void readByHand(text)),
      bench("@callingcard/sdp", () => void parseSdp(text)),
      bench("@callingcard/sdp, with m= and attributes", () => void parseWithViews(text)),
      bench("sdp-transform", () => void sdpTransform.parse(text)),
    );
  });

  test(`stringifySdp, ${name}, ${text.length} B`, async ({ bench }) => {
    const description = parseSdp(text);
    const others = sdpTransform.parse(text);
    expect(stringifySdp(description)).toBe(text);
    await bench.compare(
      bench("@callingcard/sdp, strict", () => void stringifySdp(description)),
      bench("@callingcard/sdp, lenient", () => void stringifySdp(description, { mode: "lenient" })),
      bench("sdp-transform", () => void sdpTransform.write(others)),
    );
  });
}

test("twice the text is twice the time", async ({ bench }) => {
  const limits = { maxLength: 1 << 20, maxMedia: 10_000, maxLines: 100_000 };
  await bench.compare(
    ...[100, 200, 400].map((media) => {
      const text = many(media);
      return bench(`${text.length} B`, () => void parseSdp(text, limits));
    }),
  );
});
