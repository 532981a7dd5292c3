import { createRequest, createResponse, type SipRequest } from "@callingcard/sip";
import { expect, test } from "vitest";
import type { Core, CoreAction } from "../src/index.ts";
import { shipped } from "./shipped.ts";

const { createCore, stepCore } = await shipped();

const AT = Date.UTC(2026, 0, 5);
const DEVICE = { transport: "tcp", host: "192.0.2.9", port: 40_000, flow: "device" } as const;
const CALLER = { transport: "tcp", host: "192.0.2.7", port: 40_000, flow: "caller" } as const;

function requestOf(
  method: string,
  uri: string,
  to: string,
  cseq: number,
  contact?: string,
): SipRequest {
  const more = contact === undefined ? [] : [{ name: "Contact", value: contact }];
  return createRequest(method, uri, {
    headers: [
      { name: "Via", value: `SIP/2.0/TCP 192.0.2.9:5060;rport;branch=z9hG4bK${cseq}${to.length}` },
      { name: "Max-Forwards", value: "70" },
      { name: "From", value: `<${to}>;tag=1` },
      { name: "To", value: `<${to}>` },
      { name: "Call-ID", value: to },
      { name: "CSeq", value: `${cseq} ${method}` },
      { name: "Supported", value: "gruu, outbound" },
      ...more,
    ],
  });
}

function registerOf(user: number, cseq: number): SipRequest {
  const aor = `sip:user${user}@home.example`;
  const contact = `<sip:user${user}@192.0.2.9;transport=tcp>;+sip.instance="<urn:uuid:${user}>";+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session"`;
  return requestOf("REGISTER", "sip:home.example", aor, cseq, contact);
}

/** A core where so many users have registered. */
function coreOf(users: number): Core {
  let id = 0;
  let core = createCore({
    domains: ["home.example"],
    addresses: [{ transport: "tcp", host: "192.0.2.1", port: 5060 }],
    createId: () => `id${(++id).toString(36)}`,
    maxUsers: 1_000_000,
  });
  for (let user = 0; user < users; user++) {
    const message = registerOf(user, 1);
    [core] = stepCore(
      core,
      { kind: "message", message, source: { ...DEVICE, flow: `f${user}` } },
      AT,
    );
  }
  return core;
}

function refresh(core: Core): readonly CoreAction[] {
  const message = registerOf(7, 2);
  return stepCore(core, { kind: "message", message, source: { ...DEVICE, flow: "f7" } }, AT)[1];
}

const message = requestOf("MESSAGE", "sip:user7@home.example", "sip:caller@other.example", 1);

function forward(core: Core): readonly CoreAction[] {
  const [asking, asked] = stepCore(core, { kind: "message", message, source: CALLER }, AT);
  const copy = asked.find((action) => action.kind === "send")?.message;
  if (copy?.kind !== "request") throw new Error("not forwarded");
  const answer = createResponse(copy, 200, { toTag: "2" });
  return stepCore(asking, { kind: "message", message: answer, source: DEVICE }, AT)[1];
}

test("a REGISTER, and a MESSAGE to a device and its answer back", async ({ bench }) => {
  const small = coreOf(16);
  const large = coreOf(20_000);
  for (const core of [small, large]) {
    expect(refresh(core).some(({ kind }) => kind === "save-binding")).toBe(true);
    expect(forward(core).some((action) => action.kind === "send")).toBe(true);
  }
  await bench.compare(
    bench("REGISTER, 16 users", () => void refresh(small)),
    bench("REGISTER, 20 000 users", () => void refresh(large)),
    bench("MESSAGE, 16 users", () => void forward(small)),
    bench("MESSAGE, 20 000 users", () => void forward(large)),
  );
});
