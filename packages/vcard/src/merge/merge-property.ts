import { sameName, type Parameter, type Property } from "../card.ts";
import { isCompanion } from "../edit/property.ts";
import { isSameLine } from "../edit/same-line.ts";
import type { Version } from "../values.ts";
import type { Choice, Chooser, ConflictPlace } from "./conflict.ts";
import { isSingle } from "./identity.ts";
import { mergeParameters, type Triple } from "./merge-parameters.ts";
import { mergeValue, type WrittenValue } from "./merge-value.ts";
import { laterRevision } from "./revision.ts";
import { isSameMeaning } from "./same.ts";
import { withPids } from "./pid.ts";

/** What a property is merged by. */
export interface MergeContext {
  readonly version: Version;
  readonly chooser: Chooser;

  /** Group that mine shall have, and how both sides changed it. */
  readonly group: GroupOutcome;
}

/** Groups of a property in the names of mine, and who changed it. */
export interface GroupOutcome {
  readonly mine: string | undefined;
  readonly theirs: string | undefined;
  readonly isSame: boolean;
  readonly isMineChanged: boolean;
  readonly isTheirsChanged: boolean;
}

/**
 * Merges a property that both sides have: group, parameters and value each for itself.
 *
 * @param triple The property.
 * @param context What it is merged by.
 * @returns The property; a second one for what was chosen to be there twice.
 */
export function mergeProperty(triple: Triple, context: MergeContext): Property[] {
  const { base, mine, theirs } = triple;
  const { version, group } = context;
  const isMineSame = base !== undefined && isSameMeaning(base, mine, version);
  const isTheirsSame = base !== undefined && isSameMeaning(base, theirs, version);
  if (isTheirsSame || isSameLine(mine, theirs)) return [regrouped(mine, triple, context)];
  if (isMineSame) {
    // The group is its own, whoever changed it.
    const taken = regrouped(mine, triple, context).group;
    return [theirs.group === taken ? theirs : { ...theirs, group: taken }];
  }
  if (sameName(mine.name, "REV") && group.isSame) {
    return [laterRevision(mine, { ...theirs, group: mine.group }, version)];
  }
  return mergeFields(triple, context);
}

function mergeFields(triple: Triple, context: MergeContext): Property[] {
  const { mine, theirs } = triple;
  const { version, chooser } = context;
  const canHaveBoth = !isSingle(mine.name, version) && !isCompanion(mine);
  let isTwice = false;
  const choices = new Map<string, Choice>();
  const choose = (place: Pick<ConflictPlace, "kind" | "component" | "parameter">): Choice => {
    const choice = chooser.choose({ ...triple, ...place }, canHaveBoth);
    choices.set(JSON.stringify(place), choice);
    isTwice ||= choice === "both";
    return choice;
  };
  const one = build(triple, context, (place) => (choose(place) === "theirs" ? "theirs" : "mine"));
  if (!isTwice) return [one];
  // The second has theirs where both were wanted, and is otherwise what the first is.
  const other = build(triple, context, (place) =>
    choices.get(JSON.stringify(place)) === "mine" ? "mine" : "theirs",
  );
  return [one, withoutIdentity({ ...other, name: theirs.name })];
}

type SideChoice = (
  place: Pick<ConflictPlace, "kind" | "component" | "parameter">,
) => "mine" | "theirs";

function build(triple: Triple, context: MergeContext, choose: SideChoice): Property {
  const { mine, theirs } = triple;
  const { version } = context;
  const value = mergeValue(triple, version, (component) =>
    choose({ kind: "value", ...(component === undefined ? {} : { component }) }),
  );
  const merged = mergeParameters(triple, version, (parameter) =>
    choose({ kind: "parameter", parameter }),
  );
  const group = mergeGroup(context.group, () => choose({ kind: "group" }));
  const made: Property = {
    group,
    name: mine.name,
    parameters: joined(merged, value),
    value: value.value,
  };
  for (const side of [mine, theirs]) {
    if (isSameMeaning(side, made, version)) return side.group === group ? side : { ...side, group };
  }
  return made;
}

// Gives mine the group that the property shall have.
function regrouped(property: Property, triple: Triple, { group, chooser }: MergeContext): Property {
  const merged = mergeGroup(group, () =>
    chooser.choose({ ...triple, kind: "group" }, false) === "theirs" ? "theirs" : "mine",
  );
  return merged === property.group ? property : { ...property, group: merged };
}

function mergeGroup(
  { mine, theirs, isSame, isMineChanged, isTheirsChanged }: GroupOutcome,
  choose: () => "mine" | "theirs",
): string | undefined {
  if (isSame || !isTheirsChanged) return mine;
  if (!isMineChanged) return theirs;
  return choose() === "mine" ? mine : theirs;
}

function joined(parameters: readonly Parameter[], { parameters: own }: WrittenValue): Parameter[] {
  return [...parameters, ...own];
}

// Two properties cannot be the same one of another card.
function withoutIdentity(property: Property): Property {
  const { parameters } = withPids(property, []);
  return { ...property, parameters: parameters.filter(({ name }) => !sameName(name, "PROP-ID")) };
}
