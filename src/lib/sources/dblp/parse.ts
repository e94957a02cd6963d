import { SourceError } from '../../errors.ts';
import type { Issue, PersonRecord, SourceRecord } from '../../model/index.ts';
import { readItem, readJson } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { isDisambiguation, toPerson } from './person.ts';
import { isEdited, type Publication } from './publication.ts';
import { toRecord } from './record.ts';
import { FoundSchema, infoOf, isPerson, SearchSchema, toPeople, toPublication } from './search.ts';
import { attributeOf, publicationsIn, readDocument, type DblpDocument } from './xml.ts';

/**
 * Read any document of DBLP, told by its shape: a person with their works, records, or what a search found.
 * @throws SourceError if it is none of them, is broken, or is about several people of one name
 */
export function parseDblp(page: RawPage): ParsedPage {
  return /^\uFEFF?\s*[[{]/.test(page.body) ? parseSearch(page) : parseDblpXml(page);
}

/**
 * Read a person's page or records in DBLP's XML. Volumes that the person edited are left out: an editor is no author.
 * @see https://dblp.org/xml/docu/dblpxml.pdf
 */
export function parseDblpXml(page: RawPage): ParsedPage {
  const { person: root, nodes } = readOrFail(page);
  if (root !== undefined && isDisambiguation(root))
    throw new SourceError(
      'dblp',
      page.place,
      `The page ${attributeOf(root, 'pid') ?? ''} is no person’s: several people have this name at DBLP.`,
      'Name the pid of the one who is meant in the author file.',
    );
  const collected = new Collected(page.place);
  for (const [index, node] of nodes.entries()) {
    const found = publicationsIn(node);
    if (root !== undefined && found.length === 0) collected.fault('The record is empty.', index + 1);
    for (const [offset, publication] of found.entries()) {
      const number = root === undefined ? offset + 1 : index + 1;
      if (typeof publication === 'string') collected.fault(publication, number);
      else collected.add(publication, number);
    }
  }
  const total = Number(attributeOf(root ?? {}, 'n') ?? Number.NaN);
  const person = root === undefined ? undefined : toPerson(root);
  return {
    ...collected.finish(),
    ...(Number.isInteger(total) ? { total } : {}),
    ...(person === undefined ? {} : { person }),
  };
}

/**
 * Read what a search for publications found, as JSON. A search for people is about nobody in particular, unless it finds one.
 * @see https://dblp.org/faq/How+to+use+the+dblp+search+API.html
 */
export function parseSearch(page: RawPage): ParsedPage {
  const { hits } = readJson('dblp', page, SearchSchema).result;
  const found = hits.hit ?? [];
  const people = found.every(isPerson) ? toPeople(found) : [];
  if (people.length > 0) return { records: [], issues: [], ...(people.length === 1 ? { person: people[0]! } : {}) };
  const collected = new Collected(page.place);
  for (const [index, hit] of found.entries()) {
    const place = `${page.place} hit ${index + 1}`;
    collected.records.push(
      ...readItem(
        'dblp',
        place,
        infoOf(hit),
        FoundSchema,
        (item) => {
          const publication = toPublication(item);
          return collected.keeps(publication) ? toRecord(publication, place) : undefined;
        },
        collected.issues,
      ),
    );
  }
  return { ...collected.finish(), total: hits['@total'] };
}

/** People of an answer to a search for them, in its order. */
export function peopleOf(page: RawPage): PersonRecord[] {
  return toPeople(readJson('dblp', page, SearchSchema).result.hits.hit ?? []);
}

/** What a page says, gathered record by record. */
class Collected {
  readonly records: SourceRecord[] = [];
  readonly issues: Issue[] = [];
  readonly #keys = new Set<string>();
  readonly #place: string;
  #edited = 0;

  constructor(place: string) {
    this.#place = place;
  }

  add(publication: Publication, number: number): void {
    if (this.keeps(publication)) this.records.push(toRecord(publication, `${this.#place} record ${number}`));
  }

  /** If a record is that of a work which its people wrote, and the first one of its key. */
  keeps(publication: Publication): boolean {
    if (publication.element === 'www' || this.#keys.has(publication.key)) return false;
    this.#keys.add(publication.key);
    if (!isEdited(publication)) return true;
    this.#edited += 1;
    return false;
  }

  fault(message: string, number: number): void {
    this.issues.push({
      severity: 'error',
      source: 'dblp',
      place: `${this.#place} record ${number}`,
      record: `record ${number}`,
      message,
      remedy: 'Fetch the page again; if it stays so, report it to DBLP.',
    });
  }

  finish(): ParsedPage {
    if (this.#edited > 0)
      this.issues.push({
        severity: 'info',
        source: 'dblp',
        place: this.#place,
        message: `${this.#edited === 1 ? 'A volume' : `${this.#edited} volumes`} whose editors are named, and no authors, were left out.`,
        remedy: 'Nothing needs to be done; a volume can be added by hand.',
      });
    return { records: this.records, issues: this.issues };
  }
}

function readOrFail(page: RawPage): DblpDocument {
  try {
    return readDocument(page.body);
  } catch (error) {
    throw new SourceError(
      'dblp',
      page.place,
      `The document is not whole: ${(error as Error).message.replace(/\.$/, '')}.`,
      'Save or fetch it again; nothing was read from it.',
      { cause: error },
    );
  }
}
