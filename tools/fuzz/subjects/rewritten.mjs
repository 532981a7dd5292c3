// A SIP message with its Request-URI, and its To, From and Contact, as a stack writes what it read there, and all else as it came.

/** Writes a message again that a stack read, of which `headers` has each value as it came and, of some, as it was read. */
export function rewritten({ method, ruri, status, reason, headers, body }) {
  if (!ruri && !status) throw new Error("it has no Request-URI");
  const start = ruri ? `${method} ${ruri} SIP/2.0` : `SIP/2.0 ${status} ${reason}`;
  const lines = Object.entries(headers).flatMap(([name, all]) =>
    all.map(({ raw, parsed }) => `${name}: ${ADDRESSES.has(name) && parsed ? parsed : raw}`),
  );
  return [start, ...lines, "", body ?? ""].join("\r\n");
}

const ADDRESSES = new Set(["To", "From", "Contact"]);
