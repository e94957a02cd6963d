import type { Ledger, Work } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';

/** A work in a list that a person reads. */
export interface WorkLine {
  id: string;
  title: string;
}

/** What a run changed, as a reader of the site would say it. */
export interface Difference {
  added: WorkLine[];
  /** With what changed, in words: `title`, `authors`, `a published version`. */
  changed: (WorkLine & { what: string[] })[];
  /** Works that became part of another. */
  merged: (WorkLine & { into: WorkLine })[];
  disappeared: WorkLine[];
}

/** Fields of a work, as a person calls them. */
const WORDS: Readonly<Partial<Record<keyof Work, string>>> = {
  type: 'type',
  title: 'title',
  abstract: 'abstract',
  date: 'date',
  authorships: 'authors',
  authorshipsTruncated: 'authors',
  venue: 'venue',
  biblio: 'volume and pages',
  identifiers: 'identifiers',
  versions: 'versions',
  topics: 'topics',
  links: 'links',
  note: 'note',
  withdrawn: 'withdrawal',
  notices: 'notices',
  language: 'language',
  license: 'licence',
  provenance: 'provenance',
};

/** Compare works by id. @param redirects lost ids and what they became */
export function compareWorks(before: readonly Work[], after: readonly Work[], redirects: Ledger['redirects'] = {}): Difference {
  const old = new Map<string, Work>(before.map((work) => [work.id, work]));
  const present = new Map<string, Work>(after.map((work) => [work.id, work]));
  const gone = before.filter(({ id }) => !present.has(id));
  const target = ({ id }: Work) => (Object.hasOwn(redirects, id) ? present.get(redirects[id]!) : undefined);
  return {
    added: after.filter(({ id }) => !old.has(id)).map(lineOf),
    changed: after.flatMap((work) => {
      const earlier = old.get(work.id);
      const what = earlier === undefined ? [] : changesOf(earlier, work);
      return what.length === 0 ? [] : [{ ...lineOf(work), what }];
    }),
    merged: gone.flatMap((work) => {
      const into = target(work);
      return into === undefined ? [] : [{ ...lineOf(work), into: lineOf(into) }];
    }),
    disappeared: gone.filter((work) => target(work) === undefined).map(lineOf),
  };
}

function changesOf(before: Work, after: Work): string[] {
  const fields = (Object.keys(WORDS) as (keyof Work)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const what = new Set(fields.map((field) => WORDS[field]!));
  // Where a value was read changes whenever the value does.
  if (what.size > 1) what.delete('provenance');
  if (what.has('notices') && after.notices?.some(({ kind }) => kind === 'retraction')) return ['retracted', ...what];
  if (!before.versions.some(isPublished) && after.versions.some(isPublished)) {
    what.delete('versions');
    return ['a published version', ...what];
  }
  return [...what];
}

function isPublished({ kind }: Work['versions'][number]): boolean {
  return kind === 'published';
}

function lineOf({ id, title }: Work): WorkLine {
  return { id, title: toPlain(title) };
}
