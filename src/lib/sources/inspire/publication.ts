import { parseArxiv, parseDoi } from '../../identifiers/index.ts';
import type { SourceRecord, WorkType } from '../../model/index.ts';
import { given, type Literature } from './schema.ts';

type PublicationInfo = Literature['publication_info'][number];

/** Kinds of work, the most telling first: a record can have several. */
const TYPES: readonly [string, WorkType][] = [
  ['thesis', 'thesis'],
  ['book chapter', 'chapter'],
  ['conference paper', 'conference-paper'],
  ['proceedings', 'book'],
  ['book', 'book'],
  ['report', 'report'],
  ['activity report', 'report'],
  ['note', 'report'],
];

/** The publication of a work itself, neither of its errata nor of its reprints; one that names a journal before others. */
export function publicationOf({ publication_info: infos }: Literature): PublicationInfo | undefined {
  const own = infos.filter(({ material, hidden }) => hidden !== true && isPublication(material));
  return own.find(({ journal_title: journal }) => given(journal) !== undefined) ?? own[0];
}

/** If a DOI, a licence or a place is of the publication itself: most say nothing of their material. */
export function isPublication(material: string | null | undefined): boolean {
  return (material ?? 'publication') === 'publication';
}

/** The kind of a work. An article is a preprint until a journal or a publisher's DOI says otherwise. */
export function typeOf(work: Literature): WorkType {
  const type = TYPES.find(([name]) => work.document_type.includes(name))?.[1];
  if (type !== undefined) return type;
  const isPublished =
    given(publicationOf(work)?.journal_title) !== undefined ||
    work.dois.some(
      ({ value, material }) => isPublication(material) && parseDoi(value ?? '') !== undefined && parseArxiv(value ?? '') === undefined,
    );
  return isPublished ? 'article' : 'preprint';
}

/** Where a work appeared, with the blanks that INSPIRE leaves out of journals' names. */
export function venueOf(work: Literature, type: WorkType): Pick<SourceRecord, 'venue' | 'biblio' | 'journalRef'> {
  const info = publicationOf(work);
  const journal = given(info?.journal_title);
  const school = given(work.thesis_info?.institutions[0]?.name);
  const publisher = given(work.imprints.find(({ publisher: name }) => given(name) !== undefined)?.publisher);
  const series = given(work.book_series[0]?.title);
  const reference = given(info?.pubinfo_freetext);
  const venue: SourceRecord['venue'] =
    journal !== undefined
      ? { name: spaced(journal), ...kindOf(type) }
      : type === 'thesis' && school !== undefined
        ? { name: school, kind: 'institution' }
        : type === 'conference-paper' && given(info?.conf_acronym) !== undefined
          ? { name: given(info?.conf_acronym)!, kind: 'conference' }
          : undefined;
  const biblio = {
    ...placeOf(info),
    ...(publisher !== undefined && { publisher }),
    ...(series !== undefined && { series }),
  };
  return {
    ...(venue !== undefined && { venue }),
    ...(Object.keys(biblio).length > 0 && { biblio }),
    ...(journal === undefined && reference !== undefined && { journalRef: reference }),
  };
}

/** When a work was first public, and when it was published, of which a journal's year tells more surely than the rest. */
export function datesOf(work: Literature, type: WorkType): SourceRecord['dates'] {
  const imprint = given(work.imprints.find(({ date }) => given(date) !== undefined)?.date);
  const year = publicationOf(work)?.year ?? undefined;
  const printed = imprint !== undefined && (year === undefined || imprint.startsWith(String(year))) ? imprint : undefined;
  const issued =
    type === 'preprint' ? undefined : (printed ?? (year === undefined ? undefined : String(year)) ?? given(work.thesis_info?.date));
  const first = given(work.preprint_date) ?? (issued === undefined ? (given(work.earliest_date) ?? imprint) : undefined);
  return { ...(first !== undefined && { first }), ...(issued !== undefined && { issued }) };
}

/** `Phys. Rev. D` for `Phys.Rev.D`. */
export function spaced(journal: string): string {
  return journal.replace(/\.(?=[\p{L}\d(&])/gu, '. ');
}

function kindOf(type: WorkType): { kind?: 'journal' | 'conference' | 'book' } {
  if (type === 'article') return { kind: 'journal' };
  if (type === 'conference-paper') return { kind: 'conference' };
  return type === 'chapter' ? { kind: 'book' } : {};
}

function placeOf(info: PublicationInfo | undefined): NonNullable<SourceRecord['biblio']> {
  const [volume, issue, first, last, artid] = [
    info?.journal_volume,
    info?.journal_issue,
    info?.page_start,
    info?.page_end,
    info?.artid,
  ].map(given);
  // an article's number stands among the pages too, where INSPIRE once had no other place for it
  const pages = first === undefined || first === artid ? undefined : last === undefined ? first : `${first}-${last}`;
  return {
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue }),
    ...(pages !== undefined && { pages }),
    ...(artid !== undefined && { articleNumber: artid }),
  };
}
