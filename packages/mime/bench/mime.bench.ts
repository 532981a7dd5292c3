import { parse as parseContentType } from "content-type";
import { expect, test } from "vitest";
import * as hand from "./hand-reader.ts";
import { shipped } from "./shipped.ts";

const { parameterValue, parseMediaType, splitMultipart } = await shipped();
const { handMultipart, handType } = hand;

const TYPES = [
  "message/cpim",
  "text/plain; charset=utf-8",
  'multipart/mixed; boundary="----=_Part_1.2"; type="text/plain"',
];

for (const text of TYPES) {
  test(`parseMediaType, ${text.length} characters`, async ({ bench }) => {
    const ours = parseMediaType(text);
    const plain = {
      type: `${ours.type}/${ours.subtype}`,
      parameters: Object.fromEntries(ours.parameters.map(({ name, value }) => [name, value])),
    };
    expect({ ...parseContentType(text) }).toMatchObject(plain);
    expect(handType(text)).toEqual(ours);
    await bench.compare(
      bench("hand reader", () => void handType(text)),
      bench("@callingcard/mime", () => void parseMediaType(text)),
      bench("content-type", () => void parseContentType(text)),
    );
  });
}

for (const size of [100, 100_000]) {
  const part = `Content-Type: image/jpeg\r\n\r\n${"\u0000\u0001-\r\n--x".repeat(size / 10)}`;
  const text = `${`--boundary-1\r\n${part}\r\n`.repeat(10)}--boundary-1--`;
  const octets = new TextEncoder().encode(text);
  test(`splitMultipart, 10 parts, ${octets.length} octets`, async ({ bench }) => {
    const parts = splitMultipart(octets, "boundary-1").parts.map(({ octets: own }) => own.length);
    expect(handMultipart(octets, "boundary-1").map(({ length }) => length)).toEqual(parts);
    await bench.compare(
      bench("hand reader", () => void handMultipart(octets, "boundary-1")),
      bench("@callingcard/mime", () => void splitMultipart(octets, "boundary-1")),
    );
  });
}

test("twice the input is twice the time", async ({ bench }) => {
  const hyphens = (count: number): Uint8Array =>
    new TextEncoder().encode(
      `--${"-".repeat(70)}\r\n\r\nx${"-".repeat(count)}\r\n--${"-".repeat(70)}--`,
    );
  const [once, twice] = [hyphens(20_000), hyphens(40_000)];
  expect(parameterValue([{ name: "a", value: "b" }], "A")).toBe("b");
  expect(splitMultipart(hyphens(60), "-".repeat(70)).parts).toHaveLength(1);
  await bench.compare(
    bench("20 000 hyphens", () => void splitMultipart(once, "-".repeat(70))),
    bench("40 000 hyphens", () => void splitMultipart(twice, "-".repeat(70))),
  );
});
