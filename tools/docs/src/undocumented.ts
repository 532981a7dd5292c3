import { type DeclarationReflection, type ProjectReflection, ReflectionKind } from "typedoc";

/** Names what a package exports without saying what it is. */
export function undocumentedExports(project: ProjectReflection): readonly string[] {
  return (project.children ?? []).flatMap((child) =>
    child.kind === ReflectionKind.Module
      ? (child.children ?? []).filter(isUndocumented).map((one) => `${child.name}: ${one.name}`)
      : isUndocumented(child)
        ? [`${project.name}: ${child.name}`]
        : [],
  );
}

function isUndocumented(reflection: DeclarationReflection): boolean {
  // What is exported by two modules is documented in one of them.
  if (reflection.kind === ReflectionKind.Reference) return false;
  return !(
    reflection.hasComment() ||
    (reflection.signatures ?? []).some((signature) => signature.hasComment()) ||
    reflection.getSignature?.hasComment() === true
  );
}
