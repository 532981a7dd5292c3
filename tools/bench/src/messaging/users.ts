/** Domain of the users of the benches. */
export const DOMAIN = "ims.example";

/** How many users there are: u0, u1 and so on. */
export const USERS = 100;

/**
 * The instance of a user's client.
 *
 * @param user Number of the user.
 * @param client Number of the client.
 */
export function instanceOf(user: number, client: number): string {
  const number = String(user * 10 + client).padStart(12, "0");
  return `urn:uuid:00000000-0000-4000-8000-${number}`;
}
