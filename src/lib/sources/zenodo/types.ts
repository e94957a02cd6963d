import type { WorkType } from '../../model/index.ts';

/** Kinds of publication by `subtype`. */
const PUBLICATIONS: ReadonlyMap<string, WorkType> = new Map([
  ['article', 'article'],
  ['datapaper', 'article'],
  ['conferencepaper', 'conference-paper'],
  ['conferenceproceeding', 'book'],
  ['book', 'book'],
  ['section', 'chapter'],
  ['thesis', 'thesis'],
  ['dissertation', 'thesis'],
  ['preprint', 'preprint'],
  ['report', 'report'],
  ['workingpaper', 'report'],
  ['technicalnote', 'report'],
  ['deliverable', 'report'],
  ['milestone', 'report'],
  ['datamanagementplan', 'report'],
  ['proposal', 'report'],
]);
const OTHERS: ReadonlyMap<string, WorkType> = new Map([
  ['dataset', 'dataset'],
  ['software', 'software'],
]);

/** The kind of a record; posters, slides, images and lessons are `other`. @see https://developers.zenodo.org/#representation */
export function typeOf(type: string | null | undefined, subtype: string | null | undefined): WorkType {
  return (type === 'publication' ? PUBLICATIONS.get(subtype ?? '') : OTHERS.get(type ?? '')) ?? 'other';
}

/** If a related thing is data or software where the record is a text, or the other way round: then neither is a version of the other. */
export function isOtherKind(type: WorkType, related: string | null | undefined): boolean {
  if (!related) return false;
  const other = OTHERS.get(related) ?? (related.startsWith('publication') ? 'text' : 'other');
  return other !== (type === 'dataset' || type === 'software' || type === 'other' ? type : 'text');
}
