import type { SourceRecord, WorkType } from '../../model/index.ts';
import { known, type Attributes } from './attributes.ts';

/** What a work appeared in, as far as the record says. */
export interface Container {
  title?: string;
  type?: string;
  volume?: string;
  issue?: string;
  pages?: string;
  articleNumber?: string;
}

const KINDS: { readonly [T in WorkType]?: 'journal' | 'conference' | 'book' } = {
  article: 'journal',
  'conference-paper': 'conference',
  chapter: 'book',
};
/** `DataCite Blog, 2(9), 3-4`, as registrants were told to write it. */
const SERIES = /^(.{2,300}), (\d{1,5})(?:\((\w{1,10})\))?, (\w{1,10})-(\w{1,10})$/;

/** The container of a record: a related item it was published in, else the summary that DataCite makes of one. */
export function containerOf({ container, descriptions, relatedItems }: Attributes): Container {
  const item = relatedItems.find(({ relationType }) => relationType?.toLowerCase() === 'ispublishedin');
  const title = known(item?.titles.find(({ titleType }) => known(titleType) === undefined)?.title);
  if (item !== undefined && title !== undefined) {
    const number = known(item.number);
    return {
      title,
      ...placeOf(item),
      ...(number !== undefined && /^article$/i.test(item.numberType ?? '') && { articleNumber: number }),
    };
  }
  const name = known(container?.title);
  const type = known(container?.type);
  if (container && name !== undefined) return { title: name, ...(type !== undefined && { type }), ...placeOf(container) };
  const series = descriptions.find(({ descriptionType }) => descriptionType === 'SeriesInformation');
  const [, journal, volume, issue, firstPage, lastPage] = SERIES.exec(known(series?.description) ?? '') ?? [];
  return journal === undefined ? {} : { title: journal, ...placeOf({ volume, issue, firstPage, lastPage }) };
}

/** Where a work appeared: in its container, else at its publisher, which of most things is a repository or an institution. */
export function venueOf({ publisher }: Attributes, type: WorkType, container: Container): Pick<SourceRecord, 'venue' | 'biblio'> {
  const house = known(publisher);
  const kind = KINDS[type];
  const { title, type: containerType, volume, issue, pages, articleNumber } = container;
  const isIn = kind !== undefined || (type === 'other' && !/repository/i.test(containerType ?? ''));
  if (isIn && title !== undefined)
    return {
      venue: { name: title, ...(kind !== undefined && { kind }) },
      biblio: {
        ...(volume !== undefined && { volume }),
        ...(issue !== undefined && { issue }),
        ...(pages !== undefined && { pages }),
        ...(articleNumber !== undefined && { articleNumber }),
        ...(house !== undefined && { publisher: house }),
      },
    };
  const isSeries = title !== undefined && /^(?:book)? ?series$/i.test(containerType ?? '');
  const series = isSeries && (type === 'book' || type === 'thesis' || type === 'report') ? { series: title } : {};
  if (house === undefined) return { biblio: series };
  if (type === 'book') return { biblio: { publisher: house, ...series } };
  if (kind !== undefined || type === 'other') return { venue: { name: house } };
  const isHouse = type === 'thesis' || type === 'report';
  return { venue: { name: house, kind: isHouse ? 'institution' : 'repository' }, biblio: series };
}

function placeOf(place: {
  volume?: string | null | undefined;
  issue?: string | null | undefined;
  firstPage?: string | null | undefined;
  lastPage?: string | null | undefined;
}): Container {
  const [volume, issue, first, last] = [place.volume, place.issue, place.firstPage, place.lastPage].map(known);
  return {
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue }),
    ...(first !== undefined && { pages: last === undefined ? first : `${first}-${last}` }),
  };
}
