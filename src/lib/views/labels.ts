import type { ClaimState, Level, SourceName, Topic, WorkType } from '../model/index.ts';

/** Words for the codes of the model, as a reader sees them. */
export const WORK_TYPE_LABELS: Readonly<Record<WorkType, string>> = {
  article: 'Journal article',
  'conference-paper': 'Conference paper',
  preprint: 'Preprint',
  book: 'Book',
  chapter: 'Book chapter',
  thesis: 'Thesis',
  report: 'Report',
  dataset: 'Dataset',
  software: 'Software',
  other: 'Other',
};

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  L0: 'named only',
  L1: 'matched to a person identifier',
  L2: 'claim approved',
  L3: 'two-way link seen',
  L4: 'vouched for by an institution',
};

export const CLAIM_LABELS: Readonly<Record<ClaimState, string>> = {
  unclaimed: 'Not confirmed by the author yet',
  pending: 'Claim received, not reviewed yet',
  claimed: 'Confirmed by the author',
};

export const SOURCE_LABELS: Readonly<Record<SourceName, string>> = {
  arxiv: 'arXiv',
  crossref: 'Crossref',
  datacite: 'DataCite',
  dblp: 'DBLP',
  files: 'bibliographies kept by hand',
  hal: 'HAL',
  inspire: 'INSPIRE-HEP',
  openalex: 'OpenAlex',
  openreview: 'OpenReview',
  orcid: 'ORCID',
  pubmed: 'PubMed',
  ror: 'ROR',
  semanticscholar: 'Semantic Scholar',
  zenodo: 'Zenodo',
};

/** Where a topic comes from, as a sentence. */
export const TOPIC_ORIGINS: Readonly<Record<Topic['kind'], string>> = {
  arxiv: 'A category of arXiv, given by the authors of each work.',
  mesh: 'A Medical Subject Heading, given by PubMed.',
  keyword: 'A keyword given by the works’ sources.',
  openalex: 'A topic guessed by OpenAlex from each work and what it cites.',
  phrase: 'A topic read by machine from titles and abstracts.',
};

/** What the codes of a topic's scheme are called. */
export const TOPIC_SCHEMES: Readonly<Record<Topic['kind'], string>> = {
  arxiv: 'arXiv',
  mesh: 'MeSH',
  keyword: '',
  openalex: 'OpenAlex',
  phrase: '',
};
