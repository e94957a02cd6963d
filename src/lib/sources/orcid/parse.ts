import type * as z from 'zod';
import { SourceError } from '../../errors.ts';
import { parseOrcid } from '../../identifiers/index.ts';
import type { Issue, SourceRecord } from '../../model/index.ts';
import { readItem, readValue } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { toAnswer, type Answer } from './answer.ts';
import type { Owner } from './authors.ts';
import { preferredOf, splitGroup } from './claims.ts';
import { creditedName, namesOf, toPerson } from './person.ts';
import { asError, briefly, toFault } from './refusal.ts';
import { AboutSchema, GroupSchema, WorkSchema, type About, type Work } from './schema.ts';
import { toRecord } from './work.ts';
import { isXml, readXml } from './xml.ts';

/**
 * Read any answer of ORCID's API, versions 2 and 3, JSON or XML: a record or one of its sections, its list of works, works
 * in full, a search; or a JSON list of several answers about one person. The claims of one work are one record, with what the
 * work in full adds if that is there too.
 * @throws SourceError if it is none, is broken, or is an error of ORCID
 * @see https://info.orcid.org/documentation/api-tutorials/api-tutorial-read-data-on-a-record/
 */
export function parseAnswer(page: RawPage): ParsedPage {
  const value = isXml(page.body) ? readXml(page) : readValue('orcid', page);
  const answers = (Array.isArray(value) ? value : [value]).map((one) => read(one, page.place));
  const owners = [...new Set(answers.flatMap(({ owner }) => owner ?? []))];
  if (owners.length > 1)
    throw new SourceError('orcid', page.place, `The answers are about ${owners.join(' and ')}.`, 'Keep one person in a file.');
  const issues: Issue[] = [];
  const about = answers.reduce<About | undefined>((before, answer) => withAbout(before, answer, page.place, issues), undefined);
  const parsed: ParsedPage = { records: [], issues };
  const [owner] = owners;
  const orcid = owner === undefined ? undefined : parseOrcid(owner);
  if (orcid !== undefined && about !== undefined) parsed.person = toPerson(orcid, about);
  if (owner !== undefined) {
    const name = creditedName(about?.person);
    parsed.records = worksOf(
      answers,
      { orcid: owner, others: namesOf(about?.person), ...(name === undefined ? {} : { name }) },
      page.place,
      issues,
    );
  }
  for (const error of answers.flatMap(({ errors }) => errors))
    issues.push({
      severity: 'warning',
      source: 'orcid',
      place: page.place,
      message: `ORCID says “${briefly(error)}” (error ${error['error-code']}) in the place of a work.`,
      remedy: 'What the list of works says of it is used; harvest again later for its authors.',
    });
  return parsed;
}

/** A refusal in an answer is thrown; a document that is no answer at all too. */
function read(value: unknown, place: string): Answer {
  const error = asError(value);
  if (error !== undefined) throw toFault(error, place);
  const answer = toAnswer(value);
  if (answer !== undefined) return answer;
  throw new SourceError(
    'orcid',
    place,
    'The answer is none that ORCID documents.',
    'The source may have changed its format; look for a newer Peerpage.',
  );
}

/** What answers together say about the person. A part that cannot be read costs what it says of the person, and no work. */
function withAbout(before: About | undefined, { about }: Answer, place: string, issues: Issue[]): About | undefined {
  if (about === undefined) return before;
  const result = AboutSchema.safeParse(about);
  if (!result.success) {
    issues.push({
      severity: 'error',
      source: 'orcid',
      place,
      message: `What the record says of its person cannot be read: ${wrongIn(result.error)}.`,
      remedy: 'Look at the record at orcid.org; the works were read.',
    });
    return before;
  }
  const { person, 'activities-summary': activities } = result.data;
  return {
    person: { ...before?.person, ...present(person) } as About['person'],
    'activities-summary': { ...before?.['activities-summary'], ...present(activities) } as About['activities-summary'],
  };
}

/** The first things wrong, each with its path. */
function wrongIn(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}

/** The works of groups, each with a claim in full if one is there; then works in full that are in no group. */
function worksOf(answers: readonly Answer[], owner: Owner, place: string, issues: Issue[]): SourceRecord[] {
  const full = new Map<string, Work>();
  const placeOf = (work: Work) => `${place} work ${work['put-code']}`;
  for (const [index, item] of answers.flatMap(({ works }) => works).entries()) {
    // Only the reading of the work itself, so that a bad one is told of once.
    readItem('orcid', `${place} work ${index + 1}`, item, WorkSchema, (work) => void full.set(String(work['put-code']), work), issues);
  }
  const records = new Map<string, SourceRecord>();
  const keep = (record: SourceRecord | undefined) => {
    if (record !== undefined && !records.has(record.id)) records.set(record.id, record);
  };
  for (const [index, item] of answers.flatMap(({ groups }) => groups).entries()) {
    readItem(
      'orcid',
      `${place} group ${index + 1}`,
      item,
      GroupSchema,
      (group) => {
        for (const claims of splitGroup(group['work-summary'])) {
          const preferred = preferredOf(claims)!;
          const whole = [preferred, ...claims].flatMap((claim) => full.get(String(claim['put-code'])) ?? [])[0];
          keep(toRecord(claims, whole, owner, placeOf(preferred)));
          for (const claim of claims) full.delete(String(claim['put-code']));
        }
        return undefined;
      },
      issues,
    );
  }
  for (const work of full.values()) keep(toRecord([work], work, owner, placeOf(work)));
  return [...records.values()];
}

function present<T extends object>(value: T | null | undefined): Partial<T> {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, part]) => part !== null && part !== undefined)) as Partial<T>;
}
