import { join } from 'node:path';
import type { SourceName, WorkRecord } from '../model/index.ts';
import type { Answer } from './collect.ts';
import { formatJson, type FileSystem } from './write.ts';

/** What is kept of a source's last good answer about an author. */
interface Kept {
  version: 1;
  records: WorkRecord[];
  person?: NonNullable<Answer['person']>;
}

/** Path of the last good answer below the state folder. */
function pathOf(state: string, author: string, source: SourceName): string {
  return join(state, 'records', author, `${source}.json`);
}

/** Keep a fresh answer as the last good one. */
export async function writeLastGood(state: string, { author, source, records, person }: Answer, fs: FileSystem): Promise<void> {
  const text = formatJson({ version: 1, records, ...(person === undefined ? {} : { person }) } satisfies Kept);
  const path = pathOf(state, author, source);
  if ((await fs.read(path)) !== text) await fs.write(path, text);
}

/** Put the last good records in the place of an answer that failed or was not asked for; without any it stays as it is. */
export async function withLastGood(state: string, answer: Answer, fs: FileSystem): Promise<Answer> {
  const text = await fs.read(pathOf(state, answer.author, answer.source));
  if (text === undefined) return answer;
  try {
    const kept = JSON.parse(text) as Kept;
    if (kept.version !== 1 || !Array.isArray(kept.records)) return answer;
    return {
      ...answer,
      state: answer.state === 'unknown' ? 'unasked' : 'stale',
      records: kept.records,
      ...(kept.person === undefined ? {} : { person: kept.person }),
    };
  } catch {
    return answer;
  }
}
