import { parseArxiv, parseCatalogueId, parseDoi, type Doi } from '../identifiers/index.ts';
import type { RawIdentifier, SourceRecord, WorkRecord, WorkScheme } from '../model/index.ts';
import { normalizeDate } from './date.ts';
import { MAX } from './limits.ts';
import { shown, type Report } from './report.ts';

const ARXIV_DOI = /10\.48550\/arxiv\./i;

/** The arXiv identifier, from an arXiv DOI too, all other DOIs, sorted, and what catalogues give. */
export function normalizeIdentifiers(
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
export function normalizeVersions(raw: readonly RawIdentifier[], arxiv: string | undefined, dois: readonly Doi[]): string[] {
  const versions = new Set<string>();
  for (const { scheme, text } of split(raw.slice(0, MAX.identifiers))) {
    const preprint = scheme === 'arxiv' || ARXIV_DOI.test(text) ? parseArxiv(text)?.id : undefined;
    const value = preprint ?? (scheme === 'doi' ? parseDoi(text) : scheme === 'arxiv' ? undefined : parseCatalogueId(scheme, text));
    if (value === undefined || value === arxiv || dois.some((doi) => doi === value)) continue;
    versions.add(`${preprint === undefined ? scheme : 'arxiv'}:${value}`);
  }
  return [...versions].sort();
}

/** What the record says of retractions and corrections: those of the work, and those it is itself. */
export function normalizeNotices(raw: SourceRecord): Pick<WorkRecord, 'notices' | 'about'> {
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
