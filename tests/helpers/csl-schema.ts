/**
 * CSL-JSON as a JSON Schema, written from the lists of types and variables in the specification of CSL 1.0.2. Where the shared
 * corpus is there, its schema of the makers is asked too.
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */
const words = (list: string): string[] => list.trim().split(/\s+/);

const TYPES = words(`
  article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry
  entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture
  musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report
  review review-book software song speech standard thesis treaty webpage`);
const TEXTS = words(`
  abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label
  collection-title container-title container-title-short dimensions division DOI event-place event-title genre ISBN ISSN
  jurisdiction keyword language license medium note original-publisher original-publisher-place original-title part-title PMCID
  PMID publisher publisher-place references reviewed-genre reviewed-title scale source status title title-short URL
  volume-title volume-title-short year-suffix`);
const NUMBERS = words(`
  chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages
  number-of-volumes page page-first part-number printing-number section supplement-number version volume`);
const NAMES = words(`
  author chair collection-editor compiler composer container-author contributor curator director editor editorial-director
  executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient
  reviewed-author script-writer series-creator translator`);
const DATES = words('accessed available-date event-date issued original-date submitted');

const text = { type: 'string', minLength: 1 };
const name = {
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(words('family given dropping-particle non-dropping-particle suffix literal').map((part) => [part, text])),
  anyOf: [{ required: ['literal'] }, { required: ['family'] }, { required: ['given'] }],
};
const date = {
  type: 'object',
  additionalProperties: false,
  required: ['date-parts'],
  properties: {
    'date-parts': {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer' } },
    },
  },
};
const all = (variables: string[], schema: object): [string, object][] => variables.map((variable) => [variable, schema]);

export const CSL_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'type'],
    properties: {
      id: text,
      type: { enum: TYPES },
      ...Object.fromEntries([
        ...all(TEXTS, text),
        ...all(NUMBERS, { anyOf: [text, { type: 'number' }] }),
        ...all(NAMES, { type: 'array', minItems: 1, items: name }),
        ...all(DATES, date),
      ]),
    },
  },
};
