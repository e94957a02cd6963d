import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FormConfig } from '../src/lib/config.ts';
import { ConfigError } from '../src/lib/errors.ts';
import type { ExportFile, FieldNames } from '../src/lib/submissions/index.ts';
import { DAY_ORDERS, type DayOrder } from '../src/lib/tables/index.ts';

/** Read a file that was named on the command line. @throws ConfigError if it cannot be read */
export async function readExportFile(path: string): Promise<ExportFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw new ConfigError(path, `It cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}.`, 'Check the path.');
  }
}

/** How the host calls the fields of forms. */
export function fieldNames(...forms: readonly (FormConfig | undefined)[]): FieldNames {
  const named = (field: 'author' | 'page' | 'action') => forms.flatMap((form) => form?.map[field] ?? []);
  return { author: named('author'), page: named('page'), action: named('action') };
}

/** What `--dates` says. @throws ConfigError for anything else */
export function readOrder(text: string): DayOrder {
  const order = DAY_ORDERS.find((known) => known === text);
  if (order === undefined) throw new ConfigError('--dates', `It is ${DAY_ORDERS.join(' or ')}.`, 'Say how the file writes dates.');
  return order;
}

/** Today, ISO. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
