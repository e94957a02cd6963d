import { standingOf, type Work, type WorkType } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { citedArxiv, citedDate, citedDoi, citedUrl, indexedName, pageRange, pdfUrl, plainTitle, sortNewestFirst } from './entry.ts';
import { toLine } from './line.ts';

const TYPES: Readonly<Record<WorkType, string>> = {
  article: 'JOUR',
  'conference-paper': 'CPAPER',
  preprint: 'UNPB',
  book: 'BOOK',
  chapter: 'CHAP',
  thesis: 'THES',
  report: 'RPRT',
  dataset: 'DATA',
  software: 'COMP',
  other: 'GEN',
};

/**
 * Works as RIS, newest first: UTF-8, one line a tag, lines end in CR LF as the format asks.
 * @see https://en.wikipedia.org/wiki/RIS_(file_format) for the tags; its makers no longer publish them
 */
export function formatRis(works: readonly Work[]): string {
  return sortNewestFirst(works).map(formatEntry).join('\r\n');
}

function formatEntry(work: Work): string {
  const { venue, biblio } = work;
  const date = citedDate(work);
  const arxiv = citedArxiv(work);
  const { first, last } = pageRange(biblio);
  const lines: string[] = [];
  const add = (tag: string, value: string | undefined): void => {
    const line = value === undefined ? '' : toLine(value);
    if (line !== '') lines.push(`${tag}  - ${line}\r\n`);
  };
  add('TY', TYPES[work.type]);
  add('ID', work.id);
  add('TI', plainTitle(work));
  for (const { name, group } of work.authorships) add('AU', group ? name.literal : indexedName(name));
  add('PY', date.slice(0, 4));
  add('DA', risDate(date));
  add('T2', venue?.name);
  add('VL', biblio?.volume);
  add('IS', biblio?.issue);
  add('SP', first);
  add('EP', last);
  add('T3', biblio?.series);
  add('PB', biblio?.publisher);
  add('DO', citedDoi(work));
  if (arxiv !== undefined) add('AN', `arXiv:${arxiv}`);
  add('UR', citedUrl(work));
  add('L1', pdfUrl(work));
  add('AB', work.abstract && toPlain(work.abstract));
  add('N1', standingOf(work));
  return `${lines.join('')}ER  - \r\n`;
}

/** `YYYY/MM/DD/`, with nothing between the slashes where a part is not known. */
function risDate(date: string): string {
  const [year, month = '', day = ''] = date.split('-');
  return `${year}/${month}/${day}/`;
}
