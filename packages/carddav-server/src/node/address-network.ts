import { isIPv6 } from "node:net";

/** Groups of an address of IPv6, and those of them that name a network (RFC 4291 section 2.5.4). */
const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * Gives what failures from an address are counted by: the address, of IPv6 its network of 64 bits, since one host may
 * take any address in it.
 *
 * @param address As a socket tells it.
 *
 * @internal
 */
export function networkOf(address: string): string {
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  // In its shortest form, and without dots.
  const { hostname } = new URL(`http://[${bare}]`);
  const [head = "", tail] = hostname.slice(1, -1).split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : GROUPS - before.length - after.length;
  const groups = [...before, ...Array.from({ length: gap }, () => "0"), ...after];
  const network = groups.slice(0, NETWORK_GROUPS).join(":");
  return `${network.replace(/(?:(?:^|:)0)+$/, "")}::/64`;
}
