import { type Collaborator, type Topic, type Work, WorkSchema } from '../../../src/lib/model/index.ts';
import { createPaths } from '../../../src/lib/site/paths.ts';
import { graphHrefs, type SliceInput } from '../../../src/lib/graph/index.ts';

export const SELF = 'josiah-carberry';

/** A work by the author of the example and others. */
export function work(id: string, title: string, year: number, others: readonly string[] = [], topics: readonly string[] = []): Work {
  return WorkSchema.parse({
    schemaVersion: 1,
    id,
    type: 'article',
    title: [title],
    date: { first: String(year) },
    authorships: [
      { name: { literal: 'Josiah S. Carberry', family: 'Carberry' }, author: SELF },
      ...others.map((name) => ({ name: toName(name) })),
    ],
    identifiers: {},
    versions: [{ kind: 'published', type: 'article', identifiers: {}, records: [{ source: 'files', id }] }],
    topics: topics.map((topic) => ({ topic, origin: 'source' })),
    links: [],
    provenance: {},
  });
}

function toName(literal: string): { literal: string; given: string; family: string } {
  const words = literal.split(' ');
  return { literal, given: words.slice(0, -1).join(' '), family: words.at(-1)! };
}

/** A collaborator of given strength. */
export function collaborator(name: string, strength: number, works = 1, author?: string): Collaborator {
  const page = author === undefined ? {} : { author: author as NonNullable<Collaborator['author']> };
  return { name, ...page, works, strength, close: strength >= 1.5, firstYear: 2001, lastYear: 2008 };
}

/** A topic with a label made from its slug. */
export function topic(slug: string, label = slug.replaceAll('-', ' ')): [string, Topic] {
  return [slug, { slug: slug as Topic['slug'], label, kind: 'keyword', works: 1 }];
}

/** What a slice is chosen from, with nothing but what a test is about. */
export function input(change: Partial<SliceInput> = {}): SliceInput {
  return {
    author: { slug: SELF, name: 'Josiah S. Carberry', affiliations: [] },
    works: [],
    person: { collaborators: [] },
    topics: new Map(),
    hasPage: () => false,
    href: graphHrefs(SELF, createPaths('/people/')),
    ...change,
  };
}

/** Forty works with 30 collaborators and 20 topics, tied by a rule without chance. */
export function large(): SliceInput {
  const names = Array.from({ length: 30 }, (_, index) => `Person ${String.fromCharCode(65 + (index % 26))}. Number${index}`);
  const topics = Array.from({ length: 20 }, (_, index) => `topic-number-${index}`);
  const works = Array.from({ length: 40 }, (_, index) =>
    work(
      `work-${index}`,
      `On the ${index}th of many subjects: an inquiry into pots and their cracks`,
      1990 + (index % 30),
      names.filter((_, place) => (index * 7 + place * 3) % 11 === 0),
      topics.filter((_, place) => (index * 5 + place * 7) % 6 === 0),
    ),
  );
  const affiliations = [
    'Brown University',
    'Wesleyan University',
    'A Third University',
    'A Fourth One',
    'Fifth College',
    'Sixth School',
    'Seventh',
  ];
  return input({
    author: { slug: SELF, name: 'Josiah S. Carberry', affiliations: affiliations.map((name) => ({ name })) },
    works,
    person: { collaborators: names.map((name, index) => collaborator(name, 3 - index / 11)) },
    topics: new Map(topics.map((slug) => topic(slug))),
  });
}
