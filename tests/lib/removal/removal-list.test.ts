import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { RemovalSchema, RemovalsSchema, type Removal } from '../../../src/lib/model/index.ts';
import { addRemoval } from '../../../src/lib/removal/removal-list.ts';

const removal = (slug: string, rest: Partial<Record<keyof Removal, unknown>> = {}): Removal =>
  RemovalSchema.parse({ slug, date: '2026-11-02', ...rest });
const read = (text: string) => RemovalsSchema.parse(parse(text));

describe('a removal', () => {
  test('begins the list, which says what it is', () => {
    const text = addRemoval(undefined, removal('jane-doe', { identifiers: ['orcid:0000-0002-1825-0097'], reason: 'Asked in writing' }));
    expect(text).toBe(
      `# People who were removed for good. They are recognised by address and identifiers; no name is kept here.
# npm run claims -- remove SLUG adds to it. Nobody in it is shown or added again.

- slug: jane-doe
  identifiers:
    - orcid:0000-0002-1825-0097
  date: 2026-11-02
  reason: Asked in writing
`,
    );
    expect(addRemoval(text, removal('jane-doe'))).toBe(text);
  });

  test.each([
    ['an empty list', '[]\n'],
    ['an empty file', ''],
    ['a file of comments', '# Nobody yet\n'],
  ])('is added to %s', (_, text) => expect(read(addRemoval(text, removal('jane-doe')))).toMatchObject([{ slug: 'jane-doe' }]));

  test('takes its place by address, and what the host wrote stays', () => {
    const text = `# Kept by the office

# asked by letter, file 12
- slug: euclid
  identifiers: [] # none is known
  date: 2025-01-01 # the day of the letter
- slug: theon
  date: 2025-02-01
`;
    expect(addRemoval(text, removal('pappus'))).toBe(
      text.replace('- slug: theon', '- slug: pappus\n  identifiers: []\n  date: 2026-11-02\n- slug: theon'),
    );
  });

  test('that is there gains what is new, and keeps its day and its reason', () => {
    const text = `- slug: euclid # the elder
  identifiers:
    - openalex:A1234
  date: 2025-01-01 # the day of the letter
  reason: A letter
`;
    const more = removal('euclid', {
      formerSlugs: ['euclid-of-alexandria'],
      identifiers: ['dblp:12/345', 'openalex:A1234'],
      reason: 'Another',
    });
    const added = addRemoval(text, more);
    expect(read(added)).toEqual([
      {
        slug: 'euclid',
        formerSlugs: ['euclid-of-alexandria'],
        identifiers: ['dblp:12/345', 'openalex:A1234'],
        date: '2025-01-01',
        reason: 'A letter',
      },
    ]);
    expect(added).toContain('# the elder');
    expect(added).toContain('# the day of the letter');
    expect(addRemoval(added, more)).toBe(added);
  });
});
