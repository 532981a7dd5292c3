// Reads a stream of MSRP from standard input one octet at a time, as no network is cruel enough to deliver it,
// and says what came: node --conditions=@callingcard/source example/octet-by-octet.ts < stream
import { MsrpDecoder, MsrpError } from "@callingcard/msrp";

const decoder = new MsrpDecoder();
const say = (text: string) => process.stdout.write(`${text}\n`);
let octets = 0;

try {
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    for (const octet of chunk) {
      for (const event of decoder.push(Uint8Array.of(octet))) {
        if (event.kind === "head") {
          const { head } = event;
          const what = head.kind === "request" ? head.method : head.status;
          say(`${head.transactionId} ${what}`);
          octets = 0;
        } else if (event.kind === "body") octets += event.octets.length;
        else say(`  ${octets} octets of body, ${event.flag}`);
      }
    }
  }
  decoder.end();
} catch (error) {
  if (!(error instanceof MsrpError)) throw error;
  say(`${error.code} at octet ${error.offset}: ${error.message}`);
  process.exitCode = 1;
}
