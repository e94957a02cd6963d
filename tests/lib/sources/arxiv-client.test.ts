import { describe, expect, test } from 'vitest';
import { arxiv as kind } from '../../../src/lib/sources/arxiv/index.ts';
import type { Http } from '../../../src/lib/sources/http/index.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import type { AuthorRequest } from '../../../src/lib/sources/source.ts';
import { respond } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();

describe('the arXiv client', () => {
  const author: AuthorRequest = { slug: 'jane-doe', names: ['Jane Doe'], identifiers: { arxiv: 'doe_j_1' }, includedArxiv: [] };
  const entry = (id: string) =>
    `<entry><id>http://arxiv.org/abs/${id}v1</id><title>T</title><published>2020-01-01T00:00:00Z</published><author><name>Jane Doe</name></author></entry>`;
  const feed = (ids: string[], total = ids.length) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>http://arxiv.org/a/doe_j_1</id><opensearch:totalResults>${total}</opensearch:totalResults>${ids.map(entry).join('')}</feed>`;
  const read = async (request: AuthorRequest) => {
    const arxiv = kind.create({ baseUrl: stand.server!.origin });
    const pages = await Array.fromAsync(
      arxiv.fetchPages(request, {
        http: stand.client(),
        filesFolder: '',
        logger: { info: () => undefined, warn: (message) => void stand.warned.push(message) },
      }),
    );
    return pages.flatMap((page) => arxiv.parsePage(page).records.map(({ id }) => id));
  };

  test('reads the feed of the author’s identifier', async () => {
    await stand.start(respond(200, feed(['2001.00001', '2001.00002'])));
    expect(await read(author)).toEqual(['2001.00001v1', '2001.00002v1']);
    expect(stand.server!.requests[0]!.path).toBe('/a/doe_j_1.atom');
  });
  test('asks for included papers by number, a hundred at a time', async () => {
    await stand.start((request) => {
      const ids = new URL(request.path, 'http://x').searchParams.get('id_list')?.split(',') ?? [];
      return request.path.startsWith('/a/') ? respond(404) : respond(200, feed(ids));
    });
    const ids = Array.from({ length: 150 }, (_, index) => `2001.${String(index).padStart(5, '0')}`);
    expect(await read({ ...author, includedArxiv: ids })).toHaveLength(150);
    expect(stand.server!.requests.map(({ path }) => path.split('?')[0])).toEqual(['/a/doe_j_1.atom', '/api/query', '/api/query']);
  });
  test('asks for preprints that others named, and passes over those it does not know', async () => {
    await stand.start(({ path }) => (path.startsWith('/oai') ? respond(404) : respond(200, feed(['2001.00001']))));
    const arxiv = kind.create({ baseUrl: stand.server!.origin });
    const effects = {
      http: stand.client(),
      filesFolder: '',
      logger: { info: () => undefined, warn: (message: string) => void stand.warned.push(message) },
    };
    const pages = await Array.fromAsync(arxiv.fetchKnown!({ arxiv: ['2001.00001', '2001.00002'], doi: [], pmid: [] }, effects));
    expect(pages.flatMap((page) => arxiv.parsePage(page).records.map(({ id }) => id))).toEqual(['2001.00001v1']);
    expect(new URL(stand.server!.requests[0]!.path, 'http://x').searchParams.get('id_list')).toBe('2001.00001,2001.00002');
    expect(stand.warned).toEqual([]);
    expect(await Array.fromAsync(arxiv.fetchKnown!({ arxiv: [], doi: ['10.1000/a'], pmid: [] }, effects))).toEqual([]);
  });
  test('tries the ORCID iD when arXiv does not know the identifier, and has nothing when it knows neither', async () => {
    await stand.start(respond(404));
    expect(await read({ ...author, identifiers: { arxiv: 'doe_j_1', orcid: '0000-0002-1825-0097' as never } })).toEqual([]);
    expect(stand.server!.requests.map(({ path }) => path)).toEqual(['/a/doe_j_1.atom', '/a/0000-0002-1825-0097.atom']);
  });
  test('does not take a page without entries for the truth when arXiv counts some', async () => {
    await stand.start(respond(404), respond(200, feed([], 5)), respond(200, feed(['2001.00001'])));
    expect(await read({ ...author, includedArxiv: ['2001.00001'] })).toEqual(['2001.00001v1']);
  });
  test('does not take the feed of somebody else for the author’s', async () => {
    await stand.start(respond(200, feed(['2001.00001'])));
    await expect(read({ ...author, identifiers: { arxiv: 'roe_r_1' } })).rejects.toThrow('the feed is about doe_j_1, not roe_r_1');
  });
  test('does not take papers that it did not ask for', async () => {
    await stand.start(respond(404), respond(200, feed(['2001.00001', '2001.00009'])));
    await expect(read({ ...author, includedArxiv: ['2001.00001'] })).rejects.toThrow('2001.00009, which was not asked for');
  });
  test('tells of included numbers that arXiv does not know', async () => {
    await stand.start(respond(404), respond(200, feed(['2001.00001'])));
    expect(await read({ ...author, includedArxiv: ['2001.00001', '2001.99999'] })).toEqual(['2001.00001v1']);
    expect(stand.warned.join()).toContain('jane-doe includes 2001.99999');
  });
  test('asks for a page as large as the batch, in an order that stays', async () => {
    await stand.start(respond(404), respond(200, feed(['2001.00001'])));
    await read({ ...author, includedArxiv: ['2001.00001'] });
    expect(stand.server!.requests[1]!.path).toBe(
      '/api/query?id_list=2001.00001&start=0&max_results=1&sortBy=submittedDate&sortOrder=ascending',
    );
  });
  test('asks arXiv itself unless it has another address', async () => {
    const asked: string[] = [];
    const http: Http = { get: ({ url }) => (asked.push(url), Promise.resolve({ status: 'absent', url })) };
    for (const env of [{}, { PEERPAGE_ARXIV_URL: ' ' }, { PEERPAGE_ARXIV_URL: 'https://mirror.example.org/' }]) {
      const arxiv = createSources({ arxiv: { enabled: true } }, env)[1]!;
      await Array.fromAsync(arxiv.fetchPages(author, { http, filesFolder: '', logger: { info: () => undefined, warn: () => undefined } }));
    }
    expect(asked).toEqual([
      'https://arxiv.org/a/doe_j_1.atom',
      'https://arxiv.org/a/doe_j_1.atom',
      'https://mirror.example.org/a/doe_j_1.atom',
    ]);
  });
  test('says what arXiv said of a bad request', async () => {
    const error =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary></entry></feed>';
    await stand.start(respond(404), respond(400, error));
    await expect(read({ ...author, includedArxiv: ['2001.00001'] })).rejects.toThrow('incorrect id format');
  });
});
