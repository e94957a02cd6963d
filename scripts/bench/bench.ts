import { parseArgs } from 'node:util';
import { benchAccuracy } from './accuracy.ts';
import { benchHarvest } from './harvest.ts';
import { benchLargeAuthor } from './large.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchPages } from './pages.ts';
import { benchRequests } from './requests.ts';

const HELP = `Measure what the project promises.

  npm run bench               everything
  npm run bench -- pages      weight of the built pages, and what Lighthouse says of them (build first)
  npm run bench -- harvest    MB/s through parse, normalise and reconcile on one core
  npm run bench -- accuracy   how well records are joined and people told apart (needs --recorded)
  npm run bench -- large      seconds and memory of an author with 20,000 works
  npm run bench -- requests   requests to each source that 30 authors cost, at first and on the next day

  --recorded DIR   folder of recorded answers to measure harvest and accuracy with
  --json           rows as JSON`;

/** One measured figure and its bar. */
export interface Row {
  what: string;
  figure: number;
  unit: string;
  /** At most (`max`) or at least (`min`) this. */
  bar: { max: number } | { min: number };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, recorded: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help === true) console.log(HELP);
else {
  const wanted = positionals.length > 0 ? positionals : ['pages', 'harvest', 'accuracy', 'large', 'requests'];
  const rows = [
    ...(wanted.includes('pages') ? [...benchPages('dist'), ...(await benchLighthouse('dist'))] : []),
    ...(wanted.includes('harvest') ? benchHarvest(values.recorded) : []),
    ...(wanted.includes('accuracy') && values.recorded !== undefined ? benchAccuracy(values.recorded) : []),
    ...(wanted.includes('large') ? benchLargeAuthor() : []),
    ...(wanted.includes('requests') ? await benchRequests() : []),
  ];
  if (values.json === true) console.log(JSON.stringify(rows, null, 2));
  else
    console.table(
      rows.map(({ what, figure, unit, bar }) => ({
        what,
        figure: round(figure),
        unit,
        bar: 'max' in bar ? `≤ ${round(bar.max)}` : `≥ ${round(bar.min)}`,
        met: 'max' in bar ? figure <= bar.max : figure >= bar.min,
      })),
    );
}

/** To one decimal. */
function round(figure: number): number {
  return Math.round(figure * 10) / 10;
}
