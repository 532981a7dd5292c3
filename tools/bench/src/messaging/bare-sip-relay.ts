// A relay that does next to nothing, as a floor: what comes by TCP from either side goes to the other one as it is.
//
// node bare-sip-relay.ts <port of the clients>

import { createConnection, createServer, type Socket } from "node:net";

const [clientPort = ""] = process.argv.slice(2);
const server = createServer((originator: Socket) => {
  const client = createConnection({ host: "127.0.0.1", port: Number(clientPort) });
  originator.on("data", (octets) => client.write(octets));
  client.on("data", (octets) => originator.write(octets));
  for (const socket of [originator, client]) socket.on("error", () => socket.destroy());
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(JSON.stringify({ sip: typeof address === "object" ? address?.port : 0 }));
});
process.stdin.on("data", () => {
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ cpuMs: (user + system) / 1_000 }));
});
