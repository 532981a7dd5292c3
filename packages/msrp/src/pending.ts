const LEAST_SIZE = 512;

/** Octets that are kept from one chunk to the next; they grow in place. */
export class Pending {
  length = 0;
  #octets: Uint8Array = new Uint8Array(0);

  /**
   * Adds octets at the end.
   *
   * @param octets They are copied.
   */
  append(octets: Uint8Array): void {
    const length = this.length + octets.length;
    if (length > this.#octets.length) {
      const larger = new Uint8Array(Math.max(LEAST_SIZE, 2 * this.#octets.length, length));
      larger.set(this.#octets.subarray(0, this.length));
      this.#octets = larger;
    }
    this.#octets.set(octets, this.length);
    this.length = length;
  }

  /**
   * A view of the octets; it is good until the next `append`.
   *
   * @param from Where it starts. Default at the first octet.
   */
  view(from: number = 0): Uint8Array {
    return this.#octets.subarray(from, this.length);
  }

  /** Gives the octets away and is empty then. */
  take(): Uint8Array {
    const octets = this.view();
    this.#octets = new Uint8Array(0);
    this.length = 0;
    return octets;
  }
}
