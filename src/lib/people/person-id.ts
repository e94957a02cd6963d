import { parseOrcid } from '../identifiers/index.ts';
import { PersonIdentifiersSchema, type PersonScheme } from '../model/index.ts';

/** How people write their identifiers: bare, or as the address of the page. The first group is the value. */
const FORMS: readonly [PersonScheme, RegExp][] = [
  ['openalex', /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:authors\/|people\/)?)?(A\d{4,12})\/?$/i],
  ['arxiv', /^(?:https?:\/\/arxiv\.org\/a\/)?([a-z-]+_[a-z]_\d{1,3})(?:\.atom2?|\.html)?\/?$/],
  [
    'dblp',
    /^(?:https?:\/\/dblp\.(?:org|uni-trier\.de|dagstuhl\.de)\/pid\/)([\w-]+\/[\w-]+?)(?:\.html|\.xml)?\/?$|^((?:\d+|[a-z])\/[\w-]+)$/i,
  ],
  ['hal', /^(?:https?:\/\/cv\.(?:hal\.science|archives-ouvertes\.fr)\/)([a-z\d-]+)\/?$/],
  ['inspire', /^(?:inspire:)?(\p{L}[\p{L}'.-]*\.\d{1,3})$/u],
  ['semanticscholar', /^https?:\/\/www\.semanticscholar\.org\/author\/(?:[^/]+\/)?(\d+)\/?$/],
  ['openreview', /^(?:https?:\/\/openreview\.net\/profile\?id=)?(~[^\s&]+\d)$/],
];

/**
 * Read the identifier of a person in any form in which it is written: an ORCID iD, an OpenAlex A-id, an arXiv author
 * identifier, a DBLP pid, an INSPIRE author identifier, or the address of a page of one of them.
 * @returns `undefined` for anything else, such as a name
 */
export function parsePersonId(text: string): { scheme: PersonScheme; value: string } | undefined {
  const trimmed = text.trim();
  const orcid = parseOrcid(trimmed);
  if (orcid !== undefined) return { scheme: 'orcid', value: orcid };
  for (const [scheme, form] of FORMS) {
    const match = form.exec(trimmed);
    if (match === null) continue;
    const written = decodeURIComponentSafely(match[1] ?? match[2]!);
    const value = scheme === 'openalex' ? written.toUpperCase() : written;
    if (PersonIdentifiersSchema.safeParse({ [scheme]: value }).success) return { scheme, value };
  }
  return undefined;
}

/** If a text is meant as an ORCID iD but its check digit is wrong. */
export function isMistypedOrcid(text: string): boolean {
  return /^(?:https?:\/\/orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dXx]$/.test(text.trim()) && parseOrcid(text) === undefined;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
