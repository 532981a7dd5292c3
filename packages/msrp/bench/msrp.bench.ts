import { expect, test } from "vitest";
import { HandDeframer } from "./hand-deframer.ts";
import { shipped } from "./shipped.ts";
import { HEAD, oneChunk, type Stream, streams } from "./streams.ts";

const { MsrpDecoder, encodeHead, parseFrame } = await shipped();

interface Answer {
  readonly frames: number;
  readonly headers: number;
  readonly octets: number;
}

function byHand({ pieces }: Stream): Answer {
  let frames = 0;
  let headers = 0;
  let octets = 0;
  const deframer = new HandDeframer({
    head: (_, found) => void (headers += found.length),
    body: (piece) => void (octets += piece.length),
    end: () => void frames++,
  });
  for (const piece of pieces) deframer.feed(piece);
  return { frames, headers, octets };
}

function byPackage({ pieces }: Stream): Answer {
  let frames = 0;
  let headers = 0;
  let octets = 0;
  const decoder = new MsrpDecoder();
  for (const piece of pieces) {
    for (const event of decoder.push(piece)) {
      if (event.kind === "head") headers += event.head.headers.length;
      else if (event.kind === "body") octets += event.octets.length;
      else frames++;
    }
  }
  decoder.end();
  return { frames, headers, octets };
}

for (const stream of streams()) {
  test(`${stream.name}, ${(stream.octets / 1000).toFixed(0)} kB`, async ({ bench }) => {
    expect(byPackage(stream)).toEqual(byHand(stream));
    await bench.compare(
      bench("hand deframer", () => void byHand(stream)),
      bench("@callingcard/msrp", () => void byPackage(stream)),
      bench("a look at each octet", () => void lookAtEach(stream)),
    );
  });
}

test("twice the chunk in reads of 1 kB is twice the time", async ({ bench }) => {
  await bench.compare(
    ...[1, 2, 4].map((mebibytes) => {
      const stream = oneChunk(mebibytes << 20, 1024);
      return bench(stream.name, () => void byPackage(stream));
    }),
  );
});

test("writing a head", async ({ bench }) => {
  const { head } = parseFrame(Buffer.from(`${HEAD}\r\n\r\n-------tid1000$\r\n`));
  expect(Buffer.from(encodeHead(head, true)).toString()).toBe(`${HEAD}\r\n`);
  await bench.compare(
    bench("joined lines, nothing checked", () => {
      let text = `MSRP ${head.transactionId} SEND\r\n`;
      for (const { name, value } of head.headers) text += `${name}: ${value}\r\n`;
      Buffer.from(`${text}\r\n`);
    }),
    bench("encodeHead", () => void encodeHead(head, true)),
  );
});

function lookAtEach({ pieces }: Stream): number {
  let count = 0;
  for (const piece of pieces) {
    for (let index = 0; index < piece.length; index++) if (piece[index] === 13) count++;
  }
  return count;
}
