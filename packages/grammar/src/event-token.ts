/**
 * One event as nearley sees it: it compares `text`, and a capture takes `value`.
 *
 * @internal
 */
export class EventToken {
  readonly text: string;
  readonly value: unknown;

  constructor(name: string, value: unknown) {
    this.text = name;
    this.value = value;
  }
}
