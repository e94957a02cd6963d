import { printable } from '../harvest/index.ts';
import { CLAIM_LABELS, LEVEL_LABELS } from '../views/labels.ts';
import { describeSeen, formatPoints } from '../views/trust-snapshot.ts';
import type { Advice, Subject } from './advice.ts';
import type { WorkItem } from './worklist.ts';

/** An author's page in full: what is verified, what is missing and how to get it, what conflicts, what is out of date. */
export function formatCheckup({ slug, author, person }: Subject, page: string, advice: readonly Advice[]): string {
  const head = [`${author.name} (${slug})`, `  ${page}`];
  if (person === undefined) return print([...head, '', ...section('To do', advice)]);
  const { score, tier, level, claim, evidence } = person.trust;
  const width = Math.max(...evidence.map(({ label }) => label.length));
  const counted = (id: Advice['about']) => id !== 'conflict' && id !== 'staleness';
  return print([
    ...head,
    `  Trust ${score} of 100, ${tier}. ${level}, ${LEVEL_LABELS[level]}. ${CLAIM_LABELS[claim.state]}.`,
    '',
    'Evidence',
    ...evidence.map((line) => {
      const seen = describeSeen(line);
      return `  ${line.label.padEnd(width)}  ${formatPoints(line.points).padStart(4)} of ${formatPoints(line.max).padEnd(2)}  ${line.found}${seen === undefined ? '' : ` (${seen})`}`;
    }),
    ...section(
      'To do, the greatest effect first',
      advice.filter(({ about }) => counted(about)),
    ),
    ...section(
      'Conflicts: a person must decide',
      advice.filter(({ about }) => about === 'conflict'),
    ),
    ...section(
      'Out of date',
      advice.filter(({ about }) => about === 'staleness'),
    ),
    ...(advice.length === 0 ? ['', 'Nothing is left to do.'] : []),
  ]);
}

/** The host's worklist over all authors. @param most items that are shown */
export function formatWorklist(items: readonly WorkItem[], authors: number, most: number): string {
  const lines = items.slice(0, most).flatMap(({ advice, slugs, effect }) => {
    const [first, ...others] = slugs;
    const whom = others.length === 0 ? first! : `${slugs.length} authors`;
    return ['', ...describe({ ...advice, effect }, `${whom}: `)];
  });
  return print([
    `${authors} ${authors === 1 ? 'author' : 'authors'}, ${items.length} ${items.length === 1 ? 'thing' : 'things'} to do, the greatest effect first.`,
    ...lines,
    ...(items.length > most ? ['', `… and ${items.length - most} more; --limit ${items.length} shows all.`] : []),
    '',
    ...(items.length === 0 ? ['Nothing is left to do.'] : ['One author in full: npm run doctor -- SLUG']),
  ]);
}

function section(heading: string, advice: readonly Advice[]): string[] {
  return advice.length === 0 ? [] : ['', heading, ...advice.flatMap((one) => describe(one, ''))];
}

/** A task and, below it, exactly how. */
function describe({ effect, who, task, open, paste, run, edit }: Advice, whom: string): string[] {
  const gain = effect === 0 ? '' : `+${formatPoints(effect)}`;
  const how = (what: string, text: string) => {
    const [first, ...rest] = text.split('\n');
    return [`  ${''.padEnd(17)}${what.padEnd(7)}${first}`, ...rest.map((line) => `  ${''.padEnd(24)}${line}`)];
  };
  return [
    `  ${gain.padStart(5)}  ${who.padEnd(8)}  ${whom}${task}`,
    ...(open === undefined ? [] : how('open', open)),
    ...(paste === undefined ? [] : how('paste', paste)),
    ...(run === undefined ? [] : how('run', run)),
    ...(edit === undefined ? [] : how('edit', edit.file)),
    ...(edit?.text === undefined ? [] : how('', edit.text)),
  ];
}

function print(lines: readonly string[]): string {
  return lines.map(printable).join('\n');
}
