import { parseArxiv } from '../../identifiers/index.ts';
import type { RawIdentifier, SourceRecord } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { authorsOf } from './authors.ts';
import { datesOf, isPublication, typeOf, venueOf } from './publication.ts';
import { given, type Literature } from './schema.ts';
import { textsOf } from './texts.ts';

/** Vocabularies whose terms are words for readers, besides notation: `chi/c1(3510)`. Others are codes. */
const VOCABULARIES: ReadonlySet<string> = new Set(['INSPIRE', 'INIS', 'JACOW']);
const WORDS = /^[\p{L}\p{M}][\p{L}\p{M} ,'-]*$/u;

/** What INSPIRE says of one work. @returns `undefined` for a work that was deleted or withdrawn: INSPIRE lists it for nobody */
export function toRecord(work: Literature, place: string): SourceRecord | undefined {
  if (work.deleted === true || work.withdrawn === true) return undefined;
  const type = typeOf(work);
  const { identifiers, versions, notices } = identifiersOf(work);
  const categories = work.arxiv_eprints[0]?.categories ?? [];
  const keywords = keywordsOf(work);
  const note = given(work.public_notes.find(({ source }) => source?.toLowerCase() === 'arxiv')?.value);
  const language = toLanguage(work.languages[0] ?? '');
  const license = licenseOf(work);
  return {
    source: 'inspire',
    id: String(work.control_number),
    place,
    ...textsOf(work),
    type,
    ...authorsOf(work),
    dates: datesOf(work, type),
    ...venueOf(work, type),
    identifiers,
    ...(versions.length > 0 && { versions }),
    ...(notices.length > 0 && { notices }),
    ...(categories.length > 0 && { subjects: categories.map((code) => ({ scheme: 'arxiv' as const, code })) }),
    ...(keywords.length > 0 && { keywords }),
    ...(note !== undefined && { note }),
    ...(language !== undefined && { language }),
    ...(license !== undefined && { license }),
  };
}

/** What the authors wrote, and what a person chose for them from a vocabulary; not what a machine chose. */
function keywordsOf({ keywords }: Literature): string[] {
  return keywords.flatMap(({ value, schema, source }) => {
    const word = given(value);
    if (word === undefined || source === 'classifier') return [];
    return !schema || (VOCABULARIES.has(schema) && WORDS.test(word.slice(0, 200))) ? [word] : [];
  });
}

/**
 * A record is of the preprint and the publication in one: the first of each are its identifiers. Further ones are other
 * versions, a correction's DOI is that of a notice, and an addendum or data have works of their own.
 */
function identifiersOf(work: Literature): Required<Pick<SourceRecord, 'identifiers' | 'versions' | 'notices'>> {
  const [preprint, ...otherPreprints] = work.arxiv_eprints.flatMap(({ value }) => given(value) ?? []);
  const dois = work.dois.flatMap(({ value, material }) => {
    const doi = given(value);
    return doi === undefined || parseArxiv(doi) !== undefined ? [] : [{ value: doi, material }];
  });
  const [publication, ...others] = dois.filter(({ material }) => isPublication(material));
  const versions = [...others, ...dois.filter(({ material }) => /^(?:preprint|reprint|translation)$/.test(material ?? ''))];
  const identifiers: RawIdentifier[] = [{ scheme: 'inspire', value: String(work.control_number) }];
  const arxiv = preprint ?? work.dois.flatMap(({ value }) => parseArxiv(value ?? '')?.id ?? [])[0];
  if (arxiv !== undefined) identifiers.push({ scheme: 'arxiv', value: arxiv });
  if (publication !== undefined) identifiers.push({ scheme: 'doi', value: publication.value });
  return {
    identifiers,
    versions: [
      ...otherPreprints.map((value) => ({ scheme: 'arxiv' as const, value })),
      ...versions.map(({ value }) => ({ scheme: 'doi' as const, value })),
    ],
    notices: dois.flatMap(({ value, material }) => (material === 'erratum' ? [{ kind: 'correction' as const, doi: value }] : [])),
  };
}

/** The licence of the publication, else of the preprint: its address, or a Creative Commons name. */
function licenseOf({ license: licenses }: Literature): string | undefined {
  const ofPreprint = ({ material, url }: (typeof licenses)[number]) => material === 'preprint' || /\barxiv\.org\//i.test(url ?? '');
  const ranked = [...licenses.filter((one) => !ofPreprint(one) && isPublication(one.material)), ...licenses.filter(ofPreprint)];
  for (const { license, url } of ranked) {
    const address = given(url);
    if (address !== undefined && /^https?:\/\/[^/]/i.test(address)) return address;
    const name = given(license);
    if (name !== undefined && /^cc/i.test(name)) return name;
  }
  return undefined;
}
