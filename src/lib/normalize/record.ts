import { parseArxiv, parseDoi, parseOrcid, parseSafeUrl, type Doi } from '../identifiers/index.ts';
import type { Issue, LinkKind, RawAuthor, RecordAuthor, SourceRecord, WorkRecord } from '../model/index.ts';
import { normalizeBiblio } from './biblio.ts';
import { normalizeDate } from './date.ts';
import { toInline, toPlainText, toProse } from './markup-language.ts';
import { isGroupName, normalizeName } from './name.ts';
import { decodeEntities } from './text.ts';
import { saysWithdrawn } from './withdrawn.ts';

/** Longest values kept, in characters, and longest lists, in items. */
const MAX = {
  title: 2000,
  abstract: 20_000,
  line: 2000,
  name: 500,
  authors: 10_000,
  affiliations: 20,
  keywords: 200,
  links: 50,
  identifiers: 50,
  subjects: 50,
} as const;
const SUBJECT = /^[a-z-]+(?:\.[A-Za-z-]+)?$/;
const ARXIV_DOI = /10\.48550\/arxiv\./i;
const OTHERS = /^(?:and )?(?:others|et\.? al\.?)$/i;

type Report = (severity: Issue['severity'], message: string, remedy: string) => void;

/**
 * Clean what one source says of one work. Pure. Every value of the record is canonical or absent; what could not be
 * read, or was cut to the longest length kept, is an issue. Without a title or without an author there is no record.
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
  if (authors.length === 0) {
    report(
      'error',
      `The record "${nameOf(raw)}" has no author that can be read, so it was skipped.`,
      'Add its authors where it comes from, or remove the record.',
    );
    return { issues };
  }

  const abstract = toProse(cut('abstract', raw.abstract ?? '', MAX.abstract, report), raw.markup);
  const venue = plain(raw.venue?.name ?? '');
  const biblio = raw.biblio && normalizeBiblio(raw.biblio, plain);
  const { arxiv, dois } = normalizeIdentifiers(raw.identifiers.slice(0, MAX.identifiers), report);
  const note = plain(raw.note ?? '');
  const journalRef = plain(raw.journalRef ?? '');
  const record: WorkRecord = {
    source: raw.source,
    id: raw.id,
    place: raw.place,
    type: raw.type ?? (raw.source === 'arxiv' ? 'preprint' : 'other'),
    title,
    ...(abstract.length > 0 && { abstract }),
    authors,
    authorsTruncated: truncated,
    dates: normalizeDates(raw.dates, report),
    ...(venue !== '' && { venue: { name: venue, ...(raw.venue?.kind && { kind: raw.venue.kind }) } }),
    ...(biblio && { biblio }),
    ...(arxiv && { arxiv }),
    dois,
    subjects: unique(
      (raw.subjects ?? []).slice(0, MAX.subjects).filter(({ code }) => SUBJECT.test(code)),
      ({ code }) => code,
    ),
    keywords: unique(
      (raw.keywords ?? [])
        .slice(0, MAX.keywords)
        .map(plain)
        .filter((keyword) => keyword !== ''),
      (keyword) => keyword.toLowerCase(),
    ),
    links: normalizeLinks(raw, report),
    ...(note !== '' && { note }),
    ...(journalRef !== '' && { journalRef }),
    withdrawn: saysWithdrawn(note, abstract[0]?.[0]),
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

function cut(field: string, text: string, length: number, report: Report): string {
  if (text.length <= length) return text;
  report(
    'warning',
    `The ${field} has ${text.length} characters and was cut to ${length}.`,
    `Shorten the ${field} where the record comes from.`,
  );
  const end = /[\ud800-\udbff]/.test(text[length - 1]!) ? length - 1 : length;
  return text.slice(0, end);
}

function normalizeAuthors(raw: SourceRecord, report: Report): { authors: RecordAuthor[]; truncated: boolean } {
  const authors: RecordAuthor[] = [];
  let truncated = raw.authorsTruncated === true;
  if (raw.authors.length > MAX.authors) {
    truncated = true;
    report(
      'warning',
      `The author list has ${raw.authors.length} names and was cut to ${MAX.authors}.`,
      'Nothing needs to be done; the page says that the list goes on.',
    );
  }
  for (const [index, rawAuthor] of raw.authors.slice(0, MAX.authors).entries()) {
    if ('literal' in rawAuthor.name && OTHERS.test(rawAuthor.name.literal.trim())) {
      truncated = true;
      continue;
    }
    const author = normalizeAuthor(rawAuthor, raw.markup, report);
    if (author) authors.push(author);
    else
      report(
        'warning',
        `Author ${index + 1} has no name that can be read, so it was left out.`,
        'Correct the author list where the record comes from.',
      );
  }
  return { authors, truncated };
}

function normalizeAuthor(raw: RawAuthor, markup: SourceRecord['markup'], report: Report): RecordAuthor | undefined {
  const name = normalizeName(markup === 'html' ? withoutHtml(raw.name) : raw.name, raw.group);
  if (!name) return undefined;
  const orcid = raw.orcid === undefined ? undefined : parseOrcid(raw.orcid);
  if (raw.orcid !== undefined && !orcid) {
    report(
      'warning',
      `"${shown(raw.orcid)}" of ${name.literal} is no ORCID iD: its form or its check digit is wrong.`,
      'Copy the iD from orcid.org.',
    );
  }
  const affiliations = (raw.affiliations ?? [])
    .slice(0, MAX.affiliations)
    .map((text) => toPlainText(text.slice(0, MAX.name), markup))
    .filter((text) => text !== '');
  const group = raw.group === true || (name.family === undefined && isGroupName(name.literal));
  return { name, ...(orcid && { orcid }), affiliations: [...new Set(affiliations)], ...(group && { group }) };
}

function withoutHtml(name: RawAuthor['name']): RawAuthor['name'] {
  if ('literal' in name) return { literal: toPlainText(name.literal.slice(0, MAX.name), 'html') };
  const { family, given, particle, suffix } = name;
  const plain = (text: string) => toPlainText(text.slice(0, MAX.name), 'html');
  return {
    family: plain(family),
    ...(given !== undefined && { given: plain(given) }),
    ...(particle !== undefined && { particle: plain(particle) }),
    ...(suffix !== undefined && { suffix: plain(suffix) }),
  };
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

/** The arXiv identifier, from an arXiv DOI too, and all other DOIs, sorted. */
function normalizeIdentifiers(raw: SourceRecord['identifiers'], report: Report): Pick<WorkRecord, 'arxiv' | 'dois'> {
  const dois = new Set<Doi>();
  let arxiv: WorkRecord['arxiv'];
  for (const { scheme, value } of raw) {
    const texts = scheme === 'doi' ? value.slice(0, MAX.line).split(/[\s,;]+(?=10\.\d{4}|doi:|https?:)/i) : [value.slice(0, MAX.line)];
    for (const text of texts.map((part) => part.trim()).filter((part) => part !== '')) {
      if (scheme === 'arxiv' || ARXIV_DOI.test(text)) {
        const reference = parseArxiv(text);
        if (!reference) report('warning', `"${shown(text)}" is no arXiv identifier.`, 'Write it as 2001.01234 or hep-th/9711200.');
        else if (arxiv && arxiv.id !== reference.id) {
          report(
            'warning',
            `The record names two arXiv identifiers, ${arxiv.id} and ${reference.id}; the first one was kept.`,
            'Keep one arXiv identifier a record.',
          );
        } else if (arxiv?.version === undefined) arxiv = reference;
      } else {
        const doi = parseDoi(text);
        if (doi !== undefined) dois.add(doi);
        else report('warning', `"${shown(text)}" is no DOI.`, 'Write it as 10.1000/abc, without blanks.');
      }
    }
  }
  return { ...(arxiv && { arxiv }), dois: [...dois].sort() };
}

function normalizeLinks(raw: SourceRecord, report: Report): WorkRecord['links'] {
  const links: { kind: LinkKind; url: NonNullable<ReturnType<typeof parseSafeUrl>> }[] = [];
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

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}

function shown(text: string): string {
  return toPlainText(text.slice(0, 100), 'plain');
}
