import { parseArxiv, parseDoi } from '../../identifiers/index.ts';
import type { SourceRecord } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { known, type Attributes } from './attributes.ts';
import { authorsOf } from './creators.ts';
import { datesOf, noticesOf } from './dates.ts';
import { identifiersOf, relationsOf } from './relations.ts';
import { typeOf } from './types.ts';
import { containerOf, venueOf } from './venue.ts';

/** Schemes whose subjects are classes or are added by DataCite itself, not words of the authors. */
const NO_KEYWORDS = /^(?:fields of science|fos\b|msc\b|acm\b|ddc\b|dewey)/i;

/**
 * What DataCite says of one work. Titles and abstracts of arXiv are TeX, of others HTML.
 * @param attributes with a DOI that can be read
 */
export function toRecord(attributes: Attributes, place: string): SourceRecord {
  const doi = parseDoi(attributes.doi ?? attributes.id ?? '')!;
  const isArxiv = parseArxiv(doi) !== undefined;
  const container = containerOf(attributes);
  const type = typeOf(attributes, isArxiv, container.title !== undefined);
  const title = titleOf(attributes);
  const abstract = descriptionOf(attributes, 'Abstract');
  const note = isArxiv ? descriptionOf(attributes, 'Other') : undefined;
  const notices = noticesOf(attributes);
  const { subjects, keywords } = subjectsOf(attributes);
  const language = toLanguage(attributes.language ?? '');
  const license = licenseOf(attributes);
  const { venue, biblio } = venueOf(attributes, type, container);
  return {
    source: 'datacite',
    id: doi,
    place,
    markup: isArxiv ? 'tex' : 'html',
    type,
    dates: datesOf(attributes, type === 'preprint'),
    identifiers: identifiersOf(attributes),
    ...authorsOf(attributes, isArxiv),
    ...(title !== undefined && { title }),
    ...(abstract !== undefined && { abstract }),
    ...(venue !== undefined && { venue }),
    ...(biblio !== undefined && Object.keys(biblio).length > 0 && { biblio }),
    ...relationsOf(attributes, type),
    ...(notices.length > 0 && { notices }),
    ...(subjects.length > 0 && { subjects }),
    ...(keywords.length > 0 && { keywords }),
    ...(note !== undefined && { note }),
    ...(language !== undefined && { language }),
    ...(license !== undefined && { license }),
  };
}

/** The first title that is no translation or other name, with the subtitle. */
function titleOf({ titles }: Attributes): string | undefined {
  const of = (type: string | undefined) =>
    known(titles.find(({ titleType, title }) => known(titleType)?.toLowerCase() === type && known(title))?.title);
  const main = of(undefined) ?? known(titles[0]?.title);
  const subtitle = of('subtitle');
  if (main === undefined || subtitle === undefined || main === subtitle) return main ?? subtitle;
  return /[.:?!…–—-]$/.test(main) ? `${main} ${subtitle}` : `${main}: ${subtitle}`;
}

/** The first description of a kind, with its paragraphs. */
function descriptionOf({ descriptions }: Attributes, type: string): string | undefined {
  const found = descriptions.find(({ descriptionType, description }) => descriptionType === type && known(description) !== undefined);
  return found?.description?.trim();
}

/** Classes of arXiv, whose code stands behind their name, and words of the authors. */
function subjectsOf({ subjects }: Attributes): { subjects: NonNullable<SourceRecord['subjects']>; keywords: string[] } {
  const codes: string[] = [];
  const keywords: string[] = [];
  for (const { subject, subjectScheme } of subjects) {
    const text = known(subject);
    if (text === undefined) continue;
    const scheme = (subjectScheme ?? '').trim();
    const code = /^arxiv$/i.test(scheme) ? /\(([a-z-]{2,20}(?:\.[A-Za-z-]{2,20})?)\)$/.exec(text)?.[1] : undefined;
    if (code !== undefined) codes.push(code);
    else if (!NO_KEYWORDS.test(scheme) && !/^FOS: /.test(text)) keywords.push(text);
  }
  return { subjects: codes.map((code) => ({ scheme: 'arxiv', code })), keywords };
}

/** The address of the licence; rights of access are none. */
function licenseOf({ rightsList }: Attributes): string | undefined {
  for (const { rightsUri, rightsIdentifier } of rightsList) {
    const uri = known(rightsUri);
    if (uri !== undefined && /^https?:\/\//i.test(uri))
      return uri
        .replace(/^http:(?=\/\/(?:www\.)?creativecommons\.org\/)/i, 'https:')
        .replace(/(creativecommons\.org\/.{1,80}\/)legalcode(?:\.\w{2,5})?$/i, '$1');
    const name = known(rightsIdentifier);
    if (name !== undefined && /^cc/i.test(name)) return name;
  }
  return undefined;
}
