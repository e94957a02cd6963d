import { yearOf, type Name, type WorkRecord } from '../model/index.ts';
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
export type Veto = 'other-arxiv' | 'other-doi' | 'other-number' | 'other-kind' | 'types';

/** Titles that many works bear. */
const STOCK_TITLES =
  /^(?:introduction|editorial|erratum|corrigendum|correction|correctionandclarifications|reply|response|preface|foreword|abstract|index|bookreview|discussion)$/;
/** A title that speaks of another work, or of a part of one, differs from it whatever else is alike. */
const ABOUT_ANOTHER =
  /^(?:erratum|corrigendum|correction|retraction|comment|reply|response|discussion)\b|^(?:a )?(?:comment|reply|response|rejoinder) (?:on|to)\b/i;
const PART = /\b(?:part\s+)?(\d{1,2}|[ivx]{1,4})\s*$/i;
/** Shorter titles need equal years and equal authors. */
const SHORT_TITLE = 25;
/** Share of common words, or of equal characters, from which titles are alike. */
export const LEAST_SIMILARITY = 0.93;
/** Share of common words from which titles are compared at all: a slip of the pen makes another word. */
const LEAST_COMMON = 0.55;
const LEAST_LENGTH_RATIO = 0.8;
/** What programmes and publishers add to a title in brackets. */
const ASIDE =
  /\s*[([][^()[\]]{0,30}\b(?:abstract|panel|tutorial|demo|demonstration|poster|keynote|paper|talk|session)\b[^()[\]]{0,20}[)\]]/gi;

/** What matching looks at, computed once a record. */
export interface MatchKey {
  record: WorkRecord;
  title: string;
  words: readonly string[];
  plain: string;
  /** If brackets beside the title say what kind of text it is. */
  aside: boolean;
  years: number[];
}

/** Prepare a record for {@link matchRecords}. */
export function matchKey(record: WorkRecord): MatchKey {
  const plain = toPlain(record.title);
  const years = [record.dates.first, record.dates.issued].filter((date) => date !== undefined).map(yearOf);
  const bare = /[([]/.test(plain) ? plain.replace(ASIDE, '') : plain;
  const words = foldWords(bare);
  return { record, plain, aside: bare !== plain, title: words.join(''), words, years };
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
  const preprint = a.record.type === 'preprint' || b.record.type === 'preprint';
  // Texts that were published twice, in proceedings and in a journal, agree in title and authors too.
  const once = preprint || (gap === 0 && sameKindOfVenue(a.record, b.record));
  const certain = similarity === 1 && equalAuthors && veto === undefined && a.aside === b.aside && once;
  if (STOCK_TITLES.test(a.title))
    return gap === 0 && equalAuthors && similarity === 1
      ? { verdict: 'unsure', reason: 'stock-title' }
      : { verdict: 'different', reason: 'stock-title' };
  if (a.title.length < SHORT_TITLE) {
    if (gap !== 0 || !equalAuthors || similarity < 1) return { verdict: 'different', reason: 'stock-title' };
    const dated = a.years.length > 0 && b.years.length > 0;
    return certain && dated ? { verdict: 'same', reason: 'everything-equal' } : { verdict: 'unsure', reason: 'stock-title' };
  }
  if (!equalAuthors && !shareAuthors(a.record, b.record)) return { verdict: 'different', reason: 'authors' };
  if (gap > (preprint ? 4 : 2)) return { verdict: 'different', reason: 'years' };
  if (veto !== undefined) return { verdict: 'unsure', reason: veto };
  return certain ? { verdict: 'same', reason: 'everything-equal' } : { verdict: 'unsure', reason: 'title-and-authors' };
}

/** What speaks against one work whatever else is alike; `undefined` if nothing does. Symmetric. */
export function findVeto(a: MatchKey, b: MatchKey): Veto | undefined {
  if (a.record.arxiv !== undefined && b.record.arxiv !== undefined && a.record.arxiv.id !== b.record.arxiv.id) return 'other-arxiv';
  if (ABOUT_ANOTHER.test(a.plain) !== ABOUT_ANOTHER.test(b.plain) || partOf(a.plain) !== partOf(b.plain)) return 'other-kind';
  if (!typesFit(a.record, b.record)) return 'types';
  const otherDoi = a.record.dois.length > 0 && b.record.dois.length > 0 && !a.record.dois.some((doi) => b.record.dois.includes(doi));
  if (otherDoi) return 'other-doi';
  return DISTINCT.some((catalogue) => isOther(a.record.catalogues?.[catalogue], b.record.catalogues?.[catalogue]))
    ? 'other-number'
    : undefined;
}

/** Catalogues that give a text one number only. */
const DISTINCT = ['pmid', 'dblp', 'inspire'] as const;

/** DBLP has a record of its own for the preprint of a paper. */
function isOther(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b && !/^journals\/corr\//.test(a) && !/^journals\/corr\//.test(b);
}

/** Years between two records; 0 where one has none. */
export function yearGap(a: MatchKey, b: MatchKey): number {
  if (a.years.length === 0 || b.years.length === 0) return 0;
  return Math.min(...a.years.flatMap((x) => b.years.map((y) => Math.abs(x - y))));
}

/** 1 for titles that are equal when folded; else the larger of the share of common words and that of equal characters. */
function similarityOf(a: MatchKey, b: MatchKey): number {
  if (a.title === b.title) return 1;
  if (Math.min(a.title.length, b.title.length) < LEAST_LENGTH_RATIO * Math.max(a.title.length, b.title.length)) return 0;
  const [left, right] = [new Set(a.words), new Set(b.words)];
  const common = left.intersection(right).size;
  const words = common / (left.size + right.size - common);
  if (words >= LEAST_SIMILARITY || words < LEAST_COMMON) return Math.min(words, 0.999);
  return Math.min(Math.max(words, equalCharacters(a.title, b.title)), 0.999);
}

/** Share of the longer text that need not be edited to make the other of it; 0 if that is less than {@link LEAST_SIMILARITY}. */
function equalCharacters(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const most = Math.floor((1 - LEAST_SIMILARITY) * length);
  // Edit distance within a band: cells further than `most` from the diagonal cannot matter.
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Array<number>(b.length + 1).fill(length);
    if (i <= most) next[0] = i;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j += 1) {
      next[j] = Math.min(row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1);
    }
    row = next;
  }
  const edits = row[b.length]!;
  return edits > most ? 0 : 1 - edits / length;
}

/** If nothing in their venues says that one is of a journal and the other of a conference. */
export function sameKindOfVenue(a: WorkRecord, b: WorkRecord): boolean {
  const [left, right] = [venueKind(a), venueKind(b)];
  return left === undefined || right === undefined || left === right;
}

function venueKind({ venue, type }: WorkRecord): 'journal' | 'conference' | undefined {
  if (type === 'article') return 'journal';
  if (type === 'conference-paper') return 'conference';
  if (venue?.kind === 'journal' || venue?.kind === 'conference') return venue.kind;
  const name = venue?.name ?? '';
  if (/\b(?:conference|proceedings|proc|symposium|workshop|meeting|congress)\b/i.test(name)) return 'conference';
  return /\b(?:journal|j|transactions|trans|letters|lett|review|rev|record|annals|bulletin|magazine)\b/i.test(name) ? 'journal' : undefined;
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

/**
 * If both lists hold the same people in any order: names that can be one, or, among several authors, family names that differ
 * by a slip of the pen at most. Of a list that is cut short, what it gives counts.
 */
function haveEqualAuthors(a: WorkRecord, b: WorkRecord): boolean {
  if (a.authorsTruncated || b.authorsTruncated) return beginAlike(a, b);
  if (a.authors.length !== b.authors.length || a.authors.length === 0) return false;
  const left = [...b.authors];
  const strange = a.authors.filter(({ name }) => {
    const at = left.findIndex((other) => sameName(name, other.name) !== 'different');
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  // One name in three may be written in another way.
  if (strange.length * 3 > a.authors.length && strange.length > 1) return false;
  return strange.every(({ name }) => {
    const at = left.findIndex((other) => a.authors.length > 1 && nearFamily(name, other.name));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

/** Names that a list cut short must give to be taken for the beginning of another. */
const LEAST_BEGINNING = 3;

/** If a list that ends in "and others" is the beginning of the other one, name by name. Google Scholar cuts long lists so. */
function beginAlike(a: WorkRecord, b: WorkRecord): boolean {
  const [short, long] = a.authors.length <= b.authors.length ? [a, b] : [b, a];
  if (short.authors.length < LEAST_BEGINNING || (!short.authorsTruncated && short.authors.length < long.authors.length)) return false;
  // A whole list is not the beginning of a longer one.
  if (short.authors.length === long.authors.length && a.authorsTruncated !== b.authorsTruncated) return false;
  return short.authors.every(({ name }, index) => sameName(name, long.authors[index]!.name) !== 'different');
}

/** If family names are equal but for one letter. */
function nearFamily(a: Name, b: Name): boolean {
  const [left, right] = [fold(a.family ?? a.literal), fold(b.family ?? b.literal)];
  if (left === right) return true;
  if (Math.min(left.length, right.length) < 3 || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return Math.max(left.length, right.length) - start - end <= 1;
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
