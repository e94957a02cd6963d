import type { SourceRecord, Venue, WorkType } from '../../model/index.ts';
import type { Location, Work } from './schema.ts';

const KINDS: readonly Venue['kind'][] = ['journal', 'conference', 'repository'];
/** What a venue is that only the publisher's record names. */
const RAW_KINDS: Readonly<Partial<Record<WorkType, Venue['kind']>>> = { chapter: 'book', 'conference-paper': 'conference' };

/**
 * Where the described manifestation appeared. What OpenAlex calls an "ebook platform" is a publisher's list of books: the
 * book of a chapter is then what the publisher's own record names.
 */
export function venueOf({ primary_location: primary }: Work, type: WorkType): Pick<SourceRecord, 'venue'> {
  const source = primary?.source;
  const name = nameOf(primary);
  const raw = rawNameOf(primary);
  if (source?.type === 'ebook platform' || source?.type === 'book series') {
    if (type === 'book') return {};
    if (raw !== undefined && !isAlike(raw, name)) return { venue: { name: raw, kind: RAW_KINDS[type] ?? 'book' } };
    return source.type === 'book series' && name !== undefined ? { venue: { name, kind: 'book' } } : {};
  }
  if (name !== undefined) {
    const kind = KINDS.find((known) => known === source?.type);
    return { venue: { name, ...(kind === undefined ? {} : { kind }) } };
  }
  if (raw === undefined) return {};
  const kind = primary?.raw_type === 'journal-article' ? 'journal' : RAW_KINDS[type];
  return { venue: { name: raw, ...(kind === undefined ? {} : { kind }) } };
}

/** The place within the venue. An article number stands as first and last page alike. */
export function biblioOf({ biblio, primary_location: primary }: Work, type: WorkType): Pick<SourceRecord, 'biblio'> {
  const value = (key: string) => {
    const written = biblio?.[key];
    const text = written === null || written === undefined ? '' : String(written).trim();
    return text === '' ? undefined : text;
  };
  const [first, last] = [value('first_page'), value('last_page')];
  const numbered = first !== undefined && first === last && /^(?:[a-z]{1,4}-?\d+|\d{5,})$/i.test(first);
  const pages = first === undefined ? last : last === undefined ? first : `${first}-${last}`;
  const source = primary?.source;
  const raw = rawNameOf(primary);
  const series = source?.type === 'book series' ? nameOf(primary) : undefined;
  const fields = {
    volume: value('volume'),
    issue: value('issue'),
    pages: numbered ? undefined : pages,
    articleNumber: numbered ? first : undefined,
    publisher: source?.type === 'repository' ? undefined : source?.host_organization_name?.trim() || undefined,
    // unless it is the venue, since the book is not known
    series: type === 'book' || (raw !== undefined && !isAlike(raw, series)) ? series : undefined,
  };
  const entries = Object.entries(fields).flatMap(([key, text]) => (text === undefined ? [] : [[key, text] as const]));
  return entries.length === 0 ? {} : { biblio: Object.fromEntries(entries) };
}

/** The name of a location's venue. OpenAlex puts the host of a repository behind its name, in brackets. */
function nameOf(location: Location | null | undefined): string | undefined {
  const { display_name: name, host_organization_name: host, type } = location?.source ?? {};
  const suffix = ` (${host ?? ''})`;
  const bare = type === 'repository' && name?.endsWith(suffix) === true ? name.slice(0, -suffix.length) : name;
  return bare?.trim() || undefined;
}

/** What the publisher's record calls the venue; repositories write whole citations there. */
function rawNameOf(location: Location | null | undefined): string | undefined {
  if (!/^(?:doi|pmid):/.test(location?.id ?? '')) return undefined;
  return location?.raw_source_name?.trim() || undefined;
}

function isAlike(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
