import type { SourceRecord, WorkType } from '../../../model/index.ts';
import { toLanguage } from '../../language.ts';
import { readAuthors } from './authors.ts';
import { readDates } from './dates.ts';
import { readLicense, readLinks } from './permissions.ts';
import { readRelated } from './related.ts';
import { elementAt, elementsAt, markupOf, textOf, type Element } from './tree.ts';

const TYPES: ReadonlyMap<string, WorkType> = new Map([
  ['preprint', 'preprint'],
  ['dissertation', 'thesis'],
  ['correction', 'other'],
  ['addendum', 'other'],
  ['retraction', 'other'],
  ['partial-retraction', 'other'],
  ['expression-of-concern', 'other'],
]);
/** Servers of preprints, some of which call these articles. */
const SERVER = /^(?:\w{1,20}rxiv|research square|ssrn|preprints(?:\.org)?)\b/i;
/** Footnotes and pointers, which are no part of a title or an abstract. */
const NOTES = new Set(['xref', 'fn', 'fn-group', 'index-term', 'related-object']);
const FOOTNOTES = new Set(['fn', 'fn-group', 'index-term']);
/** Abstracts of another kind than the article's own. */
const NO_ABSTRACT = /graphic|teaser|toc|web|key|highlight|executive|plain|digest|video|editor|summary|precis|synopsis|significance/i;
/** Lists of classes and abbreviations rather than of keywords. */
const NO_KEYWORDS = /abbr|jel|pacs|msc|class|coden|toc|hwp|heading/i;

/**
 * What the front matter of an article says of a work, with its DOI or another identifier as its id, or `''`.
 * @returns `undefined` if there is none
 */
export function toRecord(article: Element, place: string): SourceRecord | undefined {
  const front = elementAt(article, 'front') ?? elementAt(article, 'front-stub');
  const meta = elementAt(front, 'article-meta') ?? (front?.name === 'front-stub' ? front : undefined);
  if (meta === undefined) return undefined;
  const journal = elementAt(front, 'journal-meta');
  const venue = firstText(
    journal,
    ['journal-title-group', 'journal-title'],
    ['journal-title'],
    ['journal-title-group', 'abbrev-journal-title'],
    ['abbrev-journal-title'],
  );
  const articleType = article.attributes.get('article-type') ?? '';
  const type = TYPES.get(articleType.toLowerCase()) ?? (SERVER.test(venue ?? '') ? 'preprint' : 'article');
  const language = toLanguage(article.attributes.get('lang') ?? '');
  const title = titleOf(meta);
  const abstract = abstractOf(meta, language);
  const biblio = biblioOf(meta, journal);
  const keywords = keywordsOf(meta, language);
  const identifiers = identifiersOf(meta);
  const links = readLinks(meta);
  const license = readLicense(meta);
  return {
    source: 'files',
    id: identifiers[0]?.value ?? '',
    place,
    markup: 'html',
    type,
    ...(title !== '' && { title }),
    ...(abstract !== '' && { abstract }),
    authors: readAuthors(meta),
    dates: readDates(meta, type === 'preprint'),
    ...(venue !== undefined && { venue: { name: venue, kind: type === 'preprint' ? ('repository' as const) : ('journal' as const) } }),
    ...(Object.keys(biblio).length > 0 && { biblio }),
    identifiers,
    ...readRelated(meta, articleType),
    ...(keywords.length > 0 && { keywords }),
    ...(links.length > 0 && { links }),
    ...(language !== undefined && { language }),
    ...(license !== undefined && { license }),
  };
}

function firstText(parent: Element | undefined, ...paths: string[][]): string | undefined {
  return paths.map((path) => markupOf(elementAt(parent, ...path), NOTES)).find((text) => text !== '');
}

function titleOf(meta: Element): string {
  const group = elementAt(meta, 'title-group');
  return [elementAt(group, 'article-title'), ...elementsAt(group, 'subtitle')]
    .map((element) => markupOf(element, NOTES))
    .filter((text) => text !== '')
    .reduce((whole, part) => (whole === '' ? part : `${whole}${/[:?!.–—-]$/.test(whole) ? '' : ':'} ${part}`), '');
}

/** The article's own abstract, of several the one in its language. */
function abstractOf(meta: Element, language: string | undefined): string {
  const all = elementsAt(meta, 'abstract');
  const typeOf = ({ attributes }: Element) => attributes.get('abstract-type') ?? '';
  const unmarked = all.filter((element) => !NO_ABSTRACT.test(typeOf(element)));
  const own = unmarked.length > 0 ? unmarked : all.filter((element) => /^(?:summary|synopsis)$/i.test(typeOf(element)));
  const best = own.find(({ attributes }) => attributes.has('lang') && toLanguage(attributes.get('lang')!) === language) ?? own[0];
  return markupOf(best, FOOTNOTES);
}

function keywordsOf(meta: Element, language: string | undefined): string[] {
  const groups = elementsAt(meta, 'kwd-group').filter(({ attributes }) => !NO_KEYWORDS.test(attributes.get('kwd-group-type') ?? ''));
  const ofLanguage = groups.filter(({ attributes }) => !attributes.has('lang') || toLanguage(attributes.get('lang')!) === language);
  return (ofLanguage.length > 0 ? ofLanguage : groups.slice(0, 1)).flatMap((group) => [
    ...elementsAt(group, 'kwd').map((keyword) => markupOf(keyword, NOTES)),
    ...elementsAt(group, 'compound-kwd').flatMap((keyword) => {
      const parts = elementsAt(keyword, 'compound-kwd-part');
      const text = parts.find(({ attributes }) => attributes.get('content-type') !== 'code') ?? parts[0];
      return text === undefined ? [] : [markupOf(text, NOTES)];
    }),
  ]);
}

function biblioOf(meta: Element, journal: Element | undefined): NonNullable<SourceRecord['biblio']> {
  const text = (name: string) => textOf(elementAt(meta, name));
  const first = text('fpage');
  const last = text('lpage');
  const volume = text('volume');
  const issue = text('issue');
  const pages = text('page-range') ?? (first === undefined || last === undefined ? first : `${first}-${last}`);
  const articleNumber = text('elocation-id');
  const publisher = markupOf(elementAt(journal, 'publisher', 'publisher-name'), NOTES);
  return {
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue }),
    ...(pages !== undefined && { pages }),
    ...(articleNumber !== undefined && { articleNumber }),
    ...(publisher !== '' && { publisher }),
  };
}

function identifiersOf(meta: Element): SourceRecord['identifiers'] {
  const found = { doi: new Set<string>(), arxiv: new Set<string>(), pmid: new Set<string>(), pmcid: new Set<string>() };
  for (const element of elementsAt(meta, 'article-id')) {
    const value = textOf(element);
    const type = element.attributes.get('pub-id-type')?.toLowerCase();
    if (value === undefined) continue;
    if (type === 'doi' || type === 'arxiv' || type === 'pmid') found[type].add(value);
    else if (type === 'pmcid' || type === 'pmc') found.pmcid.add(value);
  }
  return (['doi', 'arxiv', 'pmid', 'pmcid'] as const).flatMap((scheme) => [...found[scheme]].map((value) => ({ scheme, value })));
}
