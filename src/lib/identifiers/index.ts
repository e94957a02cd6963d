export { arxivMonth, arxivPdfUrl, arxivUrl, parseArxiv, type ArxivId, type ArxivReference } from './arxiv.ts';
export { doiUrl, parseDoi, type Doi } from './doi.ts';
export { orcidUrl, parseOrcid, type Orcid } from './orcid.ts';
export { parseSafeUrl, type SafeUrl } from './safe-url.ts';
export { parseSlug, slugify, SLUG_MAX, SLUG_PATTERN, type Slug } from './slug.ts';
