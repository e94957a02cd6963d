import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FileSystem } from '../harvest/disk.ts';
import { formatJson } from '../harvest/write.ts';
import { FollowersSchema, type Followers } from '../model/index.ts';
import { readAuthors, readJson, readRemovals } from '../store/index.ts';
import {
  createDirectory,
  passingHash,
  readEntries,
  writeQuarantine,
  type ExportFile,
  type FieldNames,
  type Rejected,
} from '../submissions/index.ts';
import type { DayOrder } from '../tables/index.ts';
import { countFollowers, totalOf } from './count.ts';

const FILE = 'followers.json';
/** Followers may fall by this share before somebody must look: an export is complete, so half of them gone is half an export. */
const MOST_SHRINK = 0.5;

/** What an import is told. */
export interface FollowersOptions {
  /** Folder of the content: `src/content`. */
  content: string;
  /** Folder of the quarantine: `.peerpage`. */
  state: string;
  files: readonly ExportFile[];
  /** The host's own names of fields. */
  names: FieldNames;
  /** Address of the site with its base. */
  site: URL;
  /** Order of day and month where a file does not tell it. */
  order?: DayOrder;
  dryRun?: boolean;
  /** Followers may fall by more than half. */
  acceptShrink?: boolean;
}

/** What an import did: rows = counted + quarantined. */
export interface FollowersReport {
  dryRun: boolean;
  rows: number;
  counted: number;
  quarantined: Rejected[];
  /** Headings of columns that were passed over. */
  unread: string[];
  /** Path of the list of rows that were set aside. */
  quarantine?: string;
  before: { followers: number; date?: string };
  after: { followers: number; date?: string };
  /** Authors whose number changed. */
  changes: { author: string; before: number; after: number }[];
  /** Nothing was written: the numbers fell too far. */
  held: boolean;
}

/**
 * Count followers from complete exports of the follow form; the new numbers take the place of the old. Who they are is known
 * during the run only.
 * @throws ConfigError if a file or the settings cannot be read; nothing is written then
 * @throws StoredFault if the stored numbers are broken
 */
export async function importFollowers(options: FollowersOptions, { fs, day }: { fs: FileSystem; day: string }): Promise<FollowersReport> {
  const { content, state, files, names, order, dryRun = false, acceptShrink = false } = options;
  const directory = createDirectory((await readAuthors(content)).authors, await readRemovals(content));
  const path = join(content, FILE);
  const before = existsSync(path) ? readJson(path, FollowersSchema) : undefined;
  const { entries, rejected, unread } = readEntries(files, names, order, {
    directory,
    site: options.site,
    hash: passingHash(),
    day,
    accepts: ['follow', 'unfollow'],
    otherwise: 'follow',
    elsewhere: 'npm run claims -- import FILE.csv',
  });
  const after = countFollowers(entries);
  const quarantine = await writeQuarantine(join(state, 'followers'), rejected, fs);
  const held = !acceptShrink && before !== undefined && (after === undefined ? 0 : totalOf(after)) < MOST_SHRINK * totalOf(before);
  if (after !== undefined && !held && !dryRun) await bring(path, after, fs);
  return {
    dryRun,
    rows: entries.length + rejected.length,
    counted: entries.length,
    quarantined: rejected,
    unread,
    ...(quarantine === undefined ? {} : { quarantine }),
    before: summarize(before),
    after: summarize(after),
    changes: compare(before, after),
    held,
  };
}

async function bring(path: string, followers: Followers, fs: FileSystem): Promise<void> {
  const text = formatJson(FollowersSchema.parse(followers));
  if ((await fs.read(path)) !== text) await fs.write(path, text);
}

function summarize(followers: Followers | undefined): FollowersReport['before'] {
  return followers === undefined ? { followers: 0 } : { followers: totalOf(followers), date: followers.date };
}

function compare(before: Followers | undefined, after: Followers | undefined): FollowersReport['changes'] {
  const [old, now] = [new Map(Object.entries(before?.counts ?? {})), new Map(Object.entries(after?.counts ?? {}))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((author) => ({ author, before: old.get(author) ?? 0, after: now.get(author) ?? 0 }))
    .filter((change) => change.before !== change.after);
}
