import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { lookAt } from '../../../src/lib/sources/format.ts';
import { semanticscholar as kind } from '../../../src/lib/sources/semanticscholar/index.ts';
import { corpus } from '../../helpers/corpus.ts';
import { respond } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const KEY = 'a-secret-key';
const paper = (number: number, ids: object = {}) => ({
  paperId: String(number).padStart(40, '0'),
  externalIds: { CorpusId: number, ...ids },
  title: `Paper ${number}`,
  authors: [{ authorId: '1', name: 'J. Doe' }],
});
const json = (value: unknown, status = 200) => respond(status, JSON.stringify(value));
const effects = () => ({ http: stand.client(), filesFolder: '', logger: { info: () => undefined, warn: () => undefined } });
const create = () => kind.create({ baseUrl: stand.server!.origin, key: KEY });
const fetchKnown = (works: object) => Array.fromAsync(create().fetchKnown!({ arxiv: [], doi: [], pmid: [], ...works }, effects()));
const fetchWorks = () =>
  Array.fromAsync(
    create().fetchPages({ slug: 'jane-doe', names: [], identifiers: { semanticscholar: '1' }, includedArxiv: [] }, effects()),
  );

test('Without a key nobody is asked', () => {
  const source = kind.create({});
  expect([source.canAsk({ slug: 'x', names: [], identifiers: { semanticscholar: '1' }, includedArxiv: [] }), source.fetchKnown]).toEqual([
    false,
    undefined,
  ]);
});

describe('works that others named', () => {
  test('are asked for in one batch, whose key is in no file', async () => {
    await stand.start(json([paper(1, { ArXiv: '2001.01234' }), null, paper(3, { PubMed: '7' })]));
    const pages = await fetchKnown({ arxiv: ['2001.01234'], doi: ['10.1000/a'], pmid: ['7'] });
    expect(
      pages.flatMap((page) =>
        create()
          .parsePage(page)
          .records.map(({ id }) => id),
      ),
    ).toEqual(['1', '3']);
    const [request] = stand.server!.requests;
    expect([request!.method, JSON.parse(request!.body), request!.headers.get('x-api-key')]).toEqual([
      'POST',
      { ids: ['ARXIV:2001.01234', 'DOI:10.1000/a', 'PMID:7'] },
      KEY,
    ]);
    for (const entry of await readdir(stand.folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toContain(KEY);
  });

  test.each([
    ['an item is missing', [paper(1)], /expected array|2 items|Too small/i],
    ['an item is another paper than was asked for there', [paper(1, { ArXiv: '2001.99999' }), null], /2001\.99999, not 2001\.01234/],
  ])('are not believed when %s', async (_, answer, message) => {
    await stand.start(json(answer));
    await expect(fetchKnown({ arxiv: ['2001.01234'], doi: ['10.1000/a'] })).rejects.toThrow(message);
  });

  test('are asked for in halves where one of them makes the batch fail', async () => {
    await stand.start((request) => {
      const { ids } = JSON.parse(request.body) as { ids: string[] };
      return ids.includes('DOI:10.1000/bad') && ids.length > 1 ? json({ error: 'bad id' }, 400) : json(ids.map(() => null));
    });
    expect(await fetchKnown({ doi: ['10.1000/a', '10.1000/b', '10.1000/bad', '10.1000/c'] })).toHaveLength(3);
  });
});

describe('the papers of an author', () => {
  test('come page by page, after what is said of the person', async () => {
    await stand.start(
      json({ authorId: '1', name: 'Jane Doe' }),
      json({ offset: 0, next: 100, data: [paper(1)] }),
      json({ offset: 100, data: [paper(2)] }),
    );
    const pages = (await fetchWorks()).map((page) => create().parsePage(page));
    expect(pages[0]!.person).toMatchObject({ value: '1', names: ['Jane Doe'] });
    expect(pages.flatMap(({ records }) => records.map(({ id }) => id))).toEqual(['1', '2']);
  });

  test.each([
    ['the answer is about somebody else', [json({ authorId: '2', name: 'John Public' })], /about 2, not 1/],
    ['nobody has that number', [respond(404, '{"error":"not found"}')], /knows nobody under 1/],
    ['the list goes back', [json({ authorId: '1' }), json({ offset: 0, next: 0, data: [paper(1)] })], /does not go on/],
  ])('are not used when %s', async (_, answers, message) => {
    await stand.start(...answers);
    await expect(fetchWorks()).rejects.toThrow(message);
  });
});

describe.skipIf(corpus('semanticscholar') === undefined)('the recorded answers of Semantic Scholar', () => {
  test('are read with every paper that has a title, free of markup, and its identifiers', async () => {
    const root = corpus('semanticscholar')!;
    let read = 0;
    for (const name of await readdir(root)) {
      const body = await readFile(join(root, name), 'utf8');
      const format = kind.formats.find(({ fits }) => fits(lookAt(name, body)));
      if (format === undefined) continue;
      const { records, issues } = format.parse({ place: name, body });
      expect(issues).toEqual([]);
      for (const raw of records.filter(({ title }) => title !== undefined)) {
        const { record } = normalizeRecord(raw);
        expect(toPlain(record!.title)).not.toMatch(/<\/?[a-z]+>|&[a-z]+;|\s\s/);
        expect(record!.authors.length).toBe(raw.authors.length);
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(3400);
  });
});
