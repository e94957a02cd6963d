import type { SourceRecord, Venue, WorkType } from '../../../model/index.ts';
import { toLanguage } from '../../language.ts';
import { chosenKey, idPrefix } from '../keys.ts';
import { isPreprintServer, splitList } from '../mentions.ts';
import { asParagraphs } from '../paragraphs.ts';
import { readAuthors } from './authors.ts';
import { readDate } from './dates.ts';
import { readIdentifiers, readLinks, type Fields } from './identifiers.ts';
import type { RisRecord } from './read.ts';
import { TYPES, VENUES } from './types.ts';

/**
 * Turn a record into what the file says of a work. Its id is `<slug>/<file>#<ID, or its number>`. Texts may hold HTML, as
 * reference managers write it. Notes (`N1`, `RN`), user fields (`U1`), addresses and local paths stay in the file: only
 * identifiers are taken from them.
 */
export function toRecord({ line, fields }: RisRecord, index: number, file: string): SourceRecord {
  const all: Fields = (...tags) => tags.flatMap((tag) => fields.get(tag) ?? []);
  const first = (...tags: string[]) => all(...tags)[0];
  const links = readLinks(all);
  const identifiers = readIdentifiers(all);
  const arxiv = identifiers.some(({ scheme }) => scheme === 'arxiv');
  const container = first('JF', 'T2', 'BT', 'C3', 'JO', 'JA', 'J2', 'J1');
  const type = typeOf(all('TY'), container, arxiv);
  const { authors, truncated } = readAuthors(authorLines(all, type));
  const venue = venueOf(type, container, first('PB'));
  const biblio = readBiblio(type, venue?.name, all);
  const key = first('ID');
  const citationKey = chosenKey(key);
  const title = first('TI', 'T1', 'CT', ...(type === 'book' ? ['BT'] : []));
  const abstract = [...new Set(fields.get('AB') ?? all('N2'))].join('\n\n');
  const date = readDate(all('PY', 'Y1', 'DA'));
  const keywords = all('KW')
    .flatMap((value) => value.split('\n'))
    .flatMap(splitList);
  const language = toLanguage(first('LA') ?? '');
  return {
    source: 'files',
    id: `${idPrefix(file)}${key ?? index + 1}`,
    place: `${file}:${line}`,
    markup: 'html',
    type,
    ...(title !== undefined && { title }),
    ...(abstract !== '' && { abstract: asParagraphs(abstract) }),
    authors,
    ...(truncated && { authorsTruncated: true }),
    dates: date === undefined ? {} : { [type === 'preprint' ? 'first' : 'issued']: date },
    ...(venue && { venue }),
    ...(Object.keys(biblio).length > 0 && { biblio }),
    identifiers,
    ...(keywords.length > 0 && { keywords: keywords.filter((word) => word !== '') }),
    ...(links.length > 0 && { links }),
    ...(language !== undefined && { language }),
    ...(citationKey !== undefined && { citationKey }),
  };
}

function typeOf(tags: readonly string[], container: string | undefined, arxiv: boolean): WorkType {
  const type = tags.map((tag) => TYPES.get(tag.toUpperCase())).find((known) => known !== undefined);
  if (type === 'article' && container === undefined && arxiv) return 'preprint';
  if (type === 'article' && container !== undefined && isPreprintServer(container)) return 'preprint';
  if (type !== undefined) return type;
  if (arxiv) return 'preprint';
  return tags.length === 0 && container !== undefined ? 'article' : 'other';
}

/** Editors stand for the authors of a book that has none. */
function authorLines(all: Fields, type: WorkType): string[] {
  const names = new Set(all('AU', 'A1'));
  return names.size === 0 && type === 'book' ? all('A2', 'ED', 'A3') : [...names];
}

function venueOf(
  type: WorkType,
  container: string | undefined,
  publisher: string | undefined,
): { name: string; kind: NonNullable<Venue['kind']> } | undefined {
  if (type === 'thesis' || type === 'report') return publisher === undefined ? undefined : { name: publisher, kind: 'institution' };
  const kind = VENUES.get(type);
  return kind === undefined || container === undefined || isPreprintServer(container) ? undefined : { name: container, kind };
}

function readBiblio(type: WorkType, venue: string | undefined, all: Fields): NonNullable<SourceRecord['biblio']> {
  const [first, last] = [all('SP')[0], all('EP')[0]];
  const [volume] = all('VL').filter((text) => !/^abs\//.test(text));
  const [issue] = all('IS');
  const [articleNumber] = type === 'article' ? all('C7') : [];
  const [publisher] = all('PB').filter((name) => !isPreprintServer(name) && name !== venue);
  const [series] = type === 'book' ? all('T2', 'T3') : all('T3');
  const pages = first === undefined || last === undefined || /[-–]/.test(first) ? (first ?? last) : `${first}–${last}`;
  return {
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue }),
    ...(pages !== undefined && { pages }),
    ...(articleNumber !== undefined && { articleNumber }),
    ...(publisher !== undefined && { publisher }),
    ...(series !== undefined && { series }),
  };
}
