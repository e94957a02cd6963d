import type { NetworkSource } from '../../src/lib/config.ts';
import type { Row } from './bench.ts';
import { invent, sizesBetween, worksOf, type Population } from './stand-in/population.ts';
import type { Asked } from './stand-in/server.ts';
import { openTrial, type Run } from './stand-in/trial.ts';

const AUTHORS = 30;
const WORKS = { fewest: 3, most: 200 };
const DAY_MS = 24 * 3600 * 1000;
/** Longest wait for the sources' own pace, a harvest of an author who was never harvested before. */
const SECONDS_AN_AUTHOR = 15;

/** What a source may be asked about one author. */
interface Allowance {
  /** Questions about the person, each day. */
  daily: number;
  /** Works on a page of the list that is asked for each day. */
  page?: number;
  /** Works in a batch of those that are asked for by number, each day. */
  batch?: number;
  /** The same two, of answers that stay good for a week at least. */
  kept?: { questions?: number; batch?: number };
}

/**
 * No source is asked more than if all works of an author were on its list, and each were asked for by number once more, in
 * pages and batches as large as the sources’ clients make them. What is asked for by number is not asked for again next day;
 * only arXiv’s answers are good for no longer than a day.
 */
const ALLOWANCES: Readonly<Record<Exclude<NetworkSource, 'ror'>, Allowance>> = {
  orcid: { daily: 1, kept: { batch: 50 } },
  inspire: { daily: 1, page: 25 },
  dblp: { daily: 1 },
  arxiv: { daily: 1, batch: 100 },
  openalex: { daily: 1, page: 100, kept: { batch: 50 } },
  hal: { daily: 1, page: 50 },
  crossref: { daily: 0, page: 200, kept: { batch: 40 } },
  datacite: { daily: 0, page: 100, kept: { batch: 25 } },
  // What its search lists and what others name are batches of their own.
  pubmed: { daily: 1, kept: { questions: 1, batch: 200 } },
  zenodo: { daily: 0, page: 25 },
  semanticscholar: { daily: 1, page: 100, kept: { batch: 400 } },
  // The profile, and its notes under two fields and in the older interface.
  openreview: { daily: 0, kept: { questions: 4 } },
};

/**
 * Requests of a harvest of thirty authors, of all sources at once: a stand-in on this machine answers for every provider out
 * of one invented population. The second run is a day after the end of the first one, when every answer that is good for a
 * day has run out.
 * @throws Error if a source fails, or the works are not those of the population
 */
export async function benchRequests(): Promise<Row[]> {
  const population = invent(sizesBetween(WORKS.fewest, WORKS.most, AUTHORS));
  const trial = await openTrial(population, 'own');
  try {
    const first = await trial.run();
    trial.pass(DAY_MS);
    const next = await trial.run();
    for (const { report } of [first, next])
      if (report.exitCode !== 0 || report.issues.length > 0 || report.totals.works !== population.works.length)
        throw new Error(`The harvest from the stand-in is not whole: ${report.totals.works} works, ${report.issues[0]?.message}`);
    return [...rowsOf(population, first.asked, next.asked), ...rowsOfAll(first, next)];
  } finally {
    await trial.close();
  }
}

function rowsOf(population: Population, first: readonly Asked[], next: readonly Asked[]): Row[] {
  const sources = new Set(first.map(({ source }) => source));
  return [...sources].map((source): Row => {
    const [before, after] = [first, next].map((asked) => asked.filter((one) => one.source === source).length) as [number, number];
    return {
      what: `requests to ${source}: ${before} on the first run, ${after} on the next day`,
      figure: before + after,
      unit: '',
      bar: { max: allowed(population, source) },
    };
  });
}

function rowsOfAll(first: Run, next: Run): Row[] {
  const authors = `${AUTHORS} authors with ${WORKS.fewest} to ${WORKS.most} works`;
  const [before, after] = [first.asked.length, next.asked.length];
  const twice = [first, next].reduce((sum, { asked }) => sum + asked.length - new Set(asked.map(({ question }) => question)).size, 0);
  return [
    { what: `requests on the next day, of ${before} on the first run: ${authors}`, figure: after, unit: '', bar: { max: before } },
    { what: 'requests that repeat one of the same run', figure: twice, unit: '', bar: { max: 0 } },
    {
      what: `first run at the sources’ own pace: ${authors}`,
      figure: first.minutes,
      unit: 'min',
      bar: { max: (AUTHORS * SECONDS_AN_AUTHOR) / 60 },
    },
  ];
}

/** Requests that a source may get in both runs. ROR is asked for each institution once. */
function allowed(population: Population, source: NetworkSource): number {
  if (source === 'ror') return population.institutions.length;
  const { daily, page, batch, kept } = ALLOWANCES[source];
  return population.people.reduce((sum, person) => {
    const works = worksOf(population, person).length;
    const requests = (size: number | undefined) => (size === undefined ? 0 : Math.ceil(works / size));
    return sum + 2 * (daily + requests(page) + requests(batch)) + (kept?.questions ?? 0) + requests(kept?.batch);
  }, 0);
}
