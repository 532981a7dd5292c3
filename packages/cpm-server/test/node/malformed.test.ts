// What strangers write to the ports of a function, beside sessions that go on.

import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";
