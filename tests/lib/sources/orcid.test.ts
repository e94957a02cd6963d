import { readFileSync, readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../src/lib/model/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import { FORMATS } from '../../../src/lib/sources/formats.ts';
import type { Http } from '../../../src/lib/sources/http/index.ts';
import { orcid as kind } from '../../../src/lib/sources/orcid/index.ts';
import { parseAnswer } from '../../../src/lib/sources/orcid/parse.ts';
import type { AuthorRequest } from '../../../src/lib/sources/source.ts';
import { corpus } from '../../helpers/corpus.ts';
import { respond, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const ORCID = '0000-0002-1825-0097';
const OTHER = '0000-0000-1234-5672';
const DAY_MS = 24 * 3600 * 1000;

const work = (code: number, changed = 1000, extra: object = {}) => ({
  'put-code': code,
  'last-modified-date': { value: changed },
  title: { title: { value: `Work ${code}` } },
  type: 'journal-article',
  visibility: 'public',
  path: `/${ORCID}/work/${code}`,
  'external-ids': {
    'external-id': [{ 'external-id-type': 'doi', 'external-id-value': `10.1000/${code}`, 'external-id-relationship': 'self' }],
  },
  ...extra,
});
const record = (works: object[], orcid = ORCID) => ({
  'orcid-identifier': { path: orcid },
  person: { name: { 'given-names': { value: 'Jane' }, 'family-name': { value: 'Doe' }, visibility: 'public', path: orcid } },
  'activities-summary': {
    employments: { 'affiliation-group': [{ summaries: [{ 'employment-summary': { organization: { name: 'Example University' } } }] }] },
    works: { group: works.map((one) => ({ 'work-summary': [one] })), path: `/${orcid}/works` },
  },
  path: `/${orcid}`,
});
const full = (code: number, changed = 1000) =>
  work(code, changed, {
    contributors: { contributor: [{ 'credit-name': { value: 'Jane Doe' } }, { 'credit-name': { value: 'John Public' } }] },
  });
const bulk = (items: object[]) => JSON.stringify({ bulk: items.map((item) => ('error-code' in item ? { error: item } : { work: item })) });
const codesOf = ({ path }: WireRequest) =>
  (path.split('/works/')[1] ?? '').split(',').flatMap((code) => (code === '' ? [] : [Number(code)]));
const refusal = (code: number, message: string) =>
  JSON.stringify({ 'response-code': 409, 'developer-message': message, 'user-message': message, 'error-code': code, 'more-info': '' });

describe('the ORCID client', () => {
  const author: AuthorRequest = { slug: 'jane-doe', names: ['Jane Doe'], identifiers: { orcid: ORCID as never }, includedArxiv: [] };
  const effects = (http: Http = stand.client()) => ({
    http,
    filesFolder: '',
    logger: { info: () => undefined, warn: (message: string) => void stand.warned.push(message) },
  });
  const source = (key?: string) => kind.create({ baseUrl: stand.server!.origin, ...(key === undefined ? {} : { key }) });
  const readAll = async (http?: Http) => {
    const pages = await Array.fromAsync(source().fetchPages(author, effects(http)));
    return pages.map((page) => source().parsePage(page));
  };
  const readWorks = async (http?: Http) => (await readAll(http)).flatMap(({ records }) => records.map(({ id }) => id.split('/')[1]!));
  /** A record with these works, all of which can be had in full. */
  const serve = (codes: readonly number[]) =>
    stand.start((request) =>
      request.path.endsWith('/record')
        ? respond(200, JSON.stringify(record(codes.map((code) => work(code)))))
        : respond(200, bulk(codesOf(request).map((code) => full(code)))),
    );

  test('asks about people with an ORCID iD only', () => {
    const { canAsk } = kind.create({});
    expect(canAsk(author)).toBe(true);
    expect(canAsk({ ...author, identifiers: { arxiv: 'doe_j_1' } })).toBe(false);
  });
  test('reads the record and its works in full, and makes one record of the two', async () => {
    await serve([2, 1]);
    const [about, ...works] = await readAll();
    expect(about!.person).toMatchObject({ value: ORCID, names: ['Jane Doe'], affiliations: [{ name: 'Example University' }] });
    expect(about!.records).toEqual([]);
    expect(works.flatMap(({ records }) => records.map(({ id, authors }) => [id, authors.length]))).toEqual([
      [`${ORCID}/1`, 2],
      [`${ORCID}/2`, 2],
    ]);
    expect(works[0]!.records[0]!.authors[0]).toEqual({ name: { literal: 'Jane Doe' }, orcid: ORCID });
    expect(stand.server!.requests.map(({ path }) => path)).toEqual([`/${ORCID}/record`, `/${ORCID}/works/1,2`]);
    expect(stand.server!.requests.map(({ headers }) => headers.get('accept'))).toEqual(['application/json', 'application/json']);
  });
  test('tells of the person before it asks for works', async () => {
    await serve([1]);
    for await (const page of source().fetchPages(author, effects())) {
      expect(source().parsePage(page).person?.value).toBe(ORCID);
      break;
    }
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('asks for fifty works at once, by their put-codes, so that a new one changes the last request only', async () => {
    const codes = Array.from({ length: 120 }, (_, index) => 1000 - index);
    await serve(codes);
    expect(await readWorks()).toHaveLength(120);
    const [, ...asked] = stand.server!.requests.map(codesOf);
    expect(asked.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(asked.flat()).toEqual(codes.toReversed());
  });
  test('asks for works one by one that only the number of a journal holds together', async () => {
    const ids = (doi: string) => ({
      'external-ids': {
        'external-id': ['issn 1234-5679', `doi ${doi}`].map((text) => ({
          'external-id-type': text.split(' ')[0],
          'external-id-value': text.split(' ')[1],
          'external-id-relationship': 'self',
        })),
      },
    });
    const together = record([]);
    together['activities-summary'].works.group = [
      { 'work-summary': [work(1, 1000, ids('10.1000/1')), work(2, 1000, ids('10.1000/2'))] },
    ] as never;
    await stand.start(respond(200, JSON.stringify(together)), respond(200, bulk([full(1), full(2)])));
    expect(await readWorks()).toEqual(['1', '2']);
  });
  test('has a person without works', async () => {
    await stand.start(respond(200, JSON.stringify(record([]))));
    const pages = await readAll();
    expect(pages).toHaveLength(1);
    expect(pages[0]!.person?.names).toEqual(['Jane Doe']);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('keeps what the list says of a work that cannot be had in full', async () => {
    await stand.start(
      respond(200, JSON.stringify(record([work(1), work(2)]))),
      respond(200, bulk([full(1), JSON.parse(refusal(9034, 'Gone')) as object])),
    );
    const pages = await readAll();
    expect(pages.flatMap(({ records }) => records.map(({ id, authorsTruncated }) => [id, authorsTruncated]))).toEqual([
      [`${ORCID}/1`, undefined],
      [`${ORCID}/2`, true],
    ]);
    expect(pages.flatMap(({ issues }) => issues.map(({ message }) => message))).toEqual([
      'ORCID says “Gone” (error 9034) in the place of a work.',
    ]);
  });
  test('names a work of the list that cannot be read, and reads the others', async () => {
    await stand.start(respond(200, JSON.stringify(record([work(1), { ...work(2), 'put-code': {} }]))), (request) =>
      respond(200, bulk(codesOf(request).map((code) => full(code)))),
    );
    const pages = await readAll();
    expect(pages.flatMap(({ records }) => records.map(({ id }) => id))).toEqual([`${ORCID}/1`]);
    expect(pages.flatMap(({ issues }) => issues.map(({ place }) => place))).toEqual([`${stand.server!.origin}/${ORCID}/works group 1`]);
  });

  test('takes works in full from the cache until the list says that one was changed', async () => {
    let changed = 1000;
    await stand.start((request) =>
      request.path.endsWith('/record')
        ? respond(200, JSON.stringify(record([work(1, 1000), work(2, changed)])))
        : respond(200, bulk([full(1, 1000), full(2, changed)])),
    );
    const asked = () => stand.server!.requests.map(({ path }) => path.split('/')[2]).join(' ');
    await readWorks();
    expect(asked()).toBe('record works');
    stand.now += 3600_000;
    await readWorks();
    expect(asked()).toBe('record works');
    stand.now += 2 * DAY_MS;
    await readWorks();
    expect(asked()).toBe('record works record');
    stand.now += 2 * DAY_MS;
    changed = 2000;
    expect(await readWorks()).toEqual(['1', '2']);
    expect(asked()).toBe('record works record record works');
  });
  test('is content with works in full that are older than the list when they come anew', async () => {
    await stand.start(respond(200, JSON.stringify(record([work(1, 2000)]))), (request) =>
      respond(200, bulk(codesOf(request).map((code) => full(code, 1000)))),
    );
    expect(await readWorks()).toEqual(['1']);
    expect(stand.server!.requests).toHaveLength(2);
  });

  const incomplete: [string, (codes: number[]) => string, string][] = [
    ['lacks a work', () => bulk([full(1)]), 'the answer has 1 of 2 works'],
    ['has a work twice', () => bulk([full(1), full(1)]), 'the answer has 2 of 2 works'],
    ['has a work that was not asked for', () => bulk([full(1), full(3)]), 'work 3, which was not asked for'],
    ['is of somebody else', () => bulk([full(1), full(2)]).replaceAll(ORCID, OTHER), `the works are of ${OTHER}, not of ${ORCID}`],
    ['is cut', () => bulk([full(1), full(2)]).slice(0, -20), 'JSON'],
    ['is another document', () => '{"group":[]}', 'not what the source documents'],
    ['is a web page', () => '<html><title>Maintenance</title></html>', 'the answer is a web page'],
  ];
  test.each(incomplete)('does not take an answer that %s for the works', async (_, answer, message) => {
    await stand.start((request) =>
      request.path.endsWith('/record') ? respond(200, JSON.stringify(record([work(1), work(2)]))) : respond(200, answer(codesOf(request))),
    );
    await expect(readWorks()).rejects.toThrow(message);
  });
  test.each([
    ['has no works', { ...record([]), 'activities-summary': {} }],
    ['has no person', { ...record([]), person: null }],
  ])('does not take a record that %s for whole', async (_, answer) => {
    await stand.start(respond(200, JSON.stringify(answer)));
    await expect(readWorks()).rejects.toThrow('not what the source documents');
  });

  test('says which iD a record has moved to', async () => {
    await stand.start((request) =>
      request.path.includes(ORCID)
        ? respond(301, refusal(9007, 'deprecated'), { Location: `${stand.server!.origin}/${OTHER}/record` })
        : respond(200, JSON.stringify(record([], OTHER))),
    );
    await expect(readWorks()).rejects.toMatchObject({
      message: `The iD was given up for ${OTHER}.`,
      remedy: `Write ${OTHER} in the author file.`,
    });
    expect(stand.server!.requests).toHaveLength(2);
  });
  test('does not take the record of somebody else for the author’s, nor keep it', async () => {
    let answer = record([work(1)], OTHER);
    await stand.start((request) =>
      request.path.endsWith('/record')
        ? respond(200, JSON.stringify(answer))
        : respond(200, bulk(codesOf(request).map((code) => full(code)))),
    );
    await expect(readWorks()).rejects.toThrow(`The record is about ${OTHER}, not ${ORCID}.`);
    answer = record([work(1)]);
    expect(await readWorks()).toEqual(['1']);
  });
  test.each([
    [9018, 'The ORCID record is locked', 'ORCID has locked the record'],
    [9044, 'The ORCID record is deactivated', 'The person has closed the record'],
    [9007, `This account is deprecated. Please refer to account: https://orcid.org/${OTHER}`, `given up for ${OTHER}`],
    [9999, 'Something new', 'ORCID refuses (error 9999: “Something new”).'],
  ])('explains error %i', async (code, said, message) => {
    await stand.start(respond(409, refusal(code, said)));
    await expect(readWorks()).rejects.toThrow(message);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('says that there is no such record', async () => {
    await stand.start(respond(404, refusal(9016, 'The resource was not found')));
    await expect(readWorks()).rejects.toThrow('ORCID has no such record.');
  });

  test('sends a token as a header, and keeps it nowhere', async () => {
    await serve([1]);
    const pages = await Array.fromAsync(source('very-secret').fetchPages(author, effects()));
    expect(stand.server!.requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer very-secret', 'Bearer very-secret']);
    expect(stand.server!.requests[0]!.headers.get('user-agent')).toContain('host@example.org');
    const names = (await readdir(stand.folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    const kept = await Promise.all(names.map((name) => readFile(join(stand.folder, name), 'utf8')));
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify([kept, names, pages, stand.warned])).not.toMatch(/very-secret|host@example/);
  });
  test('sends no header without a token', async () => {
    await serve([]);
    await readWorks();
    expect(stand.server!.requests[0]!.headers.has('authorization')).toBe(false);
  });
  test('asks ORCID itself unless it has another address', async () => {
    const asked: string[] = [];
    const http: Http = { get: ({ url }) => (asked.push(url), Promise.resolve({ status: 'absent', url })) };
    for (const settings of [{}, { baseUrl: 'https://mirror.example.org' }])
      await expect(Array.fromAsync(kind.create(settings).fetchPages(author, effects(http)))).rejects.toThrow('no such record');
    expect(asked).toEqual([`https://pub.orcid.org/v3.0/${ORCID}/record`, `https://mirror.example.org/${ORCID}/record`]);
  });

  describe('finds people', () => {
    const person = (id: string, extra: object = {}) => ({
      'orcid-id': id,
      'given-names': 'Jane',
      'family-names': 'Doe',
      'credit-name': null,
      'other-name': ['J. Doe'],
      email: [],
      'institution-name': ['Example University'],
      ...extra,
    });
    const find = (name: string) => source().findPeople!(name, effects());

    test('by every word of a name, with what tells them apart', async () => {
      const answer = {
        'expanded-result': [person(ORCID), person(OTHER, { 'credit-name': 'J. Q. Doe', 'institution-name': null })],
        'num-found': 2,
      };
      await stand.start(respond(200, JSON.stringify(answer)));
      expect(await find('Jane "Q" \\ Doe')).toEqual([
        { source: 'orcid', scheme: 'orcid', value: ORCID, names: ['Jane Doe', 'J. Doe'], affiliations: [{ name: 'Example University' }] },
        { source: 'orcid', scheme: 'orcid', value: OTHER, names: ['J. Q. Doe', 'Jane Doe', 'J. Doe'] },
      ]);
      const { pathname, searchParams } = new URL(stand.server!.requests[0]!.path, 'http://x');
      expect(pathname).toBe('/expanded-search/');
      expect(searchParams.get('q')).toBe(
        'given-and-family-names:("Jane" AND "Q" AND "Doe") OR credit-name:"Jane Q Doe" OR other-names:"Jane Q Doe"',
      );
    });
    test('but nobody where there is nobody, and asks nothing without a name', async () => {
      await stand.start(respond(200, '{"expanded-result":null,"num-found":0}'));
      expect(await find('Jane Doe')).toEqual([]);
      expect(await find(' "" ')).toEqual([]);
      expect(stand.server!.requests).toHaveLength(1);
    });
    test('and passes over those that cannot be read', async () => {
      const answer = { 'expanded-result': [person('0000-0002-1825-0098'), 'x', person(ORCID)], 'num-found': 3 };
      await stand.start(respond(200, JSON.stringify(answer)));
      expect((await find('Jane Doe')).map(({ value }) => value)).toEqual([ORCID]);
    });
    test('and says why ORCID refuses', async () => {
      await stand.start(respond(400, refusal(9006, 'Bad query')));
      await expect(find('Jane Doe')).rejects.toThrow('Bad query');
    });
  });
});

describe('a document of ORCID', () => {
  const read = (value: unknown) => parseAnswer({ place: 'answer.json', body: JSON.stringify(value) });

  test('that is long and hostile is read as fast as any', () => {
    const long = (text: string) => text.repeat(100_000 / text.length);
    for (const text of ['{', ';', 'a ', 'a;', '\\', 'https://', '0000-', ' and ', '&', '<i']) {
      const { records } = read(
        work(1, 1000, {
          title: { title: { value: long(text) } },
          'journal-title': { value: long(text) },
          url: { value: long(text) },
          'external-ids': {
            'external-id': [{ 'external-id-type': 'doi', 'external-id-value': long(text), 'external-id-relationship': 'self' }],
          },
          contributors: { contributor: [{ 'credit-name': { value: long(text) } }] },
          citation: { 'citation-type': 'bibtex', 'citation-value': `@article{x, author = {${long(text)}` },
        }),
      );
      expect(records).toHaveLength(1);
    }
  });
  test('with many claims in one group is split as fast as any', () => {
    const claims = Array.from({ length: 10_000 }, (_, index) => work(index));
    expect(read({ group: [{ 'work-summary': claims }], path: `/${ORCID}/works` }).records).toHaveLength(10_000);
  });
  test('of another source is not taken for one', () => {
    for (const json of [
      { bulk: 'x' },
      { group: [] },
      { person: {} },
      { works: [] },
      { 'error-code': 1 },
      [],
      [{}],
      { title: 'x', type: 'y' },
    ])
      expect(recognize('x.json', JSON.stringify(json), kind.formats), JSON.stringify(json)).toHaveProperty('reason');
  });
});

describe.skipIf(corpus('orcid/records_v2') === undefined)('recorded answers of ORCID', () => {
  interface Stated {
    'put-code': number;
    title: { title: { value: string } };
    'publication-date': { year: { value: string } | null } | null;
    'external-ids': {
      'external-id': { 'external-id-type': string; 'external-id-value': string; 'external-id-relationship': string | null }[];
    } | null;
    contributors?: { contributor: { 'credit-name': { value: string } }[] };
    citation?: { 'citation-value': string } | null;
  }
  interface Recorded {
    'activities-summary'?: { works: { group: { 'work-summary': Stated[] }[] } };
    group?: { 'work-summary': Stated[] }[];
    bulk?: { work: Stated }[];
  }
  const folder = () => corpus('orcid/records_v2')!;
  const names = () => readdirSync(folder()).sort();
  const load = (name: string) => {
    const body = readFileSync(join(folder(), name), 'utf8');
    return { body, json: JSON.parse(body) as Recorded };
  };
  const groupsOf = (json: Recorded) => (json['activities-summary']?.works.group ?? json.group ?? []).map((group) => group['work-summary']);
  const doisOf = ({ 'external-ids': ids }: Stated) =>
    (ids?.['external-id'] ?? [])
      .filter((id) => id['external-id-type'] === 'doi' && id['external-id-relationship'] !== 'PART_OF')
      .map((id) => id['external-id-value'].toLowerCase());
  /** Authors that a citation names. */
  const citedIn = ({ citation }: Stated) => /author\s*=([^=]*)/i.exec(citation?.['citation-value'] ?? '')?.[1]!.split(/ and /).length ?? 0;
  const clean = (raw: SourceRecord) => normalizeRecord(raw);

  test('are recognized and read, every work of them, with nothing to complain of', () => {
    expect(names()).toHaveLength(19);
    for (const name of names()) {
      const { body, json } = load(name);
      const recognized = recognize(name, body, FORMATS);
      expect('format' in recognized ? recognized.format.name : recognized.reason, name).toBe('orcid-json');
      const { records, issues } = parseAnswer({ place: name, body });
      const cleaned = records.map(clean);
      expect([...issues, ...cleaned.flatMap((one) => one.issues)], name).toEqual([]);
      expect(
        cleaned.filter(({ record }) => record === undefined),
        name,
      ).toEqual([]);
      const stated = json.bulk?.map(({ work: one }) => one) ?? groupsOf(json).flat();
      const dois = new Set(cleaned.flatMap(({ record: one }) => one!.dois));
      expect([...dois].sort(), name).toEqual([...new Set(stated.flatMap(doisOf))].sort());
      expect(records.length, name).toBeGreaterThanOrEqual(json.bulk?.length ?? groupsOf(json).length);
      for (const { record: one } of cleaned) expect(toPlain(one!.title), name).not.toMatch(/&\w+;|<\/?\w+>|\s\s|[{}]/);
    }
  });
  test('give every work its claim’s title and year, and only DOIs of claims of that work', () => {
    for (const name of names()) {
      const { body, json } = load(name);
      const stated = new Map(
        (json.bulk?.map(({ work: one }) => one) ?? groupsOf(json).flat()).map((one) => [String(one['put-code']), one]),
      );
      for (const raw of parseAnswer({ place: name, body }).records) {
        const claim = stated.get(raw.id.split('/')[1]!)!;
        const { record: one } = clean(raw);
        expect(toPlain(one!.title).toLowerCase().slice(0, 20), raw.id).toBe(
          claim.title.title.value.replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 20),
        );
        const year = claim['publication-date']?.year?.value;
        if (year !== undefined && year !== '0') expect(one!.dates.issued?.slice(0, 4), raw.id).toBe(year);
        expect(one!.dois.length, raw.id).toBeLessThanOrEqual(1);
      }
    }
  });
  test('are one record a work together with its work in full, with all its authors', () => {
    for (const name of names().filter((file) => /_bulk\d/.test(file))) {
      const owner = name.slice(0, 19);
      const { body, json } = load(name);
      const whole = parseAnswer({ place: name, body: `[${load(`${owner}.json`).body},${body}]` });
      const alone = parseAnswer({ place: name, body: load(`${owner}.json`).body });
      expect(
        whole.records.map(({ id }) => id),
        name,
      ).toEqual(alone.records.map(({ id }) => id));
      const known = whole.records.filter(({ authorsTruncated }) => authorsTruncated !== true);
      expect(known.length, name).toBe(json.bulk!.length);
      for (const raw of known) {
        expect(
          raw.authors.filter(({ orcid }) => orcid === owner),
          raw.id,
        ).toHaveLength(1);
        const sizes = json.bulk!.map(({ work: one }) => Math.max(one.contributors!.contributor.length, citedIn(one)));
        expect(sizes, raw.id).toContain(raw.authors.length);
      }
    }
  });
});

describe.skipIf(corpus('orcid/schema_samples') === undefined)('ORCID’s own samples', () => {
  const read = (name: string) => {
    const body = readFileSync(join(corpus('orcid/schema_samples')!, name), 'utf8');
    const recognized = recognize(name, body, FORMATS);
    expect('format' in recognized ? recognized.format.name : recognized.reason, name).toBe(
      name.endsWith('xml') ? 'orcid-xml' : 'orcid-json',
    );
    return parseAnswer({ place: name, body });
  };

  test('of a whole record give the person, the positions with who vouches for them, and the work', () => {
    const { person, records, issues } = read('record-full-3.0.json');
    expect(issues).toEqual([]);
    expect(person).toMatchObject({
      value: '0000-0002-7319-2192',
      names: expect.arrayContaining(['Three releasecandidate1', 'dreamofaredbird']),
    });
    expect(person!.affiliations!.map(({ assertedBy }) => assertedBy!.kind)).toEqual(['person', 'organisation', 'person', 'organisation']);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      title: 'Work Title',
      type: 'article',
      dates: { issued: '2012-10-01' },
      versions: [{ scheme: 'doi', value: '10.1087/20120404' }],
    });
  });
  test('in XML are read as the same in JSON', () => {
    expect(read('works-3.0.xml').records.map(({ title, type, dates }) => [title, type, dates.issued])).toEqual([
      ['Work # 0', 'conference-paper', '2017-03-03'],
      ['Work # 1', 'conference-paper', '2017-02-02'],
      ['Work # 2', 'article', '2017-03-03'],
    ]);
    expect(read('record-3.0.xml').person).toMatchObject({
      names: ['credit-name', 'give-names family-name', 'other-name-1'],
      topics: ['keyword1'],
    });
    expect(read('employments-3.0.xml').person!.affiliations![0]).toMatchObject({ name: 'employment', start: '1948-02-02' });
    expect(() => read('error-3.0.xml')).toThrow('ORCID refuses');
  });
});
