import { parseSafeUrl, type SafeUrl } from '../identifiers/index.ts';
import type { Issue, LinkKind, SourceRecord, WorkRecord } from '../model/index.ts';
import { normalizeBiblio } from './biblio.ts';
import { normalizeDate } from './date.ts';
import { MAX } from './limits.ts';
import { withoutAbstractLabel, withoutLabelLine } from './abstract-label.ts';
import { toInline, toPlainText, toProse } from './markup-language.ts';
import { normalizeAuthors } from './record-authors.ts';
import { normalizeIdentifiers, normalizeNotices, normalizeVersions } from './record-identifiers.ts';
import { cut, shown, type Report } from './report.ts';
import { decodeEntities } from './text.ts';
import { saysWithdrawn } from './withdrawn.ts';

/** What the codes of a classification look like; other things stand in the same places. */
const SUBJECTS = { arxiv: /^[a-z-]+(?:\.[A-Za-z-]+)?$/, openalex: /^T\d+$/, mesh: /^[DQ]\d+$/ } as const;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Z]{2}|\d{3}))?$/;

/** Sources that list works without their authors, for a person whom they know. */
const NAMELESS: ReadonlySet<SourceRecord['source']> = new Set(['orcid', 'semanticscholar', 'inspire', 'pubmed', 'crossref']);

/**
 * Clean what one source says of one work. Pure. Every value of the record is canonical or absent; what could not be
 * read, or was cut to the longest length kept, is an issue. Without a title there is no record, and without an author only
 * where the source is known to leave them out.
 */
export function normalizeRecord(raw: SourceRecord): { record?: WorkRecord; issues: Issue[] } {
  const issues: Issue[] = [];
  const report: Report = (severity, message, remedy) =>
    issues.push({ severity, source: raw.source, place: raw.place, record: nameOf(raw), message, remedy });
  const plain = (text: string) => toPlainText(text.slice(0, MAX.line), raw.markup);

  const title = toInline(cut('title', raw.title ?? '', MAX.title, report), raw.markup);
  if (title.length === 0) {
    report(
      'error',
      `The record "${nameOf(raw)}" has no title, so it was skipped.`,
      'Add its title where it comes from, or remove the record.',
    );
    return { issues };
  }
  const { authors, truncated } = normalizeAuthors(raw, report);
  if (authors.length === 0 && !NAMELESS.has(raw.source)) {
    report(
      'error',
      `The record "${nameOf(raw)}" has no author that can be read, so it was skipped.`,
      'Add its authors where it comes from, or remove the record.',
    );
    return { issues };
  }

  const abstract = withoutAbstractLabel(toProse(withoutLabelLine(cut('abstract', raw.abstract ?? '', MAX.abstract, report)), raw.markup));
  const venue = plain(raw.venue?.name ?? '');
  const biblio = raw.biblio && normalizeBiblio(raw.biblio, plain);
  const { arxiv, dois, catalogues } = normalizeIdentifiers(raw.identifiers.slice(0, MAX.identifiers), report);
  const versions = raw.versions === undefined ? [] : normalizeVersions(raw.versions, arxiv?.id, dois);
  const license = normalizeLicense(raw.license);
  const note = plain(raw.note ?? '');
  const journalRef = plain(raw.journalRef ?? '');
  // What every record has comes first: a field that stands behind a spread takes ten times as long to set.
  const record: WorkRecord = {
    source: raw.source,
    id: raw.id,
    place: raw.place,
    type: raw.type ?? (raw.source === 'arxiv' ? 'preprint' : 'other'),
    title,
    authors,
    authorsTruncated: truncated,
    dates: normalizeDates(raw.dates, report),
    dois,
    subjects: unique(
      (raw.subjects ?? [])
        .slice(0, MAX.subjects)
        .filter(({ scheme, code }) => SUBJECTS[scheme].test(code))
        .map(({ name, ...subject }) => ({ ...subject, ...(name !== undefined && { name: plain(name) }) })),
      ({ scheme, code }) => `${scheme} ${code}`,
    ),
    keywords: unique(
      (raw.keywords ?? [])
        .slice(0, MAX.keywords)
        .map(plain)
        .filter((keyword) => keyword !== ''),
      (keyword) => keyword.toLowerCase(),
    ),
    links: normalizeLinks(raw, report),
    withdrawn: saysWithdrawn(note, abstract[0]?.[0]),
    ...(abstract.length > 0 && { abstract }),
    ...(venue !== '' && { venue: { name: venue, ...(raw.venue?.kind && { kind: raw.venue.kind }) } }),
    ...(biblio && { biblio }),
    ...(arxiv && { arxiv }),
    ...(catalogues !== undefined && { catalogues }),
    ...(versions.length > 0 && { versions }),
    ...normalizeNotices(raw),
    ...(note !== '' && { note }),
    ...(journalRef !== '' && { journalRef }),
    ...(raw.language !== undefined && LANGUAGE.test(raw.language) && { language: raw.language }),
    ...(license && { license }),
    ...(raw.citationKey !== undefined && { citationKey: raw.citationKey }),
  };
  return { record, issues };
}

/** What a person calls the record: the beginning of its title, or its id. */
function nameOf(raw: SourceRecord): string {
  const title = toPlainText((raw.title ?? '').slice(0, 300), raw.markup);
  if (title === '') return raw.id;
  return title.length > 80 ? `${title.slice(0, 79).trimEnd()}…` : title;
}

function normalizeDates(raw: SourceRecord['dates'], report: Report): WorkRecord['dates'] {
  const dates: WorkRecord['dates'] = {};
  for (const field of ['first', 'updated', 'issued'] as const) {
    const text = raw[field];
    if (text === undefined || text.trim() === '') continue;
    const date = normalizeDate(text);
    if (date !== undefined) dates[field] = date;
    else
      report(
        'warning',
        `The date "${shown(text)}" cannot be read or is not between the years 1500 and 2100.`,
        'Write dates as 2020, 2020-06 or 2020-06-18.',
      );
  }
  return dates;
}

/** The address of a licence; a Creative Commons name becomes its address. */
function normalizeLicense(raw: string | undefined): SafeUrl | undefined {
  if (raw === undefined) return undefined;
  const text = raw.trim().toLowerCase();
  const cc = /^cc[- ](by(?:-nc)?(?:-sa|-nd)?)(?:[- ](\d\.\d))?$/.exec(text);
  if (cc) return parseSafeUrl(`https://creativecommons.org/licenses/${cc[1]}/${cc[2] ?? '4.0'}/`);
  if (/^(?:cc0|cc-zero|cc0-1\.0)$/.test(text)) return parseSafeUrl('https://creativecommons.org/publicdomain/zero/1.0/');
  return parseSafeUrl(raw);
}

function normalizeLinks(raw: SourceRecord, report: Report): WorkRecord['links'] {
  const links: { kind: LinkKind; url: SafeUrl }[] = [];
  for (const { kind, url: text } of (raw.links ?? []).slice(0, MAX.links)) {
    const written = raw.markup === 'tex' ? text.replace(/\\([_%&#~$])/g, '$1').replace(/[{}]/g, '') : text;
    const url = parseSafeUrl(raw.markup === 'plain' ? written : decodeAmpersands(written));
    if (url !== undefined) links.push({ kind, url });
    else
      report(
        'warning',
        `The link "${shown(text)}" is no public web address, so it was left out.`,
        'Write the whole address, beginning with https://.',
      );
  }
  return unique(links, ({ kind, url }) => `${kind} ${url}`);
}

/** `&amp;` between the parts of a query; other references would change an address such as `?a=1&copy=2`. */
function decodeAmpersands(url: string): string {
  return url.includes('&amp;') ? decodeEntities(url.replace(/&(?!amp;)/g, '&amp;')) : url;
}

function unique<T>(items: T[], key: (item: T) => string): T[] {
  if (items.length < 2) return items;
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
