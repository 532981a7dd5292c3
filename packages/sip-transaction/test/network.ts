import { parseMessage, type SipMessage } from "@callingcard/sip";
import {
  countTransactions,
  createTransactions,
  fireTimer,
  receiveMessage,
  type SipTarget,
  type TransactionAction,
  type Transactions,
  type TransactionStep,
} from "../src/index.ts";
import type { VirtualClock } from "./clock.ts";

/** What becomes of one datagram: when its copies arrive, in milliseconds; none when it is lost. */
export type Fate = readonly number[];

/** What the network does. */
export interface Weather {
  /** Of the datagrams in their order, from the first again behind the last. */
  readonly fates: readonly Fate[];

  /** Whether a timer fires although it is stopped, as one does that was due already. */
  readonly lateTimers: readonly boolean[];
}

/** Two or more tables with a network between them. */
export class Network {
  readonly clock: VirtualClock;
  readonly #weather: Weather;
  readonly #nodes = new Map<string, Node>();
  #sent = 0;

  constructor(clock: VirtualClock, weather: Weather) {
    this.clock = clock;
    this.#weather = weather;
  }

  add(node: Node): void {
    this.#nodes.set(node.address.host, node);
  }

  send(octets: Uint8Array, from: SipTarget, to: SipTarget): void {
    const { fates } = this.#weather;
    const fate = to.transport === "udp" ? (fates[this.#sent % fates.length] ?? [1]) : [1];
    this.#sent++;
    for (const delayMs of fate) {
      this.clock.after(delayMs, () => {
        const source = { ...from, transport: to.transport };
        this.#nodes.get(to.host)?.receive(parseMessage(octets), source);
      });
    }
  }

  isLate(count: number): boolean {
    const { lateTimers } = this.#weather;
    return lateTimers[count % lateTimers.length] ?? false;
  }
}

/** A table with its timers, and a user who hears of all that happens. */
export class Node {
  readonly address: SipTarget;
  readonly actions: TransactionAction[] = [];
  readonly received: SipMessage[] = [];
  table: Transactions = createTransactions();
  readonly #network: Network;
  readonly #timers = new Map<string, number>();
  readonly #user: (node: Node, action: TransactionAction) => void;
  #stops = 0;

  constructor(
    network: Network,
    address: SipTarget,
    user: (node: Node, action: TransactionAction) => void,
  ) {
    this.#network = network;
    this.address = address;
    this.#user = user;
    network.add(this);
  }

  receive(message: SipMessage, source: SipTarget): void {
    this.received.push(message);
    this.do((table) => receiveMessage(table, message, source));
  }

  do(step: (table: Transactions) => TransactionStep): void {
    const [table, actions] = step(this.table);
    this.table = table;
    for (const action of actions) this.#obey(action);
    if (countTransactions(table) === 0 && this.#timers.size > 0) {
      throw new Error(`timers of nothing: ${[...this.#timers.keys()].join(" ")}`);
    }
  }

  /** Sends what belongs to no transaction. */
  sendAlone(octets: Uint8Array, to: SipTarget): void {
    this.#network.send(octets, this.address, to);
  }

  #obey(action: TransactionAction): void {
    this.actions.push(action);
    if (action.kind === "send") this.#network.send(action.octets, this.address, action.target);
    else if (action.kind === "start-timer") this.#start(action.timer, action.afterMs);
    else if (action.kind === "stop-timer") this.#stop(action.timer);
    else this.#user(this, action);
  }

  #start(timer: string, afterMs: number): void {
    const { clock } = this.#network;
    const before = this.#timers.get(timer);
    if (before !== undefined) clock.forget(before);
    const fire = () => {
      this.#timers.delete(timer);
      this.do((table) => fireTimer(table, timer));
    };
    this.#timers.set(timer, clock.after(afterMs, fire));
  }

  #stop(timer: string): void {
    const { clock } = this.#network;
    const running = this.#timers.get(timer);
    if (running === undefined) throw new Error(`${timer} is stopped and does not run`);
    clock.forget(running);
    this.#timers.delete(timer);
    this.#stops++;
    if (this.#network.isLate(this.#stops)) {
      clock.after(0, () => {
        this.do((table) => fireTimer(table, timer));
      });
    }
  }
}
