import { join } from 'node:path';
import type { Issue, WorkRecord } from '../model/index.ts';
import type { Answer, Question } from './collect.ts';
import type { FileSystem } from './disk.ts';

/** Changes when records are stored in another form: older ones are then as if they were not there. */
const VERSION = 3;
/** Lines are written together until they have so many characters. */
const PART = 256 * 1024;

/** The first line of what is kept of a source's last good answer about an author; each line behind it is a record. */
interface Head extends Pick<Answer, 'institutions' | 'person'> {
  version: typeof VERSION;
  /** The day of the run in which it said so. */
  day: string;
  /** How many records follow. */
  records: number;
}

/** Path of the last good answer below the state folder. */
function pathOf(state: string, { author, source, question }: Pick<Answer, 'author' | 'source'> & { question: Question }): string {
  return join(state, 'records', author, `${source}${question === 'works' ? '' : `-${question}`}.ndjson`);
}

/** Keep a fresh answer as the last good one. @param day today, ISO */
export async function writeLastGood(state: string, answer: Answer, day: string, fs: FileSystem): Promise<void> {
  const path = pathOf(state, answer);
  if (!(await isSame(fs.lines(path), linesOf(answer, day)))) await fs.write(path, inParts(linesOf(answer, day)));
}

/** Put the last good records in the place of an answer that failed or was not asked for; without any it stays as it is. */
export async function withLastGood(state: string, answer: Answer, fs: FileSystem): Promise<Answer> {
  const path = pathOf(state, answer);
  const kept = await readLastGood(fs.lines(path));
  if (kept === undefined) return answer;
  if (kept === 'damaged') return { ...answer, issues: [...answer.issues, damaged(answer, path)] };
  const { person: _, ...rest } = answer;
  const { head, records } = kept;
  return {
    ...rest,
    state: answer.state === 'unknown' ? 'unasked' : 'stale',
    since: head.day,
    records,
    institutions: head.institutions,
    ...(head.person === undefined ? {} : { person: head.person }),
  };
}

/** How many records the last good answer had; `undefined` if it is not known here. */
export async function countLastGood(state: string, answer: Answer, fs: FileSystem): Promise<number | undefined> {
  for await (const line of fs.lines(pathOf(state, answer))) {
    const head = readHead(line);
    return head === 'damaged' ? undefined : head?.records;
  }
  return undefined;
}

/** An answer as it is kept, made line by line: that of an author of 20,000 works is too long to be held as one text. */
function* linesOf({ records, institutions, person }: Answer, day: string): Generator<string> {
  const head: Head = { version: VERSION, day, records: records.length, institutions, ...(person === undefined ? {} : { person }) };
  yield JSON.stringify(head);
  for (const record of records) yield JSON.stringify(record);
}

function* inParts(lines: Iterable<string>): Generator<string> {
  let part = '';
  for (const line of lines) {
    part += `${line}\n`;
    if (part.length < PART) continue;
    yield part;
    part = '';
  }
  yield part;
}

async function isSame(stored: AsyncIterable<string>, lines: Iterator<string>): Promise<boolean> {
  for await (const line of stored) if (lines.next().value !== line) return false;
  return lines.next().done === true;
}

async function readLastGood(lines: AsyncIterable<string>): Promise<{ head: Head; records: WorkRecord[] } | 'damaged' | undefined> {
  let head: Head | undefined;
  const records: WorkRecord[] = [];
  try {
    for await (const line of lines) {
      if (head === undefined) {
        const first = readHead(line);
        if (first === undefined || first === 'damaged') return first;
        head = first;
      } else records.push(JSON.parse(line) as WorkRecord);
    }
  } catch (error) {
    if (error instanceof SyntaxError) return 'damaged';
    throw error;
  }
  if (head === undefined) return undefined;
  return records.length === head.records ? { head, records } : 'damaged';
}

/** @returns `undefined` for that of another version */
function readHead(line: string): Head | 'damaged' | undefined {
  try {
    const head = JSON.parse(line) as Head;
    return head.version === VERSION ? head : undefined;
  } catch {
    return 'damaged';
  }
}

function damaged({ source }: Answer, path: string): Issue {
  return {
    severity: 'warning',
    source,
    place: path,
    message: 'What was kept of its last good answer is damaged, so it is not used.',
    remedy: 'The next good answer replaces it.',
  };
}
