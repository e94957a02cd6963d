import { relative } from 'node:path';
import { describePlace, formatRejected, formatUnread } from '../submissions/index.ts';
import type { ImportedSubmission, ImportReport } from './import.ts';
import type { Outcome } from './propose.ts';

/** Sections in the order in which they are read: what must not wait first. */
const HEADINGS: readonly [outcome: Outcome, heading: string, next: (submission: ImportedSubmission) => string][] = [
  [
    'removal',
    'Removals asked for: nothing else about these pages can be approved',
    ({ author, submission }) => `npm run claims -- remove ${author}, or reject ${author} --submission ${submission}`,
  ],
  ['proposed', 'Proposed', ({ author }) => `look at the proof, then npm run claims -- approve ${author}, or reject ${author}`],
  [
    'rival',
    'More than one person asks for the same page',
    ({ author, submission }) => `npm run claims -- transfer ${author} --to ${submission}, or reject ${author} --submission ${submission}`,
  ],
  [
    'told',
    'To look at in the form itself',
    ({ author, action }) =>
      action === 'withdraw'
        ? `if it is the person who claimed it: npm run claims -- withdraw ${author}`
        : 'answer it with the author file or a correction; it is not stored',
  ],
];

/** The report as lines for a terminal. */
export function formatImport(report: ImportReport): string {
  const lines: string[] = [];
  const count = (outcome: Outcome) => report.submissions.filter((one) => one.outcome === outcome).length;
  for (const [outcome, heading, next] of HEADINGS) {
    const own = report.submissions.filter((one) => one.outcome === outcome);
    if (own.length === 0) continue;
    lines.push(`${heading}: ${own.length}`, ...own.flatMap((one) => [`  ${describe(one)}`, `    → ${next(one)}`]), '');
  }
  if (report.quarantined.length > 0)
    lines.push(
      `Set aside: ${report.quarantined.length}`,
      ...formatRejected(report.quarantined).map((line) => `  ${line}`),
      ...(report.quarantine === undefined ? [] : [`    → the same list is in ${relative(process.cwd(), report.quarantine)}`]),
      '',
    );
  lines.push(...formatUnread(report.unread));
  const known = count('repeated') + count('same-person');
  lines.push(
    `${report.rows} rows = ${count('proposed')} proposed + ${count('rival')} rivals + ${count('removal')} removals + ${count('told')} to look at` +
      ` + ${known} known already + ${report.quarantined.length} set aside.`,
    lastLine(report),
  );
  return lines.join('\n');
}

function describe({ author, action, date, place, homePage, orcid, otherOrcid, submission }: ImportedSubmission): string {
  const proof = [
    ...(orcid === undefined ? [] : [`ORCID iD ${orcid}${otherOrcid === undefined ? '' : ` (the author file has ${otherOrcid})`}`]),
    ...(homePage === undefined ? [] : [homePage]),
  ];
  return [`${author}: ${action} of ${date}`, describePlace(place), `submission ${submission}`, ...proof].join(' · ');
}

function lastLine({ dryRun, changed, patch, patchFolder = '.' }: ImportReport): string {
  if (changed.length === 0) return 'Nothing changes.';
  if (dryRun) return `Nothing was written. The proposal: git -C ${relative(process.cwd(), patchFolder) || '.'} apply ${patch ?? ''}`;
  return `Wrote ${changed.join(', ')}. Look at them with git diff; npm run claims lists what is open.`;
}
