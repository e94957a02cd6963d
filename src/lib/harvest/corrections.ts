import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { ConfigError } from '../errors.ts';
import { CorrectionsSchema, type Correction } from '../reconcile/index.ts';
import type { FileSystem } from './disk.ts';

/** The corrections of a content folder, file by file in the order of their names. @throws ConfigError naming file, entry, reason and remedy */
export async function readCorrections(content: string, fs: FileSystem): Promise<Correction[]> {
  const corrections: Correction[] = [];
  for (const path of (await fs.list(join(content, 'corrections'))).filter((name) => /\.ya?ml$/.test(name))) {
    let data: unknown;
    try {
      data = parseYaml((await fs.read(path)) ?? '');
    } catch (error) {
      throw new ConfigError(path, `It is not YAML: ${(error as Error).message.split('\n')[0]}`, 'Mend the line that is named.');
    }
    const result = CorrectionsSchema.safeParse(data ?? []);
    if (!result.success)
      throw new ConfigError(
        path,
        z.prettifyError(result.error),
        'The kinds of correction are described in src/lib/reconcile/corrections.ts.',
      );
    corrections.push(...result.data);
  }
  return corrections;
}
