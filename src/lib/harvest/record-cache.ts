import { join } from 'node:path';
import type { Issue } from '../model/index.ts';
import type { Answer, Question } from './collect.ts';
import type { FileSystem } from './write.ts';

/** Changes when records are stored in another form: older ones are then as if they were not there. */
const VERSION = 2;

/** What is kept of a source's last good answer about an author. */
interface Kept extends Pick<Answer, 'records' | 'institutions' | 'person'> {
  version: typeof VERSION;
  /** The day on which it said so first. */
  day: string;
}

/** Path of the last good answer below the state folder. */
function pathOf(state: string, { author, source, question }: Pick<Answer, 'author' | 'source'> & { question: Question }): string {
  return join(state, 'records', author, `${source}${question === 'works' ? '' : `-${question}`}.json`);
}

/** Keep a fresh answer as the last good one. @param day today, ISO */
export async function writeLastGood(state: string, answer: Answer, day: string, fs: FileSystem): Promise<void> {
  const { records, institutions, person } = answer;
  const kept: Kept = { version: VERSION, day, records, institutions, ...(person === undefined ? {} : { person }) };
  const path = pathOf(state, answer);
  const text = JSON.stringify(kept);
  if ((await fs.read(path)) !== text) await fs.write(path, text);
}

/** Put the last good records in the place of an answer that failed or was not asked for; without any it stays as it is. */
export async function withLastGood(state: string, answer: Answer, fs: FileSystem): Promise<Answer> {
  const kept = await readLastGood(state, answer, fs);
  if (kept === undefined) return answer;
  if (kept === 'damaged') return { ...answer, issues: [...answer.issues, damaged(answer, pathOf(state, answer))] };
  const { person: _, ...rest } = answer;
  return {
    ...rest,
    state: answer.state === 'unknown' ? 'unasked' : 'stale',
    since: kept.day,
    records: kept.records,
    institutions: kept.institutions,
    ...(kept.person === undefined ? {} : { person: kept.person }),
  };
}

/** How many records the last good answer had; `undefined` if it is not known here. */
export async function countLastGood(state: string, answer: Answer, fs: FileSystem): Promise<number | undefined> {
  const kept = await readLastGood(state, answer, fs);
  return kept === 'damaged' ? undefined : kept?.records.length;
}

async function readLastGood(state: string, answer: Answer, fs: FileSystem): Promise<Kept | 'damaged' | undefined> {
  const text = await fs.read(pathOf(state, answer));
  if (text === undefined) return undefined;
  try {
    const kept = JSON.parse(text) as Kept;
    return kept.version === VERSION && Array.isArray(kept.records) && Array.isArray(kept.institutions) ? kept : undefined;
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
