import type { SourceRecord } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { authorsOf } from './authors.ts';
import { datesOf } from './dates.ts';
import { aboutOf, noticesOf, versionsOf } from './relations.ts';
import type { Work } from './schema.ts';
import { takenBack, titleOf } from './title.ts';
import { venueOf } from './venue.ts';
import { isNoWork, typeOf } from './work-type.ts';

/** What publishers put into volume, issue and pages before there are any: `n/a-n/a`, `ahead-of-print`. */
const NONE_YET = /^(?:n\/?a|no|null|undefined|none|-)(?:-(?:n\/?a|no|null|undefined|none))?$|^(?:ahead[ -]of[ -]print|online first)$/i;

/** What Crossref says of one work. @returns `undefined` for a record that is of nobody's work, such as a journal's */
export function toRecord(work: Work, place: string): SourceRecord | undefined {
  if (isNoWork(work)) return undefined;
  const type = typeOf(work);
  const { title, notices, about } = titleAndNotices(work);
  const versions = versionsOf(work);
  const { venue, series } = venueOf(work, type);
  const license = licenseOf(work);
  const pdf = pdfOf(work);
  const language = toLanguage(work.language ?? '');
  return {
    source: 'crossref',
    id: work.DOI.toLowerCase(),
    place,
    markup: 'html',
    type,
    authors: authorsOf(work),
    dates: datesOf(work),
    identifiers: [{ scheme: 'doi', value: work.DOI }],
    ...(title === '' ? {} : { title }),
    ...(work.abstract === undefined ? {} : { abstract: work.abstract }),
    ...(venue === undefined ? {} : { venue }),
    ...biblioOf(work, series),
    ...(versions.length > 0 ? { versions } : {}),
    ...(notices.length > 0 ? { notices } : {}),
    ...(about.length > 0 ? { about } : {}),
    ...(pdf === undefined ? {} : { links: [{ kind: 'pdf', url: pdf }] }),
    ...(language === undefined ? {} : { language }),
    ...(license === undefined ? {} : { license }),
  };
}

/** What a title says of a retraction is a notice, and no part of the title; a notice itself may be called so too. */
function titleAndNotices(work: Work): Required<Pick<SourceRecord, 'title' | 'notices' | 'about'>> {
  const [written, notices, about] = [titleOf(work), noticesOf(work), aboutOf(work)];
  if (about.length > 0) return { title: written, notices, about };
  const { title, kind } = takenBack(written, work.DOI.toLowerCase());
  const isTold = kind === undefined || notices.some((notice) => notice.kind === 'retraction' || notice.kind === 'withdrawal');
  return { title, notices: isTold ? notices : [...notices, { kind }], about };
}

function biblioOf(work: Work, series: string | undefined): Pick<SourceRecord, 'biblio'> {
  const biblio: NonNullable<SourceRecord['biblio']> = {};
  let isEmpty = true;
  const keep = (field: keyof typeof biblio, text: string | undefined) => {
    if (text === undefined || text.trim() === '') return;
    biblio[field] = text;
    isEmpty = false;
  };
  keep('volume', orNone(work.volume));
  keep('issue', orNone(work.issue));
  keep('pages', orNone(work.page));
  keep('articleNumber', work['article-number']);
  keep('publisher', work.publisher);
  keep('series', series);
  return isEmpty ? {} : { biblio };
}

function orNone(text: string | undefined): string | undefined {
  return text === undefined || NONE_YET.test(text.trim()) ? undefined : text;
}

/** The licence of the version of record, else the one for any use; not those for text mining alone, or of the manuscript. */
function licenseOf({ license }: Work): string | undefined {
  const of = (version: string) => license?.find((one) => one['content-version'] === version)?.URL;
  return of('vor') ?? of('unspecified') ?? license?.find((one) => one['content-version'] === undefined)?.URL;
}

/** A PDF for readers: of the version of record, not for programs that compare texts, and not behind an interface for programs. */
function pdfOf(work: Work): string | undefined {
  return work.link?.find(
    ({ URL: url, ...link }) =>
      link['content-type'] === 'application/pdf' &&
      link['content-version'] === 'vor' &&
      link['intended-application'] !== 'similarity-checking' &&
      !/^https?:\/\/api\./i.test(url ?? ''),
  )?.URL;
}
