import fc from 'fast-check';
import {
  AuthorSchema,
  PersonSchema,
  TopicSchema,
  type Author,
  type Inline,
  type Person,
  type Topic,
  type Work,
} from '../../../src/lib/model/index.ts';
import { createPaths } from '../../../src/lib/site/paths.ts';
import { makeWork } from '../../helpers/make-work.ts';

/** A valid work; a preprint by one author unless `change` says otherwise. */
export function work(change: Record<string, unknown> = {}): Work {
  return makeWork({
    date: { first: '2020-01-07' },
    authorships: [{ name: { literal: 'Jane Doe', given: 'Jane', family: 'Doe' } }],
    ...change,
  });
}

/** A work with everything: preprint and article, markup and math in the title, particle, suffix and group among the authors. */
export const article: Work = work({
  id: 'doe2021sketching',
  type: 'article',
  title: [
    'Sketching for ',
    { kind: 'math', tex: '\\ell_1' },
    ' regression on the GPU: ',
    { kind: 'italic', content: ['in vivo'] },
    ' & 50% faster',
  ],
  abstract: [['First, ', { kind: 'math', tex: 'x < y' }, '.'], ['Second.']],
  date: { first: '2020-01-07', ofRecord: '2021-06' },
  authorships: [
    {
      name: { literal: 'Chris van der Heide', given: 'Chris', family: 'van der Heide', particle: 8 },
      author: 'chris-van-der-heide',
      orcid: '0000-0002-1825-0097',
      affiliations: ['Example University'],
    },
    { name: { literal: 'John Smith, Jr.', given: 'John', family: 'Smith', suffix: 'Jr.' } },
    { name: { literal: 'The Example and Sons Collaboration' }, group: true },
  ],
  venue: { name: 'Journal of Examples & Tests', kind: 'journal' },
  biblio: { volume: '12', issue: '3', pages: '45–67', publisher: 'Example Press' },
  identifiers: { arxiv: ['2001.01234'], doi: ['10.1000/a', '10.1000/z'] },
  versions: [
    { kind: 'published', type: 'article', identifiers: { doi: ['10.1000/z'] }, date: '2021-06', records: [{ source: 'files', id: 'b' }] },
    {
      kind: 'preprint',
      type: 'preprint',
      identifiers: { arxiv: ['2001.01234'] },
      updated: '2020-03-04',
      records: [{ source: 'arxiv', id: '2001.01234v2' }],
    },
  ],
  topics: [
    { topic: 'regression', origin: 'machine', score: 0.5 },
    { topic: 'cs-lg', origin: 'source' },
  ],
});

export const topics: ReadonlyMap<string, Topic> = new Map(
  [
    { slug: 'cs-lg', label: 'Machine Learning', kind: 'arxiv', code: 'cs.LG', works: 2 },
    { slug: 'regression', label: 'regression', kind: 'phrase', works: 1 },
  ].map((topic) => [topic.slug, TopicSchema.parse(topic)]),
);

export const author: Author = AuthorSchema.parse({
  name: 'Josiah S. Carberry',
  identifiers: { orcid: '0000-0002-1825-0097', dblp: '123/4567-1' },
  affiliations: [{ name: 'Brown University', unit: 'Department of Psychoceramics', role: 'Professor', ror: 'https://ror.org/05gq02987' }],
  bio: 'Cracked pots.',
  links: [{ label: 'Home', url: 'https://example.org/josiah' }],
  fictitious: true,
});

export const person: Person = PersonSchema.parse({
  schemaVersion: 1,
  slug: 'josiah-carberry',
  resolved: [],
  verifications: [],
  conflicts: [],
  sources: [
    { source: 'arxiv', records: 1, date: '2026-11-02', digest: 'a' },
    { source: 'files', records: 1, date: '2026-10-01', digest: 'b' },
  ],
  works: ['doe2021sketching', 'arxiv-2001-01234'],
  topics: [
    { topic: 'cs-lg', works: 2 },
    { topic: 'forgotten', works: 1 },
  ],
  collaborators: [],
  trust: {
    formula: 1,
    score: 21,
    tier: 'Emerging',
    level: 'L1',
    claim: { state: 'unclaimed' },
    counts: { works: 2, topics: 1, closeCollaborators: 0 },
    evidence: [{ id: 'identifiers', label: 'Identifiers', points: 7, max: 10, found: 'One identifier.', next: 'Add another.' }],
    history: [{ date: '2026-11-01', score: 7, level: 'L1', changes: [{ id: 'identifiers', from: 0, to: 7 }] }],
    digest: `sha256:${'0'.repeat(64)}`,
  },
});

const paths = createPaths('/people/');
export const site = {
  title: 'Example pages',
  language: 'en',
  paths,
  absolute: (path: string) => new URL(path, 'https://people.example.org').href,
};

/** Texts that break out of one format or another. */
export const HOSTILE: readonly string[] = [
  '</script><script>alert(1)</script>',
  'x <!-- <script> y',
  ']]><script>alert(2)</script>',
  '"><img src=x onerror=alert(3)>',
  '} @string{x = {y}} {',
  '@article{evil, title = {x}}',
  '\\input{/etc/passwd} $x',
  'A\nER  - \nTY  - JOUR',
  'A\r\nER  - \u0085TY  - JOUR\u2028TI  - x',
  '{unbalanced',
  'unbalanced}',
  'ends with a backslash\\',
  '\u0000\u0007\u001b[31m bell',
  '\ud800 half',
  '&amp;lt;b&amp;gt; &nbsp; &bogus;',
  '\u202eright to left',
  '50% of {X} & Y_z #1 ~ ^',
];

const text = fc.oneof(
  fc.string({ maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom(...HOSTILE),
  fc.string({ maxLength: 20, unit: fc.constantFrom(...'{}\\$%@\n\r"<>&-\u2028a1B ') }),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: text },
  text.filter((tex) => tex.length > 0).map((tex): Inline => ({ kind: 'math', tex })),
  text.map((code): Inline => ({ kind: 'code', text: code })),
  fc
    .tuple(fc.constantFrom('italic', 'sub', 'small-caps'), text)
    .map(([kind, content]): Inline => ({ kind: kind as 'italic', content: [content] })),
);
const name = text.filter((literal) => literal.length > 0);

/** Works whose texts are a stranger's. */
export const anyWork: fc.Arbitrary<Work> = fc
  .record(
    {
      id: fc.integer({ min: 0, max: 9_999 }).map((number) => `work-${number}`),
      type: fc.constantFrom(
        'article',
        'conference-paper',
        'preprint',
        'book',
        'chapter',
        'thesis',
        'report',
        'dataset',
        'software',
        'other',
      ),
      title: fc.array(inline, { minLength: 1, maxLength: 4 }),
      abstract: fc.array(fc.array(inline, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
      date: fc.constantFrom({ first: '2020' }, { first: '2020-02' }, { first: '2020-02-29', ofRecord: '2031-01' }),
      authorships: fc.array(
        fc.record({ name: fc.record({ literal: name, family: name, given: text, suffix: text }, { requiredKeys: ['literal'] }) }),
        { maxLength: 4 },
      ),
      venue: fc.record({ name }),
      biblio: fc.record({ volume: text, issue: text, pages: text, publisher: text, series: text }, { requiredKeys: [] }),
      identifiers: fc.constantFrom({}, { arxiv: ['2001.01234'] }, { doi: ['10.1000/a{b'] }),
    },
    { requiredKeys: ['id', 'type', 'title', 'date', 'authorships', 'identifiers'] },
  )
  .map((change) => work(change));

/** Lists of works with different ids. */
export const anyWorks: fc.Arbitrary<Work[]> = fc.uniqueArray(anyWork, { maxLength: 6, selector: ({ id }) => id });
