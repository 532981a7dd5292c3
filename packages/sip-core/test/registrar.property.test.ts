// The registrar against a model that knows for each user the Contacts, when they end, and the last REGISTER of
// each: whatever devices ask for, in whatever order it comes, both know the same.

import { fc, test } from "@fast-check/vitest";
import { readContactParameters, readHeader, type SipRequest } from "@callingcard/sip";
import { expect } from "vitest";
import {
  createHome,
  type Home,
  onlyResponse,
  registerOf,
  request,
  startOf,
  tcp,
  udp,
} from "./home.ts";

const USERS = ["ann", "bob"] as const;
const MIN_SECONDS = 60;
const MAX_SECONDS = 7200;
const MAX_BINDINGS = 16;

/** A binding as the model knows it. */
interface Known {
  readonly uri: string;
  readonly callId: string;
  readonly cseq: number;
  readonly endMs: number;
  readonly regId: number | undefined;
  readonly instance: string | undefined;
}

interface Model {
  readonly users: Map<string, Known[]>;
}

interface Real {
  readonly home: Home;
}

class Register implements fc.Command<Model, Real> {
  readonly user: (typeof USERS)[number];
  readonly contacts: readonly number[];
  readonly seconds: number;
  readonly callId: string;
  readonly cseq: number;
  readonly regId: number | undefined;

  constructor(
    user: (typeof USERS)[number],
    contacts: readonly number[],
    seconds: number,
    caller: number,
    cseq: number,
    regId: number | undefined,
  ) {
    this.user = user;
    this.contacts = contacts;
    this.seconds = seconds;
    this.callId = `device${caller}`;
    this.cseq = cseq;
    this.regId = regId;
  }

  check(): boolean {
    return true;
  }

  get instance(): string | undefined {
    return this.regId === undefined ? undefined : `urn:uuid:${this.callId}`;
  }

  run(model: Model, { home }: Real): void {
    const before = this.alive(model, home.now());
    const expected = this.expected(before, home.now());
    const response = onlyResponse(home.receive(this.message(), this.source()));
    expect(response.statusCode).toBe(expected.statusCode);
    const after = expected.bindings ?? before;
    model.users.set(this.user, after);
    if (response.statusCode !== 200) return;
    const contacts = readHeader(response, "Contact") ?? [];
    const listed = contacts.map((contact) => ({
      uri: contact.uri,
      seconds: readContactParameters(contact).expires,
    }));
    const known = after.map(({ uri, endMs }) => ({
      uri,
      seconds: Math.ceil((endMs - home.now()) / 1000),
    }));
    expect(listed.toSorted(byUri)).toEqual(known.toSorted(byUri));
  }

  alive(model: Model, now: number): Known[] {
    return (model.users.get(this.user) ?? []).filter(({ endMs }) => endMs > now);
  }

  expected(before: readonly Known[], now: number): { statusCode: number; bindings?: Known[] } {
    if (this.regId !== undefined && this.contacts.length > 1 && this.seconds > 0) {
      return { statusCode: 400 };
    }
    let bindings = [...before];
    for (const contact of this.contacts) {
      if (this.seconds > 0 && this.seconds < MIN_SECONDS) return { statusCode: 423 };
      const uri = uriOf(contact);
      const isSame = (one: Known): boolean =>
        this.regId === undefined
          ? one.regId === undefined && one.uri === uri
          : one.regId === this.regId && one.instance === this.instance;
      const found = bindings.find(isSame);
      if (found !== undefined && found.callId === this.callId && this.cseq <= found.cseq) {
        return { statusCode: 500 };
      }
      const { callId, cseq, regId, instance } = this;
      const endMs = now + 1000 * Math.min(this.seconds, MAX_SECONDS);
      const made = { uri, callId, cseq, endMs, regId, instance };
      if (this.seconds === 0) bindings = bindings.filter((one) => !isSame(one));
      else if (found === undefined) bindings.push(made);
      else bindings = bindings.map((one) => (isSame(one) ? made : one));
    }
    return bindings.length > MAX_BINDINGS ? { statusCode: 403 } : { statusCode: 200, bindings };
  }

  message(): SipRequest {
    const more =
      this.regId === undefined ? "" : `;reg-id=${this.regId};+sip.instance="<${this.instance}>"`;
    const lines = this.contacts.map((contact) => `Contact: <${uriOf(contact)}>${more}`);
    lines.push(`Expires: ${this.seconds}`, "Supported: outbound, gruu");
    return registerOf(this.user, { callId: this.callId, cseq: this.cseq, lines });
  }

  source() {
    return this.regId === undefined ? udp("192.0.2.7") : tcp(this.callId);
  }

  toString(): string {
    const what = this.contacts.join("+");
    return `register(${this.user}, ${what}, ${this.seconds} s, ${this.callId} ${this.cseq}, ${this.regId})`;
  }
}

class RemoveAll implements fc.Command<Model, Real> {
  readonly user: (typeof USERS)[number];

  constructor(user: (typeof USERS)[number]) {
    this.user = user;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { home }: Real): void {
    const message = registerOf(this.user, {
      callId: "operator",
      lines: ["Contact: *", "Expires: 0"],
    });
    expect(onlyResponse(home.receive(message, udp("192.0.2.8"))).statusCode).toBe(200);
    model.users.set(this.user, []);
  }

  toString(): string {
    return `remove all of ${this.user}`;
  }
}

class Pass implements fc.Command<Model, Real> {
  readonly seconds: number;

  constructor(seconds: number) {
    this.seconds = seconds;
  }

  check(): boolean {
    return true;
  }

  run(_: Model, { home }: Real): void {
    home.pass(1000 * this.seconds);
  }

  toString(): string {
    return `${this.seconds} s pass`;
  }
}

/** A flow is closed, with all that was registered over it. */
class CloseFlow implements fc.Command<Model, Real> {
  readonly callId: string;

  constructor(caller: number) {
    this.callId = `device${caller}`;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { home }: Real): void {
    home.tell({ kind: "flow-closed", flow: this.callId });
    for (const [user, known] of model.users) {
      const left = known.filter(
        ({ regId, callId }) => regId === undefined || callId !== this.callId,
      );
      model.users.set(user, left);
    }
  }

  toString(): string {
    return `${this.callId} is cut off`;
  }
}

/** A call reaches those who are registered, and nobody else. */
class Call implements fc.Command<Model, Real> {
  readonly user: (typeof USERS)[number];

  constructor(user: (typeof USERS)[number]) {
    this.user = user;
  }

  check(): boolean {
    return true;
  }

  run(model: Model, { home }: Real): void {
    const known = (model.users.get(this.user) ?? []).filter(({ endMs }) => endMs > home.now());
    const message = request("MESSAGE", `sip:${this.user}@home.example`, { from: "sip:x@other" });
    const sent = home.receive(message, udp("198.51.100.1"));
    const reached = sent.filter((one) => one.message.kind === "request");
    // Of a device with several flows the latest one is tried.
    const devices = new Set(known.map(({ instance, uri }) => instance ?? uri));
    expect(reached).toHaveLength(devices.size);
    const uris = new Set(known.map(({ uri }) => `MESSAGE ${uri}`));
    expect(reached.every((one) => uris.has(startOf(one.message)))).toBe(true);
    if (known.length === 0)
      expect(["404", "480"]).toContain(sent.map((one) => startOf(one.message)).join());
  }

  toString(): string {
    return `call ${this.user}`;
  }
}

function uriOf(contact: number): string {
  return `sip:c${contact}@192.0.2.7`;
}

function byUri(left: { readonly uri: string }, right: { readonly uri: string }): number {
  return left.uri < right.uri ? -1 : 1;
}

const user = fc.constantFrom(...USERS);
const caller = fc.integer({ min: 1, max: 2 });
const register = fc
  .tuple(
    user,
    fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    fc.constantFrom(0, 30, 60, 90, 600, 9000),
    caller,
    fc.integer({ min: 1, max: 3 }),
    fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  )
  .map(([name, contacts, seconds, device, cseq, regId]) => {
    const own = regId === undefined ? contacts : contacts.slice(0, seconds === 0 ? 1 : 2);
    return new Register(name, own, seconds, device, cseq, regId);
  });

const commands = fc.commands(
  [
    register,
    register,
    register,
    register,
    fc.constantFrom(1, 59, 60, 61, 600, 7200).map((seconds) => new Pass(seconds)),
    user.map((name) => new RemoveAll(name)),
    user.map((name) => new Call(name)),
    caller.map((device) => new CloseFlow(device)),
  ],
  { maxCommands: 40 },
);

test.prop([commands])(
  "the registrar knows what the model knows, and keeps what it knows",
  (all) => {
    const home = createHome();
    const model: Model = { users: new Map() };
    fc.modelRun(() => ({ model, real: { home } }), all);
    // What was kept by `save-binding` and not removed is what is registered.
    const kept = Array.from(home.stored.values(), ({ contact, expiresMs }) => ({
      contact,
      expiresMs,
    }));
    const known = Array.from(model.users.values()).flat();
    const alive = known.filter(({ endMs }) => endMs > home.now());
    const order = (
      left: { readonly contact: string; readonly expiresMs: number },
      right: typeof left,
    ) =>
      left.contact === right.contact
        ? left.expiresMs - right.expiresMs
        : left.contact < right.contact
          ? -1
          : 1;
    expect(kept.toSorted(order)).toEqual(
      alive.map(({ uri, endMs }) => ({ contact: uri, expiresMs: endMs })).toSorted(order),
    );
    // In the end nothing runs and nothing is left over.
    home.pass(8_000_000);
    const { flowOwners, flowTokens, temporaryGruus, contexts, namedBranches } = home.core();
    const left = [flowOwners, flowTokens, temporaryGruus, contexts, namedBranches];
    expect(left.map(({ size }) => size)).toEqual([0, 0, 0, 0, 0]);
    expect([home.timers.size, home.stored.size]).toEqual([0, 0]);
  },
);
