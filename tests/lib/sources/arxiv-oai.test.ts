import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import { parseArxiv } from '../../../src/lib/identifiers/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { authorsOfLine } from '../../../src/lib/sources/arxiv/author-line.ts';
import { arxiv as kind } from '../../../src/lib/sources/arxiv/index.ts';
import type { KnownWorks } from '../../../src/lib/sources/source.ts';
import { corpus } from '../../helpers/corpus.ts';
import { respond } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/arxiv-oai');
const stand = useStand();

describe('the OAI interface', () => {
  const feed = (ids: string[]) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>http://arxiv.org/api/x</id>` +
    `<opensearch:totalResults>${ids.length}</opensearch:totalResults>` +
    ids.map((id) => `<entry><id>http://arxiv.org/abs/${id}v1</id><title>T</title><author><name>Jane Doe</name></author></entry>`).join('') +
    '</feed>';
  const answer = (name: string) => readFileSync(join(FIXTURES, `${name}.xml`), 'utf8');
  /** Works that others named, where the query interface knows only `2001.00001`. */
  const read = async (ids: string[], ...answers: ReturnType<typeof respond>[]) => {
    let next = 0;
    await stand.start((request) => {
      const asked = new URL(request.path, 'http://x').searchParams.get('id_list')?.split(',');
      return asked === undefined
        ? answers[Math.min(next++, answers.length - 1)]!
        : respond(200, feed(asked.filter((id) => id === '2001.00001')));
    });
    const arxiv = kind.create({ baseUrl: stand.server!.origin });
    const works: KnownWorks = { arxiv: ids, doi: [], pmid: [] };
    const pages = await Array.fromAsync(
      arxiv.fetchKnown!(works, {
        http: stand.client(),
        filesFolder: '',
        logger: { info: () => undefined, warn: (message) => void stand.warned.push(message) },
      }),
    );
    const asked = stand.server!.requests.map(({ path }) => path).filter((path) => path.startsWith('/oai'));
    return { ids: pages.flatMap((page) => arxiv.parsePage(page).records.map(({ id }) => id)), asked };
  };

  test('is asked for the papers that the query interface does not have, and only for those', async () => {
    const { ids, asked } = await read(['2001.00001', '2001.01234'], respond(200, answer('one-paper')));
    expect(ids).toEqual(['2001.00001v1', '2001.01234']);
    expect(asked).toEqual(['/oai?verb=GetRecord&identifier=oai%3AarXiv.org%3A2001.01234&metadataPrefix=arXiv']);
    expect(stand.warned).toEqual([]);
  });
  test('leaves a paper out that it does not know either', async () => {
    const { ids } = await read(['2001.00001', '2001.09999'], respond(200, answer('no-such-paper')));
    expect(ids).toEqual(['2001.00001v1']);
    expect(stand.warned).toEqual([]);
  });
  test('is asked for no more than twenty papers', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `2001.${20_000 + index}`);
    const { asked } = await read(many, respond(200, answer('no-such-paper')));
    expect(asked).toHaveLength(20);
  });
  test.each([
    ['another paper', '2001.05555', 'one-paper', '2001.01234, which was not asked for'],
    ['half a paper', '2001.01234', 'cut', 'Papers that only OAI knows are missing'],
    ['an error', '2001.01234', 'token-expired', 'badResumptionToken'],
  ])('is done without when it answers with %s', async (_about, id, name, message) => {
    const { ids } = await read(['2001.00001', id, '2001.07777'], respond(200, answer(name)));
    expect(ids).toEqual(['2001.00001v1']);
    expect(stand.warned.join()).toContain(message);
  });
});

test('A line of authors is read whatever stands in it, and no name is made up', () => {
  const piece = fc.constantFrom(
    'Jane Doe',
    'J. Public',
    ' and ',
    ', ',
    ': ',
    '(',
    ')',
    '(1)',
    '((1) Here',
    '{',
    '}',
    '\\',
    '\\"o',
    ' a',
    '1,2',
    'and',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const line = pieces.join('');
      for (const { name } of authorsOfLine(line)) {
        const literal = 'literal' in name ? name.literal : '';
        expect(/\p{L}/u.test(literal)).toBe(true);
        expect(line.replace(/\s+/g, ' ')).toContain(literal.split(', ')[0]);
      }
    }),
  );
});

describe.skipIf(corpus('arxiv/oai') === undefined)('a recorded answer of the OAI interface', () => {
  const parse = (name: string) => kind.create({}).parsePage({ place: name, body: readFileSync(corpus(`arxiv/oai/${name}`)!, 'utf8') });

  test('says what others read in it', () => {
    const { record } = normalizeRecord(parse('functional_arxiv-single.xml').records[0]!);
    const [expected] = JSON.parse(readFileSync(corpus('arxiv/oai/functional_arxiv_expected_single.json')!, 'utf8'));
    const eprint = expected.arxiv_eprints[0];
    expect(toPlain(record!.title)).toBe(expected.titles[0].title);
    expect(toPlain(record!.abstract!)).toBe(expected.abstracts[0].value);
    expect(record!.authors.map(({ name }) => `${name.family}, ${name.given}`)).toEqual(
      expected.authors.map((author: { full_name: string }) => author.full_name),
    );
    expect(record!.dates.first).toBe(expected.preprint_date);
    expect(record).toMatchObject({ dois: [expected.dois[0].value], arxiv: { id: eprint.value } });
    expect(record!.subjects!.map(({ code }) => code)).toEqual(eprint.categories);
  });

  const names = corpus('arxiv/oai') === undefined ? [] : readdirSync(corpus('arxiv/oai')!).filter((name) => name.endsWith('.xml'));
  test.each(names)('is read wholly, or says why not: %s', (name) => {
    const body = readFileSync(corpus(`arxiv/oai/${name}`)!, 'utf8');
    if (body.includes('<error code="cannotDisseminateFormat"')) {
      expect(() => parse(name)).toThrow(SourceError);
      return;
    }
    const { records, issues } = parse(name);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(new Set(records.map(({ id }) => id))).toEqual(
      new Set([...body.matchAll(/<identifier>[^<]*oai:arXiv\.org:([^<]+)/g)].map(([, id]) => id)),
    );
    for (const raw of records) {
      const { record } = normalizeRecord(raw);
      expect(record!.authors.length).toBeGreaterThan(0);
      expect(toPlain(record!.title)).not.toMatch(/[\\{}$]/);
    }
  });
});

describe.skipIf(corpus('arxiv/abs') === undefined)('a paper in arXiv’s own text', () => {
  const names = corpus('arxiv/abs') === undefined ? [] : readdirSync(corpus('arxiv/abs')!).filter((name) => name.endsWith('.abs'));
  test('is read wherever it has a number', () => {
    const missed = names.filter((name) => {
      const body = readFileSync(corpus(`arxiv/abs/${name}`)!, 'utf8');
      if (body === '') return false;
      const number = parseArxiv(/^(?:arXiv|Paper)(?: \([^)]*\))?:\s*(\S+)/m.exec(body)?.[1] ?? '')?.id;
      const { records } = kind.create({}).parsePage({ place: name, body });
      const record = records[0] === undefined ? undefined : normalizeRecord(records[0]).record;
      const title = /^Title:\s*(\S+)/m.exec(body)?.[1] ?? '';
      return (
        record === undefined ||
        parseArxiv(records[0]!.id)?.id !== number ||
        record.authors.length === 0 ||
        (/^\w+$/.test(title) && !toPlain(record.title).startsWith(title))
      );
    });
    expect(missed).toEqual([]);
  });
});
