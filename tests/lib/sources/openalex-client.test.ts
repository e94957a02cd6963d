import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PersonIdentifiers } from '../../../src/lib/model/index.ts';
import { openalex as kind } from '../../../src/lib/sources/openalex/index.ts';
import type { RawPage, Source } from '../../../src/lib/sources/source.ts';
import { respond, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const ORCID = '0000-0002-1825-0097';
const A = (number: number) => `A500000000${number}`;

const person = (id: string, change: object = {}) => ({
  id: `https://openalex.org/${id}`,
  orcid: `https://orcid.org/${ORCID}`,
  display_name: 'Jane Doe',
  works_count: 3,
  ...change,
});
const work = (number: number, change: object = {}) => ({
  id: `https://openalex.org/W${number}`,
  title: `Work ${number}`,
  authorships: [
    { author_position: 'first', author: { id: `https://openalex.org/${A(1)}`, display_name: 'Jane Doe' }, raw_author_name: 'Jane Doe' },
  ],
  ...change,
});
const works = (first: number, count: number) => Array.from({ length: count }, (_, index) => work(first + index));
const list = (results: object[], change: object = {}) =>
  JSON.stringify({ meta: { count: results.length, per_page: 100, next_cursor: null, ...change }, results });
const single = (value: object) => respond(200, JSON.stringify(value));

const urlOf = ({ path }: WireRequest) => new URL(path, 'http://x');
const parametersOf = (request: WireRequest) => urlOf(request).searchParams;
const asked = () =>
  stand.server!.requests.map((request) => `${urlOf(request).pathname} ${parametersOf(request).get('filter') ?? ''}`.trim());
const effects = () => ({
  http: stand.client(),
  filesFolder: '',
  logger: { info: () => undefined, warn: (message: string) => void stand.warned.push(message) },
});
const create = (key?: string) => kind.create({ baseUrl: stand.server!.origin, ...(key === undefined ? {} : { key }) });
const author = (identifiers: PersonIdentifiers) => ({ slug: 'jane-doe', names: ['Jane Doe'], identifiers, includedArxiv: [] });
const pagesOf = (identifiers: PersonIdentifiers, source: Source = create()) =>
  Array.fromAsync(source.fetchPages(author(identifiers), effects()));
const idsOf = (pages: readonly RawPage[]) =>
  pages.flatMap((page) =>
    create()
      .parsePage(page)
      .records.map(({ id }) => id),
  );
const byOrcid: PersonIdentifiers = { orcid: ORCID as never };
const byId = (...ids: string[]): PersonIdentifiers => ({ openalex: ids });

/** Answers by path: of several for one path the last one stays. */
const route = (answers: Record<string, WireAnswer | WireAnswer[] | ((request: WireRequest) => WireAnswer)>) => {
  const counts = new Map<string, number>();
  return stand.start((request) => {
    const { pathname } = urlOf(request);
    const answer = answers[pathname] ?? respond(404);
    if (typeof answer === 'function') return answer(request);
    if (!Array.isArray(answer)) return answer;
    const count = counts.get(pathname) ?? 0;
    counts.set(pathname, count + 1);
    return answer[Math.min(count, answer.length - 1)]!;
  });
};

test('The source asks about people with an ORCID iD or an author identifier only', () => {
  const { canAsk } = kind.create({});
  expect([byOrcid, byId(A(1)), {}, { arxiv: 'doe_j_1' }].map((identifiers) => canAsk(author(identifiers)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe('the works of an author', () => {
  test('are those of every identifier under the ORCID iD', async () => {
    await route({
      '/authors': respond(200, list([person(A(1)), person(A(2), { works_count: 1 })])),
      '/works': respond(200, list(works(1, 2))),
    });
    const pages = await pagesOf(byOrcid);
    expect(idsOf(pages)).toEqual(['W1', 'W2']);
    expect(asked()).toEqual([`/authors orcid:${ORCID}`, `/works author.id:${A(1)}|${A(2)}`]);
    const query = parametersOf(stand.server!.requests[1]!);
    expect([query.get('include_xpac'), query.get('per_page'), query.get('cursor')]).toEqual(['true', '100', '*']);
    expect(create().parsePage(pages[0]!).person).toMatchObject({
      value: A(1),
      identifiers: [{ scheme: 'orcid' }, { scheme: 'openalex', value: A(2) }],
    });
  });
  test('are nothing when OpenAlex does not know the iD', async () => {
    await route({ '/authors': respond(200, list([])) });
    expect(await pagesOf(byOrcid)).toEqual([]);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('are those of the identifiers in the author file, and further ones under the iD are told', async () => {
    await route({ '/authors': respond(200, list([person(A(1)), person(A(2))])), '/works': respond(200, list([work(1)])) });
    const pages = await pagesOf({ ...byOrcid, ...byId(A(1)) });
    expect(asked()).toEqual([`/authors orcid:${ORCID}`, `/works author.id:${A(1)}`]);
    expect(create().parsePage(pages[0]!).person!.identifiers).toContainEqual({ scheme: 'openalex', value: A(2) });
  });
  test('are asked for by identifiers alone, sorted and once', async () => {
    await route({
      [`/authors/${A(1)}`]: single(person(A(1))),
      [`/authors/${A(3)}`]: single(person(A(3), { orcid: null })),
      '/works': respond(200, list([work(1)])),
    });
    expect(idsOf(await pagesOf(byId(A(3), A(1), A(3))))).toEqual(['W1']);
    expect(asked().at(-1)).toBe(`/works author.id:${A(1)}|${A(3)}`);
  });
  test('are asked for under the identifier into which one was merged, and that is told', async () => {
    await route({
      [`/authors/${A(9)}`]: respond(301, '', { Location: `/authors/${A(1)}` }),
      [`/authors/${A(1)}`]: single(person(A(1))),
      '/works': respond(200, list([work(1)])),
    });
    expect(idsOf(await pagesOf(byId(A(9))))).toEqual(['W1']);
    expect(asked().at(-1)).toBe(`/works author.id:${A(1)}`);
    expect(stand.warned.join()).toContain(`merged into ${A(1)}`);
  });
  test('are still merged when the answer comes from the cache', async () => {
    await route({
      [`/authors/${A(9)}`]: respond(301, '', { Location: `/authors/${A(1)}` }),
      [`/authors/${A(1)}`]: single(person(A(1))),
      '/works': respond(200, list([work(1)])),
    });
    await pagesOf(byId(A(9)));
    const requests = stand.server!.requests.length;
    expect(idsOf(await pagesOf(byId(A(9))))).toEqual(['W1']);
    expect(stand.server!.requests).toHaveLength(requests);
  });
  test.each([
    ['is not there', respond(404, '<!DOCTYPE html><title>404</title>')],
    ['was deleted', single({ id: 'https://openalex.org/A5317838346', display_name: 'Deleted Author' })],
  ])('are those of the other identifiers when one %s', async (_, gone) => {
    await route({ [`/authors/${A(9)}`]: gone, [`/authors/${A(1)}`]: single(person(A(1))), '/works': respond(200, list([work(1)])) });
    expect(idsOf(await pagesOf(byId(A(9), A(1))))).toEqual(['W1']);
    expect(stand.warned.join()).toContain(`names ${A(9)}, but OpenAlex has no such author any more`);
  });
  test('are nothing when no identifier is there any more', async () => {
    await route({});
    expect(await pagesOf(byId(A(9)))).toEqual([]);
  });
  test('come with a warning when an identifier has the iD of somebody else', async () => {
    await route({
      '/authors': respond(200, list([])),
      [`/authors/${A(1)}`]: single(person(A(1), { orcid: 'https://orcid.org/0000-0001-5109-3700' })),
      '/works': respond(200, list([work(1)])),
    });
    await pagesOf({ ...byOrcid, ...byId(A(1)) });
    expect(stand.warned.join()).toContain('gives the iD 0000-0001-5109-3700');
  });
});

describe('the pages of a list', () => {
  const start = (...pages: string[]) =>
    route({ [`/authors/${A(1)}`]: single(person(A(1))), '/works': pages.map((page) => respond(200, page)) });
  const read = async () => idsOf(await pagesOf(byId(A(1))));

  test('are read by their cursors to the last', async () => {
    await start(
      list(works(1, 100), { count: 230, next_cursor: 'c2' }),
      list(works(101, 100), { count: 230, next_cursor: 'c3' }),
      list(works(201, 30), { count: 230 }),
    );
    expect(await read()).toHaveLength(230);
    expect(stand.server!.requests.flatMap((request) => parametersOf(request).get('cursor') ?? [])).toEqual(['*', 'c2', 'c3']);
  });
  test('are not asked for when all works were listed, though there is a cursor', async () => {
    await start(list(works(1, 100), { count: 100, next_cursor: 'c2' }));
    expect(await read()).toHaveLength(100);
    expect(asked()).toHaveLength(2);
  });
  test('may be none', async () => {
    await start(list([]));
    expect(await read()).toEqual([]);
  });
  test('may grow while they are read', async () => {
    await start(list(works(1, 100), { count: 101, next_cursor: 'c2' }), list(works(101, 2), { count: 102 }));
    expect(await read()).toHaveLength(102);
  });

  const faults: [string, string[], string][] = [
    ['that are short', [list(works(1, 99), { count: 150, next_cursor: 'c2' })], 'the page has 99 works, and 150 were left'],
    [
      'that are empty too early',
      [list(works(1, 100), { count: 150, next_cursor: 'c2' }), list([], { count: 150 })],
      'the page has 0 works, and 50 were left',
    ],
    ['that end too early', [list(works(1, 100), { count: 150 })], 'The list has 100 of 150 works'],
    [
      'that repeat works',
      [list(works(1, 100), { count: 150, next_cursor: 'c2' }), list(works(1, 50), { count: 150 })],
      'The list has 100 of 150 works',
    ],
    [
      'that repeat a cursor',
      [list(works(1, 100), { count: 500, next_cursor: 'c2' }), list(works(101, 100), { count: 500, next_cursor: 'c2' })],
      'The list does not end',
    ],
    [
      'of somebody else',
      [list([work(1), work(2, { authorships: [{ author: { id: `https://openalex.org/${A(2)}` } }] })])],
      `W2, which is not by ${A(1)}`,
    ],
    ['of works without authors', [list([work(1, { authorships: [] })])], `W1, which is not by ${A(1)}`],
    ['of other things', [list([person(A(1))])], `${A(1)}, which is no work`],
    ['without a count', ['{"meta":{},"results":[]}'], 'not what the source documents: meta.count'],
    ['that are cut', [list(works(1, 2)).slice(0, -10)], 'JSON'],
    ['that are web pages', ['<!DOCTYPE html><title>Down</title>'], 'web page'],
    ['that are an error with status 200', ['{"error":"Timeout","message":"Try later."}'], 'OpenAlex says “Timeout: Try later”'],
  ];
  test.each(faults)('%s are not taken for the truth', async (_, pages, message) => {
    await start(...pages);
    await expect(read()).rejects.toThrow(message);
  });
  test('that were bad for a moment are asked for again', async () => {
    await start(list(works(1, 1), { count: 2 }), list(works(1, 2)));
    expect(await read()).toEqual(['W1', 'W2']);
  });
  test('may have a bad work, which is told when the page is read', async () => {
    await start(list([work(1), work(2, { title: 7 })]));
    const pages = await pagesOf(byId(A(1)));
    expect(create().parsePage(pages.at(-1)!).issues).toHaveLength(1);
  });
  test('that are not there are a fault', async () => {
    await route({ [`/authors/${A(1)}`]: single(person(A(1))) });
    await expect(read()).rejects.toThrow('The interface of OpenAlex is not there');
  });
});

describe('a list of authors', () => {
  const authorships = Array.from({ length: 120 }, (_, index) => ({
    author_position: index === 0 ? 'first' : 'middle',
    raw_author_name: `Author ${index}`,
  }));
  const cut = (number: number, change: object = {}) =>
    work(number, { authorships: authorships.slice(0, 100), is_authors_truncated: true, ...change });
  const start = (listed: object, whole: WireAnswer) =>
    route({ [`/authors/${A(1)}`]: single(person(A(1))), '/works': respond(200, list([listed, work(2)])), '/works/W1': whole });

  test('that is cut is read from the single record', async () => {
    await start(cut(1), single(work(1, { authorships })));
    const pages = await pagesOf(byId(A(1)));
    const records = pages.flatMap((page) => create().parsePage(page).records);
    expect(records.map(({ id, authors, authorsTruncated }) => [id, authors.length, authorsTruncated])).toEqual([
      ['W1', 100, true],
      ['W2', 1, undefined],
      ['W1', 120, undefined],
    ]);
  });
  test('that ends in the middle is cut, though nothing says so', async () => {
    await start(cut(1, { is_authors_truncated: undefined }), single(work(1, { authorships })));
    expect(idsOf(await pagesOf(byId(A(1))))).toEqual(['W1', 'W2', 'W1']);
  });
  test('stays cut when there is no single record', async () => {
    await start(cut(1), respond(404));
    expect(idsOf(await pagesOf(byId(A(1))))).toEqual(['W1', 'W2']);
  });
  test('of another work is not taken for the truth', async () => {
    await start(cut(1), single(work(7, { authorships })));
    await expect(pagesOf(byId(A(1)))).rejects.toThrow('W7, not W1');
  });
});

describe('an answer about people', () => {
  const faults: [string, PersonIdentifiers, Record<string, WireAnswer>, string][] = [
    [
      'with another iD',
      byOrcid,
      { '/authors': respond(200, list([person(A(1), { orcid: 'https://orcid.org/0000-0001-5109-3700' })])) },
      `not ${ORCID}`,
    ],
    [
      'without an iD',
      byOrcid,
      { '/authors': respond(200, list([person(A(1), { orcid: null })])) },
      `an author without an iD, not ${ORCID}`,
    ],
    ['that is not whole', byOrcid, { '/authors': respond(200, list([person(A(1))], { count: 2 })) }, 'the page has 1 of 2 authors'],
    [
      'of more than share an iD',
      byOrcid,
      {
        '/authors': respond(
          200,
          list(
            Array.from({ length: 100 }, () => person(A(1))),
            { count: 101 },
          ),
        ),
      },
      'more than share an iD',
    ],
    ['under another identifier', byId(A(1)), { [`/authors/${A(1)}`]: single(person(A(2))) }, `about ${A(2)}, not ${A(1)}`],
    ['that is a work', byId(A(1)), { [`/authors/${A(1)}`]: single(work(1)) }, 'begins with A'],
  ];
  test.each(faults)('%s is not taken for the truth', async (_, identifiers, answers, message) => {
    await route(answers);
    await expect(pagesOf(identifiers)).rejects.toThrow(message);
  });
});

describe('works that other sources named', () => {
  const known = async (doi: string[], source = create()) =>
    idsOf(await Array.fromAsync(source.fetchKnown!({ arxiv: [], doi, pmid: [] }, effects())));
  const found = (request: WireRequest) => (parametersOf(request).get('filter') ?? '').slice('doi:'.length).split('|');
  const answer = (request: WireRequest) =>
    respond(200, list(found(request).map((doi, index) => work(index + 1, { doi: `https://doi.org/${doi}` }))));

  test('are asked for by DOI, sorted, once and fifty at a time', async () => {
    await route({ '/works': answer });
    const dois = Array.from({ length: 120 }, (_, index) => `10.1000/${String(index).padStart(3, '0')}`);
    expect(await known([...dois.toReversed(), '10.1000/000', 'no DOI'])).toHaveLength(120);
    expect(stand.server!.requests.map((request) => found(request).length)).toEqual([50, 50, 20]);
    expect(found(stand.server!.requests[0]!)).toEqual(dois.slice(0, 50));
    expect(parametersOf(stand.server!.requests[0]!).get('include_xpac')).toBe('true');
  });
  test('are asked for in addresses of a length that passes', async () => {
    await route({ '/works': answer });
    const dois = Array.from({ length: 50 }, (_, index) => `10.1000/${'(87)[2832]'.repeat(15)}${index}`);
    expect(await known(dois)).toHaveLength(50);
    expect(Math.max(...stand.server!.requests.map(({ path }) => path.length))).toBeLessThan(4000);
  });
  test('are asked for one by one where the DOI would mean something in a filter', async () => {
    const doi = '10.1000/a,b';
    await route({ [`/works/doi:${encodeURIComponent(doi)}`]: single(work(1, { doi: `https://doi.org/${doi}` })) });
    expect(await known([doi, '10.1000/c|d'])).toEqual(['W1']);
  });
  test('may be unknown to OpenAlex', async () => {
    await route({ '/works': respond(200, list([])) });
    expect(await known(['10.1000/abc'])).toEqual([]);
  });
  test('are not asked for when there are none', async () => {
    await route({});
    expect(await known([])).toEqual([]);
    expect(stand.server!.requests).toEqual([]);
  });
  test.each([
    ['others', list([work(1, { doi: 'https://doi.org/10.1000/other' })]), '10.1000/other, which was not asked for'],
    ['works without a DOI', list([work(1)]), 'W1, which was not asked for'],
    ['a part of them', list([work(1, { doi: 'https://doi.org/10.1000/abc' })], { count: 2 }), 'the page has 1 of 2 works'],
  ])('are not %s', async (_, body, message) => {
    await route({ '/works': respond(200, body) });
    await expect(known(['10.1000/abc'])).rejects.toThrow(message);
  });
});

describe('people of a name', () => {
  const find = (name: string) => create().findPeople!(name, effects());

  const candidates = [person(A(1)), person(A(2), { orcid: null }), { id: 'https://openalex.org/A5317838346' }];

  test('are found as OpenAlex ranks them', async () => {
    await route({ '/authors': respond(200, list(candidates)) });
    expect((await find('Jane  "Doe"|*')).map(({ value }) => value)).toEqual([A(1), A(2)]);
    expect(parametersOf(stand.server!.requests[0]!).get('search')).toBe('Jane Doe');
  });
  test('are not taken from a page that is short', async () => {
    await route({ '/authors': respond(200, list(candidates, { count: 900 })) });
    await expect(find('Jane Doe')).rejects.toThrow('the page has 3 of 900 authors');
  });
  test('are looked for where OpenAlex is', async () => {
    await route({});
    await expect(find('Jane Doe')).rejects.toThrow('The interface of OpenAlex is not there');
  });
  test('are none for a name without letters', async () => {
    await route({});
    expect(await find('"*"')).toEqual([]);
    expect(stand.server!.requests).toEqual([]);
  });
});

describe('key and budget', () => {
  const start = (cost: object = {}) =>
    route({
      '/authors': (request) => respond(200, list([person(A(1))], parametersOf(request).has('search') ? cost : {})),
      '/works': respond(200, list([])),
    });

  test('a key is sent, and not kept', async () => {
    await start();
    await pagesOf(byOrcid, create('secret-of-the-host'));
    expect(stand.server!.requests.map((request) => parametersOf(request).get('api_key'))).toEqual([
      'secret-of-the-host',
      'secret-of-the-host',
    ]);
    const folder = join(stand.folder, 'cache');
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    const kept = (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join();
    expect(kept).toContain('openalex.org');
    expect(kept).not.toContain('secret-of-the-host');
  });
  test('without a key none is sent', async () => {
    await start();
    await pagesOf(byOrcid);
    expect(parametersOf(stand.server!.requests[0]!).has('api_key')).toBe(false);
  });
  test('what OpenAlex says of a bad request is told, without the key', async () => {
    await route({ '/authors': respond(400, '{"error":"Invalid query parameters error.","message":"secret-of-the-host is not valid."}') });
    const reading = pagesOf(byOrcid, create('secret-of-the-host'));
    await expect(reading).rejects.toThrow('OpenAlex says “Invalid query parameters error: REDACTED is not valid”');
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('a bad key is told of', async () => {
    await route({ '/authors': respond(401, '{"error":"Unauthorized","message":"bad key"}') });
    await expect(pagesOf(byOrcid, create('secret-of-the-host'))).rejects.toThrow('Status 401');
  });
  test('a day’s budget that is used up ends the asking at once', async () => {
    await route({
      '/authors': respond(429, '{"error":"Rate limit exceeded","message":"x","retryAfter":54000}', { 'Retry-After': '54000' }),
    });
    await expect(pagesOf(byOrcid)).rejects.toThrow('asks to be left alone until 2026-11-24T03:00:00.000Z');
    expect(stand.server!.requests).toHaveLength(1);
  });

  const search = async (source: Source, times: number) => {
    for (let count = 0; count < times; count += 1) await source.findPeople!(`Jane Doe ${count}`, effects());
  };
  test('without a key no more is asked for in a run than a day allows', async () => {
    await start();
    const source = create();
    await search(source, 100);
    await expect(search(source, 101)).rejects.toThrow(
      'Without a key OpenAlex answers questions for $0.10 a day, and this run has asked for $0.10 already',
    );
    expect(stand.server!.requests).toHaveLength(100);
    // one thing by its identifier is free
    await expect(pagesOf(byId(A(9)), source)).resolves.toEqual([]);
  });
  test('what OpenAlex says that an answer cost counts', async () => {
    await start({ cost_usd: 0.05 });
    const source = create();
    await search(source, 2);
    await expect(source.findPeople!('Richard Roe', effects())).rejects.toThrow('$0.10');
  });
  test('answers from the cache cost nothing', async () => {
    await start({ cost_usd: 0.05 });
    await search(create(), 2);
    const source = create();
    await search(source, 2);
    await source.findPeople!('Richard Roe', effects());
    expect(stand.server!.requests).toHaveLength(3);
  });
  test('with a key OpenAlex itself says when it is enough', async () => {
    await start({ cost_usd: 0.09 });
    await search(create('secret-of-the-host'), 4);
    expect(stand.server!.requests).toHaveLength(4);
  });
});
