import { createHash } from 'node:crypto';
import { SourceError } from '../errors.ts';
import type { Issue, SourceName, WorkRecord } from '../model/index.ts';
import { normalizeRecord } from '../normalize/index.ts';
import type { AuthorRequest, ParsedPage, Source, SourceEffects } from '../sources/source.ts';

/** What one source said of one author in this run. */
export interface Answer {
  author: string;
  source: SourceName;
  /**
   * `fresh`: asked and answered; `stale`: it failed, the records are those of the last good run; `missing`: it failed and
   * there are none. `unasked` and `unknown` are the same two for a source that this run was not to ask: no failure.
   */
  state: 'fresh' | 'stale' | 'missing' | 'unasked' | 'unknown';
  /** Why it is not fresh, with the remedy. */
  reason?: string;
  records: WorkRecord[];
  /** Records the source sent, skipped ones too. */
  fetched: number;
  /** Records that could not be read or had no title or author. */
  skipped: number;
  issues: Issue[];
  person?: NonNullable<ParsedPage['person']>;
}

/** More unreadable records than this share mean that the source changed, not that a record is bad. */
const MOST_SKIPPED = 0.2;

/**
 * Ask a source about an author and clean what it says. A source that fails as a whole gives its reason and no records.
 * @throws whatever is no fault of the source
 */
export async function collect(source: Source, author: AuthorRequest, effects: SourceEffects): Promise<Answer> {
  const answer: Answer = { author: author.slug, source: source.name, state: 'fresh', records: [], fetched: 0, skipped: 0, issues: [] };
  try {
    for await (const page of source.fetchPages(author, effects)) {
      const parsed = source.parsePage(page);
      if (parsed.person !== undefined) answer.person = parsed.person;
      answer.issues.push(...parsed.issues);
      const broken = parsed.issues.filter(({ severity, record }) => severity === 'error' && record !== undefined).length;
      answer.fetched += parsed.records.length + broken;
      answer.skipped += broken;
      for (const raw of parsed.records) {
        const { record, issues } = normalizeRecord(raw);
        answer.issues.push(...issues);
        if (record === undefined) answer.skipped += 1;
        else answer.records.push(record);
      }
    }
    if (source.name !== 'files' && answer.fetched >= 10 && answer.skipped > MOST_SKIPPED * answer.fetched)
      throw new SourceError(
        source.name,
        source.name,
        `${answer.skipped} of ${answer.fetched} records cannot be read.`,
        'The source may have changed its format; look for a newer Peerpage.',
      );
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return {
      ...answer,
      state: 'missing',
      reason: `${error.place}: ${error.message} ${error.remedy}`,
      records: [],
      issues: [
        ...answer.issues,
        { severity: 'error', source: error.source, place: error.place, message: error.message, remedy: error.remedy },
      ],
    };
  }
  return answer;
}

/** Digest of what a source said, for telling whether anything changed. Where in a file a record stands does not count. */
export function digestOf(records: readonly WorkRecord[]): string {
  const said = records.map(({ place: _, ...record }) => record);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}
