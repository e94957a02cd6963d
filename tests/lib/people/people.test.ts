import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import type { PersonRecord, SourceName } from '../../../src/lib/model/index.ts';
import {
  describeCandidate,
  draftAuthor,
  findCandidates,
  findPerson,
  isMistypedOrcid,
  parsePersonId,
} from '../../../src/lib/people/index.ts';
import type { AuthorRequest, Source, SourceEffects } from '../../../src/lib/sources/source.ts';
import { parseAuthor } from '../../../src/lib/store/authors.ts';

const effects: SourceEffects = {
  http: { get: () => Promise.reject(new Error('no network')) },
  filesFolder: '',
  logger: { info: () => undefined, warn: () => undefined },
};
const ORCID = '0000-0002-1825-0097';

/** A source that knows one person and is asked by one identifier of theirs. */
function makeSource(name: SourceName, canAsk: (author: AuthorRequest) => boolean, answer: PersonRecord | SourceError): Source {
  return {
    name,
    canAsk,
    async *fetchPages() {
      if (answer instanceof SourceError) throw answer;
      yield { place: 'page 1', body: '' };
      throw new Error('only the first page is wanted');
    },
    findPeople: () => (answer instanceof SourceError ? Promise.reject(answer) : Promise.resolve([answer])),
    parsePage: () => ({ records: [], issues: [], ...(answer instanceof SourceError ? {} : { person: answer }) }),
  };
}
const orcid = makeSource('orcid', ({ identifiers }) => identifiers.orcid === ORCID, {
  source: 'orcid',
  scheme: 'orcid',
  value: ORCID,
  names: ['Jane Q. Doe', 'Doe, Jane', 'J. Doe'],
  identifiers: [{ scheme: 'dblp', value: '12/345' }],
  links: [
    { label: 'Home\u0007page', url: 'https://example.org/~jane' },
    { label: 'bad', url: 'javascript:alert(1)' },
    { url: 'https://orcid.org/0000-0002-1825-0097' },
  ],
  affiliations: [
    { name: 'Example University', ror: 'https://ror.org/05dxps055', role: 'Professor', start: '2015' },
    { name: 'Old Institute', end: '2014' },
  ],
});
const dblp = makeSource('dblp', ({ identifiers }) => identifiers.dblp !== undefined, {
  source: 'dblp',
  scheme: 'dblp',
  value: '12/345',
  names: ['Jane Doe'],
});
const down = makeSource('openalex', () => true, new SourceError('openalex', 'https://x', 'Status 500.', 'Try later.'));

describe('what a person types', () => {
  test.each([
    [ORCID, 'orcid', ORCID],
    [`https://orcid.org/${ORCID}`, 'orcid', ORCID],
    ['A5023888391', 'openalex', 'A5023888391'],
    ['https://openalex.org/authors/a5023888391', 'openalex', 'A5023888391'],
    ['doe_j_1', 'arxiv', 'doe_j_1'],
    ['https://arxiv.org/a/doe_j_1', 'arxiv', 'doe_j_1'],
    ['https://dblp.org/pid/12/345-1.html', 'dblp', '12/345-1'],
    ['12/345', 'dblp', '12/345'],
    ['d/JaneDoe', 'dblp', 'd/JaneDoe'],
    ['J.Doe.1', 'inspire', 'J.Doe.1'],
    ['https://cv.hal.science/jane-doe', 'hal', 'jane-doe'],
    ['https://www.semanticscholar.org/author/Jane-Doe/1741101', 'semanticscholar', '1741101'],
    ['https://openreview.net/profile?id=~Jane_Doe1', 'openreview', '~Jane_Doe1'],
  ])('%s is an identifier of %s', (text, scheme, value) => expect(parsePersonId(text)).toEqual({ scheme, value }));

  test.each(['Jane Doe', 'jane', 'Doe, J.', '', 'https://example.org/', '0000-0002-1825-0098', '10.1000/abc'])('%j is none', (text) =>
    expect(parsePersonId(text)).toBeUndefined(),
  );

  test('with a wrong check digit is told from a name', () => {
    expect(isMistypedOrcid('0000-0002-1825-0098')).toBe(true);
    expect(isMistypedOrcid(ORCID)).toBe(false);
    expect(isMistypedOrcid('Jane Doe')).toBe(false);
  });
});

describe('a person', () => {
  test('is asked for at the source of the identifier, and then at those whose identifiers it lists', async () => {
    const found = await findPerson('orcid', ORCID, [dblp, orcid], effects);
    expect(found.records.map(({ source }) => source)).toEqual(['orcid', 'dblp']);
    expect(found.identifiers).toEqual({ orcid: ORCID, dblp: '12/345' });
  });

  test('is found though a source is down, which is told', async () => {
    const found = await findPerson('orcid', ORCID, [down, orcid], effects);
    expect(found.identifiers.orcid).toBe(ORCID);
    expect(found.failed).toEqual([{ source: 'openalex', message: 'Status 500.' }]);
  });

  test('of a name is never chosen, but listed with what tells people apart', async () => {
    const { candidates, failed } = await findCandidates('Jane Doe', [orcid, down, dblp], effects);
    expect(candidates.map(describeCandidate)).toEqual([
      'Jane Q. Doe · Example University · Old Institute · orcid 0000-0002-1825-0097, dblp 12/345',
      'Jane Doe · dblp 12/345',
    ]);
    expect(failed).toHaveLength(1);
  });
});

describe('an author file', () => {
  test('holds names, identifiers, present affiliations and safe links, and is read again', async () => {
    const draft = draftAuthor(await findPerson('orcid', ORCID, [orcid, dblp], effects))!;
    expect(draft.slug).toBe('jane-q-doe');
    expect(parseAuthor(draft.text, 'x.mdx')).toMatchObject({
      name: 'Jane Q. Doe',
      aliases: ['Jane Doe', 'J. Doe'],
      identifiers: { orcid: ORCID, dblp: '12/345' },
      affiliations: [{ name: 'Example University', ror: 'https://ror.org/05dxps055', role: 'Professor' }],
      links: [{ label: 'Homepage', url: 'https://example.org/~jane' }],
    });
    expect(draft.text).not.toContain('javascript');
  });

  test('takes the slug it is given, and none is made for a name without Latin letters', () => {
    const found = { records: [], identifiers: {}, failed: [] };
    expect(draftAuthor(found, '李明')).toBeUndefined();
    expect(draftAuthor(found, '李明', 'li-ming' as never)?.slug).toBe('li-ming');
    expect(draftAuthor(found)).toBeUndefined();
  });

  test('is one that can be read, whatever a source says', () => {
    const text = fc.string({ maxLength: 60, unit: 'binary' });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), text, text, fc.webUrl(), (names, affiliation, label, url) => {
        const record: PersonRecord = {
          source: 'orcid',
          scheme: 'orcid',
          value: ORCID,
          names: ['Jane Doe', ...names],
          affiliations: [{ name: affiliation, role: label }],
          links: [{ label, url }],
        };
        const draft = draftAuthor({ records: [record], identifiers: { orcid: ORCID as never }, failed: [] })!;
        expect(parseAuthor(draft.text, 'x.mdx').identifiers.orcid).toBe(ORCID);
      }),
    );
  });
});
