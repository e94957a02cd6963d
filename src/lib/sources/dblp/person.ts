import { PersonIdentifiersSchema, type PersonAffiliation, type PersonRecord, type PersonScheme } from '../../model/index.ts';
import { textOf, type XmlNode } from '../xml.ts';
import { PID, withoutNumber } from './publication.ts';
import { attributeOf, listOf } from './xml.ts';

/** Pages that stand for an identifier of the person; the first group is its value. */
const PROFILES: readonly [PersonScheme, RegExp][] = [
  ['orcid', /^https?:\/\/(?:www\.)?orcid\.org\/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\/?$/],
  ['arxiv', /^https?:\/\/arxiv\.org\/a\/([a-z-]+_[a-z]_\d{1,3})(?:\.html)?\/?$/],
  ['openalex', /^https?:\/\/openalex\.org\/(?:authors\/)?(A\d{4,12})\/?$/],
  ['hal', /^https?:\/\/cv\.(?:hal\.science|archives-ouvertes\.fr)\/([a-z\d-]+)\/?$/],
  ['semanticscholar', /^https?:\/\/www\.semanticscholar\.org\/author\/(?:[^/?#]+\/)?(\d{1,12})\/?$/],
  ['openreview', /^https?:\/\/openreview\.net\/profile\?id=(~[^\s&]+)$/],
];
/** Labels of pages whose addresses do not say whose they are. */
const LABELS: readonly [string, RegExp][] = [
  ['Wikidata', /^https?:\/\/(?:www\.)?wikidata\.org\//],
  ['Wikipedia', /^https?:\/\/[\w-]+\.wikipedia\.org\//],
  ['Google Scholar', /^https?:\/\/scholar\.google\./],
  ['ACM Digital Library', /^https?:\/\/dl\.acm\.org\/profile\//],
  ['Mathematics Genealogy Project', /^https?:\/\/(?:www\.)?(?:mathgenealogy\.org|genealogy\.(?:math\.ndsu\.nodak|ams)\.)/],
  ['GND', /^https?:\/\/d-nb\.info\/gnd\//],
  ['GitHub', /^https?:\/\/github\.com\//],
  ['LinkedIn', /^https?:\/\/(?:www\.)?linkedin\.com\//],
];
/** Pages that are not there any more, and copies of them. */
const GONE = /^(?:archive|deprecated)$/;
const YEAR = /\b(?:19|20)\d\d\b/g;

/** What DBLP says of a person, besides their works. The people of the same name, whom the page lists too, are others. */
export function toPerson(page: XmlNode): PersonRecord | undefined {
  const pid = attributeOf(page, 'pid');
  if (pid === undefined || !PID.test(pid)) return undefined;
  const [person = {}] = listOf(page['person']);
  const notes = listOf(person['note']);
  const written = [
    ...listOf(person['author']).map(textOf),
    attributeOf(page, 'name'),
    ...notes.filter((note) => attributeOf(note, 'type') === 'uname').map(textOf),
  ];
  const names = [...new Set(written.flatMap((name) => withoutNumber(name ?? '') || []))];
  const urls = listOf(person['url']).flatMap((url) => (GONE.test(attributeOf(url, 'type') ?? '') ? [] : (textOf(url)?.trim() ?? [])));
  const affiliations = notes
    .filter((note) => attributeOf(note, 'type') === 'affiliation')
    .flatMap((note) => toAffiliation(textOf(note)?.trim() ?? '', attributeOf(note, 'label')));
  const works = Number(attributeOf(page, 'n') ?? Number.NaN);
  return {
    source: 'dblp',
    scheme: 'dblp',
    value: pid,
    ...(names.length === 0 ? {} : { names }),
    ...readAddresses(urls),
    ...(affiliations.length === 0 ? {} : { affiliations }),
    ...(Number.isInteger(works) ? { works } : {}),
  };
}

/** If a page is no person's: DBLP keeps there what it cannot give to one of several people of a name. */
export function isDisambiguation(page: XmlNode): boolean {
  return listOf(page['person']).some((person) => attributeOf(person, 'publtype') === 'disambiguation');
}

function readAddresses(urls: readonly string[]): Pick<PersonRecord, 'identifiers' | 'links'> {
  const identifiers: NonNullable<PersonRecord['identifiers']> = [];
  const links: NonNullable<PersonRecord['links']> = [];
  for (const url of urls) {
    const found = PROFILES.flatMap(([scheme, form]) => {
      const value = form.exec(url)?.[1];
      return value !== undefined && PersonIdentifiersSchema.safeParse({ [scheme]: value }).success ? [{ scheme, value }] : [];
    });
    identifiers.push(...found);
    if (found.length > 0 || !/^https?:\/\//i.test(url)) continue;
    const label = LABELS.find(([, form]) => form.test(url))?.[0];
    links.push({ ...(label === undefined ? {} : { label }), url });
  }
  return { ...(identifiers.length > 0 && { identifiers }), ...(links.length > 0 && { links }) };
}

/**
 * An affiliation with what its label says of its time: `PhD 2023`, `1999-2010`, `since 2019`. One that is over, without a
 * year, would look as if it lasted, so it is left out.
 */
export function toAffiliation(name: string, label: string | undefined): PersonAffiliation[] {
  if (name === '') return [];
  if (label === undefined) return [{ name }];
  const [first, last] = label.slice(0, 200).match(YEAR) ?? [];
  const role = /^(?:ph\.?\s?d\.?|doctorate|habilitation|m\.?sc\.?|master|postdoc)\b/i.exec(label)?.[0];
  if (first !== undefined && (last !== undefined || /\b(?:since|from)\b|\d\s*[-–]\s*$/i.test(label)))
    return [{ name, ...(role === undefined ? {} : { role }), start: first, ...(last === undefined ? {} : { end: last }) }];
  if (first !== undefined) return [{ name, ...(role === undefined ? {} : { role }), end: first }];
  return /^(?:current|now|present)\b/i.test(label) ? [{ name }] : [];
}
