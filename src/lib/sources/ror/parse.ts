import * as z from 'zod';
import { SourceError } from '../../errors.ts';
import { parseRor } from '../../identifiers/index.ts';
import type { InstitutionRecord } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readValue } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';

const Text = z.string().nullish();

const NameSchema = z.looseObject({ value: z.string(), types: z.array(z.string()).nullish() });

/** @see https://ror.readme.io/docs/ror-data-structure */
const OrganizationSchema = z.looseObject({
  id: z.string().refine((id) => parseRor(id) !== undefined, 'not a ROR identifier'),
  status: Text,
  types: z.array(z.string()).nullish(),
  names: z.array(NameSchema).min(1),
  links: z.array(z.looseObject({ type: Text, value: Text })).nullish(),
  locations: z.array(z.looseObject({ geonames_details: z.looseObject({ country_code: Text }).nullish() })).nullish(),
});
type Organization = z.infer<typeof OrganizationSchema>;

/**
 * Read any answer of ROR's second interface, or a file of them: an organization, a list, or matches of an affiliation, of
 * which only the chosen one counts. Each institution comes once.
 * @throws SourceError if it is no whole answer, or if it is an error
 * @see https://ror.readme.io/docs/rest-api
 */
export function parseRorPage(page: RawPage): ParsedPage {
  const { items, single } = itemsOf(readValue('ror', page), page);
  const institutions = new Map<string, InstitutionRecord>();
  const parsed: ParsedPage = { records: [], issues: [] };
  for (const [index, item] of items.entries()) {
    const organization = organizationOf(item);
    if (organization === undefined) continue;
    const place = single ? page.place : `${page.place} items[${index}]`;
    const note = (found: Organization) => {
      const institution = toInstitution(found);
      if (!institutions.has(institution.ror)) institutions.set(institution.ror, institution);
      return undefined;
    };
    readItem('ror', place, organization, OrganizationSchema, note, parsed.issues);
  }
  return institutions.size === 0 ? parsed : { ...parsed, institutions: [...institutions.values()] };
}

/** @throws Error if a body is not the organization of this identifier */
export function checkOrganization(body: string, ror: string): void {
  const value: unknown = JSON.parse(body);
  const refusal = refusalOf(value);
  if (refusal !== undefined) throw new Error(`ROR says “${refusal}”`);
  const id = OrganizationSchema.safeParse(value).data?.id;
  if (id === undefined) throw new Error('the answer is no organization of the second version of ROR');
  if (parseRor(id) !== ror) throw new Error(`the answer is about ${id}, not ${ror}`);
}

/** If a value of JSON is an organization, or a list of them. */
export function isRor(value: unknown): boolean {
  const first = isObject(value) && Array.isArray(value['items']) ? value['items'][0] : Array.isArray(value) ? (value[0] as unknown) : value;
  if (first === undefined) return isObject(value) && 'number_of_results' in value;
  const organization = isObject(first) && isObject(first['organization']) ? first['organization'] : first;
  return isObject(organization) && typeof organization['id'] === 'string' && parseRor(organization['id']) !== undefined;
}

function itemsOf(value: unknown, page: RawPage): { items: unknown[]; single: boolean } {
  if (Array.isArray(value)) return { items: value, single: false };
  const refusal = refusalOf(value);
  if (refusal !== undefined)
    throw new SourceError('ror', page.place, `ROR answered with an error: ${refusal}.`, 'Check the identifier that was asked for.');
  if (isObject(value) && Array.isArray(value['items'])) return { items: value['items'], single: false };
  if (isObject(value) && typeof value['id'] === 'string') return { items: [value], single: true };
  throw new SourceError(
    'ror',
    page.place,
    'The answer is not what the source documents: it has neither an id nor items.',
    'The source may have changed its format; look for a newer Peerpage.',
  );
}

function refusalOf(value: unknown): string | undefined {
  if (!isObject(value) || !Array.isArray(value['errors'])) return undefined;
  const texts = value['errors'].filter((text): text is string => typeof text === 'string');
  return (texts.join('; ') || 'no reason given').slice(0, 300).replace(/[.\s]+$/, '');
}

/** The organization of an item; of a match only if it is the chosen one. */
function organizationOf(item: unknown): unknown {
  if (!isObject(item) || !('organization' in item)) return item;
  return item['chosen'] === true ? item['organization'] : undefined;
}

function toInstitution({ id, names, types, links, locations }: Organization): InstitutionRecord {
  // lists are in the order of their letters: what a name or a type is stands beside it
  const isOf = (type: string) => names.find((name) => (name.types ?? []).includes(type))?.value;
  const name = isOf('ror_display') ?? isOf('label') ?? names[0]!.value;
  const type = (types ?? []).find((one) => one.toLowerCase() !== 'funder') ?? types?.[0];
  const url = (links ?? []).find((link) => link.type === 'website')?.value;
  const country = (locations ?? []).map(({ geonames_details: details }) => details?.country_code).find(Boolean);
  const aliases = [...new Set(names.map(({ value }) => value))].filter((value) => value !== name && value.trim() !== '');
  return {
    source: 'ror',
    ror: parseRor(id)!,
    name,
    ...(country ? { country } : {}),
    ...(type === undefined ? {} : { type: type.toLowerCase() }),
    ...(url ? { url } : {}),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}
