import { relative } from 'node:path';
import { formatRejected, formatUnread } from '../submissions/index.ts';
import type { FollowersReport } from './import.ts';

/** The report as lines for a terminal. */
export function formatFollowers(report: FollowersReport): string {
  const { rows, counted, quarantined, quarantine, before, after, changes, held, dryRun, unread } = report;
  const lines = changes.map((change) => `${change.author}: ${change.before} → ${change.after}`);
  if (quarantined.length > 0)
    lines.push(
      `Set aside: ${quarantined.length}`,
      ...formatRejected(quarantined).map((line) => `  ${line}`),
      ...(quarantine === undefined ? [] : [`    → the same list is in ${relative(process.cwd(), quarantine)}`]),
    );
  lines.push(
    ...formatUnread(unread),
    `${rows} rows = ${counted} counted + ${quarantined.length} set aside; ${before.followers} followers before, ${after.followers} now.`,
  );
  if (held)
    lines.push(
      'Held: followers fell by more than half, so nothing was written. An export must be complete, with every file of it named at once;',
      'if the numbers are right, import again with --accept-shrink.',
    );
  else if (after.date === undefined) lines.push('Nobody is counted, so nothing was written.');
  else if (changes.length === 0 && before.date === after.date) lines.push('Nothing changes.');
  else lines.push(dryRun ? 'Nothing was written.' : `Wrote followers.json as of ${after.date}. Next: npm run harvest`);
  return lines.join('\n');
}
