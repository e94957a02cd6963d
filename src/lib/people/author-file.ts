import { stringify } from 'yaml';
import { parseRor, parseSafeUrl, slugify, type Slug } from '../identifiers/index.ts';
import { AuthorSchema, PersonIdentifiersSchema, type PersonRecord } from '../model/index.ts';
import { fold, normalizeName, tidyText } from '../normalize/index.ts';
import type { FoundPerson } from './find-person.ts';

/** A new author file: what is in it and where it belongs. */
export interface AuthorDraft {
  slug: Slug;
  /** The text of `src/content/authors/<slug>.mdx`. */
  text: string;
}

const MAX = { name: 200, aliases: 12, affiliations: 4, links: 10 } as const;

/**
 * Draft an author file from what sources say of a person. Values are cleaned, and left out where they cannot be what they
 * should: an author file is read strictly.
 * @param name the name to use where no source has one
 * @returns `undefined` if nobody knows a name, or none that makes an address
 */
export function draftAuthor({ records, identifiers }: FoundPerson, name?: string, slug?: Slug): AuthorDraft | undefined {
  const names = [...(name === undefined ? [] : [name]), ...records.flatMap((record) => record.names ?? [])].flatMap(directName);
  const [shown, ...others] = names;
  const address = slug ?? (shown === undefined ? undefined : slugify(shown));
  if (shown === undefined || address === undefined) return undefined;
  const folded = new Set([fold(shown)]);
  const aliases = others.filter((alias) => !folded.has(fold(alias)) && folded.add(fold(alias))).slice(0, MAX.aliases);
  const checked = PersonIdentifiersSchema.safeParse(identifiers);
  const front = {
    name: shown,
    ...(aliases.length > 0 ? { aliases } : {}),
    identifiers: checked.success ? simple(checked.data) : {},
    ...listed('affiliations', affiliationsOf(records)),
    ...listed('links', linksOf(records)),
  };
  AuthorSchema.parse(front);
  return { slug: address, text: `---\n${stringify(front, { lineWidth: 120 })}---\n` };
}

/** `Doe, Jane` as `Jane Doe`, without what has no place in a name. */
function directName(text: string): string[] {
  const literal = normalizeName({ literal: tidyText(text).slice(0, MAX.name) })?.literal;
  return literal === undefined ? [] : [literal];
}

/** One OpenAlex identifier is written as one. */
function simple({ openalex, ...identifiers }: ReturnType<typeof PersonIdentifiersSchema.parse>): object {
  if (openalex === undefined) return identifiers;
  return { ...identifiers, openalex: openalex.length === 1 ? openalex[0] : openalex };
}

/** Affiliations that last, each institution once. */
function affiliationsOf(records: readonly PersonRecord[]): object[] {
  const found = new Map<string, object>();
  for (const { name, ror: id, role, unit, end } of records.flatMap((record) => record.affiliations ?? [])) {
    const label = tidyText(name).slice(0, MAX.name);
    if (end !== undefined || label === '' || found.has(fold(label))) continue;
    const ror = id === undefined ? undefined : parseRor(id);
    const text = (value: string | undefined) => (value === undefined ? '' : tidyText(value).slice(0, MAX.name));
    found.set(fold(label), {
      name: label,
      ...(ror === undefined ? {} : { ror }),
      ...(text(unit) === '' ? {} : { unit: text(unit) }),
      ...(text(role) === '' ? {} : { role: text(role) }),
    });
  }
  return [...found.values()].slice(0, MAX.affiliations);
}

function linksOf(records: readonly PersonRecord[]): object[] {
  const found = new Map<string, object>();
  for (const { label, url: written } of records.flatMap((record) => record.links ?? [])) {
    const url = parseSafeUrl(written);
    // Pages of identifiers are told from the identifiers.
    if (url === undefined || /^https?:\/\/(?:www\.)?(?:orcid\.org|dblp\.org|openalex\.org)\//.test(url)) continue;
    const text = tidyText(label ?? '').slice(0, MAX.name);
    if (!found.has(url)) found.set(url, { label: text === '' ? new URL(url).hostname.replace(/^www\./, '') : text, url });
  }
  return [...found.values()].slice(0, MAX.links);
}

function listed(key: string, items: object[]): object {
  return items.length > 0 ? { [key]: items } : {};
}
