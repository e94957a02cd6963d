import * as z from 'zod';
import { CslItem, Text, type CslName } from './schema.ts';

/** Item types of Zotero and those of CSL, as Zotero itself exports them. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['blogPost', 'post-weblog'],
  ['book', 'book'],
  ['bookSection', 'chapter'],
  ['computerProgram', 'software'],
  ['conferencePaper', 'paper-conference'],
  ['dataset', 'dataset'],
  ['dictionaryEntry', 'entry-dictionary'],
  ['encyclopediaArticle', 'entry-encyclopedia'],
  ['journalArticle', 'article-journal'],
  ['magazineArticle', 'article-magazine'],
  ['manuscript', 'manuscript'],
  ['newspaperArticle', 'article-newspaper'],
  ['patent', 'patent'],
  ['preprint', 'article'],
  ['presentation', 'speech'],
  ['report', 'report'],
  ['standard', 'standard'],
  ['thesis', 'thesis'],
  ['webpage', 'webpage'],
]);
/** What Zotero calls those who made an item, where it is not "author". */
const MAKERS = new Set(['author', 'artist', 'cartographer', 'inventor', 'presenter', 'programmer', 'podcaster']);

const Creator = z.looseObject({ creatorType: Text, firstName: Text, lastName: Text, name: Text });
const Tag = z.union([z.string(), z.looseObject({ tag: z.string() })]);

/**
 * An item of Zotero, as far as it is read. Attachments, notes and relations are a person's own.
 * @see https://api.zotero.org/schema
 */
export const ZoteroItem = z.looseObject({
  itemType: z.string(),
  key: Text,
  citationKey: Text,
  citekey: Text,
  title: Text,
  abstractNote: Text,
  creators: z.array(Creator).nullish(),
  tags: z.array(Tag).nullish(),
  date: Text,
  publicationTitle: Text,
  bookTitle: Text,
  proceedingsTitle: Text,
  encyclopediaTitle: Text,
  dictionaryTitle: Text,
  conferenceName: Text,
  volume: Text,
  issue: Text,
  pages: Text,
  number: Text,
  reportNumber: Text,
  publisher: Text,
  university: Text,
  institution: Text,
  company: Text,
  repository: Text,
  series: Text,
  seriesTitle: Text,
  archive: Text,
  archiveID: Text,
  archiveLocation: Text,
  libraryCatalog: Text,
  DOI: Text,
  url: Text,
  language: Text,
  extra: z.union([z.string(), z.array(z.string())]).nullish(),
});
export type ZoteroItem = z.infer<typeof ZoteroItem>;

/** The item as Zotero would export it as CSL-JSON. */
export function toCsl(item: ZoteroItem): CslItem {
  const names = (wanted: (type: string) => boolean): CslName[] =>
    (item.creators ?? [])
      .filter(({ creatorType }) => wanted(creatorType ?? 'author'))
      .map(({ firstName, lastName, name }) => nameOf(firstName, lastName, name));
  const { extra, tags } = item;
  return CslItem.parse({
    id: item.key,
    'citation-key': item.citationKey ?? item.citekey,
    type: TYPES.get(item.itemType) ?? 'document',
    title: item.title,
    abstract: item.abstractNote,
    author: names((type) => MAKERS.has(type)),
    editor: names((type) => type === 'editor'),
    issued: item.date,
    'container-title': item.publicationTitle ?? item.bookTitle ?? item.proceedingsTitle ?? item.encyclopediaTitle ?? item.dictionaryTitle,
    'event-title': item.conferenceName,
    volume: item.volume,
    issue: item.issue,
    page: item.pages,
    number: item.number ?? item.reportNumber,
    publisher: item.publisher ?? item.university ?? item.institution ?? item.company ?? item.repository,
    'collection-title': item.series ?? item.seriesTitle,
    archive: item.archive,
    archive_location: item.archiveID ?? item.archiveLocation,
    source: item.libraryCatalog,
    DOI: item.DOI,
    URL: item.url,
    language: item.language,
    note: Array.isArray(extra) ? extra.join('\n') : extra,
    keyword: (tags ?? []).map((tag) => (typeof tag === 'string' ? tag : tag.tag)),
  });
}

function nameOf(given: string | undefined, family: string | undefined, name: string | undefined): CslName {
  return {
    family,
    given,
    literal: name,
    suffix: undefined,
    'dropping-particle': undefined,
    'non-dropping-particle': undefined,
    // One field for the whole name is Zotero's way to say that it is none of a person; a single word may be one.
    isInstitution: name !== undefined && /\s/.test(name) && !name.includes(','),
    ORCID: undefined,
  };
}
