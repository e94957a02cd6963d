import type { WorkType } from '../../model/index.ts';

/** Kinds of work by `docType_s`. `UNDEFINED` is the type of preprints and working papers. */
const TYPES: ReadonlyMap<string, WorkType> = new Map([
  ['ART', 'article'],
  ['COMM', 'conference-paper'],
  ['UNDEFINED', 'preprint'],
  ['PREPRINT', 'preprint'],
  ['WORKINGPAPER', 'preprint'],
  ['OUV', 'book'],
  ['DOUV', 'book'],
  ['PROCEEDINGS', 'book'],
  ['COUV', 'chapter'],
  ['NOTICE', 'chapter'],
  ['THESE', 'thesis'],
  ['HDR', 'thesis'],
  ['ETABTHESE', 'thesis'],
  ['MEM', 'thesis'],
  ['MEMLIC', 'thesis'],
  ['CREPORT', 'report'],
  ['OTHERREPORT', 'report'],
  ['REPACT', 'report'],
  ['SYNTHESE', 'report'],
  ['SOFTWARE', 'software'],
]);

/** The kind of a work; what nobody reads or runs, or is shown on a wall, is `other`. @see https://api.archives-ouvertes.fr/ref/doctype */
export function typeOf(docType: string | null | undefined): WorkType {
  const code = docType ?? '';
  // reports have some twenty types of their own: REPORT_DOCT, REPORT_LABO
  return TYPES.get(code) ?? (/^REPORT(?:_|$)/.test(code) ? 'report' : 'other');
}
