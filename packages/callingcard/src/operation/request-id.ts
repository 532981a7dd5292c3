import { randomBytes } from "node:crypto";

const ids = new WeakMap<Request, string>();

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
export function requestId(request: Request): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const given = request.headers.get("x-request-id");
  count += 1;
  const id = given !== null && ID.test(given) ? given : `${PREFIX}-${count.toString(36)}`;
  ids.set(request, id);
  return id;
}
