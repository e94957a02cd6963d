import { formatIssue, printable } from './printable.ts';
import type { HarvestReport } from './report.ts';

/** Longest list on a terminal, in lines; the files hold all. */
const MOST_LINES = 10;

/** A heading and its lines; empty sections are left out. */
type Section = [heading: string, lines: string[]];

/** The report as a terminal shows it. Harvested text can hold anything, so control characters are shown, not obeyed. */
export function formatReport(report: HarvestReport): string {
  const lines: string[] = [];
  for (const answer of report.answers) {
    const { author, source, question, fetched, kept, skipped } = answer;
    const fresh = answer.state === 'fresh';
    if (fresh ? fetched === 0 : answer.state !== 'stale' && answer.state !== 'missing') continue;
    const what = `${source}${question === 'details' ? ' (details)' : ''}`;
    lines.push(
      `  ${author.padEnd(24)} ${what.padEnd(24)} ${fresh ? `${fetched} fetched = ${kept} kept + ${skipped} skipped` : describeState(answer)}`,
    );
  }
  lines.push('', summaryOf(report));
  for (const [heading, items] of sectionsOf(report)) {
    const most = heading === 'Notes' || heading === 'Held' ? items.length : MOST_LINES;
    lines.push(`${heading}: ${items.length}`, ...items.slice(0, most).map((item) => `  ${item}`));
    if (items.length > most) lines.push(`  … and ${items.length - most} more`);
  }
  const { written, removed, unchanged } = report.files;
  lines.push(`${report.dryRun ? 'Would write' : 'Wrote'} ${written} files, removed ${removed}, left ${unchanged} as they were.`);
  return lines.map(printable).join('\n');
}

/** The report as Markdown, fit for the body of a pull request. What was harvested is code, so that nothing in it is markup. */
export function formatMarkdown(report: HarvestReport): string {
  const rows = report.answers.map(
    ({ author, source, question, state, since, fetched, kept, skipped }) =>
      `| ${author} | ${source}${question === 'details' ? ' (details)' : ''} | ${state}${since === undefined ? '' : ` (${since})`} | ${fetched} | ${kept} | ${skipped} |`,
  );
  return `${[
    `# Harvest of ${report.day}`,
    summaryOf(report),
    ['| author | source | state | fetched | kept | skipped |', '| --- | --- | --- | --: | --: | --: |', ...rows].join('\n'),
    ...sectionsOf(report).flatMap(([heading, items]) => [
      `## ${heading}: ${items.length}`,
      items.map((item) => `- ${code(item)}`).join('\n'),
    ]),
  ].join('\n\n')}\n`;
}

function summaryOf({ totals: { authors, works, records, merged, notShown } }: HarvestReport): string {
  const rest = notShown === 0 ? '' : `, ${notShown} not shown`;
  return `${authors} authors, ${works} works from ${records} records (${merged} merged${rest}).`;
}

function sectionsOf(report: HarvestReport): Section[] {
  const stale = report.answers.filter(({ state, held }) => held !== true && (state === 'stale' || state === 'missing'));
  const sections: Section[] = [
    ['Added', report.added.map(({ title }) => title)],
    ['Changed', report.changed.map(({ title, what }) => `${title}: ${what.join(', ')}`)],
    ['Merged', report.merged.map(({ title, into }) => `${title} → ${into.id}`)],
    ['Disappeared', report.disappeared.map(({ title }) => title)],
    ['Held', report.held.map(({ author, reason, remedy }) => `${author}: ${reason} ${remedy}`)],
    ['Not fresh', stale.map((answer) => `${answer.author} ${answer.source}: ${describeState(answer)}`)],
    ['One work or two?', report.proposals.map(({ a, b }) => `${a} | ${b}`)],
    [
      'Identifiers to add to author files',
      report.identifiers.map(({ author, scheme, value, source }) => `${author}: ${scheme}: ${value} (known to ${source})`),
    ],
    ['Notes', report.issues.map(formatIssue)],
  ];
  return sections.filter(([, items]) => items.length > 0);
}

function describeState({ state, since, reason = '', held }: HarvestReport['answers'][number]): string {
  if (state === 'stale') return `${held === true ? 'HELD' : 'STALE'}, records of ${since ?? 'an earlier run'} stay: ${reason}`;
  return `${held === true ? 'HELD' : 'MISSING'}: ${reason}`;
}

function code(text: string): string {
  return `\`${printable(text).replaceAll('`', '’')}\``;
}
