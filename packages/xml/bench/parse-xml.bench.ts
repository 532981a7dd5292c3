import { expect, test } from "vitest";
import { bodies } from "./bodies.ts";
import { scan } from "./hand-scanner.ts";
import { agrees, asHandElement, PEERS } from "./peers.ts";
import { shipped } from "./shipped.ts";

const { parseXml, stringifyXml } = await shipped();

const kilobytes = (text: string) => (text.length / 1000).toFixed(1);

for (const [name, text] of bodies()) {
  test(`parseXml, ${name}, ${kilobytes(text)} kB`, async ({ bench }) => {
    const octets = new TextEncoder().encode(text);
    const tree = asHandElement(parseXml(text).root);
    expect(asHandElement(parseXml(octets).root)).toEqual(tree);
    expect(scan(text)).toEqual(tree);
    const peers = PEERS.filter((peer) => agrees(peer, text, tree));
    expect(peers).toHaveLength(PEERS.length);
    await bench.compare(
      bench("hand scanner", () => void scan(text)),
      bench("@callingcard/xml", () => void parseXml(text)),
      bench("@callingcard/xml, octets", () => void parseXml(octets)),
      ...peers.map(({ name, read }) => bench(name, () => void read(text))),
    );
  });
}

test("stringifyXml, the same trees", async ({ bench }) => {
  const trees = bodies().map(([, text]) => parseXml(text).root);
  await bench.compare(
    ...trees.map((tree, index) => bench(bodies()[index]?.[0] ?? "", () => void stringifyXml(tree))),
  );
});

test("twice the input is twice the time", async ({ bench }) => {
  const nested = (depth: number) => `${"<a b=''>".repeat(depth)}é${"</a>".repeat(depth)}`;
  const limits = { maxDepth: 100_000 };
  await bench.compare(
    bench("10 000 levels", () => void parseXml(nested(10_000), limits)),
    bench("20 000 levels", () => void parseXml(nested(20_000), limits)),
    bench("40 000 levels", () => void parseXml(nested(40_000), limits)),
  );
});
