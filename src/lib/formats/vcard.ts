import type { Author, Day, Work } from '../model/index.ts';
import { selectIdentifierLinks } from '../views/identifier-links.ts';
import { tagUri } from './feed.ts';
import { toLine } from './line.ts';

/** Longest line in octets, its end not counted. */
const LINE_OCTETS = 75;

/** What the card of a person is made from. */
export interface VcardInput {
  author: Author;
  /** The person's slug and works, in which their name may be in parts. */
  slug: string;
  works: readonly Pick<Work, 'authorships'>[];
  /** The day on which the person's data last changed, if a source was read yet. */
  updated?: Day;
  /** Absolute URLs of the profile and of the card. */
  url: string;
  cardUrl: string;
}

/**
 * A person as vCard 4.0, for address books: name, affiliations, and the pages of the person here and elsewhere. No address of any
 * other kind is known, so none is in it.
 * @see https://www.rfc-editor.org/rfc/rfc6350
 */
export function formatVcard(input: VcardInput): string {
  const { author, updated, url, cardUrl } = input;
  const { family = '', given = '' } = nameParts(input);
  const several = author.affiliations.length > 1;
  const pages = [...selectIdentifierLinks(author.identifiers), ...author.links].map((link) => link.url);
  const note = [author.fictitious ? 'A fictitious person.' : '', author.bio ?? ''].map(toLine).filter((text) => text !== '');
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    'KIND:individual',
    'PRODID:-//Peerpage//EN',
    `SOURCE:${uri(cardUrl)}`,
    `UID:${uri(tagUri(url))}`,
    ...(updated === undefined ? [] : [`REV:${updated.replaceAll('-', '')}T000000Z`]),
    `FN:${text(author.name)}`,
    `N:${text(family)};${text(given)};;;`,
    ...author.affiliations.flatMap(({ name, unit, role }, index) => {
      const group = several ? `affiliation${index + 1}.` : '';
      return [
        `${group}ORG:${[name, unit].flatMap((part) => (part === undefined ? [] : text(part))).join(';')}`,
        ...(role === undefined ? [] : [`${group}TITLE:${text(role)}`]),
      ];
    }),
    `URL;PREF=1:${uri(url)}`,
    ...[...new Set(pages)].map((page) => `URL:${uri(page)}`),
    ...(note.length === 0 ? [] : [`NOTE:${text(note.join(' '))}`]),
    'END:VCARD',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** As the author wishes to be sorted, else as a work of theirs prints it in parts, else with the last word as the family name. */
function nameParts({ author, slug, works }: VcardInput): { family?: string; given?: string } {
  const [family, given] = (author.sortName ?? '').split(/,(.*)/s);
  if (family !== undefined && given !== undefined && family.trim() !== '') return { family, given };
  for (const { authorships } of works) {
    const name = authorships.find((authorship) => authorship.author === slug && authorship.name.literal === author.name)?.name;
    if (name?.family !== undefined && name.given !== undefined) return { family: name.family, given: name.given };
  }
  const words = toLine(author.name).split(' ');
  const last = words.pop()!;
  return words.length === 0 ? { given: last } : { family: last, given: words.join(' ') };
}

/** A text value: commas, semicolons and backslashes would part it or escape what follows. */
function text(value: string): string {
  return toLine(value).replace(/[\\,;]/g, '\\$&');
}

/** A URI value stands as it is, but on its line. */
function uri(value: string): string {
  return toLine(value).replaceAll(' ', '%20');
}

/** A line in pieces that begin with a blank from the second on; no character is cut, whatever its length in UTF-8. */
function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (octets + length > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}
