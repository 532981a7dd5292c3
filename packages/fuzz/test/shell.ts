import { execFileSync } from "node:child_process";
import type { CommandLine } from "@callingcard/fuzz";

/** A small program of a few shell lines. */
export function shell(script: string): CommandLine {
  return ["sh", "-c", script];
}

/** The command lines of all processes that have a text in them and are not the shell that looks. */
export function processesWith(text: string): readonly string[] {
  return execFileSync("ps", ["-eo", "stat,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(text) && !line.startsWith("Z"));
}
