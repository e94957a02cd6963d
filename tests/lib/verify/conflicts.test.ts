import { describe, expect, test } from 'vitest';
import { AuthorSchema, ConflictSchema, type WorkRecord } from '../../../src/lib/model/index.ts';
import { parseOrcid, parseSafeUrl } from '../../../src/lib/identifiers/index.ts';
import { dateConflicts, otherName, secondOrcids, type FoundConflict, type WorkOf } from '../../../src/lib/verify/conflicts.ts';
import { makeRecord } from '../../helpers/records.ts';

const OWN = '0000-0002-1825-0097';
const OTHER = '0000-0000-1234-5672';
const author = AuthorSchema.parse({ name: 'Jane Doe', aliases: ['Jane Smith'], identifiers: { orcid: OWN } });

/** A work, of which one record gives these people, some with an iD. */
function work(
  people: readonly (readonly [name: string, orcid?: string])[],
  source: WorkRecord['source'] = 'crossref',
  title = 'On bounds',
): WorkOf {
  const record = makeRecord({ source, title, authors: people.map(([name]) => name) });
  const authors = record.authors.map((one, at) => {
    const orcid = people[at]![1];
    return orcid === undefined ? one : { ...one, orcid: parseOrcid(orcid)! };
  });
  return { title: record.title, records: [{ ...record, authors }] };
}

describe('a publisher’s record', () => {
  test.each<[string, WorkOf]>([
    ['in full', work([['Jane Doe', OTHER]])],
    ['with initials', work([['J. Doe', OTHER], ['John Public']])],
    ['by an alias', work([['Jane Smith', OTHER]])],
    ['of another registry', work([['Jane Doe', OTHER]], 'datacite')],
  ])('that prints the author’s name %s with another iD contradicts the author file', (_, one) => {
    expect(secondOrcids(author, [one])).toEqual([
      {
        kind: 'second-orcid',
        found: `On “On bounds” this author’s name has the ORCID iD ${OTHER}, and not ${OWN}.`,
        source: one.records[0]!.source,
        url: `https://orcid.org/${OTHER}`,
      },
    ]);
  });
  test.each<[string, WorkOf]>([
    ['with the own iD', work([['Jane Doe', OWN]])],
    ['without an iD', work([['Jane Doe']])],
    ['beside somebody else’s iD', work([['Jane Doe'], ['John Public', OTHER]])],
    [
      'beside a namesake, whose iD it is',
      work([
        ['Jane Doe', OWN],
        ['J. Doe', OTHER],
      ]),
    ],
    ['beside a namesake, either of whom it may be', work([['Jane Doe'], ['J. Doe', OTHER]])],
    ['in the person’s own list', work([['Jane Doe', OTHER]], 'orcid')],
    ['in a file of the host', work([['Jane Doe', OTHER]], 'files')],
  ])('that prints the name %s does not', (_, one) => expect(secondOrcids(author, [one])).toEqual([]));
  test('contradicts nothing where the author file has no iD', () => {
    expect(secondOrcids({ ...author, identifiers: {} }, [work([['Jane Doe', OTHER]])])).toEqual([]);
  });
  test('of several works makes one contradiction, in the same words in any order', () => {
    const works = ['C', 'A', 'B'].map((title) => work([['Jane Doe', OTHER]], 'crossref', title));
    const found = secondOrcids(author, works);
    expect(found).toHaveLength(1);
    expect(found[0]!.found).toMatch(/^On 3 works, among them “A”, this/);
    expect(secondOrcids(author, works.toReversed())).toEqual(found);
  });
  test('cannot make a report of any length', () => {
    const [found] = secondOrcids(author, [work([['Jane Doe', OTHER]], 'crossref', 'x'.repeat(10_000))]);
    expect(found!.found.length).toBeLessThan(400);
  });
});

describe('the names of an ORCID record', () => {
  const record = (names: string[], value = OWN) => ({ source: 'orcid' as const, scheme: 'orcid' as const, value, names });
  test.each([
    ['fit in any form', ['Doe, J.'], 0],
    ['fit if one of them does', ['Richard Roe', 'Jane Smith'], 0],
    ['are none', [], 0],
    ['are none that can be read', ['…'], 0],
    ['are all another’s', ['Richard Roe', 'R. Roe'], 1],
    ['share the family name only', ['Richard Doe'], 1],
    ['share the given name only', ['Jane Public'], 1],
  ])('%s', (_, names, count) => expect(otherName(author, record(names))).toHaveLength(count));
  test('of another iD are nobody’s affair', () => expect(otherName(author, record(['Richard Roe'], OTHER))).toEqual([]));
});

describe('contradictions', () => {
  const found = (url: string, words = 'Found.'): FoundConflict => ({ kind: 'second-orcid', found: words, url: parseSafeUrl(url)! });
  const [a, b] = [found('https://orcid.org/a'), found('https://orcid.org/b')];
  const stored = { ...a, date: '2026-01-01' };
  test.each([
    ['new ones are of today', [], [a], true, [{ ...a, date: '2026-02-02' }]],
    ['known ones keep their day', [stored], [a], true, [stored]],
    [
      'known ones are told in new words',
      [stored],
      [found('https://orcid.org/a', 'Found twice.')],
      true,
      [{ ...stored, found: 'Found twice.' }],
    ],
    ['those that are no longer found are gone', [stored], [b], true, [{ ...b, date: '2026-02-02' }]],
    ['those that nobody looked for stay', [stored], [], false, [stored]],
  ])('%s', (_, before, now, looked, expected) => {
    const dated = dateConflicts(before, now, () => looked, '2026-02-02');
    expect(dated).toEqual(expected);
    expect(dated.map((one) => ConflictSchema.parse(one))).toEqual(dated);
    expect(dateConflicts(dated, now, () => looked, '2026-03-03')).toEqual(dated);
  });
});
