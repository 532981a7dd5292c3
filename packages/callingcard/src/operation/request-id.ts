import { randomBytes } from "node:crypto";

/** Where a request keeps its id: a weak map would cost the garbage collector a look at each request. */
const ID_OF: unique symbol = Symbol("id");

type Identified = Request & { [ID_OF]?: string };

/** Different for each process, so that its ids are not those of another one. */
const PREFIX = randomBytes(4).toString("hex");

/** Ids that other programs give: short, and without what would be taken for more than an id. */
const ID = /^[\w.:+/=-]{1,128}$/;

let count = 0;

/**
 * Gives the id of a request, by which its lines in the log belong together: that of `X-Request-Id`, which a proxy writes,
 * or one of its own.
 *
 * @param request The request.
 */
export function requestId(request: Identified): string {
  const known = request[ID_OF];
  if (known !== undefined) return known;
  const given = request.headers.get("x-request-id");
  count += 1;
  const id = given !== null && ID.test(given) ? given : `${PREFIX}-${count.toString(36)}`;
  request[ID_OF] = id;
  return id;
}
