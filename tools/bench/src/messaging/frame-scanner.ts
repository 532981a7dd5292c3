/** Octets as they come, cut into MSRP frames by looking for end-lines alone: the cheapest reader for a load generator. */
export interface FrameScanner {
  /** Calls `onFrame` with each whole frame: its transaction identifier, and where it lies. */
  push(
    octets: Buffer,
    onFrame: (transaction: string, buffer: Buffer, start: number, end: number) => void,
  ): void;
}

/** Makes a scanner for one connection. */
export function createFrameScanner(): FrameScanner {
  let kept: Buffer = Buffer.alloc(0);
  return {
    push(octets, onFrame) {
      const buffer = kept.length === 0 ? octets : Buffer.concat([kept, octets]);
      let start = 0;
      for (;;) {
        const space = buffer.indexOf(0x20, start + 5);
        if (space === -1) break;
        const transaction = buffer.toString("latin1", start + 5, space);
        const endLine = buffer.indexOf(`\r\n-------${transaction}$\r\n`, space, "latin1");
        if (endLine === -1) break;
        const end = endLine + transaction.length + 12;
        onFrame(transaction, buffer, start, end);
        start = end;
      }
      kept = buffer.subarray(start);
    },
  };
}
