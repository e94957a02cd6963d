import { join } from 'node:path';
import { SourceError } from '../errors.ts';
import type { Institution, Issue, Work } from '../model/index.ts';
import type { KnownAuthor } from '../reconcile/index.ts';
import type { AuthorRequest, Source } from '../sources/source.ts';
import type { AuthorFile, Stored } from '../store/index.ts';
import { collectDetails, collectWorks, emptyAnswer, type Answer, type Question } from './collect.ts';
import { doubtAnswer } from './guard.ts';
import { concludeInstitutions, institutionsOf } from './institutions.ts';
import { knownWorks } from './known-works.ts';
import type { HarvestEffects, HarvestOptions } from './options.ts';
import { countLastGood, withLastGood } from './record-cache.ts';

/** What became of a question that brought nothing new. */
const TOLD = { missing: 'failed', stale: 'failed; earlier records stay', unasked: 'not asked', unknown: 'not asked' } as const;

/** Ask every source about every author: first whose works they are, then for details of these works. */
export async function collectAll(
  options: HarvestOptions,
  authors: readonly KnownAuthor[],
  { sources, http, fs, logger }: HarvestEffects,
): Promise<Answer[]> {
  const effects = { http, filesFolder: options.from ?? join(options.content, 'sources'), logger };
  const settle = async (slug: string, { name }: Source, question: Question, ask: () => Promise<Answer>): Promise<Answer> => {
    const asked = name === 'files' || ((options.authors?.includes(slug) ?? true) && (options.sources?.includes(name) ?? true));
    if (asked) logger.step?.(`${slug}  ${name}  asking${question === 'works' ? '' : ' for details'} …`);
    const answer = asked ? await ask() : emptyAnswer(slug, name, question, 'unknown');
    const doubt =
      answer.state === 'fresh' ? doubtAnswer(await countLastGood(options.state, answer, fs), answer, new Set(options.accept)) : undefined;
    const usable = answer.state === 'fresh' && doubt === undefined;
    const settled = usable
      ? answer
      : await withLastGood(
          options.state,
          doubt === undefined ? answer : { ...answer, reason: `${doubt.reason} ${doubt.remedy}`, held: doubt },
          fs,
        );
    const what = `${slug}  ${name}${question === 'works' ? '' : ' (details)'}`;
    if (asked) logger.info(`${what}  ${settled.state === 'fresh' ? `${settled.records.length} records` : TOLD[settled.state]}`);
    return settled;
  };
  const answers: Answer[] = [];
  for (const known of authors.filter(({ author }) => !author.optOut)) {
    const request = requestFor(known);
    // Sources are asked side by side: each host has a pace of its own, which the client keeps.
    const own = await together(
      sources.filter((source) => source.canAsk(request)),
      (source) => settle(known.slug, source, 'works', () => collectWorks(source, request, effects)),
    );
    const details = await together(sources, async (source) => {
      const { fetchKnown } = source;
      const works = knownWorks(own, known.author.include, source);
      if (fetchKnown === undefined || works.arxiv.length + works.doi.length + works.pmid.length === 0) return undefined;
      return settle(known.slug, source, 'details', () => collectDetails({ ...source, fetchKnown }, known.slug, works, effects));
    });
    answers.push(...own, ...details.filter((answer) => answer !== undefined));
  }
  return answers;
}

/** What becomes of each item, in their order. The first failure is thrown when all others have ended. */
async function together<T, U>(items: readonly T[], ask: (item: T) => Promise<U>): Promise<U[]> {
  const settled = await Promise.allSettled(items.map(ask));
  return settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

/** The institutions of a conclusion and of the author files, which ROR is asked about if it is switched on. A failure there is an issue, never a loss. */
export async function collectInstitutions(
  works: readonly Work[],
  authors: readonly AuthorFile[],
  answers: readonly Answer[],
  store: Stored,
  { sources, http, logger }: HarvestEffects,
): Promise<{ institutions: Institution[]; issues: Issue[] }> {
  const said = answers.flatMap(({ institutions }) => institutions);
  const issues: Issue[] = [];
  const rors = institutionsOf(works, authors);
  for (const source of sources) {
    if (source.fetchInstitutions === undefined || rors.length === 0) continue;
    try {
      for await (const page of source.fetchInstitutions(rors, { http, filesFolder: '', logger })) {
        const parsed = source.parsePage(page);
        said.push(...(parsed.institutions ?? []));
        issues.push(...parsed.issues);
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      issues.push({ severity: 'warning', source: error.source, place: error.place, message: error.message, remedy: error.remedy });
    }
  }
  const records = answers.flatMap((answer) => answer.records);
  return { institutions: concludeInstitutions(works, authors, said, records, store.institutions()), issues };
}

function requestFor({ slug, author }: KnownAuthor): AuthorRequest {
  return {
    slug,
    names: [author.name, ...author.aliases],
    identifiers: author.identifiers,
    includedArxiv: author.include
      .filter((reference) => reference.startsWith('arxiv:'))
      .map((reference) => reference.slice('arxiv:'.length)),
  };
}
