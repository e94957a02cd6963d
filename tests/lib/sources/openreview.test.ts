import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import type { Http } from '../../../src/lib/sources/http/index.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import { openreview as kind } from '../../../src/lib/sources/openreview/index.ts';
import { parseAnswer } from '../../../src/lib/sources/openreview/parse.ts';
import type { AuthorRequest } from '../../../src/lib/sources/source.ts';
import { respond, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();

const note = (id: string, authorids: unknown = ['~Jane_Doe1']) => ({
  id,
  forum: id,
  readers: ['everyone'],
  pdate: 1705363200000,
  content: {
    title: { value: `Paper ${id}` },
    authors: { value: ['Jane Doe'] },
    authorids: { value: authorids },
    venue: { value: 'ICLR 2024 poster' },
    venueid: { value: 'ICLR.cc/2024/Conference' },
  },
});
const notes = (list: object[], count: number | undefined = list.length) => JSON.stringify({ notes: list, count });
const profile = (id = '~Jane_Doe1', others: string[] = []) =>
  JSON.stringify({
    profiles: [{ id, content: { names: [id, ...others].map((username) => ({ fullname: 'Jane Doe', username })) } }],
    count: 1,
  });

describe('the OpenReview client', () => {
  const author: AuthorRequest = { slug: 'jane-doe', names: ['Jane Doe'], identifiers: { openreview: '~Jane_Doe1' }, includedArxiv: [] };
  const effects = (http: Http = stand.client()) => ({ http, filesFolder: '', logger: { info: () => undefined, warn: () => undefined } });
  const source = (key?: string) => kind.create({ baseUrl: stand.server!.origin, ...(key === undefined ? {} : { key }) });
  const readAll = async () => {
    const pages = await Array.fromAsync(source().fetchPages(author, effects()));
    return pages.map((page) => source().parsePage(page));
  };
  const readWorks = async () => (await readAll()).flatMap(({ records }) => records.map(({ id }) => id));
  const questionOf = ({ path }: WireRequest) => {
    const { pathname, searchParams } = new URL(path, 'http://x');
    return `${pathname} ${[...searchParams.keys()][0]}`;
  };
  const CURRENT = '/notes content.authorids';
  const OBJECTS = '/notes content.authors.username';
  const OLDER = '/v1/notes content.authorids';
  /** Answers by question; without one there are no notes. */
  const serve = (answers: Record<string, (request: WireRequest) => WireAnswer>, person = profile()) =>
    stand.start((request) =>
      request.path.startsWith('/profiles') ? respond(200, person) : (answers[questionOf(request)]?.(request) ?? respond(200, notes([]))),
    );

  test('is off unless it is switched on', () => {
    expect(createSources({}).map(({ name }) => name)).not.toContain('openreview');
  });
  test('asks about people with a profile only', () => {
    const { canAsk } = kind.create({});
    expect(canAsk(author)).toBe(true);
    expect(canAsk({ ...author, identifiers: { orcid: '0000-0002-1825-0097' as never } })).toBe(false);
  });
  test('asks for authors in lists and in objects, and at the older interface, and tells of each paper once', async () => {
    const objects = {
      ...note('b'),
      content: { ...note('b').content, authorids: null, authors: { value: [{ fullname: 'Jane Doe', username: '~Jane_Doe1' }] } },
    };
    await serve({
      [CURRENT]: () => respond(200, notes([note('a'), note('c')])),
      [OBJECTS]: () => respond(200, notes([objects, note('c')])),
      [OLDER]: () => respond(200, notes([note('d')])),
    });
    expect(await readWorks()).toEqual(['a', 'c', 'b', 'd']);
    expect(stand.server!.requests.map(questionOf)).toEqual(['/profiles id', CURRENT, OBJECTS, OLDER]);
    expect(new URL(stand.server!.requests[1]!.path, 'http://x').searchParams.get('content.authorids')).toBe('~Jane_Doe1');
  });
  test('tells of the person first', async () => {
    await serve({});
    const [first] = await readAll();
    expect(first!.person).toEqual({ source: 'openreview', scheme: 'openreview', value: '~Jane_Doe1', names: ['Jane Doe'] });
  });
  test('goes on until a page is not full', async () => {
    const all = Array.from({ length: 2100 }, (_, index) => note(`n${index}`));
    await serve({
      [CURRENT]: ({ path }) => {
        const offset = Number(new URL(path, 'http://x').searchParams.get('offset'));
        return respond(200, notes(all.slice(offset, offset + 1000), 2100));
      },
    });
    expect(await readWorks()).toHaveLength(2100);
    expect(stand.server!.requests).toHaveLength(1 + 3 + 2);
  });
  test('takes notes under a name that was merged into the profile', async () => {
    await serve({ [CURRENT]: () => respond(200, notes([note('a', ['~J_Doe3'])])) }, profile('~Jane_Doe1', ['~J_Doe3']));
    expect(await readWorks()).toEqual(['a']);
  });

  const faults: [string, string, string][] = [
    ['a list that ends before its count', notes([note('a')], 2), 'counts 2 notes but lists 1'],
    ['notes that do not name the author', notes([note('a', ['~John_Public2'])]), 'no note of the page names the author'],
    ['a note twice', notes([note('a'), note('a')]), 'the page has a note twice'],
    ['a page that repeats', notes(Array.from({ length: 1000 }, (_, index) => note(`n${index}`))), 'repeats or does not end'],
    ['a page that is cut', notes([note('a')]).slice(0, -9), 'not whole JSON'],
    ['another document', '{"groups":[]}', 'not what the source documents'],
    ['a web page', '<html><title>Just a moment</title></html>', 'the answer is a web page'],
  ];
  test.each(faults)('does not take %s for the truth', async (_, answer, message) => {
    await serve({ [CURRENT]: () => respond(200, answer) });
    await expect(readWorks()).rejects.toThrow(message);
  });
  test('does not take the profile of somebody else for the author’s', async () => {
    await serve({}, profile('~John_Public2'));
    await expect(readWorks()).rejects.toThrow('the answer is about ~John_Public2, not ~Jane_Doe1');
  });
  test('says that there is no such profile, and what else OpenReview says', async () => {
    await stand.start(respond(404, '{"name":"NotFoundError","message":"Profile not found"}'));
    await expect(readWorks()).rejects.toThrow('OpenReview has nothing there.');
    await stand.server!.close();
    await stand.start(respond(400, '{"name":"ValidationError","message":"The profile is not valid"}'));
    await expect(readWorks()).rejects.toThrow('OpenReview refuses: “ValidationError: The profile is not valid”.');
  });
  test('sends a token as a header, and keeps it nowhere', async () => {
    await serve({ [CURRENT]: () => respond(200, notes([note('a')])) });
    const pages = await Array.fromAsync(source('very-secret').fetchPages(author, effects()));
    expect(new Set(stand.server!.requests.map(({ headers }) => headers.get('authorization')))).toEqual(new Set(['Bearer very-secret']));
    const names = (await readdir(stand.folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    const kept = await Promise.all(names.map((name) => readFile(join(stand.folder, name), 'utf8')));
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify([kept, names, pages, stand.warned])).not.toMatch(/very-secret|host@example/);
  });
  test('asks OpenReview itself unless it has another address', async () => {
    const asked: string[] = [];
    const http: Http = {
      get: ({ url }) => {
        asked.push(url);
        const body = url.includes('/profiles') ? profile() : notes([]);
        return Promise.resolve({ status: 'found', url, body, fetchedAt: '', fromCache: false });
      },
    };
    await Array.fromAsync(kind.create({}).fetchPages(author, effects(http)));
    expect(asked.map((url) => new URL(url).host)).toEqual([
      'api2.openreview.net',
      'api2.openreview.net',
      'api2.openreview.net',
      'api.openreview.net',
    ]);
  });
});

describe('a document of OpenReview', () => {
  const read = (content: object, rest: object = {}) =>
    parseAnswer({
      place: 'notes.json',
      body: JSON.stringify({ notes: [{ ...note('a'), ...rest, content: { ...note('a').content, ...content } }] }),
    });

  test('gives its papers as they were published', () => {
    expect(read({}).records.map(({ id }) => id)).toEqual(['a']);
  });
  const venues = [
    'Submitted to ICLR 2026',
    'ICLR 2026 Conference Submission',
    'ICLR 2022 Submitted',
    'Under review for TMLR',
    'Withdrawn by the authors',
    'ICLR 2026 Conference Desk Rejected Submission',
    'ICML 2026 Reject',
    ' ',
  ];
  test.each(venues)('says nothing of a paper at the venue “%s”', (venue) => {
    expect(read({ venue: { value: venue } })).toEqual({ records: [], issues: [] });
  });
  const venueIds = [
    'ICLR.cc/2026/Conference/Submission',
    'ICLR.cc/2026/Conference/Rejected_Submission',
    'ICLR.cc/2026/Conference/Withdrawn_Submission',
    'ICLR.cc/2026/Conference/Desk_Rejected_Submission',
    'ICML.cc/2026/Conference/Submission13536',
    'TMLR/Under_Review',
    'TMLR/Rejected',
    'TMLR/Withdrawn_by_Authors',
    'TMLR/Decision_Pending',
    'TMLR/Retracted',
  ];
  test.each(venueIds)('says nothing of a paper with the venue id “%s”', (venueid) => {
    expect(read({ venueid: { value: venueid } })).toEqual({ records: [], issues: [] });
  });
  test('says nothing of what is not for everybody, deleted, about another paper, or anonymous', () => {
    const hidden: [object, object?][] = [
      [{}, { readers: ['~Jane_Doe1'] }],
      [{}, { readers: [] }],
      [{}, { ddate: 1 }],
      [{}, { forum: 'b' }],
      [{}, { forum: null }],
      [{ authors: { value: ['Anonymous'] } }],
      [{ authors: { value: [] } }],
      [{ authors: { value: ['Jane Doe'], readers: ['~Jane_Doe1'] } }],
      [{ title: { value: 'x' }, venue: { value: 'ICLR 2024 poster', readers: ['~Jane_Doe1'] } }],
      [{ _bibtex: { value: '@misc{anonymous2026x, author={Anonymous}, title={x}, year={2026}}' } }],
    ];
    for (const [content, rest] of hidden) expect(read(content, rest), JSON.stringify([content, rest])).toEqual({ records: [], issues: [] });
  });
  test('never gives an e-mail address', () => {
    const { records } = read({ authorids: { value: ['jane@example.org'] } });
    expect(JSON.stringify(records)).not.toContain('@example.org');
    expect(records[0]!.authors).toEqual([{ name: { literal: 'Jane Doe' } }]);
  });
  test('that is long and hostile is read as any', () => {
    const long = (text: string) => text.repeat(100_000 / text.length);
    for (const text of ['(', ' ', '*', '**', '[a', '](https:', 'poster ', '{', 'https://', '~'])
      expect(
        read({
          title: { value: long(text) },
          abstract: { value: long(text) },
          venue: { value: `ICLR ${long(text)}` },
          pdf: { value: long(text) },
          html: { value: long(text) },
          _bibtex: { value: `@article{x, author = {${long(text)}` },
        }).records,
      ).toHaveLength(1);
  });
  test('of another source is not taken for one', () => {
    for (const json of [{ notes: 'x' }, { notes: [{}] }, { profiles: [1] }, [], {}])
      expect(recognize('x.json', JSON.stringify(json), kind.formats), JSON.stringify(json)).toHaveProperty('reason');
  });
});
