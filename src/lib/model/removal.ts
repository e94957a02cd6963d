import * as z from 'zod';
import { DaySchema } from './date.ts';
import { listIdentifiers, PERSON_SCHEMES, PersonIdentifiersSchema, SlugSchema, type PersonIdentifiers } from './identifiers.ts';

/** An identifier of a person with its scheme: `orcid:0000-0002-1825-0097`, `openalex:A5023888391`. */
export const PersonKeySchema = z.string().refine((key) => {
  const [scheme, value] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  return PERSON_SCHEMES.some((known) => known === scheme) && PersonIdentifiersSchema.safeParse({ [scheme]: value }).success;
}, 'an identifier of a person with its scheme, such as orcid:0000-0002-1825-0097');

/**
 * Somebody who was removed for good. It holds no name: only what is needed to recognise the person when a source or a host
 * brings them back.
 */
export const RemovalSchema = z.strictObject({
  /** Address of the page that was; it is never used again. */
  slug: SlugSchema,
  /** Earlier addresses of that page. */
  formerSlugs: z.array(SlugSchema).optional(),
  identifiers: z.array(PersonKeySchema).default([]),
  /** The day of the removal. */
  date: DaySchema,
  /** For the host; no name and no address. */
  reason: z.string().min(1).max(300).optional(),
});
export type Removal = z.infer<typeof RemovalSchema>;

/** The removal list: `src/content/removals.yaml`, sorted by slug. */
export const RemovalsSchema = z.array(RemovalSchema);

/** The identifiers of a person as the removal list writes them. */
export function personKeys(identifiers: PersonIdentifiers): string[] {
  return listIdentifiers(identifiers).map(({ scheme, value }) => `${scheme}:${value}`);
}

/** The addresses that a removal keeps from being used again. */
export function removedSlugs({ slug, formerSlugs = [] }: Removal): string[] {
  return [slug, ...formerSlugs];
}

/** Removals by what they are recognised by, with their places in the list, which is asked for everybody on the site. */
const indexes = new WeakMap<readonly Removal[], ReadonlyMap<string, number>>();

/**
 * The removal that a person or an address falls under: by an identifier, or by one of the addresses.
 * @param slugs present and former ones
 */
export function findRemoval(removals: readonly Removal[], slugs: readonly string[], identifiers: PersonIdentifiers): Removal | undefined {
  const index = indexOf(removals);
  const found = [...slugs, ...personKeys(identifiers)].flatMap((key) => index.get(key) ?? []);
  return found.length === 0 ? undefined : removals[Math.min(...found)];
}

/** Neither form can be taken for the other: only identifiers have a colon. */
function indexOf(removals: readonly Removal[]): ReadonlyMap<string, number> {
  const known = indexes.get(removals);
  if (known !== undefined) return known;
  const index = new Map<string, number>();
  for (const [at, removal] of removals.entries())
    for (const key of [...removedSlugs(removal), ...removal.identifiers]) if (!index.has(key)) index.set(key, at);
  indexes.set(removals, index);
  return index;
}
