import type * as z from 'zod';
import { parseDoi, parseOrcid } from '../../identifiers/index.ts';
import { authorId, isTruncated } from './authors.ts';
import { AuthorSchema, bareId, ListSchema, WorkSchema, type List } from './schema.ts';

/** The items of a page that was checked. */
export function itemsOf(value: unknown): List['results'] {
  return ListSchema.safeParse(value).data?.results ?? [];
}

/** The works of a page whose lists of authors are cut. */
export function truncatedIn(value: unknown): string[] {
  return itemsOf(value).flatMap((item) => {
    const work = WorkSchema.safeParse(item).data;
    return work !== undefined && work.is_paratext !== true && isTruncated(work) ? (bareId('W', work.id) ?? []) : [];
  });
}

/** @throws Error if a value is no author */
export function checkAuthor(value: unknown): void {
  shaped(AuthorSchema, value);
}

/** @throws Error if a page is not the whole list of at most `size` authors, or has one with another iD */
export function checkAuthors(value: unknown, size: number, orcid?: string): void {
  const { meta, results } = shaped(ListSchema, value);
  if (results.length < Math.min(meta.count, size)) throw new Error(`the page has ${results.length} of ${meta.count} authors`);
  if (orcid === undefined) return;
  if (meta.count > size) throw new Error(`the list has ${meta.count} authors, more than share an iD`);
  for (const item of results) {
    const author = shaped(AuthorSchema, item);
    if (parseOrcid(author.orcid ?? '') !== orcid)
      throw new Error(`the list is about ${author.orcid ?? 'an author without an iD'}, not ${orcid}`);
  }
}

/**
 * @param before works on the pages before
 * @throws Error if a page is not whole, or has a work of somebody else; a work of which not all authors are listed may be anybody's
 */
export function checkWorks(value: unknown, ids: readonly string[], before: number, size: number): void {
  const { meta, results } = shaped(ListSchema, value);
  if (results.length < Math.min(size, meta.count - before))
    throw new Error(`the page has ${results.length} works, and ${meta.count - before} were left`);
  for (const item of results) {
    if (bareId('W', item.id) === undefined) throw new Error(`the page has ${item.id.slice(0, 60)}, which is no work`);
    const work = WorkSchema.safeParse(item).data;
    if (work === undefined || isTruncated(work)) continue;
    if (!(work.authorships ?? []).some(({ author }) => ids.includes(authorId(author?.id) ?? '')))
      throw new Error(`the page has ${item.id}, which is not by ${ids.join(', ')}`);
  }
}

/** @throws Error if a page is not whole, or has a work with another DOI than those asked for */
export function checkKnown(value: unknown, dois: readonly string[]): void {
  const { meta, results } = shaped(ListSchema, value);
  if (results.length < meta.count) throw new Error(`the page has ${results.length} of ${meta.count} works`);
  for (const item of results) {
    const work = WorkSchema.safeParse(item).data;
    const doi = parseDoi((work?.doi ?? '').slice(0, 2000));
    if (work !== undefined && (doi === undefined || !dois.includes(doi)))
      throw new Error(`the page has ${work.doi ?? work.id}, which was not asked for`);
  }
}

/** @throws Error if a value is not the work of this identifier */
export function checkWork(value: unknown, id: string): void {
  const work = shaped(WorkSchema, value);
  if (bareId('W', work.id) !== id) throw new Error(`the answer is about ${work.id}, not ${id}`);
}

function shaped<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new Error(`the answer is not what the source documents: ${first?.path.join('.') || 'the whole'}: ${first?.message}`);
}
