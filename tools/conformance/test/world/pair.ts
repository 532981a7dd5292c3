import type { Leg } from "./leg.ts";
import { createWorld } from "./world.ts";

/** A session with two clients. */
interface Pair {
  readonly originator: Leg;
  readonly first: Leg;
  readonly second: Leg;
}

/** Makes a world, and in it a session with two clients that both take part. */
export async function createPair(): Promise<Pair> {
  const world = await createWorld({ clients: 2 });
  const { originator, legs } = await world.connect();
  const [first, second] = legs as [Leg, Leg];
  return { originator, first, second };
}
