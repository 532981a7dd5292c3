import { type Row, testsIn } from "./row.ts";

const https = testsIn("packages/carddav-server/test/https.test.ts");
const compression = testsIn("packages/carddav-server/test/compression.test.ts");
const cors = testsIn("packages/carddav-server/test/cors.test.ts");
const observer = testsIn("packages/carddav-server/test/request-observer.test.ts");
const door = testsIn("packages/callingcard/test/door.test.ts");
const operation = testsIn("packages/callingcard/test/operation.test.ts");
const appPassword = testsIn("packages/carddav-server/test/app-password.test.ts");
const bearer = testsIn("packages/carddav-server/test/bearer.test.ts");
const lockOut = testsIn("packages/carddav-server/test/lock-out.test.ts");
const signIn = testsIn("packages/callingcard/test/sign-in.test.ts");
const configuration = testsIn("packages/callingcard/test/configuration.test.ts");

/** What an operator needs. */
export const OPERATION: readonly Row[] = [
  {
    id: "25",
    text: "metrics and traces per method, report and operation of the store",
    section: "",
    tests: [
      ...observer(),
      ...operation(
        "a monitor tells metrics, health and whether the server takes requests",
        "traces of requests, reports and the store go to a collector, as part of the caller's",
        "a collector that is not there keeps nobody waiting; the log has the id of each request",
      ),
    ],
  },
  {
    id: "http2",
    text: "HTTPS, HTTP/2 or HTTP/1.1 by ALPN, status lines of HTTP/1.1 in a multistatus",
    section: "RFC 9113, RFC 7301, RFC 4918 §14.28",
    tests: [...https(), ...door("serves HTTP/2 with a certificate, and reads it again at SIGHUP")],
  },
  {
    id: "compression",
    text: "brotli and gzip by Accept-Encoding, streamed; strong entity tags stay true",
    section: "RFC 9110 §12.5.3, §8.8.3.3",
    tests: compression(),
  },
  {
    id: "cors",
    text: "pages of other origins: preflight before the challenge, OPTIONS with the DAV header",
    section: "Fetch §3.2",
    tests: [
      ...cors(),
      ...door("compresses for clients that ask for it, and lets pages of listed origins in"),
    ],
  },
  {
    id: "health",
    text: "health of the process, and readiness of server and store",
    section: "",
    tests: operation("the server is not ready while it stops, nor when the store is late or fails"),
  },
  {
    id: "app-passwords",
    text: "app passwords per user, digested, removed at once, last use, for address books alone",
    section: "RFC 7617",
    tests: [
      ...appPassword(),
      ...signIn("an app password opens the address book alone, until it is removed"),
    ],
  },
  {
    id: "bearer",
    text: "tokens of an OpenID Connect issuer beside passwords, both challenges, keys that change",
    section: "RFC 6750 §2.1, §3, RFC 7519 §4.1",
    tests: [
      ...bearer(),
      ...signIn(
        "tokens of an OpenID Connect issuer sign in, by a claim that is set, and with its new key",
      ),
    ],
  },
  {
    id: "lock-out",
    text: "lock-outs of users and addresses that an operator sees and lifts, on all servers of a store",
    section: "RFC 6585 §4",
    tests: [
      ...lockOut(),
      ...signIn(
        "who guesses is locked out, which an operator sees and lifts; two servers of a database agree",
      ),
    ],
  },
  {
    id: "configuration",
    text: "settings from options, variables and a file, one name each; errors with key, file and line",
    section: "",
    tests: configuration(),
  },
];
