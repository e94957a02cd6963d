import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'vcard4';
import { formatVcard, type VcardInput } from '../../../src/lib/formats/vcard.ts';
import { AuthorSchema, type Author } from '../../../src/lib/model/index.ts';
import { author, HOSTILE, work } from './samples.ts';

const url = 'https://people.example.org/people/authors/josiah-carberry/';

function input(change: Partial<VcardInput> = {}, authorChange: Partial<Author> = {}): VcardInput {
  return {
    author: { ...author, ...authorChange },
    slug: 'josiah-carberry',
    works: [],
    updated: '2026-11-02',
    url,
    cardUrl: `${url}contact.vcf`,
    ...change,
  };
}

/** Properties as another program reads them. Throws where the card is none. */
function read(card: string): { property: string; group: string | null; value: unknown }[] {
  return (parse(card) as unknown as { parsedVcard: { property: string; group: string | null; value: unknown }[] }).parsedVcard;
}

const valuesOf = (card: string, property: string): unknown[] =>
  read(card).flatMap((line) => (line.property === property ? [line.value] : []));
const nameOf = (change: Partial<VcardInput>, authorChange: Partial<Author>): string =>
  /^N:(.*)\r$/m.exec(formatVcard(input(change, authorChange)))![1]!;

describe('a vCard', () => {
  test('says who, where and how to find the person', () => {
    expect(formatVcard(input()).replaceAll('\r\n ', '').split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:individual',
      'PRODID:-//Peerpage//EN',
      `SOURCE:${url}contact.vcf`,
      'UID:tag:people.example.org,2026:/people/authors/josiah-carberry/',
      'REV:20261102T000000Z',
      'FN:Josiah S. Carberry',
      'N:Carberry;Josiah S.;;;',
      'ORG:Brown University;Department of Psychoceramics',
      'TITLE:Professor',
      `URL;PREF=1:${url}`,
      'URL:https://orcid.org/0000-0002-1825-0097',
      'URL:https://dblp.org/pid/123/4567-1',
      'URL:https://example.org/josiah',
      'NOTE:A fictitious person. Cracked pots.',
      'END:VCARD',
      '',
    ]);
  });

  test('is read by another program', () => {
    const card = formatVcard(input({}, { name: 'Doe, Jane; or \\ Joan', bio: 'One\nline, two; three' }));
    expect(valuesOf(card, 'FN')).toEqual(['Doe, Jane; or \\ Joan']);
    expect(valuesOf(card, 'NOTE')).toEqual(['A fictitious person. One line, two; three']);
    expect(valuesOf(card, 'KIND')).toEqual(['individual']);
    expect(valuesOf(card, 'URL')).toHaveLength(4);
    expect(valuesOf(card, 'EMAIL')).toEqual([]);
  });

  test('joins each role to its institution where there are several', () => {
    const affiliations = [
      { name: 'Brown University', role: 'Professor' },
      { name: 'Example Institute', role: 'Fellow' },
    ];
    const lines = read(formatVcard(input({}, { affiliations }))).filter(({ property }) => property === 'ORG' || property === 'TITLE');
    expect(lines.map(({ property, group }) => [group?.toLowerCase(), property])).toEqual([
      ['affiliation1', 'ORG'],
      ['affiliation1', 'TITLE'],
      ['affiliation2', 'ORG'],
      ['affiliation2', 'TITLE'],
    ]);
  });

  test.each([
    ['as the author sorts it', {}, { name: 'Chris van der Heide', sortName: 'Heide, Chris van der' }, 'Heide;Chris van der;;;'],
    [
      'as a work of the author prints it',
      {
        works: [
          work({ authorships: [{ name: { literal: 'Chris van der Heide', given: 'Chris', family: 'van der Heide' }, author: 'x' }] }),
        ],
        slug: 'x',
      },
      { name: 'Chris van der Heide' },
      'van der Heide;Chris;;;',
    ],
    ['with the last word as the family name', {}, { name: 'Jane Q. Doe' }, 'Doe;Jane Q.;;;'],
    ['with one name as the given one', {}, { name: 'Plato' }, ';Plato;;;'],
    ['by a sorting form without a comma as if there were none', {}, { name: 'Jane Doe', sortName: 'Doe' }, 'Doe;Jane;;;'],
  ])('has the name in parts %s', (_, change, authorChange, expected) => expect(nameOf(change, authorChange)).toBe(expected));

  test('has no date before a source was read', () => {
    const { updated: _, ...rest } = input();
    expect(formatVcard(rest)).not.toContain('REV');
  });

  test.each(['é'.repeat(200), '😀'.repeat(80), `${'a'.repeat(72)}李明`.repeat(4), 'x'.repeat(199)])(
    'folds at 75 octets and cuts no character of %s',
    (name) => {
      const card = formatVcard(input({}, { name: name.slice(0, 200) }));
      for (const line of card.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain('\ufffd');
      }
      expect(card.replaceAll('\r\n ', '')).toContain(`FN:${name.slice(0, 200)}\r\n`);
    },
  );

  const injection = ['A\r\nEMAIL:evil@example.org', 'A\nEND:VCARD\nBEGIN:VCARD', 'A\u0085TEL:1', 'A\u2028TEL:1', 'a,b;c\\', '\\n\\,'];
  test.each([...HOSTILE, ...injection])('is one card of known lines whatever its texts are: %j', (text) => {
    const hostile = AuthorSchema.parse({
      name: text,
      sortName: `${text}, ${text}`,
      bio: text,
      affiliations: [{ name: text, unit: text, role: text }],
    });
    const card = formatVcard(input({}, { ...hostile, identifiers: author.identifiers }));
    expect(card).not.toMatch(/[\0-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e]|[^\r]\n|\r[^\n]/);
    const names = card
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .map((line) => /^[A-Z]+/.exec(line)?.[0] ?? line);
    expect(names).toEqual([
      ...['BEGIN', 'VERSION', 'KIND', 'PRODID', 'SOURCE', 'UID', 'REV', 'FN', 'N', 'ORG', 'TITLE', 'URL', 'URL', 'URL', 'NOTE', 'END', ''],
    ]);
    // vcard4 takes the words for a second card wherever they stand, which RFC 6350 does not
    if (!text.includes('BEGIN:VCARD')) expect(valuesOf(card, 'FN')).toHaveLength(1);
  });

  test('reads back as the name it was made of, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }), (name) => {
        const card = formatVcard(input({}, { name: `x${name}`.slice(0, 200) }));
        expect(read(card).length).toBeGreaterThan(8);
        for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }),
      { numRuns: 150 },
    );
  });
});
