/**
 * Makes the prototype of objects that stand in for one of the platform: what they do not have of their own is
 * asked of a whole one, which is made only then.
 *
 * @param prototype Of the objects that are stood in for.
 * @param wholeOf Gives the whole object, the same one each time.
 *
 * @internal
 */
export function standInPrototype<Whole extends object, StandIn extends object>(
  prototype: Whole,
  wholeOf: (standIn: StandIn) => Whole,
): Whole {
  const members: PropertyDescriptorMap = {};
  for (const name of Reflect.ownKeys(prototype)) {
    const member = Object.getOwnPropertyDescriptor(prototype, name);
    if (member?.get !== undefined) {
      members[name] = {
        get(this: StandIn): unknown {
          return Reflect.get(wholeOf(this), name);
        },
      };
    } else if (typeof member?.value === "function" && name !== "constructor") {
      const method: (...values: readonly unknown[]) => unknown = member.value;
      members[name] = {
        value(this: StandIn, ...values: readonly unknown[]): unknown {
          return Reflect.apply(method, wholeOf(this), values);
        },
      };
    }
  }
  return Object.create(prototype, members) as Whole;
}
