/** The type of a rule's value: `host_port` becomes `HostPort`. */
export function typeName(rule: string): string {
  return rule
    .split("_")
    .filter((part) => part !== "")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

/** The function that reads a rule. A `$` is in no rule's name, so nothing collides. */
export function readerName(rule: string, backend: string): string {
  return `${rule}$${backend}`;
}

/** The constant with a grammar's data: `content-line.ne` gives `contentLineIr`. */
export function irName(file: string): string {
  const name = file
    .replace(/\.ne$/, "")
    .replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, next?: string) => (next ?? "").toUpperCase());
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Ir`;
}

/** A property name as it stands in an object literal or type. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
