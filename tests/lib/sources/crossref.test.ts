import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SourceError } from '../../../src/lib/errors.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { crossref as kind } from '../../../src/lib/sources/crossref/index.ts';
import { lookAt } from '../../../src/lib/sources/format.ts';
import { corpus } from '../../helpers/corpus.ts';
import { respond, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const ORCID = '0000-0002-1825-0097' as never;

const item = (doi: string) => ({
  DOI: doi,
  type: 'journal-article',
  title: [`On ${doi}`],
  author: [{ given: 'Jane', family: 'Doe', ORCID: `https://orcid.org/${ORCID}` }],
  member: '1',
});
const items = (first: number, count: number) => Array.from({ length: count }, (_, index) => item(`10.1000/${first + index}`));
const list = (found: object[], change: object = {}) =>
  respond(
    200,
    JSON.stringify({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': found.length, items: found, ...change } }),
  );
const parametersOf = ({ path }: WireRequest) => new URL(path, 'http://x').searchParams;
const effects = () => ({ http: stand.client(), filesFolder: '', logger: { info: () => undefined, warn: () => undefined } });
const create = () => kind.create({ baseUrl: stand.server!.origin });
const fetchWorks = () =>
  Array.fromAsync(create().fetchPages({ slug: 'jane-doe', names: [], identifiers: { orcid: ORCID }, includedArxiv: [] }, effects()));
const fetchKnown = (doi: string[]) => Array.fromAsync(create().fetchKnown!({ arxiv: [], doi, pmid: [] }, effects()));

describe('the works of an ORCID iD', () => {
  test('are asked for page by page until one is not full, with the contact address', async () => {
    await stand.start(list(items(0, 200), { 'total-results': 203 }), list(items(200, 3), { 'total-results': 203 }));
    const pages = await fetchWorks();
    expect(pages.flatMap((page) => create().parsePage(page).records)).toHaveLength(203);
    expect(stand.server!.requests.map((request) => parametersOf(request).get('offset'))).toEqual(['0', '200']);
    expect(parametersOf(stand.server!.requests[0]!).get('filter')).toBe(`orcid:${ORCID}`);
    expect(parametersOf(stand.server!.requests[0]!).get('mailto')).toBe('host@example.org');
    expect(pages[0]!.place).not.toContain('host@example.org');
  });

  test('end though the last page is full', async () => {
    await stand.start(list(items(0, 200)));
    expect(await fetchWorks()).toHaveLength(1);
  });

  test.each([
    ['a page holds less than it counts', list(items(0, 3), { 'total-results': 9 }), /3 works, not 9 of 9/],
    ['a page comes again', list(items(0, 200), { 'total-results': 400 }), /10\.1000\/0 twice/],
    ['there are more than it gives', list(items(0, 200), { 'total-results': 10_001 }), /no more than 10000/],
    ['a work names somebody else', list([{ ...item('10.1000/x'), author: [{ family: 'Roe' }] }]), /10\.1000\/x does not name/],
    [
      'Crossref refuses',
      respond(400, JSON.stringify({ status: 'failed', 'message-type': 'validation-failure', message: [{ message: 'No such filter' }] })),
      /No such filter/,
    ],
    ['the interface is not there', respond(404, 'Resource not found.'), /not there/],
  ])('are not used when %s', async (_, answer, message) => {
    await stand.start(answer);
    await expect(fetchWorks()).rejects.toThrow(SourceError);
    await expect(fetchWorks()).rejects.toThrow(message);
  });
});

describe('works that others named', () => {
  test('are asked for forty at a time, without those of other agencies', async () => {
    const dois = Array.from({ length: 45 }, (_, index) => `10.1000/${index}`);
    await stand.start((request) =>
      list(
        parametersOf(request)
          .get('filter')!
          .split(',')
          .map((part) => item(part.slice('doi:'.length))),
      ),
    );
    const pages = await fetchKnown([...dois, '10.48550/arxiv.2001.01234', '10.5281/zenodo.1']);
    expect(pages.map((page) => create().parsePage(page).records.length)).toEqual([40, 5]);
  });

  test('are asked for by themselves where a comma would end the filter', async () => {
    const single = (doi: string) => respond(200, JSON.stringify({ status: 'ok', 'message-type': 'work', message: item(doi) }));
    await stand.start(single('10.1000/WITH,comma'), respond(404, 'Resource not found.'), single('10.1000/other'));
    expect(await fetchKnown(['10.1000/with,comma'])).toHaveLength(1);
    expect(stand.server!.requests[0]!.path).toMatch(/^\/works\/10\.1000%2Fwith%2Ccomma\?/);
    expect(await fetchKnown(['10.1000/un,known'])).toEqual([]);
    await expect(fetchKnown(['10.1000/third,one'])).rejects.toThrow('not about 10.1000/third,one');
  });

  test('may be missing, but others are a fault', async () => {
    await stand.start(list([item('10.1000/A')]));
    expect(await fetchKnown(['10.1000/a', '10.1000/b'])).toHaveLength(1);
    await expect(fetchKnown(['10.1000/c'])).rejects.toThrow('10.1000/a, which was not asked for');
  });

  test('cost no request where there are none', async () => {
    await stand.start(list([]));
    expect(await fetchKnown(['10.48550/arxiv.2001.01234'])).toEqual([]);
    expect(stand.server!.requests).toEqual([]);
  });
});

describe.skipIf(corpus('crossref') === undefined)('the recorded answers of Crossref', () => {
  /** Every work that an answer holds, as Crossref wrote it. */
  const worksIn = (value: unknown): Record<string, unknown>[] => {
    if (Array.isArray(value)) return value.flatMap(worksIn);
    if (typeof value !== 'object' || value === null) return [];
    const { message, items: list, ...rest } = value as Record<string, unknown>;
    if (typeof message === 'object') return worksIn(message);
    return Array.isArray(list) ? worksIn(list) : [rest];
  };

  test('are read with DOI, title, every author and year as they stand there', () => {
    const root = corpus('crossref')!;
    const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name.endsWith('.json'),
    );
    let read = 0;
    const wrong: string[] = [];
    for (const entry of paths) {
      const place = join(entry.parentPath, entry.name);
      const body = readFileSync(place, 'utf8');
      const format = kind.formats.find(({ fits }) => fits(lookAt(place, body)));
      if (format === undefined || /"status":\s*"(?:failed|error)"/.test(body.slice(0, 100))) continue;
      const written = new Map(worksIn(JSON.parse(body)).map((work) => [String(work['DOI']).toLowerCase(), work]));
      for (const raw of format.parse({ place, body }).records) {
        const { record } = normalizeRecord(raw);
        const work = written.get(raw.id)!;
        const [title = ''] = [work['title']].flat() as string[];
        if (record === undefined) {
          if (title !== '') wrong.push(`${raw.id}: skipped`);
          continue;
        }
        read += 1;
        const plain = toPlain(record.title);
        if (/&(?:[a-z]+|#\d+);|<\/?[a-z]+[^>]*>|\s\s/i.test(plain)) wrong.push(`${raw.id}: ${plain}`);
        const authors = (work['author'] as unknown[] | undefined) ?? [];
        if (authors.length > 0 && record.authors.length !== authors.length)
          wrong.push(`${raw.id}: ${record.authors.length} of ${authors.length} authors`);
        if (record.dois[0] !== raw.id) wrong.push(`${raw.id}: ${record.dois[0]}`);
        const year = (work['issued'] as { 'date-parts'?: unknown[][] } | undefined)?.['date-parts']?.[0]?.[0];
        const dates = [record.dates.issued, record.dates.first].flatMap((date) => date?.slice(0, 4) ?? []);
        if (typeof year === 'number' && !dates.includes(String(year))) wrong.push(`${raw.id}: ${dates.join()} for ${year}`);
      }
    }
    expect(read).toBeGreaterThan(515);
    expect(wrong).toEqual([]);
  });

  /** What a harvester of high-energy physics expects of five of them. */
  interface Expected {
    title: string;
    authors: { full_name: string; ids?: { value: string }[] }[];
    year: number | null;
    journal_title?: string;
    journal_volume?: string;
    journal_issue?: string;
    page_start?: string;
    page_end?: string;
    artid?: string;
    dois: { doi: string }[];
  }

  test('say what the physicists’ harvester reads in them', () => {
    const folder = corpus('crossref/hepcrawl')!;
    const names = readdirSync(folder).filter((name) => name.endsWith('_expected.yml'));
    expect(names).toHaveLength(5);
    for (const name of names) {
      const expected = parse(readFileSync(join(folder, name), 'utf8')) as Expected;
      const body = readFileSync(join(folder, name.replace('_expected.yml', '.json')), 'utf8');
      const record = normalizeRecord(kind.create({}).parsePage({ place: name, body }).records[0]!).record!;
      const { volume, issue, pages = '', articleNumber } = record.biblio ?? {};
      const [first, last] = pages.split('–');
      expect({
        title: toPlain(record.title),
        authors: record.authors.map(({ name: { family, given, literal } }) =>
          given === undefined ? literal : `${family}, ${given}`.replace(/ (\w)\.$/, ' $1'),
        ),
        orcids: record.authors.flatMap(({ orcid }) => orcid ?? []),
        year: record.dates.issued?.slice(0, 4),
        dois: record.dois,
        journal: [record.venue?.kind === 'journal' ? record.venue.name : undefined, volume, issue, articleNumber, first || undefined, last],
      }).toEqual({
        title: expected.title,
        // An initial has its dot there, whether Crossref has one or not.
        authors: expected.authors.map(({ full_name: full }) => full.replace(/ (\w)\.$/, ' $1')),
        orcids: expected.authors.flatMap(({ ids = [] }) => ids.map(({ value }) => value)),
        year: expected.year === null ? undefined : String(expected.year),
        dois: expected.dois.map(({ doi }) => doi.toLowerCase()),
        journal: [
          expected.journal_title,
          expected.journal_volume,
          expected.journal_issue,
          expected.artid,
          expected.page_start,
          expected.page_end,
        ],
      });
    }
  });
});
