/** Names of properties that are the name of somebody's spouse, of several programs. */
export const SPOUSES: readonly string[] = [
  "X-SPOUSE",
  "X-EVOLUTION-SPOUSE",
  "X-KADDRESSBOOK-X-SPOUSESNAME",
  "X-MS-SPOUSE",
];
