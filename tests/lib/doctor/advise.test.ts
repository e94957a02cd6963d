import { describe, expect, test } from 'vitest';
import { advise, formatCheckup, formatWorklist, makeWorklist, type Subject, type Surroundings } from '../../../src/lib/doctor/index.ts';
import { computeTrust, withHistory, type TrustInputs } from '../../../src/lib/enrich/index.ts';
import { AuthorSchema, ClaimSchema, PersonSchema, VerificationSchema, WorkSchema, type Person } from '../../../src/lib/model/index.ts';
import { makeWork } from '../../helpers/make-work.ts';

const ORCID = '0000-0002-1825-0097';
const PAGE = 'https://people.example.org/authors/jane-doe/';
const FORM = 'https://forms.example.org/claim?author=jane-doe';
const submission = `hmac-sha256:${'0'.repeat(32)}`;

const around: Surroundings = {
  pageOf: (slug) => `https://people.example.org/authors/${slug}/`,
  claimForm: (slug) => `https://forms.example.org/claim?author=${slug}`,
  sourcesOff: () => [],
  found: () => [],
  isOn: () => true,
  hasLeft: () => false,
  subjects: new Map(),
  day: '2026-11-20',
};

const NOTHING: TrustInputs = {
  listsIdentifier: false,
  resolved: [],
  claim: { state: 'unclaimed' },
  verifications: [],
  works: { total: 40, withPersistentId: 40, confirmed: 40, withOrcid: 40 },
  closeCollaborators: { total: 0, verified: 0 },
  counts: { followers: 0, topics: 0 },
};

function person(inputs: Partial<TrustInputs> = {}, change: object = {}): Person {
  return PersonSchema.parse({
    schemaVersion: 1,
    slug: 'jane-doe',
    resolved: inputs.resolved ?? [],
    verifications: inputs.verifications ?? [],
    conflicts: [],
    sources: [],
    works: [],
    topics: [],
    collaborators: [],
    trust: withHistory(computeTrust({ ...NOTHING, ...inputs }), undefined, { day: '2026-11-20' }),
    ...change,
  });
}

function subject(front: object = {}, change: Partial<Subject> = {}): Subject {
  return { slug: 'jane-doe', author: AuthorSchema.parse({ name: 'Jane Doe', ...front }), person: person(), works: [], ...change };
}

const about = (id: string, who: Subject, change: Partial<Surroundings> = {}) =>
  advise(who, { ...around, ...change }).filter((advice) => advice.about === id);
const seen = (kind: string, lastSeen: string) =>
  VerificationSchema.parse({ kind, institution: 'Example University', url: 'https://orcid.org/' + ORCID, seen: '2026-01-01', lastSeen });

describe('the doctor', () => {
  test('says of an author without a harvest only how to have one', () => {
    const { person: _, ...unknown } = subject();
    expect(advise(unknown, around)).toMatchObject([{ about: 'harvest', run: 'npm run harvest -- --author jane-doe' }]);
  });

  test('has nothing to say of somebody who does not exist', () => expect(advise(subject({ fictitious: true }), around)).toEqual([]));

  test('puts the greatest effect first', () => {
    const effects = advise(subject({ identifiers: { orcid: ORCID } }), around).map(({ effect }) => effect);
    expect(effects).toEqual(effects.toSorted((a, b) => b - a));
    expect(effects[0]).toBe(20);
  });

  test.each<[string, Subject, Partial<Surroundings>, string, string, number[]]>([
    ['ORCID for links', subject({ identifiers: { orcid: ORCID } }), { isOn: () => false }, 'two-way-link', 'Switch on orcid', [0]],
    [
      'ORCID for works',
      subject(
        { identifiers: { orcid: ORCID } },
        { person: person({ works: { total: 4, withPersistentId: 4, confirmed: 4, withOrcid: 0 } }) },
      ),
      { isOn: () => false },
      'orcid-on-works',
      'Switch on orcid',
      [0],
    ],
    [
      'ORCID for the iD',
      subject({ identifiers: { orcid: ORCID } }),
      { sourcesOff: () => ['orcid'] },
      'identifiers',
      'Switch on orcid',
      [7],
    ],
    ['a claim form', subject(), { claimForm: () => undefined }, 'claim', 'People cannot claim', [0]],
    ['a home page to link from', subject(), {}, 'two-way-link', 'Name an ORCID iD', [0]],
    ['a link', subject({ identifiers: { orcid: ORCID } }), { isOn: () => false }, 'two-way-link', 'Add the page', [20]],
  ])('counts of %s what the act itself yields', (_, who, change, id, task, effects) =>
    expect(
      about(id, who, change)
        .filter((advice) => advice.task.startsWith(task))
        .map(({ effect }) => effect),
    ).toEqual(effects),
  );

  test('counts no points twice: no more can be won than are missing', () => {
    const poor = person({ works: { total: 4, withPersistentId: 4, confirmed: 4, withOrcid: 0 } });
    const pair = ['jane-doe', 'john-roe'].map((slug) => ({ ...subject({ identifiers: { orcid: ORCID } }, { person: poor }), slug }));
    const items = makeWorklist(pair.flatMap((one) => advise(one, { ...around, isOn: () => false, sourcesOff: () => ['orcid'] })));
    const source = items.find((item) => item.advice.task.startsWith('Switch on orcid'))!;
    expect([source.slugs.length, source.effect]).toEqual([2, 14]);
    expect(source.advice.task).toMatch(/Only then can links/);
  });

  test('says nothing of a line that is at its maximum', () => {
    const claimed = subject({}, { person: person({ claim: { state: 'claimed', date: '2026-11-02' } }) });
    expect(about('claim', claimed)).toEqual([]);
  });

  test.each<[string, string, Subject, Partial<Surroundings>, object[]]>([
    [
      'the search for an ORCID iD',
      'identifiers',
      subject(),
      {},
      [
        {
          effect: 7,
          who: 'host',
          open: 'https://orcid.org/orcid-search/search?searchQuery=Jane+Doe',
          edit: { file: 'src/content/authors/jane-doe.mdx' },
        },
      ],
    ],
    [
      'the source that knows the identifier',
      'identifiers',
      subject({ identifiers: { orcid: ORCID } }),
      { sourcesOff: () => ['orcid', 'openalex'] },
      [{ effect: 7, edit: { file: 'src/site.config.ts', text: 'sources: { orcid: { enabled: true } }' } }],
    ],
    [
      'a source that can confirm the works, not one that gathers from who has them',
      'confirmed-works',
      subject({}, { person: person({ works: { ...NOTHING.works, confirmed: 0 } }), works: [makeWork()] }),
      { sourcesOff: () => ['openalex', 'dblp'] },
      [{ effect: 15, edit: { file: 'src/site.config.ts', text: 'sources: { dblp: { enabled: true } }' } }],
    ],
    [
      'an identifier that a source has named',
      'identifiers',
      subject(
        { identifiers: { orcid: ORCID } },
        { person: person({ resolved: [{ scheme: 'orcid', value: ORCID, source: 'orcid', date: '2026-11-01' }] }) },
      ),
      { found: () => [{ scheme: 'dblp', value: '12/345', source: 'orcid' }] },
      [{ effect: 1, edit: { text: 'identifiers:\n  dblp: "12/345"' } }],
    ],
    ['the filled form', 'claim', subject(), {}, [{ effect: 10, who: 'author', open: FORM }]],
    [
      'the form that is missing',
      'claim',
      subject(),
      { claimForm: () => undefined },
      [{ who: 'host', edit: { file: 'src/site.config.ts' } }],
    ],
    [
      'the command that approves',
      'claim',
      subject({}, { claim: ClaimSchema.parse({ state: 'pending', date: '2026-11-02' }) }),
      {},
      [{ who: 'host', run: 'npm run claims -- approve jane-doe' }],
    ],
    [
      'that two people claim the page',
      'claim',
      subject({}, { claim: ClaimSchema.parse({ state: 'pending', date: '2026-11-02', rivals: [{ submission, date: '2026-11-03' }] }) }),
      {},
      [{ who: 'host', run: 'npm run claims' }],
    ],
    [
      'that a removal comes first, and counts for nothing',
      'removal',
      subject({}, { claim: ClaimSchema.parse({ state: 'pending', date: '2026-11-02', removal: { submission, date: '2026-11-03' } }) }),
      {},
      [{ effect: 0, run: 'npm run claims' }],
    ],
    [
      'the record at ORCID and the page to paste there',
      'two-way-link',
      subject({ identifiers: { orcid: ORCID } }),
      {},
      [{ effect: 20, who: 'author', open: 'https://orcid.org/my-orcid', paste: PAGE }],
    ],
    [
      'that ORCID must be asked too',
      'two-way-link',
      subject({ identifiers: { orcid: ORCID } }),
      { isOn: () => false },
      [
        { who: 'author' },
        { who: 'host', task: expect.stringContaining('Only then'), edit: { text: 'sources: { orcid: { enabled: true } }' } },
      ],
    ],
    [
      'the element for the home page, as text',
      'two-way-link',
      subject({ name: 'Jane "<b>" Doe', links: [{ label: 'Home', url: 'https://jane.example.org/' }] }),
      {},
      [
        {
          task: expect.stringContaining('https://jane.example.org/peerpage.txt'),
          open: 'https://jane.example.org/',
          paste: `<a rel="me" href="${PAGE}">Jane &quot;&lt;b&gt;&quot; Doe</a>`,
        },
      ],
    ],
    [
      'that there is nothing to link back from',
      'two-way-link',
      subject(),
      {},
      [{ who: 'host', edit: { file: 'src/content/authors/jane-doe.mdx' } }],
    ],
    [
      'the list of members, and whom to ask',
      'affiliation',
      subject({ identifiers: { orcid: ORCID }, affiliations: [{ name: 'Example University' }] }),
      {},
      [
        { who: 'host', edit: { text: 'institution: "Example University"\ndate: YYYY-MM-DD\nmembers:\n  - author: jane-doe' } },
        { who: 'employer', open: `https://orcid.org/${ORCID}` },
      ],
    ],
  ])('names %s', (_, id, who, change, expected) => expect(about(id, who, change)).toMatchObject(expected));

  test('names works without an identifier, three at most', () => {
    const works = ['One', 'Two', 'Three', 'Four'].map((title, at) => makeWork({ id: `w${at}`, title: [title], identifiers: {} }));
    const poor = subject({}, { works, person: person({ works: { total: 4, withPersistentId: 0, confirmed: 0, withOrcid: 0 } }) });
    expect(about('persistent-identifiers', poor)).toMatchObject([
      { effect: 10, task: expect.stringContaining('“One”, “Two”, “Three” and 1 more') },
    ]);
    expect(WorkSchema.safeParse(works[0]).success).toBe(true);
  });

  test('sends close collaborators the form, or the host to make them a page', () => {
    const tie = { works: 3, strength: 3, close: true, firstYear: 2020, lastYear: 2024 };
    const one = subject(
      {},
      {
        person: person(
          { closeCollaborators: { total: 2, verified: 0 } },
          {
            collaborators: [
              { name: 'John Roe', author: 'john-roe', ...tie },
              { name: "Ann $(id) O'Poe", ...tie },
            ],
          },
        ),
      },
    );
    const subjects = new Map([['john-roe', { ...subject({ name: 'John Roe' }), slug: 'john-roe' }]]);
    expect(about('verified-collaborators', one, { subjects })).toMatchObject([
      { effect: 2.5, who: 'author', open: 'https://forms.example.org/claim?author=john-roe' },
      { effect: 0, who: 'host', run: `npm run author -- add 'Ann $(id) O'\\''Poe'` },
    ]);
    expect(about('verified-collaborators', one, { subjects, hasLeft: (name) => name.startsWith('Ann') })).toHaveLength(1);
  });

  test('says until when a link counts that is missing, and how to put it back', () => {
    const missing = { ...seen('orcid-link', '2026-11-12'), missing: '2026-11-19' };
    expect(about('two-way-link', subject({}, { person: person({ verifications: [missing] }) }))).toMatchObject([
      {
        effect: 20,
        who: 'author',
        task: expect.stringMatching(/missing since 2026-11-19\. It is dropped on 2026-12-13; put it back before then/),
        paste: PAGE,
      },
    ]);
  });

  test('says of a link that was missing when it was looked for late that the next harvest drops it', () => {
    const missing = { ...seen('orcid-link', '2026-10-01'), missing: '2026-11-05' };
    const [advice] = about('two-way-link', subject({}, { person: person({ verifications: [missing] }) }));
    expect(advice!.task).toMatch(/missing since 2026-11-05\. The next harvest drops it; put it back before that\./);
  });

  test('takes nothing off for a missing link beside one that is there', () => {
    const missing = { ...seen('orcid-link', '2026-11-12'), missing: '2026-11-19' };
    const both = person({ verifications: [missing, seen('rel-me', '2026-11-19')] });
    expect(about('two-way-link', subject({}, { person: both }))).toMatchObject([{ effect: 0, paste: PAGE }]);
  });

  test('tells of requests for a page that is claimed, and of a removal before all else', () => {
    const claimed = person({ claim: { state: 'claimed', date: '2026-11-02' } });
    const asked = { submission, date: '2026-11-03' };
    const claim = (change: object) => ClaimSchema.parse({ state: 'claimed', date: '2026-11-02', ...change });
    const contested = subject({}, { person: claimed, claim: claim({ rivals: [asked] }) });
    expect(about('claim', contested)).toMatchObject([{ effect: 0, run: 'npm run claims', task: expect.stringContaining('too') }]);
    const unwanted = advise(subject({}, { person: claimed, claim: claim({ removal: asked }) }), around);
    expect(unwanted[0]).toMatchObject({ about: 'removal', run: 'npm run claims' });
    expect(makeWorklist([...advise(subject(), around), ...unwanted])[0]!.advice.about).toBe('removal');
  });

  test.each([
    ['2026-10-21', 0],
    ['2026-10-20', 1],
  ])('asks for a harvest if a link was last seen on %s: %i', (lastSeen, warnings) => {
    const linked = subject({}, { person: person({ verifications: [seen('orcid-link', lastSeen)] }) });
    const advice = about('two-way-link', linked);
    expect(advice.map(({ run }) => run)).toEqual(Array.from({ length: warnings }, () => 'npm run harvest -- --author jane-doe'));
  });

  test('never warns of a list of members, which is the host’s own', () =>
    expect(about('affiliation', subject({}, { person: person({ verifications: [seen('roster', '2020-01-01')] }) }))).toEqual([]));

  test('tells conflicts and what is out of date, which cost no points', () => {
    const doubtful = person(
      {},
      {
        conflicts: [{ kind: 'second-orcid', found: 'Crossref puts another iD on 2 works.', source: 'crossref', date: '2026-11-01' }],
        outdated: [{ source: 'dblp', since: '2026-09-01' }],
      },
    );
    expect(about('conflict', subject({}, { person: doubtful }))).toMatchObject([
      { effect: 0, who: 'host', task: expect.stringContaining('another iD') },
    ]);
    expect(about('staleness', subject({}, { person: doubtful }))).toMatchObject([
      { effect: 0, run: 'npm run harvest -- --author jane-doe --source dblp --refresh' },
    ]);
  });
});

describe('the worklist', () => {
  const others = ['jane-doe', 'john-roe'].map((slug) => ({ ...subject({ affiliations: [{ name: 'Example University' }] }), slug }));
  const advice = others.flatMap((one) => advise(one, { ...around, sourcesOff: () => ['orcid'] }));

  test('makes one item of what one act does for many, with the sum of its effects', () => {
    const items = makeWorklist(advice);
    const source = items.find((item) => item.advice.edit?.file === 'src/site.config.ts')!;
    expect([source.slugs, source.effect]).toEqual([['jane-doe', 'john-roe'], 14]);
    const roster = items.find((item) => item.advice.about === 'affiliation')!;
    expect([roster.effect, roster.advice.edit!.text!.split('\n').slice(-2)]).toEqual([
      20,
      ['  - author: jane-doe', '  - author: john-roe'],
    ]);
  });

  test('keeps what each person must do apart', () =>
    expect(
      makeWorklist(advice)
        .filter((item) => item.advice.about === 'claim')
        .map(({ slugs }) => slugs),
    ).toEqual([['jane-doe'], ['john-roe']]));

  test('is sorted by effect, and says how many items are left out', () => {
    const items = makeWorklist(advice);
    const effects = items.map(({ effect }) => effect);
    expect(effects).toEqual(effects.toSorted((a, b) => b - a));
    const text = formatWorklist(items, 2, 3);
    expect(text).toContain(`2 authors, ${items.length} things to do`);
    expect(text).toContain(`… and ${items.length - 3} more`);
    expect(formatWorklist([], 2, 3)).toContain('Nothing is left to do.');
  });
});

describe('a check-up as text', () => {
  test('has every line of evidence and every step with how to take it', () => {
    const who = subject({ identifiers: { orcid: ORCID } });
    const text = formatCheckup(who, PAGE, advise(who, around));
    for (const { label } of who.person!.trust.evidence) expect(text).toContain(label);
    expect(text).toContain(`paste  ${PAGE}`);
    expect(text).toContain('L0, named only');
  });

  test('cannot steer a terminal', () => {
    const who = subject({ name: 'Jane \u001b[31mDoe\u202e' });
    expect(formatCheckup(who, PAGE, advise(who, around))).not.toMatch(/[\u001b\u202e]/);
  });
});
