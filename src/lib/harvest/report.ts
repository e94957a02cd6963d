import type { Issue, Work } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import type { Proposal } from '../reconcile/index.ts';
import type { Answer } from './collect.ts';
import type { Held } from './guard.ts';
import type { Written } from './write.ts';

/** What a run found and did. Counts add up: fetched = kept + skipped, and kept records = works + merged. */
export interface HarvestReport {
  day: string;
  dryRun: boolean;
  answers: { author: string; source: string; state: Answer['state']; fetched: number; kept: number; skipped: number; reason?: string }[];
  totals: { authors: number; works: number; records: number; merged: number };
  added: string[];
  changed: string[];
  disappeared: string[];
  proposals: { a: string; b: string; reason: string }[];
  held: Held[];
  issues: Issue[];
  files: { written: number; removed: number; unchanged: number };
  exitCode: number;
}

/** Works that appeared, changed or disappeared, by title. */
export function compareWorks(before: readonly Work[], after: readonly Work[]): Pick<HarvestReport, 'added' | 'changed' | 'disappeared'> {
  const old = new Map(before.map((work) => [work.id, JSON.stringify(work)]));
  const present = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)).map(titleOf),
    changed: after.filter((work) => old.has(work.id) && old.get(work.id) !== JSON.stringify(work)).map(titleOf),
    disappeared: before.filter(({ id }) => !present.has(id)).map(titleOf),
  };
}

/** Put a report together. */
export function makeReport(parts: {
  day: string;
  dryRun: boolean;
  answers: readonly Answer[];
  authors: number;
  before: readonly Work[];
  after: readonly Work[];
  proposals: readonly Proposal[];
  held: readonly Held[];
  issues: readonly Issue[];
  written: Written;
}): HarvestReport {
  const { answers, held } = parts;
  const records = new Set(answers.flatMap((answer) => answer.records.map(({ source, id }) => `${source} ${id}`))).size;
  const failed = answers.filter(({ state }) => state === 'stale' || state === 'missing');
  const nothing = answers.length > 0 && failed.length === answers.length;
  return {
    day: parts.day,
    dryRun: parts.dryRun,
    answers: answers.map(({ author, source, state, fetched, skipped, records: kept, reason }) => ({
      author,
      source,
      state,
      fetched,
      kept: kept.length,
      skipped,
      ...(reason === undefined ? {} : { reason }),
    })),
    totals: { authors: parts.authors, works: parts.after.length, records, merged: Math.max(0, records - parts.after.length) },
    ...compareWorks(parts.before, parts.after),
    proposals: parts.proposals.map(({ a, b, reason }) => ({
      a: `${toPlain(a.title)} (${a.place})`,
      b: `${toPlain(b.title)} (${b.place})`,
      reason,
    })),
    held: [...held],
    issues: [...parts.issues],
    files: { written: parts.written.written.length, removed: parts.written.removed.length, unchanged: parts.written.unchanged },
    exitCode: nothing ? 1 : held.length > 0 || failed.length > 0 ? 3 : 0,
  };
}

/** The report as a terminal shows it. Harvested text can hold anything, so control characters are shown, not obeyed. */
export function formatReport(report: HarvestReport): string {
  const lines: string[] = [];
  for (const { author, source, state, fetched, kept, skipped, reason } of report.answers.filter(
    ({ state, fetched: sent }) => sent > 0 || state === 'stale' || state === 'missing',
  )) {
    const counts = `${fetched} fetched = ${kept} kept + ${skipped} skipped`;
    lines.push(`  ${author.padEnd(24)} ${source.padEnd(8)} ${state === 'fresh' ? counts : `${state.toUpperCase()}: ${reason ?? ''}`}`);
  }
  const { authors, works, records, merged } = report.totals;
  lines.push('', `${authors} authors, ${works} works from ${records} records (${merged} merged).`);
  for (const [name, titles] of [
    ['Added', report.added],
    ['Changed', report.changed],
    ['Disappeared', report.disappeared],
  ] as const) {
    if (titles.length > 0)
      lines.push(
        `${name}: ${titles.length}`,
        ...titles.slice(0, 10).map((title) => `  ${title}`),
        ...(titles.length > 10 ? [`  … and ${titles.length - 10} more`] : []),
      );
  }
  for (const { author, reason, remedy } of report.held) lines.push(`HELD ${author}: ${reason} ${remedy}`);
  for (const { a, b } of report.proposals) lines.push(`The same? ${a}`, `          ${b}`);
  for (const issue of report.issues) lines.push(formatIssue(issue));
  lines.push(
    `${report.dryRun ? 'Would write' : 'Wrote'} ${report.files.written} files, removed ${report.files.removed}, left ${report.files.unchanged} as they were.`,
  );
  return lines.map(printable).join('\n');
}

/** The report as Markdown, fit for the body of a pull request. Titles are code, so that nothing in them is markup. */
export function formatMarkdown(report: HarvestReport): string {
  const list = (titles: readonly string[]) => titles.map((title) => `- ${code(title)}`).join('\n');
  const section = (heading: string, titles: readonly string[]) =>
    titles.length === 0 ? [] : [`## ${heading}: ${titles.length}`, list(titles)];
  const { authors, works, records, merged } = report.totals;
  return `${[
    `# Harvest of ${report.day}`,
    `${authors} authors, ${works} works from ${records} records (${merged} merged).`,
    '| author | source | state | fetched | kept | skipped |\n| --- | --- | --- | --: | --: | --: |\n' +
      report.answers
        .map(
          ({ author, source, state, fetched, kept, skipped }) => `| ${author} | ${source} | ${state} | ${fetched} | ${kept} | ${skipped} |`,
        )
        .join('\n'),
    ...section('Added', report.added),
    ...section('Changed', report.changed),
    ...section('Disappeared', report.disappeared),
    ...section(
      'Held',
      report.held.map(({ author, reason, remedy }) => `${author}: ${reason} ${remedy}`),
    ),
    ...section(
      'One work or two?',
      report.proposals.map(({ a, b }) => `${a} | ${b}`),
    ),
    ...section('Notes', report.issues.map(formatIssue)),
  ].join('\n\n')}\n`;
}

/** One issue in one line: severity, file, record, reason, remedy. */
export function formatIssue({ severity, place, record, message, remedy }: Issue): string {
  return printable(`${severity}: ${place}${record === undefined ? '' : ` [${record}]`}: ${message} ${remedy}`);
}

function titleOf({ title }: Work): string {
  return toPlain(title);
}

/** Control characters as their escapes, so that no text can steer a terminal or forge a line. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' ? '⏎' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function code(text: string): string {
  return `\`${printable(text).replaceAll('`', '’')}\``;
}
