import { standingOf, type Authorship, type Work, type WorkType } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { citedArxiv, citedDate, citedDoi, citedUrl, dateParts, pageRange, plainTitle, sortNewestFirst } from './entry.ts';
import { toLine } from './line.ts';

const TYPES: Readonly<Record<WorkType, string>> = {
  article: 'article-journal',
  'conference-paper': 'paper-conference',
  preprint: 'article',
  book: 'book',
  chapter: 'chapter',
  thesis: 'thesis',
  report: 'report',
  dataset: 'dataset',
  software: 'software',
  other: 'document',
};

interface CslName {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
}

/** One item of CSL-JSON, in the order of its keys. */
export interface CslItem {
  id: string;
  type: string;
  [variable: string]: string | CslName[] | { 'date-parts': number[][] };
}

/**
 * Works as CSL-JSON, newest first, for Zotero, pandoc and citation processors. Texts are plain.
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export function formatCslJson(works: readonly Work[]): string {
  return `${JSON.stringify(sortNewestFirst(works).map(toCslItem), undefined, 2)}\n`;
}

/** One work as a CSL-JSON item. A preprint names arXiv as its publisher, as reference managers expect. */
export function toCslItem(work: Work): CslItem {
  const { venue, biblio, authorships } = work;
  const arxiv = citedArxiv(work);
  const { first, last } = pageRange(biblio);
  const item: CslItem = { id: work.id, type: TYPES[work.type] };
  const add = (variable: string, value: string | undefined): void => {
    const line = value === undefined ? '' : toLine(value);
    if (line !== '') item[variable] = line;
  };
  add('title', plainTitle(work));
  const names = authorships.flatMap((authorship) => toCslName(authorship) ?? []);
  if (work.authorshipsTruncated) names.push({ literal: 'others' });
  if (names.length > 0) item['author'] = names;
  item['issued'] = { 'date-parts': [dateParts(citedDate(work)) as number[]] };
  if (work.type === 'thesis' || work.type === 'report') add('publisher', venue?.name);
  else add('container-title', venue?.name);
  add('collection-title', biblio?.series);
  add('volume', biblio?.volume);
  add('issue', biblio?.issue);
  add('page', last === undefined ? first : `${first}-${last}`);
  add('publisher', biblio?.publisher);
  add('DOI', citedDoi(work));
  if (arxiv !== undefined) {
    add('archive', 'arXiv');
    add('archive_location', arxiv);
    if (work.type === 'preprint') {
      add('publisher', 'arXiv');
      add('number', `arXiv:${arxiv}`);
    }
  }
  add('URL', citedUrl(work));
  add('abstract', work.abstract && toPlain(work.abstract));
  add('note', standingOf(work));
  return item;
}

/** A name in parts, else whole; none if there is nothing but blanks. */
function toCslName({ name, group }: Authorship): CslName | undefined {
  const part = (text = ''): string | undefined => toLine(text) || undefined;
  const family = part(name.family?.slice(name.particle ?? 0));
  if (group || family === undefined) {
    const literal = part(name.literal);
    return literal === undefined ? undefined : { literal };
  }
  const given = part(name.given);
  const particle = part(name.family?.slice(0, name.particle ?? 0));
  const suffix = part(name.suffix);
  return {
    family,
    ...(given === undefined ? {} : { given }),
    ...(particle === undefined ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === undefined ? {} : { suffix }),
  };
}
