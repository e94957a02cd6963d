import type { Issue } from '../model/index.ts';
import { formatIssue, printable } from './printable.ts';
import type { HarvestReport } from './report.ts';

/** Longest list on a terminal, in lines; the files hold all. */
const MOST_LINES = 10;

/** Most notes of one kind about one file of an author; more are likely one mistake, which a line at their end names. */
const MOST_ALIKE = 5;

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

/** What a person does about the items of a section. */
const NEXT: Partial<Record<string, string>> = {
  'One work or two?':
    'Two that are one work: name both in src/content/corrections/merge.yaml, as docs/lab.md shows. Two works: nothing needs to be done.',
};

type Answer = HarvestReport['answers'][number];

/** The report as a terminal shows it. Harvested text can hold anything, so control characters are shown, not obeyed. */
export function formatReport(report: HarvestReport): string {
  const lines: string[] = [];
  const row = (who: string, what: string, said: string) => lines.push(`  ${who.padEnd(24)} ${what.padEnd(24)} ${said}`);
  for (const { author, source, question, state, fetched, kept, skipped } of report.answers) {
    if (state === 'fresh' && fetched > 0)
      row(author, nameOf({ source, question }), `${fetched} fetched = ${kept} kept + ${skipped} skipped`);
  }
  // A source that is down fails for everybody alike: the first one's reason stands for all.
  for (const alike of Map.groupBy(report.answers.filter(isNotFresh), failureOf).values()) {
    const [first] = alike as [Answer, ...Answer[]];
    row(alike.length === 1 ? first.author : `${alike.length} authors`, nameOf(first), shorten(describeState(first)));
  }
  lines.push('', summaryOf(report));
  for (const [heading, items] of sectionsOf(report).filter(([name]) => name !== 'Not fresh')) {
    const most = UNCUT.includes(heading) ? items.length : MOST_LINES;
    lines.push(`${heading}: ${items.length}`, ...items.slice(0, most).map((item) => `  ${item}`));
    if (items.length > most) lines.push(`  … and ${items.length - most} more`);
    const next = NEXT[heading];
    if (next !== undefined) lines.push(`  ${next}`);
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
  const rest = notShown === 0 ? '' : `, ${notShown} not shown, of works by nobody here or hidden by hand`;
  return `${authors} authors, ${works} works from ${records} records (${merged} merged${rest}).`;
}

function sectionsOf(report: HarvestReport): Section[] {
  const stale = report.answers.filter((answer) => answer.held !== true && isNotFresh(answer));
  // Why a source failed is told with the source.
  const told = new Set(report.answers.flatMap(({ reason }) => reason ?? []));
  const notes = report.issues.filter(({ place, message, remedy }) => !told.has(`${place}: ${message} ${remedy}`));
  const sections: Section[] = [
    ['Added', report.added.map(({ title }) => title)],
    ['Changed', report.changed.map(({ title, what }) => `${title}: ${what.join(', ')}`)],
    ['Merged', report.merged.map(({ title, into }) => `${title} → ${into.id}`)],
    ['Disappeared', report.disappeared.map(({ title }) => title)],
    [
      'Held',
      [
        ...heldUnread(report),
        ...report.held.filter(({ unread }) => unread === undefined).map((held) => `${held.author}: ${held.reason} ${held.remedy}`),
      ],
    ],
    ['Not fresh', stale.map((answer) => `${answer.author} ${answer.source}: ${describeState(answer)}`)],
    ['One work or two?', report.proposals.map(({ a, b, works }) => `${a} | ${b}${works.length > 1 ? `: ${works.join(', ')}` : ''}`)],
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
    ['Notes', formatNotes(notes)],
  ];
  return sections.filter(([, items]) => items.length > 0);
}

/** A note a line. Of many works in a file of an author's folder that cannot be theirs, the first ones and how many follow. */
function formatNotes(notes: readonly Issue[]): string[] {
  const kinds = Map.groupBy(notes, (note) => (note.file === undefined ? note : `${note.file} ${note.place} ${note.remedy}`));
  return [...kinds.values()].flatMap((alike) => {
    const more = alike.length - MOST_ALIKE;
    const [{ severity, place, file }] = alike as [Issue, ...Issue[]];
    // two lines are no longer than one and what stands for the other
    if (file === undefined || more <= 1) return alike.map(formatIssue);
    return [
      ...alike.slice(0, MOST_ALIKE).map(formatIssue),
      printable(
        `${severity}: ${place}: The same is true of ${more} more works in src/content/sources/${file}. Is it the file of the whole lab? ` +
          'Leave in it only what this author wrote; the JSON report names all works.',
      ),
    ];
  });
}

function changesOf({ verifications }: HarvestReport, what: HarvestReport['verifications'][number]['what']) {
  return verifications.filter((change) => change.what === what);
}

function describeSeen({ author, kind, institution, url }: HarvestReport['verifications'][number]): string {
  return `${author}: ${SEEN[kind]}${institution === undefined ? '' : ` (${institution})`}${url === undefined ? '' : `, ${url}`}`;
}

/** Those who are held only because sources failed, in one line if they are several: the reasons stand with the sources. */
function heldUnread({ held }: HarvestReport): string[] {
  const unread = held.filter((one) => one.unread !== undefined);
  const authors = new Set(unread.map(({ author }) => author));
  if (authors.size <= 1) return unread.map(({ author, reason, remedy }) => `${author}: ${shorten(reason)} ${remedy}`);
  const sources = [...new Set(unread.map((one) => one.unread))].join(', ');
  return [
    `${authors.size} authors: Of them ${sources} could not be read, and no earlier answer is kept here. The stored works stay; harvest again.`,
  ];
}

function nameOf({ source, question }: Pick<Answer, 'source' | 'question'>): string {
  return `${source}${question === 'details' ? ' (details)' : ''}`;
}

function isNotFresh({ state }: Answer): boolean {
  return state === 'stale' || state === 'missing';
}

/** What failures have in common that are told as one. Where a person must look at the author, each is told by itself. */
function failureOf({ author, source, question, state, since, held }: Answer): string {
  return [source, question, state, since, held === true || source === 'files' ? author : ''].join(' ');
}

/** Without most of an address that is a question about a hundred works. */
function shorten(text: string): string {
  return text.replace(/(https?:\/\/\S{80})\S+?(:\s|\s|$)/g, '$1…$2');
}

function describeState({ state, since, reason = '', held }: Answer): string {
  if (state === 'stale') return `${held === true ? 'HELD' : 'STALE'}, records of ${since ?? 'an earlier run'} stay: ${reason}`;
  return `${held === true ? 'HELD' : 'MISSING'}: ${reason}`;
}

function code(text: string): string {
  return `\`${printable(text).replaceAll('`', '’')}\``;
}
