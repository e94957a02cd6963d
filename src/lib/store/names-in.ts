import { readdir } from 'node:fs/promises';

/** Names of what lies in a folder and ends so, sorted; none if there is no such folder. */
export async function namesIn(folder: string, ending: RegExp): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => ending.test(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
