import type { RawAuthor, SourceRecord, WorkType } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { identifiersOf, relationsOf } from './relations.ts';
import type { ZenodoRecord } from './schema.ts';
import { typeOf } from './types.ts';

type Metadata = ZenodoRecord['metadata'];

/** What Zenodo says of a work. A deposit and its later versions are one work, with the number of their concept. */
export function toRecord(record: ZenodoRecord, place: string): SourceRecord {
  const { id, conceptrecid, metadata } = record;
  const type = typeOf(metadata.resource_type?.type, metadata.resource_type?.subtype);
  const date = given(metadata.publication_date);
  const biblio = biblioOf(metadata);
  const language = toLanguage(metadata.language ?? '');
  const keywords = metadata.keywords.flatMap((keyword) => given(keyword) ?? []);
  const { links: code = [], ...related } = relationsOf(record, type);
  const links = [...pdfOf(record, type), ...code];
  const title = given(metadata.title);
  const abstract = given(metadata.description);
  const license = given(metadata.license?.id);
  return {
    source: 'zenodo',
    id: conceptrecid ?? id,
    place,
    markup: 'html',
    type,
    ...(title === undefined ? {} : { title }),
    ...(abstract === undefined ? {} : { abstract }),
    authors: metadata.creators.flatMap(toAuthor),
    dates: date === undefined ? {} : type === 'preprint' ? { first: date } : { issued: date },
    ...venueOf(metadata, type),
    ...(Object.keys(biblio).length === 0 ? {} : { biblio }),
    identifiers: identifiersOf(record),
    ...related,
    ...(keywords.length === 0 ? {} : { keywords }),
    ...(links.length === 0 ? {} : { links }),
    ...(language === undefined ? {} : { language }),
    ...(license === undefined ? {} : { license }),
  };
}

function toAuthor({ name, affiliation, orcid }: Metadata['creators'][number]): RawAuthor[] {
  const literal = given(name);
  const place = given(affiliation);
  const iD = given(orcid);
  if (literal === undefined) return [];
  return [
    {
      name: { literal },
      ...(iD === undefined ? {} : { orcid: iD }),
      ...(place === undefined ? {} : { affiliations: [place] }),
    },
  ];
}

/** Where a text appeared; what appeared nowhere else appeared on Zenodo. */
function venueOf({ journal, meeting, part_of: book, thesis }: Metadata, type: WorkType): Pick<SourceRecord, 'venue'> {
  const periodical = given(journal?.title);
  const conference = given(meeting?.title) ?? given(meeting?.acronym);
  const volume = given(book?.title);
  const school = given(thesis?.university);
  if (type === 'article') return periodical === undefined ? {} : { venue: { name: periodical, kind: 'journal' } };
  if (type === 'conference-paper') return conference === undefined ? {} : { venue: { name: conference, kind: 'conference' } };
  if (type === 'chapter') return volume === undefined ? {} : { venue: { name: volume, kind: 'book' } };
  if (type === 'thesis') return school === undefined ? {} : { venue: { name: school, kind: 'institution' } };
  return type === 'book' ? {} : { venue: { name: 'Zenodo', kind: 'repository' } };
}

function biblioOf({ journal, part_of: book, imprint }: Metadata): NonNullable<SourceRecord['biblio']> {
  const fields = {
    volume: given(journal?.volume),
    issue: given(journal?.issue),
    pages: given(journal?.pages) ?? given(book?.pages),
    publisher: given(imprint?.publisher),
  };
  return Object.fromEntries(Object.entries(fields).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])));
}

/** The text itself, where everybody may read it and there is but one. */
function pdfOf({ id, metadata, files }: ZenodoRecord, type: WorkType): NonNullable<SourceRecord['links']> {
  const names = files.flatMap(({ key }) => (key && /\.pdf$/i.test(key) ? [key] : []));
  const isText = !['dataset', 'software', 'other'].includes(type);
  if (!isText || names.length !== 1 || (metadata.access_right ?? 'open') !== 'open') return [];
  return [{ kind: 'pdf', url: `https://zenodo.org/records/${id}/files/${encodeURIComponent(names[0]!)}` }];
}

function given(text: string | null | undefined): string | undefined {
  return text?.trim() || undefined;
}
