import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** A stored file, or a line of it. */
export interface StoredPlace {
  path: string;
  line?: number;
}

/** A stored file, or a line of it, that is not what it should be. */
export class StoredFault extends Error {
  override readonly name = 'StoredFault';
  readonly path: string;
  /** Counted from 1, in a file of which each line is stored by itself. */
  readonly line: number | undefined;
  /** A newer Peerpage wrote it, so nothing here may touch it. */
  readonly newer: boolean;

  constructor({ path, line }: StoredPlace, reason: string, newer = false) {
    const place = line === undefined ? path : `${path}:${line}`;
    super(`${place}: ${reason}${newer ? '' : ' Restore it from git, or remove it and harvest again.'}`);
    this.path = path;
    this.line = line;
    this.newer = newer;
  }
}

/** Read and validate a stored file. @throws StoredFault */
export function readJson<T>(path: string, schema: z.ZodType<T>): T {
  return parseStored(readFileSync(path, 'utf8'), { path }, schema);
}

/** @throws StoredFault naming the field that is wrong, or the place where the text is no JSON */
export function parseStored<T>(text: string, place: StoredPlace, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new StoredFault(place, `It is not JSON: ${(error as Error).message}.`);
  }
  const newer = z.looseObject({ schemaVersion: z.number().min(2) }).safeParse(data);
  if (newer.success)
    throw new StoredFault(
      place,
      `It was written by a newer Peerpage (schema version ${newer.data.schemaVersion}). Install that version.`,
      true,
    );
  const result = schema.safeParse(data);
  if (!result.success) throw new StoredFault(place, `${z.prettifyError(result.error).replace(/\s*\n\s*/g, ' ')}.`);
  return result.data;
}

/** Paths of the files below a folder that end so, sorted; none if there is no such folder. */
export function filesBelow(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
