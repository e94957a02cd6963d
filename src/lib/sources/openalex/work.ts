import { parseSafeUrl } from '../../identifiers/index.ts';
import type { SourceRecord } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { readAbstract } from './abstract.ts';
import { authorsOf, isTruncated } from './authors.ts';
import { bareId, type Work } from './schema.ts';
import { biblioOf, venueOf } from './venue.ts';
import { identifiersOf } from './versions.ts';
import { typeOf } from './work-type.ts';

/**
 * What OpenAlex says of a work; nothing of paratext, such as covers and tables of contents. Its keywords are left out: they
 * are made by a machine, as the topics are, and would be taken for the authors' own.
 */
export function toRecord(work: Work, place: string): SourceRecord | undefined {
  if (work.is_paratext === true || work.type === 'paratext') return undefined;
  const type = typeOf(work);
  const title = work.title ?? work.display_name;
  const abstract = readAbstract(work.abstract_inverted_index);
  const { identifiers, versions } = identifiersOf(work);
  const subjects = subjectsOf(work);
  const links = linksOf(work);
  const language = toLanguage(work.language ?? '');
  const license = licenseOf(work);
  const date = dateOf(work);
  return {
    source: 'openalex',
    id: bareId('W', work.id) ?? work.id,
    place,
    markup: 'html',
    type,
    ...(title ? { title } : {}),
    ...(abstract === undefined ? {} : { abstract }),
    authors: authorsOf(work),
    ...(isTruncated(work) ? { authorsTruncated: true } : {}),
    dates: date === undefined ? {} : type === 'preprint' ? { first: date } : { issued: date },
    ...venueOf(work, type),
    ...biblioOf(work, type),
    identifiers,
    ...(versions.length === 0 ? {} : { versions }),
    // a notice of retraction can carry the flag of what it retracts
    ...(work.is_retracted === true && work.type !== 'retraction' ? { notices: [{ kind: 'retraction' as const }] } : {}),
    ...(subjects.length === 0 ? {} : { subjects }),
    ...(links.length === 0 ? {} : { links }),
    ...(language === undefined ? {} : { language }),
    ...(license === undefined ? {} : { license }),
  };
}

/** The date as far as it is known: where only the year or the month is, OpenAlex writes the first day of it. */
function dateOf({ publication_date: date, publication_year: year }: Work): string | undefined {
  if (date) return date.replace(/^(\d{4})-01-01$/, '$1').replace(/^(\d{4}-\d{2})-01$/, '$1');
  return year === null || year === undefined ? undefined : String(year);
}

function subjectsOf({ primary_topic: primary, topics }: Work): NonNullable<SourceRecord['subjects']> {
  const seen = new Set<string>();
  return [primary, ...(topics ?? [])].flatMap((topic) => {
    const code = /(?:^|\/)(T\d{1,9})$/.exec(topic?.id ?? '')?.[1];
    if (code === undefined || seen.has(code)) return [];
    seen.add(code);
    const { display_name: name, score } = topic!;
    const shared = score !== null && score !== undefined && score >= 0 && score <= 1;
    return [{ scheme: 'openalex' as const, code, ...(name ? { name } : {}), ...(shared ? { score } : {}) }];
  });
}

/** The page of the described manifestation where its DOI does not lead there, and a text that anybody may read. */
function linksOf({ primary_location: primary, best_oa_location: best }: Work): NonNullable<SourceRecord['links']> {
  const landing = primary?.landing_page_url;
  const pdf = best?.pdf_url ?? (primary?.is_oa === true ? primary.pdf_url : undefined);
  const isDoi = /^https?:\/\/(?:dx\.)?doi\.org\//i.test(landing ?? '');
  return [...(landing && !isDoi ? [{ kind: 'landing' as const, url: landing }] : []), ...(pdf ? [{ kind: 'pdf' as const, url: pdf }] : [])]
    .map(({ kind, url }) => ({ kind, url: url.trim().replace(/^http:(?=\/\/(?:www\.|export\.)?arxiv\.org\/)/i, 'https:') }))
    .filter(({ url }) => parseSafeUrl(url) !== undefined);
}

/** The licence of the described manifestation; what is open in some other way names none. */
function licenseOf({ primary_location: primary, best_oa_location: best }: Work): string | undefined {
  const same = best?.id !== undefined && best.id !== null && best.id === primary?.id;
  const license = primary?.license ?? (same ? best?.license : undefined);
  return license && /^cc/i.test(license) ? license : undefined;
}
