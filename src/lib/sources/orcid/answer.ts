import { isObject } from '../format.ts';
import { asError } from './refusal.ts';
import type { OrcidError } from './schema.ts';

/** What one answer of ORCID holds, whichever it is; the items are still unread. */
export interface Answer {
  /** Whose record it is from: an iD, unchecked. */
  owner?: string;
  /** Parts of a record that are about its person: `person`, `activities-summary`. */
  about?: Record<string, unknown>;
  /** Groups of summaries of works, as lists have them. */
  groups: unknown[];
  /** Works in full. */
  works: unknown[];
  /** What ORCID says in the place of works in full. */
  errors: OrcidError[];
  /** The answer to a search for people. */
  found?: unknown[];
}

type Json = Record<string, unknown>;
const ID = /\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/;
const NOTHING = { groups: [], works: [], errors: [] };

/**
 * Tell by its shape which answer a document is: a record or one of its sections, the list of works, works in full, a search.
 * @returns `undefined` if it is none
 * @see https://github.com/ORCID/ORCID-Source/tree/main/orcid-api-web for the sections of a record
 */
export function toAnswer(value: unknown): Answer | undefined {
  if (!isObject(value)) return undefined;
  if ('expanded-result' in value) return { ...NOTHING, found: listOf(value['expanded-result']) };
  const { bulk } = value;
  if (Array.isArray(bulk)) return toBulk(bulk);
  const activities = activitiesOf(value);
  const works = isObject(activities?.['works']) ? activities['works'] : undefined;
  const person = personOf(value);
  if (activities !== undefined || person !== undefined)
    return {
      ...NOTHING,
      ...ownerOf(value, person, works, ...Object.values(activities ?? {})),
      about: { ...(person === undefined ? {} : { person }), ...(activities === undefined ? {} : { 'activities-summary': activities }) },
      groups: listOf(works?.['group']),
    };
  return 'put-code' in value && 'title' in value && 'type' in value ? { ...NOTHING, ...ownerOf(value), works: [value] } : undefined;
}

/** What a record says of its person, with these groups of works in the place of all. */
export function withGroups(record: Json, groups: readonly unknown[]): Json {
  const { 'orcid-identifier': identifier, person, path, 'activities-summary': activities } = record;
  const { employments, educations, works } = activities as Json;
  const section = { ...(works as Json), group: groups };
  return { 'orcid-identifier': identifier, person, 'activities-summary': { employments, educations, works: section }, path };
}

function toBulk(items: readonly unknown[]): Answer {
  const works = items.flatMap((item) => (isObject(item) && isObject(item['work']) ? [item['work']] : []));
  const errors = items.flatMap((item) => (isObject(item) ? (asError(item['error']) ?? []) : []));
  return { ...NOTHING, ...ownerOf(...works), works, errors };
}

/** The activities of a record, however many of its sections the answer has. */
function activitiesOf(value: Json): Json | undefined {
  const inside = value['activities-summary'];
  if (isObject(inside)) return inside;
  const { group } = value;
  if (
    Array.isArray(group) &&
    (group.length === 0 ? /\/works$/.test(String(value['path'])) : isObject(group[0]) && 'work-summary' in group[0])
  )
    return { works: value };
  if ('works' in value && 'employments' in value) return value;
  const path = String(value['path'] ?? '');
  for (const [section, summary] of [
    ['employments', 'employment-summary'],
    ['educations', 'education-summary'],
  ] as const)
    if (summary in value || ('affiliation-group' in value && path.endsWith(`/${section}`))) return { [section]: value };
  return undefined;
}

/** The person of a record, however many of its sections the answer has. */
function personOf(value: Json): Json | undefined {
  if (isObject(value['person']) && ('orcid-identifier' in value || 'activities-summary' in value)) return value['person'];
  if ('researcher-urls' in value && 'external-identifiers' in value) return value;
  if (Array.isArray(value['researcher-url'])) return { 'researcher-urls': value };
  if (Array.isArray(value['external-identifier'])) return { 'external-identifiers': value };
  if (Array.isArray(value['other-name'])) return { 'other-names': value };
  return Array.isArray(value['keyword']) ? { keywords: value } : undefined;
}

/** The iD that paths tell. */
function ownerOf(...parts: unknown[]): Pick<Answer, 'owner'> {
  for (const part of parts) {
    if (!isObject(part)) continue;
    const name = isObject(part['orcid-identifier']) ? part['orcid-identifier']['path'] : undefined;
    const owner = ID.exec(`${String(name ?? '')} ${String(part['path'] ?? '')}`.slice(0, 200))?.[0];
    if (owner !== undefined) return { owner };
  }
  return {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
