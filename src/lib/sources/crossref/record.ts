import type { SourceRecord } from '../../model/index.ts';
import { authorsOf } from './authors.ts';
import { datesOf } from './dates.ts';
import { noticesOf, versionsOf } from './relations.ts';
import type { Work } from './schema.ts';
import { isNoWork, typeOf, venueKindOf } from './work-type.ts';

/** What Crossref says of one work. @returns `undefined` for a record that is of nobody's work, such as a journal's */
export function toRecord(work: Work, place: string): SourceRecord | undefined {
  if (isNoWork(work)) return undefined;
  const type = typeOf(work);
  const { title, notices, about } = noticesOf(work, titleOf(work));
  const versions = versionsOf(work);
  const venue = venueOf(work, type);
  const license = work.license?.find((one) => one['content-version'] === 'vor')?.URL ?? work.license?.[0]?.URL;
  const pdf = pdfOf(work);
  const kind = venueKindOf(type);
  return {
    source: 'crossref',
    id: work.DOI.toLowerCase(),
    place,
    markup: 'html',
    type,
    ...(title === '' ? {} : { title }),
    ...(work.abstract === undefined ? {} : { abstract: work.abstract }),
    authors: authorsOf(work),
    dates: datesOf(work),
    ...(venue === undefined ? {} : { venue: { name: venue, ...(kind === undefined ? {} : { kind }) } }),
    ...biblioOf(work),
    identifiers: [{ scheme: 'doi', value: work.DOI }],
    ...(versions.length > 0 ? { versions } : {}),
    ...(notices === undefined ? {} : { notices }),
    ...(about === undefined ? {} : { about }),
    ...(pdf === undefined ? {} : { links: [{ kind: 'pdf', url: pdf }] }),
    ...(work.language === undefined ? {} : { language: work.language }),
    ...(license === undefined ? {} : { license }),
  };
}

/** Title and subtitle, which some publishers put into both; the original title where there is no other. */
function titleOf(work: Work): string {
  const [title = work['original-title']?.[0] ?? ''] = (work.title ?? []).filter((text) => text.trim() !== '');
  const [subtitle = ''] = (work.subtitle ?? []).filter((text) => text.trim() !== '');
  if (subtitle === '' || fold(title).includes(fold(subtitle))) return title;
  return /[:?!.–—]\s*$/.test(title) ? `${title.trimEnd()} ${subtitle}` : `${title.trimEnd()}: ${subtitle}`;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function venueOf(work: Work, type: SourceRecord['type']): string | undefined {
  const [container] = (work['container-title'] ?? []).filter((text) => text.trim() !== '');
  if (container !== undefined) return container;
  if (type === 'conference-paper') return work.event?.name ?? undefined;
  if (type === 'preprint') return work.institution?.[0]?.name ?? work['group-title'] ?? work.publisher ?? undefined;
  return type === 'thesis' || type === 'report' ? (work.institution?.[0]?.name ?? work.publisher ?? undefined) : undefined;
}

function biblioOf(work: Work): Pick<SourceRecord, 'biblio'> {
  const { volume, issue, page: pages, publisher } = work;
  const biblio = Object.fromEntries(
    Object.entries({ volume, issue, pages, articleNumber: work['article-number'], publisher }).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  ) as NonNullable<SourceRecord['biblio']>;
  return Object.keys(biblio).length > 0 ? { biblio } : {};
}

/** A PDF for readers: of the version of record, and not one for programs that compare texts. */
function pdfOf(work: Work): string | undefined {
  return (
    work.link?.find(
      (link) =>
        link['content-type'] === 'application/pdf' &&
        link['content-version'] === 'vor' &&
        link['intended-application'] !== 'similarity-checking',
    )?.URL ?? undefined
  );
}
