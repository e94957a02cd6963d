export { arxivDoiUrl, arxivMonth, arxivPdfUrl, arxivUrl, parseArxiv, type ArxivId, type ArxivReference } from './arxiv.ts';
export { CATALOGUES, catalogueUrl, parseCatalogueId, type Catalogue, type CatalogueId } from './catalogue.ts';
export { doiUrl, parseDoi, type Doi } from './doi.ts';
export { orcidUrl, parseOrcid, type Orcid } from './orcid.ts';
export { parseRor, type Ror } from './ror.ts';
export { parseSafeUrl, type SafeUrl } from './safe-url.ts';
export { parseSlug, slugify, SLUG_MAX, SLUG_PATTERN, type Slug } from './slug.ts';
