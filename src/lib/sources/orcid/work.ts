import type { SourceRecord } from '../../model/index.ts';
import { parseBibtex } from '../files/bibtex/parse.ts';
import { authorsOf, type Owner } from './authors.ts';
import { preferredOf } from './claims.ts';
import { identifiersOf } from './external-ids.ts';
import { isoDate, type Work } from './schema.ts';
import { venueKind, workType } from './work-type.ts';

/** Longest citation that is read, in characters. */
const LONGEST_CITATION = 200_000;
/** Pages that only show that a catalogue has the work, behind a wall. */
const CATALOGUE =
  /^https?:\/\/(?:(?:www\.)?scopus\.com|(?:gateway\.)?(?:www\.)?webof(?:knowledge|science)\.com|gateway\.isiknowledge\.com)\//i;
const RESOLVER = /^https?:\/\/(?:dx\.)?doi\.org\//i;

/**
 * Turn what a record says of one work into a record of ours. Its id is `<iD>/<put-code>` of the preferred claim.
 * @param claims all public claims of the work, as lists have them
 * @param full one of them in full, the preferred one if it is there
 * @returns `undefined` without any claim
 */
export function toRecord(claims: readonly Work[], full: Work | undefined, owner: Owner, place: string): SourceRecord | undefined {
  const preferred = preferredOf(claims);
  if (preferred === undefined) return undefined;
  const work = full === undefined ? preferred : { ...full, ...withValues(preferred) };
  const cited = citedIn(full);
  const type = workType(work.type);
  const { authors, truncated } = authorsOf(full, cited, owner);
  const stated = [...claims, ...(full === undefined ? [] : [full])].flatMap((one) => one['external-ids']?.['external-id'] ?? []);
  const { identifiers, versions } = identifiersOf(stated);
  const title = [work.title?.title, work.title?.subtitle].filter((part) => part !== undefined).join(': ');
  const date = isoDate(work['publication-date']);
  const venue = work['journal-title'];
  const kind = venueKind(type);
  const url = work.url;
  const language = work['language-code']?.replace('_', '-');
  return {
    source: 'orcid',
    id: `${owner.orcid}/${preferred['put-code']}`,
    place,
    markup: 'html',
    type,
    authors,
    dates: date === undefined ? {} : { [type === 'preprint' ? 'first' : 'issued']: date },
    identifiers,
    ...(title === '' ? {} : { title }),
    ...(work['short-description'] === undefined ? {} : { abstract: work['short-description'] }),
    ...(truncated ? { authorsTruncated: true } : {}),
    ...(venue === undefined ? {} : { venue: { name: venue, ...(kind === undefined ? {} : { kind }) } }),
    ...(cited?.biblio === undefined ? {} : { biblio: cited.biblio }),
    ...(versions.length === 0 ? {} : { versions }),
    ...(url === undefined || RESOLVER.test(url) || CATALOGUE.test(url) ? {} : { links: [{ kind: 'landing', url }] }),
    ...(language === undefined ? {} : { language }),
  };
}

/** What the citation kept with a work says, if it is one entry of BibTeX. */
function citedIn(work: Work | undefined): SourceRecord | undefined {
  const { 'citation-type': type, 'citation-value': body } = work?.citation ?? {};
  if (type !== 'bibtex' || body === undefined || body.length > LONGEST_CITATION) return undefined;
  const { records } = parseBibtex({ place: 'citation', body });
  return records.length === 1 ? records[0] : undefined;
}

function withValues(work: Work): Partial<Work> {
  return Object.fromEntries(Object.entries(work).filter(([, value]) => value !== null && value !== undefined));
}
