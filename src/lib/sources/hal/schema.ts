import * as z from 'zod';

const Text = z.string().nullish();
/** Fields are lists or single values as HAL's index has them; a list of one is as good as its item. */
const Texts = z
  .union([z.array(z.string().nullable()), z.string()])
  .nullish()
  .transform((value) => [value ?? []].flat().filter((text): text is string => text !== null && text.trim() !== ''));

/** An answer of Solr. @see https://solr.apache.org/guide/solr/latest/query-guide/response-writers.html */
export const AnswerSchema = z.looseObject({
  response: z.looseObject({ numFound: z.int().nonnegative(), docs: z.array(z.unknown()) }),
  nextCursorMark: Text,
});

/** A document. Besides these there are titles and other texts by language: `fr_title_s`. @see https://api.archives-ouvertes.fr/docs/search/?schema=fields */
export const DocumentSchema = z.looseObject({
  docid: z.union([z.string(), z.number()]).nullish(),
  halId_s: z.string().min(1),
  halIdSameAs_s: Texts,
  version_i: z.number().nullish(),
  docType_s: Text,
  docSubType_s: Text,
  title_s: Texts,
  subTitle_s: Texts,
  abstract_s: Texts,
  keyword_s: Texts,
  language_s: Texts,
  authFullName_s: Texts,
  authLastName_s: Texts,
  authQuality_s: Texts,
  authIdHal_s: Texts,
  authORCIDIdExt_s: Texts,
  collaboration_s: Texts,
  label_xml: Text,
  journalTitle_s: Texts,
  journalPublisher_s: Texts,
  conferenceTitle_s: Texts,
  bookTitle_s: Texts,
  source_s: Texts,
  authorityInstitution_s: Texts,
  publisher_s: Texts,
  serie_s: Texts,
  volume_s: Texts,
  issue_s: Texts,
  page_s: Texts,
  producedDate_s: Text,
  publicationDate_s: Text,
  defenseDate_s: Text,
  doiId_s: Texts,
  arxivId_s: Texts,
  pubmedId_s: Texts,
  pubmedcentralId_s: Texts,
  fileMain_s: Text,
  openAccess_bool: z.boolean().nullish(),
  licence_s: Texts,
  softCodeRepository_s: Texts,
  comment_s: Texts,
});
export type HalDocument = z.infer<typeof DocumentSchema>;

/** What of a document is asked for. */
export const FIELDS = [...Object.keys(DocumentSchema.shape), '*_title_s', '*_subTitle_s', '*_abstract_s', '*_keyword_s'].join(',');

/** One of the forms in which an author's name stands in HAL's list of authors. @see https://api.archives-ouvertes.fr/docs/ref/?resource=author */
export const AuthorFormSchema = z.looseObject({
  idHal_s: Text,
  fullName_s: z.string(),
  valid_s: Text,
  orcidId_s: Texts,
  arxivId_s: Texts,
});
export type AuthorForm = z.infer<typeof AuthorFormSchema>;

/** What of a form is asked for. */
export const FORM_FIELDS = Object.keys(AuthorFormSchema.shape).join(',');
