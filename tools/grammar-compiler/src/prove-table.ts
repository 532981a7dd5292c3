import type { Proof } from "./prove.ts";

/**
 * Sets proofs as a table for a terminal, one line for each grammar and one for all. A proof that
 * exists has found no difference: the other kind throws.
 */
export function proofTable(proofs: readonly Proof[]): string {
  const rows = proofs.map((proof) => [proof.grammar, ...cells([proof])]);
  const head = ["grammar", "texts", "accepted", "rejected", "differences", "seconds"];
  const all = ["all", ...cells(proofs)];
  const lines = [head, ...rows, ...(proofs.length > 1 ? [all] : [])];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join("  "),
    )
    .join("\n");
}

function cells(proofs: readonly Proof[]): string[] {
  const sum = (field: "texts" | "accepted" | "rejected" | "milliseconds") =>
    proofs.reduce((total, proof) => total + proof[field], 0);
  return [
    String(sum("texts")),
    String(sum("accepted")),
    String(sum("rejected")),
    "0",
    (sum("milliseconds") / 1000).toFixed(1),
  ];
}
