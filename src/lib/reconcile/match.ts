import { yearOf, type WorkRecord } from '../model/index.ts';
import { fold, foldWords, sameName } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';

/**
 * How two records stand to each other. `same`: one work, shown by an identifier or by everything being equal.
 * `unsure`: alike enough for a person to look at; both stay apart until then. `different`: nothing speaks for one work,
 * or something speaks against it.
 */
export interface Match {
  verdict: 'same' | 'unsure' | 'different';
  reason: 'doi' | 'arxiv' | 'everything-equal' | 'title-and-authors' | 'stock-title' | 'title' | 'authors' | 'years' | Veto;
}

/** Why two records are never one work on the ground of likeness; only an identifier in common, or a person, joins them. */
export type Veto = 'other-arxiv' | 'other-doi' | 'other-kind' | 'types';

/** Titles that many works bear. */
const STOCK_TITLES =
  /^(?:introduction|editorial|erratum|corrigendum|correction|correctionandclarifications|reply|response|preface|foreword|abstract|index|bookreview|discussion)$/;
/** A title that speaks of another work, or of a part of one, differs from it whatever else is alike. */
const ABOUT_ANOTHER =
  /^(?:erratum|corrigendum|correction|retraction|comment|reply|response|discussion)\b|^(?:a )?(?:comment|reply|response|rejoinder) (?:on|to)\b/i;
const PART = /\b(?:part\s+)?(\d{1,2}|[ivx]{1,4})\s*$/i;
/** Shorter titles need equal years and equal authors. */
const SHORT_TITLE = 25;
/** Share of common words from which titles are alike. */
export const LEAST_SIMILARITY = 0.93;
const LEAST_LENGTH_RATIO = 0.8;

/** What matching looks at, computed once a record. */
export interface MatchKey {
  record: WorkRecord;
  title: string;
  words: ReadonlySet<string>;
  plain: string;
  years: number[];
}

/** Prepare a record for {@link matchRecords}. */
export function matchKey(record: WorkRecord): MatchKey {
  const plain = toPlain(record.title);
  const years = [record.dates.first, record.dates.issued].filter((date) => date !== undefined).map(yearOf);
  return { record, plain, title: fold(plain), words: new Set(foldWords(plain)), years };
}

/**
 * Decide if two records describe one work. Symmetric. Equal identifiers decide alone; without them, only records that
 * agree in everything are one, and similar ones are proposed.
 */
export function matchRecords(a: MatchKey, b: MatchKey): Match {
  if (a.record.arxiv !== undefined && b.record.arxiv !== undefined) {
    return a.record.arxiv.id === b.record.arxiv.id ? { verdict: 'same', reason: 'arxiv' } : { verdict: 'different', reason: 'other-arxiv' };
  }
  if (a.record.dois.some((doi) => b.record.dois.includes(doi))) return { verdict: 'same', reason: 'doi' };
  const veto = findVeto(a, b);
  if (veto === 'other-kind') return { verdict: 'different', reason: veto };
  const similarity = similarityOf(a, b);
  if (similarity < LEAST_SIMILARITY) return { verdict: 'different', reason: 'title' };
  if (veto === 'types') return { verdict: 'different', reason: veto };
  const equalAuthors = haveEqualAuthors(a.record, b.record);
  const gap = yearGap(a, b);
  if (STOCK_TITLES.test(a.title) || a.title.length < SHORT_TITLE) {
    return gap === 0 && equalAuthors && similarity === 1
      ? { verdict: 'unsure', reason: 'stock-title' }
      : { verdict: 'different', reason: 'stock-title' };
  }
  if (!equalAuthors && !shareAuthors(a.record, b.record)) return { verdict: 'different', reason: 'authors' };
  const preprint = a.record.type === 'preprint' || b.record.type === 'preprint';
  if (gap > (preprint ? 4 : 2)) return { verdict: 'different', reason: 'years' };
  if (veto !== undefined) return { verdict: 'unsure', reason: veto };
  return similarity === 1 && equalAuthors
    ? { verdict: 'same', reason: 'everything-equal' }
    : { verdict: 'unsure', reason: 'title-and-authors' };
}

/** What speaks against one work whatever else is alike; `undefined` if nothing does. Symmetric. */
export function findVeto(a: MatchKey, b: MatchKey): Veto | undefined {
  if (a.record.arxiv !== undefined && b.record.arxiv !== undefined && a.record.arxiv.id !== b.record.arxiv.id) return 'other-arxiv';
  if (ABOUT_ANOTHER.test(a.plain) !== ABOUT_ANOTHER.test(b.plain) || partOf(a.plain) !== partOf(b.plain)) return 'other-kind';
  if (!typesFit(a.record, b.record)) return 'types';
  const otherDoi = a.record.dois.length > 0 && b.record.dois.length > 0 && !a.record.dois.some((doi) => b.record.dois.includes(doi));
  return otherDoi ? 'other-doi' : undefined;
}

/** Years between two records; 0 where one has none. */
export function yearGap(a: MatchKey, b: MatchKey): number {
  if (a.years.length === 0 || b.years.length === 0) return 0;
  return Math.min(...a.years.flatMap((x) => b.years.map((y) => Math.abs(x - y))));
}

/** Share of common words: 1 for titles that are equal when folded. */
function similarityOf(a: MatchKey, b: MatchKey): number {
  if (a.title === b.title) return 1;
  if (Math.min(a.title.length, b.title.length) < LEAST_LENGTH_RATIO * Math.max(a.title.length, b.title.length)) return 0;
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  return Math.min(common / (a.words.size + b.words.size - common), 0.999);
}

function partOf(title: string): string | undefined {
  return PART.exec(title)?.[1]?.toLowerCase();
}

function typesFit(a: WorkRecord, b: WorkRecord): boolean {
  const family = ({ type }: WorkRecord) =>
    ['article', 'conference-paper', 'preprint', 'chapter', 'report', 'other'].includes(type) ? 'text' : type;
  return family(a) === family(b) && !(isPublished(a) && isPublished(b) && a.type !== b.type);
}

function isPublished({ type }: WorkRecord): boolean {
  return type === 'article' || type === 'conference-paper';
}

function haveEqualAuthors(a: WorkRecord, b: WorkRecord): boolean {
  return (
    a.authors.length === b.authors.length &&
    !a.authorsTruncated &&
    !b.authorsTruncated &&
    a.authors.every(({ name }) => b.authors.some((other) => sameName(name, other.name) !== 'different')) &&
    b.authors.every(({ name }) => a.authors.some((other) => sameName(name, other.name) !== 'different'))
  );
}

/** The first author is the same, or 60 % of the shorter list are in the longer one. */
function shareAuthors(a: WorkRecord, b: WorkRecord): boolean {
  const [firstA] = a.authors;
  const [firstB] = b.authors;
  if (firstA === undefined || firstB === undefined) return false;
  if (fold(firstA.name.family ?? firstA.name.literal) === fold(firstB.name.family ?? firstB.name.literal)) return true;
  const [shorter, longer] = a.authors.length <= b.authors.length ? [a.authors, b.authors] : [b.authors, a.authors];
  const shared = shorter.filter(({ name }) => longer.some((other) => sameName(name, other.name) !== 'different')).length;
  return shared >= 0.6 * shorter.length;
}
