import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { ConfigError } from '../errors.ts';
import { RemovalsSchema, type Removal } from '../model/index.ts';

/** The removal list, from the content folder. */
export const REMOVALS = 'removals.yaml';

/**
 * Read the removal list; a missing one is empty.
 * @throws ConfigError if it cannot be read: a list that is passed over would bring people back
 */
export async function readRemovals(content: string): Promise<Removal[]> {
  let text: string;
  try {
    text = await readFile(join(content, REMOVALS), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  let data: unknown;
  try {
    data = parseYaml(text);
  } catch (error) {
    throw new ConfigError(REMOVALS, `It is not YAML: ${(error as Error).message.split('\n')[0]}`, 'Mend the line that is named.');
  }
  const result = RemovalsSchema.safeParse(data ?? []);
  if (result.success) return result.data;
  throw new ConfigError(
    REMOVALS,
    `${z.prettifyError(result.error).replace(/\s*\n\s*/g, ' ')}.`,
    'The keys are described in src/lib/model/removal.ts.',
  );
}
