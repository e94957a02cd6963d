import * as z from 'zod';
import type { PersonRecord } from '../../model/index.ts';
import { toAffiliation } from './person.ts';
import { PID, withoutNumber, type Author, type Element, type Publication } from './publication.ts';

const Text = z.string().nullish();
const oneOrMore = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])]).nullish();
const Texts = oneOrMore(z.string());

/** An answer of the search, for publications or for people. @see https://dblp.org/faq/How+to+use+the+dblp+search+API.html */
export const SearchSchema = z.looseObject({
  result: z.looseObject({
    status: z.looseObject({ '@code': Text, text: Text }).nullish(),
    hits: z.looseObject({
      '@total': z.coerce.number().int().nonnegative(),
      '@sent': z.coerce.number().int().nonnegative().nullish(),
      hit: oneOrMore(z.unknown()),
    }),
  }),
});

/** A publication that was found. Numbers are texts, and what occurs once is no list. */
export const FoundSchema = z.looseObject({
  authors: z.looseObject({ author: oneOrMore(z.union([z.looseObject({ '@pid': Text, text: z.string() }), z.string()])) }).nullish(),
  title: Text,
  venue: Texts,
  volume: Text,
  number: Text,
  pages: Text,
  publisher: Text,
  year: Text,
  type: Text,
  key: z.string().min(1),
  doi: Texts,
  ee: Texts,
});

const NoteSchema = z.looseObject({ '@type': Text, '@label': Text, text: Text });
const PersonSchema = z.looseObject({
  author: z.string(),
  url: z.string(),
  aliases: z.looseObject({ alias: Texts }).nullish(),
  notes: z.looseObject({ note: oneOrMore(NoteSchema) }).nullish(),
});

/** Kinds of record by what the search calls them, and which of them are volumes that somebody edited. */
const ELEMENTS: ReadonlyMap<string, Element> = new Map([
  ['Journal Articles', 'article'],
  ['Conference and Workshop Papers', 'inproceedings'],
  ['Parts in Books or Collections', 'incollection'],
  ['Reference Works', 'incollection'],
  ['Books and Theses', 'book'],
  ['Editorship', 'proceedings'],
  ['Data and Artifacts', 'data'],
]);
/** The same by the beginning of the key, which says it more precisely of theses, and for all informal and withdrawn ones. */
const BY_KEY: readonly [RegExp, Element][] = [
  [/^phd\//, 'phdthesis'],
  [/^ms\//, 'mastersthesis'],
];
const BY_KEY_ONLY: readonly [RegExp, Element][] = [
  [/^conf\//, 'inproceedings'],
  [/^(?:books|series)\//, 'book'],
  [/^reference\//, 'incollection'],
  [/^data\//, 'data'],
];

/** The `info` of a hit, which holds all that is told. */
export function infoOf(hit: unknown): unknown {
  return typeof hit === 'object' && hit !== null && 'info' in hit ? hit.info : hit;
}

/** A publication as the search tells it. */
export function toPublication(found: z.infer<typeof FoundSchema>): Publication {
  const { key, type } = found;
  const element =
    BY_KEY.find(([form]) => form.test(key))?.[1] ??
    ELEMENTS.get(type ?? '') ??
    BY_KEY_ONLY.find(([form]) => form.test(key))?.[1] ??
    'article';
  const people = (found.authors?.author ?? []).map(toAuthor);
  const edited = element === 'proceedings';
  const editions = found.ee ?? [];
  return {
    element,
    key,
    kinds: type === 'Informal and Other Publications' ? ['informal'] : type === 'Withdrawn Items' ? ['withdrawn'] : [],
    authors: edited ? [] : people,
    edited,
    title: found.title ?? undefined,
    year: found.year ?? undefined,
    venue: found.venue?.[0],
    volume: found.volume ?? undefined,
    number: found.number ?? undefined,
    pages: found.pages ?? undefined,
    publisher: found.publisher ?? undefined,
    editions: [...(found.doi ?? []).map((doi) => `https://doi.org/${doi}`), ...editions],
    notes: [],
  };
}

function toAuthor(author: string | { '@pid'?: string | null | undefined; text: string }): Author {
  if (typeof author === 'string') return { name: author, pid: undefined, orcid: undefined };
  return { name: author.text, pid: author['@pid'] ?? undefined, orcid: undefined };
}

/** People whom a search found, in its order; one who cannot be read is passed over. */
export function toPeople(hits: readonly unknown[]): PersonRecord[] {
  return hits.flatMap((hit): PersonRecord[] => {
    const { data } = PersonSchema.safeParse(infoOf(hit));
    const pid = /\/pid\/([^?#]+?)(?:\.html)?$/.exec(data?.url ?? '')?.[1];
    if (data === undefined || pid === undefined || !PID.test(pid)) return [];
    const names = [...new Set([data.author, ...(data.aliases?.alias ?? [])].map(withoutNumber))];
    const affiliations = (data.notes?.note ?? []).flatMap((note) =>
      note['@type'] === 'affiliation' ? toAffiliation(note.text?.trim() ?? '', note['@label'] ?? undefined) : [],
    );
    return [{ source: 'dblp', scheme: 'dblp', value: pid, names, ...(affiliations.length === 0 ? {} : { affiliations }) }];
  });
}

/** If a hit is a person: it names one author and no key of a record. */
export function isPerson(hit: unknown): boolean {
  return PersonSchema.safeParse(infoOf(hit)).success;
}
