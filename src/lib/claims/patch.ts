/** Pairs of lines that are compared: somebody who floods a form makes the claim on a page long. */
const MOST_PAIRS = 4_000_000;

/** A text file that is to change. */
export interface TextChange {
  /** With slashes, from where the patch is applied. */
  path: string;
  /** `undefined` for a new file. */
  before: string | undefined;
  after: string;
}

/**
 * Changes as a unified diff that `git apply` takes. Each file is one part with all its lines: claims are short. There is no
 * `diff --git`, since git takes the paths after it from the root of the repository, and passes over what lies elsewhere.
 */
export function formatPatch(changes: readonly TextChange[]): string {
  return changes
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(formatChange)
    .join('');
}

function formatChange({ path, before, after }: TextChange): string {
  const [old, now] = [linesOf(before ?? ''), linesOf(after)];
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  return `--- ${from}\n+++ b/${path}\n@@ -${range(old.length)} +${range(now.length)} @@\n${compare(old, now)
    .map((line) => `${line}\n`)
    .join('')}`;
}

/** Without the line break at its end; a file that has none there says so, as git asks for it. */
function linesOf(text: string): string[] {
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : `${text}\n\\ No newline at end of file`.split(/\n(?!\\ No newline)/);
}

function range(lines: number): string {
  return lines === 0 ? '0,0' : `1,${lines}`;
}

/** All lines with their marks. */
function compare(old: readonly string[], now: readonly string[]): string[] {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  const kept = (lines: readonly string[]) => lines.map((line) => ` ${line}`);
  const changed =
    gone.length * come.length > MOST_PAIRS
      ? [...gone.map((line) => `-${line}`), ...come.map((line) => `+${line}`)]
      : compareAll(gone, come);
  return [...kept(old.slice(0, start)), ...changed, ...kept(old.slice(old.length - end))];
}

/** All lines with their marks, as many kept as can be. */
function compareAll(old: readonly string[], now: readonly string[]): string[] {
  // Longest common part of what is left from each pair of lines on.
  const longest = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let at = old.length - 1; at >= 0; at -= 1)
    for (let to = now.length - 1; to >= 0; to -= 1)
      longest[at]![to] = old[at] === now[to] ? longest[at + 1]![to + 1]! + 1 : Math.max(longest[at + 1]![to]!, longest[at]![to + 1]!);
  const lines: string[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    if (at < old.length && to < now.length && old[at] === now[to]) {
      lines.push(` ${old[at]}`);
      [at, to] = [at + 1, to + 1];
    } else if (to >= now.length || (at < old.length && longest[at + 1]![to]! >= longest[at]![to + 1]!)) lines.push(`-${old[at++]}`);
    else lines.push(`+${now[to++]}`);
  }
  return lines;
}
