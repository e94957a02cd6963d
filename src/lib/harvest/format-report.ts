import { formatIssue, printable } from './printable.ts';
import type { HarvestReport } from './report.ts';

/** Longest list on a terminal, in lines; the files hold all. */
const MOST_LINES = 10;

/** Sections of which a terminal shows all: somebody has to act on each line. */
const UNCUT = ['Held', 'Contradictions for a person to settle', 'Notes'];

/** What was seen, in words. */
const SEEN: Readonly<Record<HarvestReport['verifications'][number]['kind'], string>> = {
  'orcid-link': 'the ORCID record lists the profile',
  'orcid-home-page': 'the ORCID record lists the home page of the claim',
  'rel-me': 'the home page links to the profile',
  meta: 'the home page names the profile in its head',
  token: 'the file beside the home page names the profile',
  employment: 'the organisation says at ORCID that it employs the person',
  roster: 'the list of members has the person',
};

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
    const most = UNCUT.includes(heading) ? items.length : MOST_LINES;
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
    ['Newly verified', changesOf(report, 'new').map(describeSeen)],
    [
      'Verified before, but not seen any more',
      changesOf(report, 'missing').map(
        (change) => `${describeSeen(change)}: not seen since ${change.lastSeen}, dropped on ${change.dropsOn} unless it is seen again`,
      ),
    ],
    ['No longer verified', changesOf(report, 'dropped').map((change) => `${describeSeen(change)}: last seen on ${change.lastSeen}`)],
    [
      'Contradictions for a person to settle',
      report.conflicts.map(
        ({ author, found, url, date }) => `${author}: ${found}${url === undefined ? '' : ` ${url}`} (first found on ${date})`,
      ),
    ],
    ['Notes', report.issues.map(formatIssue)],
  ];
  return sections.filter(([, items]) => items.length > 0);
}

function changesOf({ verifications }: HarvestReport, what: HarvestReport['verifications'][number]['what']) {
  return verifications.filter((change) => change.what === what);
}

function describeSeen({ author, kind, institution, url }: HarvestReport['verifications'][number]): string {
  return `${author}: ${SEEN[kind]}${institution === undefined ? '' : ` (${institution})`}${url === undefined ? '' : `, ${url}`}`;
}

function describeState({ state, since, reason = '', held }: HarvestReport['answers'][number]): string {
  if (state === 'stale') return `${held === true ? 'HELD' : 'STALE'}, records of ${since ?? 'an earlier run'} stay: ${reason}`;
  return `${held === true ? 'HELD' : 'MISSING'}: ${reason}`;
}

function code(text: string): string {
  return `\`${printable(text).replaceAll('`', '’')}\``;
}
