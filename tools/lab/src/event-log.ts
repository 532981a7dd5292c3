/** What a log keeps: anything with a kind. */
interface Kinded {
  readonly kind: string;
}

/** An event and when it was noted. */
export type Noted<Event extends Kinded> = Event & {
  /** Milliseconds since the log began. */
  readonly atMs: number;
};

/** All that was seen, in its order, and a way to wait for what is to come. */
export interface EventLog<Event extends Kinded> {
  readonly events: readonly Noted<Event>[];

  /** When the log began, as `performance.now` told it. */
  readonly beganMs: number;

  add(event: Event): void;

  /**
   * Waits for an event, or gives the first one that was there before.
   *
   * @param test What is wanted.
   * @param options How long, and from which event on: `from` of `events.length` waits for what comes.
   * @returns The event.
   * @throws EventTimeout when it does not come in time, which is a minute by default.
   */
  waitFor<Wanted extends Noted<Event>>(
    test: (event: Noted<Event>) => event is Wanted,
    options?: WaitOptions,
  ): Promise<Wanted>;
  waitFor(test: (event: Noted<Event>) => boolean, options?: WaitOptions): Promise<Noted<Event>>;

  /**
   * Waits for an event of a kind, as `waitFor` does.
   *
   * @param kind The kind.
   * @param test What else is wanted of it. Default nothing.
   * @param options How long, and from which event on.
   */
  waitForKind<Kind extends Event["kind"]>(
    kind: Kind,
    test?: (event: OfKind<Event, Kind>) => boolean,
    options?: WaitOptions,
  ): Promise<OfKind<Event, Kind>>;

  /** The events of a kind that were noted so far. */
  ofKind<Kind extends Event["kind"]>(kind: Kind): readonly OfKind<Event, Kind>[];
}

/** The noted events of one kind. */
export type OfKind<Event extends Kinded, Kind extends Event["kind"]> = Noted<
  Extract<Event, { readonly kind: Kind }>
>;

/** How something is waited for. */
export interface WaitOptions {
  /** Longest time, in milliseconds. Default 60 000. */
  readonly timeoutMs?: number;

  /** Index of the first event that counts. Default 0. */
  readonly from?: number;

  /** What is waited for, for the message of the error. */
  readonly what?: string;
}

/** What is thrown when an event does not come. */
export class EventTimeout extends Error {
  override readonly name: string = "EventTimeout";
}

/** Most events of which the message of an {@link EventTimeout} tells. */
const MAX_TOLD = 12;

/**
 * Makes an empty log.
 *
 * @param name Whose it is, for messages.
 * @param describe Says an event in a few words.
 */
export function createEventLog<Event extends Kinded>(
  name: string,
  describe: (event: Event) => string = ({ kind }) => kind,
): EventLog<Event> {
  const beganMs = performance.now();
  const events: Noted<Event>[] = [];
  const waiting = new Set<(event: Noted<Event>) => void>();

  const waitFor = async (
    test: (event: Noted<Event>) => boolean,
    { timeoutMs = 60_000, from = 0, what = "what was expected" }: WaitOptions = {},
  ): Promise<Noted<Event>> => {
    const found = events.slice(from).find(test);
    if (found !== undefined) return found;
    const { promise, resolve, reject } = Promise.withResolvers<Noted<Event>>();
    const look = (event: Noted<Event>): void => {
      if (test(event)) resolve(event);
    };
    waiting.add(look);
    const timer = setTimeout(() => {
      const last = events.slice(-MAX_TOLD).map(describe).join("; ");
      reject(new EventTimeout(`${name}: no ${what} in ${timeoutMs} ms, but ${last || "nothing"}`));
    }, timeoutMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiting.delete(look);
    }
  };

  const isOfKind =
    <Kind extends Event["kind"]>(kind: Kind) =>
    (event: Noted<Event>): event is OfKind<Event, Kind> & Noted<Event> =>
      event.kind === kind;

  return {
    events,
    beganMs,
    add(event) {
      const noted = { ...event, atMs: performance.now() - beganMs };
      events.push(noted);
      for (const look of waiting) look(noted);
    },
    waitFor: waitFor as EventLog<Event>["waitFor"],
    async waitForKind(kind, test = () => true, options = {}) {
      const is = isOfKind(kind);
      const wanted = (event: Noted<Event>): boolean => is(event) && test(event);
      const event = await waitFor(wanted, { what: kind, ...options });
      return event as OfKind<Event, typeof kind>;
    },
    ofKind: (kind) => events.filter(isOfKind(kind)),
  };
}
