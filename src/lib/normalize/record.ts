import {
  parseArxiv,
  parseCatalogueId,
  parseDoi,
  parseOrcid,
  parseRor,
  parseSafeUrl,
  type Doi,
  type SafeUrl,
} from '../identifiers/index.ts';
import type { Issue, LinkKind, RawAuthor, RawIdentifier, RecordAuthor, SourceRecord, WorkRecord, WorkScheme } from '../model/index.ts';
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
  institutions: 20,
  notices: 20,
  keywords: 200,
  links: 50,
  identifiers: 50,
  subjects: 50,
} as const;
/** What the codes of a classification look like; other things stand in the same places. */
const SUBJECTS = { arxiv: /^[a-z-]+(?:\.[A-Za-z-]+)?$/, openalex: /^T\d+$/, mesh: /^[DQ]\d+$/ } as const;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Z]{2}|\d{3}))?$/;
const ARXIV_DOI = /10\.48550\/arxiv\./i;
const OTHERS = /^(?:and )?(?:others|et\.? al\.?)$/i;

/** Sources that list works without their authors, for a person whom they know. */
const NAMELESS: ReadonlySet<SourceRecord['source']> = new Set(['orcid', 'semanticscholar', 'inspire', 'pubmed', 'crossref']);

type Report = (severity: Issue['severity'], message: string, remedy: string) => void;

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

  const abstract = toProse(cut('abstract', raw.abstract ?? '', MAX.abstract, report), raw.markup);
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
  const institutions = raw.institutions?.slice(0, MAX.institutions).flatMap(({ name: text, ror: id }) => {
    const ror = id === undefined ? undefined : parseRor(id);
    const label = toPlainText(text.slice(0, MAX.name), markup);
    return label === '' && ror === undefined ? [] : [{ name: label, ...(ror && { ror }) }];
  });
  return {
    name,
    affiliations: affiliations.length < 2 ? affiliations : [...new Set(affiliations)],
    ...(orcid && { orcid }),
    ...(raw.identifiers !== undefined && raw.identifiers.length > 0 && { identifiers: raw.identifiers }),
    ...(institutions !== undefined && institutions.length > 0 && { institutions }),
    ...(raw.corresponding === true && { corresponding: true }),
    ...(group && { group }),
  };
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

/** The arXiv identifier, from an arXiv DOI too, all other DOIs, sorted, and what catalogues give. */
function normalizeIdentifiers(
  raw: readonly RawIdentifier[],
  report: Report,
): Pick<WorkRecord, 'arxiv' | 'dois'> & { catalogues: WorkRecord['catalogues'] } {
  const dois = new Set<Doi>();
  const catalogues: NonNullable<WorkRecord['catalogues']> = {};
  let arxiv: WorkRecord['arxiv'];
  for (const { scheme, text } of split(raw)) {
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
    } else if (scheme === 'doi') {
      const doi = parseDoi(text);
      if (doi !== undefined) dois.add(doi);
      else report('warning', `"${shown(text)}" is no DOI.`, 'Write it as 10.1000/abc, without blanks.');
    } else {
      const id = parseCatalogueId(scheme, text);
      if (id !== undefined) catalogues[scheme] ??= id;
      else report('warning', `"${shown(text)}" is no ${scheme} identifier.`, 'Correct it where the record comes from.');
    }
  }
  return { dois: [...dois].sort(), catalogues: Object.keys(catalogues).length > 0 ? catalogues : undefined, ...(arxiv && { arxiv }) };
}

/** Identifiers one by one: a field for a DOI can hold several. */
function* split(raw: readonly RawIdentifier[]): Iterable<{ scheme: WorkScheme; text: string }> {
  for (const { scheme, value } of raw) {
    const long = value.slice(0, MAX.line);
    const texts = scheme === 'doi' ? long.split(/(?<!\bdoi:)[\s,;]+(?=10\.\d{4}|doi:|https?:)/i) : [long];
    for (const text of texts) if (text.trim() !== '') yield { scheme, text: text.trim() };
  }
}

/** Identifiers of other versions that can be read, as `scheme:value`, without the record's own. */
function normalizeVersions(raw: readonly RawIdentifier[], arxiv: string | undefined, dois: readonly Doi[]): string[] {
  const versions = new Set<string>();
  for (const { scheme, text } of split(raw.slice(0, MAX.identifiers))) {
    const preprint = scheme === 'arxiv' || ARXIV_DOI.test(text) ? parseArxiv(text)?.id : undefined;
    const value = preprint ?? (scheme === 'doi' ? parseDoi(text) : scheme === 'arxiv' ? undefined : parseCatalogueId(scheme, text));
    if (value === undefined || value === arxiv || dois.some((doi) => doi === value)) continue;
    versions.add(`${preprint === undefined ? scheme : 'arxiv'}:${value}`);
  }
  return [...versions].sort();
}

function normalizeNotices(raw: SourceRecord): Pick<WorkRecord, 'notices' | 'about'> {
  if (raw.notices === undefined && raw.about === undefined) return {};
  const notices = (raw.notices ?? []).slice(0, MAX.notices).map(({ kind, doi: text, date: day }) => {
    const doi = text === undefined ? undefined : parseDoi(text);
    const date = day === undefined ? undefined : normalizeDate(day);
    return { kind, ...(doi && { doi }), ...(date !== undefined && { date }) };
  });
  const about = (raw.about ?? []).slice(0, MAX.notices).flatMap(({ kind, doi: text }) => {
    const doi = parseDoi(text);
    return doi === undefined ? [] : [{ kind, doi }];
  });
  return { ...(notices.length > 0 && { notices }), ...(about.length > 0 && { about }) };
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

function unique<T>(items: T[], key: (item: T) => string): T[] {
  if (items.length < 2) return items;
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}

function shown(text: string): string {
  return toPlainText(text.slice(0, 100), 'plain');
}
