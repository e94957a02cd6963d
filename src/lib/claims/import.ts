import { join, relative, sep } from 'node:path';
import type { FileSystem } from '../harvest/disk.ts';
import type { Claim } from '../model/index.ts';
import { readAuthors, readRemovals } from '../store/index.ts';
import {
  createDirectory,
  keyedHash,
  readEntries,
  readKey,
  writeQuarantine,
  type Directory,
  type Entry,
  type ExportFile,
  type FieldNames,
  type Place,
  type Rejected,
} from '../submissions/index.ts';
import type { DayOrder } from '../tables/index.ts';
import { claimPath, formatClaim, hasSubmissions, readClaims } from './claim-files.ts';
import { formatPatch, type TextChange } from './patch.ts';
import { proposeClaim, type Outcome } from './propose.ts';
import { shortOf } from './decide.ts';

/** What an import is told. */
export interface ImportOptions {
  /** Folder of the content: `src/content`. */
  content: string;
  /** Folder of key, quarantine and patch: `.peerpage`. */
  state: string;
  files: readonly ExportFile[];
  /** The host's own names of fields. */
  names: FieldNames;
  /** Address of the site with its base. */
  site: URL;
  /** Order of day and month where a file does not tell it. */
  order?: DayOrder;
  /** Write a patch instead of the claims. */
  dryRun?: boolean;
  /** Make a key though submissions were hashed with another one. */
  newKey?: boolean;
}

/** What an import touches. */
export interface ImportEffects {
  fs: FileSystem;
  env: NodeJS.ProcessEnv;
  /** Today, ISO. */
  day: string;
}

/** A submission and what became of it. Nothing of it that may not be public. */
export interface ImportedSubmission {
  author: string;
  action: Entry['action'];
  outcome: Outcome;
  date: string;
  place: Place;
  /** First digits, as the commands take them. */
  submission: string;
  homePage?: string;
  orcid?: string;
  /** The author file has another iD. */
  otherOrcid?: string;
}

/** What an import did: rows = submissions + quarantined. */
export interface ImportReport {
  dryRun: boolean;
  rows: number;
  submissions: ImportedSubmission[];
  quarantined: Rejected[];
  /** Headings of columns that were passed over. */
  unread: string[];
  /** Path of the list of rows that were set aside. */
  quarantine?: string;
  /** Path of the patch, for a dry run that proposes something. */
  patch?: string;
  /** Folder in which the patch is applied. */
  patchFolder?: string;
  /** Claims that changed, from the content folder. */
  changed: string[];
}

/** A file as it is to be. */
type NewText = Omit<TextChange, 'before'>;

/**
 * Import exports of the claim form: each row that can be read becomes a proposal beside the page it is about. Importing them
 * again, in any order, changes nothing.
 * @throws ConfigError if a file, the settings or the key cannot be read; nothing is written then
 * @throws StoredFault if a stored claim is broken
 */
export async function importClaims(options: ImportOptions, effects: ImportEffects): Promise<ImportReport> {
  const { content, state, files, names, order, dryRun = false } = options;
  const { fs, env, day } = effects;
  const [{ authors }, removals] = [await readAuthors(content), await readRemovals(content)];
  const directory = createDirectory(authors, removals);
  const claims = readClaims(content);
  const isUsed = options.newKey !== true && [...claims.values()].some(hasSubmissions);
  const { entries, rejected, unread } = readEntries(files, names, order, {
    directory,
    site: options.site,
    hash: keyedHash(await readKey(env, state, isUsed)),
    day,
    accepts: ['claim', 'remove', 'correct', 'withdraw'],
    otherwise: 'claim',
    elsewhere: 'npm run followers -- import FILE.csv',
  });
  const { submissions, changes } = proposeAll(entries, claims, directory);
  if (!dryRun) for (const { path, after } of changes) await fs.write(join(content, path), after);
  const folder = join(state, 'claims');
  const quarantine = await writeQuarantine(folder, rejected, fs);
  const proposed = dryRun ? await Promise.all(changes.map((change) => withStored(change, content, fs))) : [];
  const patch = await writePatch(join(folder, 'proposed.patch'), proposed, content, fs);
  return {
    dryRun,
    rows: entries.length + rejected.length,
    submissions,
    quarantined: rejected,
    unread,
    ...(quarantine === undefined ? {} : { quarantine }),
    ...patch,
    changed: changes.map(({ path }) => path),
  };
}

function proposeAll(
  entries: readonly Entry[],
  claims: ReadonlyMap<string, Claim>,
  directory: Directory,
): { submissions: ImportedSubmission[]; changes: NewText[] } {
  const submissions: ImportedSubmission[] = [];
  const changes: NewText[] = [];
  const bySlug = [...Map.groupBy(entries, ({ slug }) => slug)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [slug, own] of bySlug) {
    const before = claims.get(slug);
    const { claim, outcomes } = proposeClaim(before, own);
    if (claim !== undefined && claim !== before) changes.push({ path: claimPath(slug), after: formatClaim(claim) });
    submissions.push(...outcomes.map(({ entry, outcome }) => toSubmission(entry, outcome, directory)));
  }
  return { submissions, changes };
}

function toSubmission(entry: Entry, outcome: Outcome, directory: Directory): ImportedSubmission {
  const { slug, action, date, place, homePage, orcid } = entry;
  const own = directory.find(slug)?.orcid;
  return {
    author: slug,
    action,
    outcome,
    date,
    place,
    submission: shortOf(entry),
    ...(homePage === undefined ? {} : { homePage }),
    ...(orcid === undefined ? {} : { orcid }),
    ...(own === undefined || orcid === undefined || own === orcid ? {} : { otherOrcid: own }),
  };
}

/** A change with the file as it is: claims are written by hand too, in whatever form. */
async function withStored({ path, after }: NewText, content: string, fs: FileSystem): Promise<TextChange> {
  return { path, before: await fs.read(join(content, path)), after };
}

/** Write what is proposed as a patch; without anything, the patch of an earlier run goes. */
async function writePatch(
  path: string,
  changes: readonly TextChange[],
  content: string,
  fs: FileSystem,
): Promise<Pick<ImportReport, 'patch' | 'patchFolder'>> {
  if (changes.length === 0) {
    await fs.remove(path);
    return {};
  }
  const below = relative(process.cwd(), content).split(sep).join('/');
  const inside = below !== '' && !below.startsWith('..');
  await fs.write(path, formatPatch(changes.map((change) => ({ ...change, path: inside ? `${below}/${change.path}` : change.path }))));
  return { patch: path, patchFolder: inside ? process.cwd() : content };
}
