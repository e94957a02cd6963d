import { parseArxiv } from '../../../identifiers/index.ts';
import type { LinkKind, RawIdentifier, SourceRecord, Venue, WorkType } from '../../../model/index.ts';
import { toLanguage } from '../../language.ts';
import { chosenKey, idPrefix } from '../keys.ts';
import { asDoiUrl, findArxiv, isPreprintServer, linkKind, splitList } from '../mentions.ts';
import { asParagraphs } from '../paragraphs.ts';
import { readDate } from './dates.ts';
import { toAuthor } from './names.ts';
import { readNote, type Variables } from './note.ts';
import type { CslItem } from './schema.ts';
import { TYPES, VENUES } from './types.ts';

const LINKS: ReadonlyMap<string, LinkKind> = new Map([
  ['pdf', 'pdf'],
  ['code', 'code'],
  ['github', 'code'],
  ['data', 'data'],
  ['slides', 'slides'],
  ['video', 'video'],
  ['project', 'project'],
]);

/** `[cs.LG]` behind an identifier; `[cs]`, as Zotero also writes, is no class. */
const SUBJECT = /\[(?!(?:cs|math|physics|stat|econ|eess|q-bio|q-fin|nlin)\])([a-z-]+(?:\.[A-Za-z-]+)?)\]/;

/**
 * Turn an item into what the file says of a work. Its id is `<slug>/<file>#<key, or its number>`. Of the note only what
 * programs keep there is read; remarks are not published.
 * @param index of the item in the file, from 0
 */
export function toRecord(item: CslItem, index: number, file: string, place: string): SourceRecord {
  const note = readNote(item.note);
  const arxiv = arxivOf(item, note);
  const type = typeOf(item, note, arxiv);
  const authors = authorsOf(item, type);
  const key = item['citation-key'] ?? note.get('citation-key');
  const citationKey = key ?? chosenKey(item.id);
  const date = readDate(item.issued) ?? readDate(note.get('issued'));
  const venue = venueOf(item, note, type);
  const biblio = biblioOf(item, note, type, venue?.name);
  const identifiers = identifiersOf(item, note, arxiv);
  const subject = note.get('eprintclass') ?? SUBJECT.exec(`${note.get('arxiv') ?? ''} ${item.number ?? ''}`)?.[1];
  const keywords = Array.isArray(item.keyword) ? item.keyword : (item.keyword ?? '').split(/[,\n]/).flatMap(splitList);
  const links = linksOf(item, note);
  const language = toLanguage(item.language ?? '');
  return {
    source: 'files',
    id: `${idPrefix(file)}${key ?? item.id ?? index + 1}`,
    place,
    markup: 'html',
    type,
    ...(item.title !== undefined && { title: item.title }),
    ...(item.abstract !== undefined && { abstract: asParagraphs(item.abstract) }),
    authors,
    dates: date === undefined ? {} : { [type === 'preprint' ? 'first' : 'issued']: date },
    ...(venue && { venue }),
    ...(Object.keys(biblio).length > 0 && { biblio }),
    identifiers,
    ...(subject !== undefined && arxiv !== undefined && { subjects: [{ scheme: 'arxiv' as const, code: subject }] }),
    ...(keywords.some((word) => word !== '') && { keywords: keywords.filter((word) => word !== '') }),
    ...(links.length > 0 && { links }),
    ...(language !== undefined && { language }),
    ...(citationKey !== undefined && { citationKey }),
  };
}

/** Editors stand for the authors of a book that has none. */
function authorsOf({ author, editor }: CslItem, type: WorkType): SourceRecord['authors'] {
  const names = (author ?? []).length > 0 ? author : type === 'book' ? editor : undefined;
  return (names ?? []).map(toAuthor);
}

function typeOf(item: CslItem, note: Variables, arxiv: string | undefined): WorkType {
  const container = item['container-title'];
  const preprint = arxiv !== undefined && (container === undefined || isPreprintServer(container));
  const type = TYPES.get((note.get('type') ?? item.type ?? '').toLowerCase());
  // Before there was a type for preprints, and in files of those who do not know it, "article" was any article.
  if (type === 'preprint' && container !== undefined && !isPreprintServer(container)) return 'article';
  if (type === 'article' && preprint) return 'preprint';
  return type ?? (preprint ? 'preprint' : 'other');
}

function arxivOf(item: CslItem, note: Variables): string | undefined {
  const named = (text: string | undefined) => (text === undefined ? undefined : parseArxiv(text)?.id && text);
  const archived = /arxiv/i.test(`${item.archive ?? ''} ${item.source ?? ''} ${item.publisher ?? ''}`);
  const eprint = /^arxiv$/i.test(note.get('eprinttype') ?? 'arxiv') ? named(note.get('eprint')) : undefined;
  return (
    named(note.get('arxiv')) ??
    eprint ??
    (archived ? (named(item.archive_location) ?? named(item.number)) : undefined) ??
    (/10\.48550\/arxiv\./i.test(item.DOI ?? '') ? item.DOI : undefined) ??
    findArxiv(item.archive_location, item.number, item.URL, item['container-title'], firstLine(item.note))
  );
}

/** Zotero's own translator writes `arXiv:2001.01234 [cs]` without a name before it. */
function firstLine(note: string | undefined): string | undefined {
  return note?.split(/[\r\n]/).find((line) => /^\s*arxiv[:\s]/i.test(line));
}

function identifiersOf(item: CslItem, note: Variables, arxiv: string | undefined): RawIdentifier[] {
  const identifiers: RawIdentifier[] = [];
  const put = (scheme: RawIdentifier['scheme'], value: string | undefined) => {
    if (value !== undefined) identifiers.push({ scheme, value });
  };
  put('doi', item.DOI ?? note.get('doi') ?? asDoiUrl(item.URL));
  put('arxiv', arxiv);
  put('pmid', item.PMID ?? note.get('pmid'));
  put('pmcid', item.PMCID ?? note.get('pmcid'));
  return identifiers;
}

function venueOf(item: CslItem, note: Variables, type: WorkType): { name: string; kind: NonNullable<Venue['kind']> } | undefined {
  if (type === 'thesis' || type === 'report') {
    const name = item.publisher ?? note.get('publisher');
    return name === undefined ? undefined : { name, kind: 'institution' };
  }
  const event = item['event-title'] ?? (typeof item.event === 'string' ? item.event : undefined) ?? note.get('event-title');
  const name = item['container-title'] ?? note.get('container-title') ?? (type === 'conference-paper' ? event : undefined);
  const kind = VENUES.get(type);
  return name === undefined || kind === undefined || isPreprintServer(name) ? undefined : { name, kind };
}

function biblioOf(item: CslItem, note: Variables, type: WorkType, venue: string | undefined): NonNullable<SourceRecord['biblio']> {
  const { volume, issue, page } = item;
  const publisher = item.publisher ?? note.get('publisher');
  const number = findArxiv(item.number) === undefined && !parseArxiv(item.number ?? '') ? (item.number ?? note.get('number')) : undefined;
  const report = type === 'report' && issue === undefined ? number : undefined;
  return {
    ...(volume !== undefined && !/^abs\//.test(volume) && { volume }),
    ...((issue ?? report) !== undefined && { issue: issue ?? report! }),
    ...(page !== undefined && { pages: page }),
    ...(number !== undefined && type === 'article' && { articleNumber: number }),
    ...(publisher !== undefined && !isPreprintServer(publisher) && publisher !== venue && { publisher }),
    ...(item['collection-title'] !== undefined && { series: item['collection-title'] }),
  };
}

/** Only addresses on the web; where a program keeps its copies is nobody's business. */
function linksOf({ URL: url, custom }: CslItem, note: Variables): NonNullable<SourceRecord['links']> {
  const links: NonNullable<SourceRecord['links']> = [];
  const put = (kind: LinkKind, address: unknown) => {
    if (typeof address === 'string' && /^https?:\/\//i.test(address.trim())) links.push({ kind, url: address.trim() });
  };
  put(linkKind(url ?? ''), url);
  for (const [name, kind] of LINKS) put(kind, note.get(name));
  if (typeof custom === 'object' && custom !== null)
    for (const [name, address] of Object.entries(custom)) {
      const kind = LINKS.get(name.toLowerCase());
      if (kind !== undefined) put(kind, address);
    }
  return links;
}
