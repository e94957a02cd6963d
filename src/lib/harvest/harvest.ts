import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import {
  findRemoval,
  followRedirect,
  listIdentifiers,
  refersTo,
  SOURCE_NAMES,
  type Claim,
  type Institution,
  type Issue,
  type Ledger,
  type Removal,
} from '../model/index.ts';
import type { KnownAuthor } from '../reconcile/index.ts';
import type { Source } from '../sources/source.ts';
import { newestFirst, readAuthors, readRemovals, readRosters, REMOVALS, type AuthorFile, type Stored } from '../store/index.ts';
import { homePageIssues } from '../verify/index.ts';
import { checkClock, clockIssues } from './clock.ts';
import { conclude, type Conclusion } from './conclude.ts';
import { compareWorks } from './difference.ts';
import { readCorrections } from './corrections.ts';
import type { Evidence } from './evidence.ts';
import { formatMarkdown } from './format-report.ts';
import { collectAll, collectInstitutions } from './gather.ts';
import { guardCounts, heldAnswers, type Held } from './guard.ts';
import { takeLock } from './lock.ts';
import type { HarvestEffects, HarvestOptions } from './options.ts';
import { writeLastGood } from './record-cache.ts';
import { emptyAuthors, lostFeatured, unreadFiles } from './overlooked.ts';
import { readMended } from './mended.ts';
import { makeReport, type HarvestReport } from './report.ts';
import { collectHomePages } from './verification.ts';
import { workFiles } from './work-files.ts';
import { checkWritable } from './writable.ts';
import { formatJson, writeContent, type Written } from './write.ts';

/**
 * Harvest: ask every source about every author, conclude works and people, and bring the content folder to it.
 * Nothing is written before all is concluded. What a failed source said last time stays; where that is not known, the
 * author's stored pages stay as they are.
 * @throws ConfigError before anything is asked, if an author file, a list of members, a correction, the options or the clock are wrong
 * @throws UnwritableError before anything is asked, if a folder cannot be written
 * @throws LockedError if another harvest runs
 * @throws StoredFault if a stored file is broken
 */
export async function harvest(options: HarvestOptions, effects: HarvestEffects): Promise<HarvestReport> {
  const { content, state } = options;
  if (options.dryRun !== true) await checkWritable(options);
  const unlock = options.dryRun === true ? async () => undefined : await takeLock(state, new Date().toISOString());
  try {
    // Not before the lock is held: whoever is removed in between would be written once more.
    const { authors } = await readAuthors(content);
    const removals = await readRemovals(content);
    // Where everybody was removed, what is stored of them must still go.
    if (authors.length === 0 && removals.length === 0)
      throw new ConfigError(
        join(content, 'authors'),
        'There is no author.',
        'Write a file such as jane-doe.mdx there; the README shows one.',
      );
    const corrections = await readCorrections(content, effects.fs);
    const rosters = await readRosters(content, authors, effects.day);
    checkOptions(options, authors, effects.sources);
    const { store, issues: broken } = await readMended(options, effects);
    checkSlugs(authors, store.ledger());
    const asks = effects.sources.some(({ name }) => name !== 'files' && (options.sources?.includes(name) ?? true));
    const { day, issues: dated } = checkClock(store.people(), effects.day, asks);
    const answers = await collectAll(options, authors, effects);
    const claims = claimsOf(authors, store);
    const homePages = await collectHomePages(options, authors, claims, effects);
    const evidence: Evidence = {
      authors,
      answers,
      corrections,
      claims,
      ledger: store.ledger(),
      previous: new Map(store.people().map((person) => [person.slug, person])),
      followers: store.followers(),
      gone: goneOrcids(authors, removals),
      site: options.site,
      rosters,
      homePages,
      offline: options.offline === true,
      day,
    };
    const { conclusion, held } = concludeSafely(evidence, store, new Set(options.accept));
    const { institutions, issues } = await collectInstitutions(conclusion.works, authors, answers, store, effects);
    const folder = options.from ?? join(content, 'sources');
    const overlooked = [
      ...(await unreadFiles(folder, authors)),
      ...emptyAuthors(conclusion.people, authors, folder),
      ...lostFeatured(conclusion.people, authors, (slug, reference) =>
        conclusion.works.some(
          (work) =>
            refersTo(followRedirect(reference, conclusion.ledger.redirects), work) &&
            work.authorships.some(({ author }) => author === slug),
        ),
      ),
    ];
    const difference = compareWorks(store.eachWork(), conclusion.works, conclusion.ledger.redirects);
    const written = await writeConclusion(conclusion, institutions, options, effects);
    const report = makeReport({
      day,
      dryRun: options.dryRun === true,
      answers,
      authors,
      difference,
      after: conclusion.works,
      records: conclusion.records,
      proposals: conclusion.proposals,
      verifications: conclusion.verifications,
      people: conclusion.people,
      held,
      issues: [
        ...dated,
        ...clockIssues(effects.http.aheadMs?.()),
        ...broken,
        ...removedIssues(authors, removals),
        ...answers.flatMap((answer) => answer.issues),
        ...homePageIssues(homePages),
        ...conclusion.issues,
        ...issues,
        ...overlooked,
      ],
      written,
      strict: options.strict === true,
    });
    if (options.dryRun !== true) {
      for (const answer of answers) if (answer.state === 'fresh') await writeLastGood(state, answer, day, effects.fs);
      await effects.fs.write(join(state, 'report.json'), formatJson(report));
      await effects.fs.write(join(state, 'report.md'), formatMarkdown(report));
    }
    return report;
  } finally {
    await unlock();
  }
}

/**
 * Conclude, and hold the authors whose stored works must stay: first those of whom a source failed, or was not to be asked,
 * and its last answer is not known here; then those whose numbers look wrong although all sources answered.
 */
function concludeSafely(evidence: Evidence, store: Stored, accepted: ReadonlySet<string>): { conclusion: Conclusion; held: Held[] } {
  const unasked = evidence.answers.filter(({ author, state }) => state === 'unknown' && store.person(author) !== undefined);
  const lost = evidence.answers.filter(({ author, state }) => state === 'missing' && store.person(author) !== undefined);
  const unread = lost
    .filter((answer) => answer.held === undefined)
    .map(({ author, source, reason }): Held => ({
      author,
      unread: source,
      reason: `${source} could not be read (${reason ?? 'no reason given'}), and its last answer is not kept here.`,
      remedy: 'The stored works stay; mend what is named and harvest again.',
    }));
  const hold = (doubtful: readonly Held[]) => {
    const authors = new Set([...unasked, ...lost, ...doubtful].map(({ author }) => author));
    // All stored works beside all that are made anew would be too much for an author of twenty thousand.
    const works = authors.size === 0 ? [] : [...store.eachWork()].sort(newestFirst);
    return conclude(evidence, { authors, works, people: store.people(), topics: store.topics() });
  };
  const first = hold([]);
  const doubtful = first.people.flatMap((person) => guardCounts(store.person(person.slug), person, accepted) ?? []);
  const held = [...unread, ...heldAnswers(evidence.answers), ...doubtful];
  return { conclusion: doubtful.length === 0 ? first : hold(doubtful), held };
}

async function writeConclusion(
  { works, people, topics, ledger }: Conclusion,
  institutions: readonly Institution[],
  { content, dryRun }: HarvestOptions,
  { fs }: HarvestEffects,
): Promise<Written> {
  // Works stay in the form that the site keeps them in, or they would be there twice.
  const asLines = (await fs.list(join(content, 'works'))).some((path) => path.endsWith('.ndjson'));
  const files = workFiles(works, asLines);
  const put = (path: string, value: unknown) => files.set(path, () => formatJson(value));
  put('ledger.json', ledger);
  for (const person of people) put(`people/${person.slug}.json`, person);
  for (const topic of topics) put(`topics/${topic.slug}.json`, topic);
  for (const institution of institutions) put(`institutions/${institution.slug}.json`, institution);
  return writeContent(
    content,
    files,
    new Set(),
    dryRun === true ? { ...fs, write: async () => undefined, remove: async () => undefined } : fs,
  );
}

function checkOptions(
  { authors: chosen = [], sources: asked = [], accept = [] }: HarvestOptions,
  authors: readonly KnownAuthor[],
  sources: readonly Source[],
): void {
  for (const slug of [...chosen, ...accept]) {
    if (!authors.some((known) => known.slug === slug))
      throw new ConfigError(slug, 'No author has this slug.', `Authors are: ${authors.map((known) => known.slug).join(', ')}.`);
  }
  for (const name of asked) {
    if (!sources.some((source) => source.name === name))
      throw new ConfigError(name, 'There is no source of this name.', `Sources are: ${SOURCE_NAMES.join(', ')}.`);
  }
}

/** A slug is never given to another person: whoever had it had an identifier that this author contradicts. */
function checkSlugs(authors: readonly KnownAuthor[], ledger: Ledger): void {
  for (const { slug, author } of authors) {
    for (const { scheme, value } of listIdentifiers(author.identifiers)) {
      const before = ledger.authors[slug]?.filter((key) => key.startsWith(`${scheme}:`)) ?? [];
      if (before.length > 0 && !before.includes(`${scheme}:${value}`)) {
        throw new ConfigError(
          `authors/${slug}.mdx`,
          `This address belonged to a person with ${before.join(', ')}, and the file now says ${scheme}:${value}.`,
          'Give another person another slug. If the identifier was wrong before, correct it in src/content/ledger.json.',
        );
      }
    }
  }
}

/** ORCID iDs of everybody who is not to be shown. */
function goneOrcids(authors: readonly KnownAuthor[], removals: readonly Removal[]): Set<string> {
  const removed = removals.flatMap(({ identifiers }) => identifiers.flatMap((key) => /^orcid:(.+)$/.exec(key)?.[1] ?? []));
  return new Set([...removed, ...authors.flatMap(({ author }) => (author.optOut ? (author.identifiers.orcid ?? []) : []))]);
}

/** Author files that somebody wrote although the person or the address is on the removal list. */
function removedIssues(authors: readonly AuthorFile[], removals: readonly Removal[]): Issue[] {
  return authors.flatMap(({ slug, author, path }): Issue[] =>
    findRemoval(removals, [slug, ...author.formerSlugs], author.identifiers) === undefined
      ? []
      : [
          {
            severity: 'warning',
            source: 'store',
            place: path,
            message: `The person or the address is on the removal list (${REMOVALS}), so nothing of the file is shown.`,
            remedy: 'Delete the file. Another person needs another address.',
          },
        ],
  );
}

function claimsOf(authors: readonly KnownAuthor[], store: Stored): Map<string, Claim> {
  return new Map(
    authors.flatMap(({ slug }): [string, Claim][] => {
      const claim = store.claim(slug);
      return claim === undefined ? [] : [[slug, claim]];
    }),
  );
}
