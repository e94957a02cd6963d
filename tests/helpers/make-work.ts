import { WorkSchema, type Work } from '../../src/lib/model/index.ts';

/** A work for views: a preprint of January 2020 by nobody of the site, with what a test wants otherwise. */
export function makeWork(change: Record<string, unknown> = {}): Work {
  const identifiers = change['identifiers'] ?? { arxiv: ['2001.01234'] };
  return WorkSchema.parse({
    schemaVersion: 1,
    id: 'arxiv-2001-01234',
    type: 'preprint',
    title: ['A title'],
    date: { first: '2020-01' },
    authorships: [{ name: { literal: 'Jane Doe' } }],
    identifiers,
    versions: [{ kind: 'preprint', type: 'preprint', identifiers, records: [{ source: 'arxiv', id: '2001.01234v1' }] }],
    topics: [],
    links: [],
    provenance: {},
    ...change,
  });
}
