import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(process.env['PEERPAGE_CORPUS'] ?? resolve(import.meta.dirname, '../../../shared/corpus'));

/** The absolute path of a file or folder of the shared corpus, or `undefined` where there is none: the project stands without it. */
export function corpus(path: string): string | undefined {
  const absolute = resolve(ROOT, path);
  return existsSync(absolute) ? absolute : undefined;
}
