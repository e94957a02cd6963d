import { createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { Submission } from '../model/index.ts';

/** Makes the keyed hash of some texts; without the key nobody can tell the texts from it, nor try out which they are. */
export type KeyedHash = (...parts: readonly string[]) => Submission;

/** Fewest characters of a key that a person chose. */
const KEY_MIN = 16;
/** Hex digits of the hash that are kept. */
const DIGITS = 32;
const VARIABLE = 'PEERPAGE_CLAIMS_KEY';

export function keyedHash(key: string): KeyedHash {
  return (...parts) => `hmac-sha256:${createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, DIGITS)}`;
}

/** A hash for one run only, for what is never stored. */
export function passingHash(): KeyedHash {
  return keyedHash(randomBytes(32).toString('hex'));
}

/**
 * The host's key: from the environment, else from `claims.key` in the state folder, which is made if nothing was hashed before.
 * @param isUsed if hashes are stored already: another key would not recognise any of them
 * @throws ConfigError if the key is too short, or gone
 */
export async function readKey(env: NodeJS.ProcessEnv, state: string, isUsed: boolean): Promise<string> {
  const given = env[VARIABLE]?.trim();
  if (given !== undefined && given !== '') {
    if (given.length >= KEY_MIN) return given;
    throw new ConfigError(
      VARIABLE,
      `The key has fewer than ${KEY_MIN} characters.`,
      'Set a longer one, such as what openssl rand -hex 32 prints.',
    );
  }
  const path = join(state, 'claims.key');
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept !== undefined) {
    if (kept.trim().length >= KEY_MIN) return kept.trim();
    throw new ConfigError(path, `The key has fewer than ${KEY_MIN} characters.`, `Put the right one back, or set ${VARIABLE}.`);
  }
  if (isUsed)
    throw new ConfigError(
      path,
      'The key is not here, and without it no earlier submission is recognised.',
      `Bring the file from where claims were imported before, or set ${VARIABLE}; if it is lost, --new-key makes another and earlier submissions are proposed once more.`,
    );
  return makeKey(path);
}

async function makeKey(path: string): Promise<string> {
  const key = randomBytes(32).toString('hex');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${key}\n`, { flag: 'wx', mode: 0o600 });
  await chmod(path, 0o600);
  return key;
}
