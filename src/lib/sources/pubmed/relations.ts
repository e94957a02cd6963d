import type { NoticeKind, SourceRecord } from '../../model/index.ts';
import { isRetracted } from './publication-types.ts';

/** A link from one citation to another. */
export interface Relation {
  /** MEDLINE's `RefType`: `RetractionIn`, `UpdateOf`. */
  type: string;
  /** The other citation as text: `Nat Aging. 2025 Feb;5(2):333. doi: 10.1000/x.` */
  text: string;
  pmid: string | undefined;
}

/** Notices about this citation. */
const NOTICES: ReadonlyMap<string, NoticeKind> = new Map([
  ['RetractionIn', 'retraction'],
  ['RetractedandRepublishedIn', 'retraction'],
  ['PartialRetractionIn', 'partial-retraction'],
  ['ExpressionOfConcernIn', 'concern'],
  ['ErratumIn', 'correction'],
  ['CorrectedandRepublishedIn', 'correction'],
]);
/** What this citation, itself a notice, is about. */
const ABOUT: ReadonlyMap<string, NoticeKind> = new Map([
  ['RetractionOf', 'retraction'],
  ['PartialRetractionOf', 'partial-retraction'],
  ['ExpressionOfConcernFor', 'concern'],
  ['ErratumFor', 'correction'],
]);
/** How MEDLINE abbreviates the names of preprint servers. Other updates, such as Cochrane's, are works of their own. */
const PREPRINT_SERVER = /^(?:\w{1,20}rxiv|res sq|ssrn|preprints|authorea)\b/i;
const DOI = /\bdoi:\s{0,3}(10\.\d{4,9}\/\S{1,500})/i;
const DATE = /[.\s]((?:18|19|20)\d{2}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?)(?=[\s;:,.(/-]|$)/;

/**
 * What the links of a citation say: other versions of the work, notices about it, and what it is a notice about.
 * @see https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#commentscorrections
 */
export function relationsOf(
  relations: readonly Relation[],
  publicationTypes: readonly string[],
  isPreprint: boolean,
): Pick<SourceRecord, 'versions' | 'notices' | 'about'> {
  const versions: NonNullable<SourceRecord['versions']> = [];
  const notices: NonNullable<SourceRecord['notices']> = [];
  const about: NonNullable<SourceRecord['about']> = [];
  for (const { type, text, pmid } of relations) {
    const doi = DOI.exec(text.slice(0, 2000))?.[1];
    const date = DATE.exec(text.slice(0, 300))?.[1];
    const notice = NOTICES.get(type);
    if (notice !== undefined)
      notices.push({ kind: notice, ...(doi === undefined ? {} : { doi }), ...(date === undefined ? {} : { date }) });
    const subject = ABOUT.get(type);
    if (subject !== undefined && doi !== undefined) about.push({ kind: subject, doi });
    if ((type === 'UpdateOf' || type === 'UpdateIn') && (isPreprint || PREPRINT_SERVER.test(text.trim()))) {
      if (pmid !== undefined) versions.push({ scheme: 'pmid', value: pmid });
      if (doi !== undefined) versions.push({ scheme: 'doi', value: doi });
    }
  }
  if (isRetracted(publicationTypes) && !notices.some(({ kind }) => kind === 'retraction')) notices.push({ kind: 'retraction' });
  return {
    ...(versions.length > 0 && { versions }),
    ...(notices.length > 0 && { notices }),
    ...(about.length > 0 && { about }),
  };
}
