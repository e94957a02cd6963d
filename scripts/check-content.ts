import { resolve } from 'node:path';
import { ConfigError } from '../src/lib/errors.ts';
import { checkStore, readAuthors, readRosters, readStore, StoredFault } from '../src/lib/store/index.ts';
import '../src/site.config.ts';

/** Check that the settings can be read, and that the stored content is whole and holds together. */
process.exitCode = await main(resolve(process.argv[2] ?? 'src/content'));

async function main(content: string): Promise<number> {
  try {
    const { authors } = await readAuthors(content);
    await readRosters(content, authors, new Date().toISOString().slice(0, 10));
    const store = readStore(content);
    const faults = checkStore(store, authors);
    for (const { place, message, remedy } of faults) console.error(`${place}: ${message} ${remedy}`);
    if (faults.length > 0) return 1;
    console.log(`Content is whole: ${authors.length} authors, ${store.allWorks().length} works, ${store.topics().length} topics.`);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StoredFault)) throw error;
    console.error(error.message);
    return error instanceof ConfigError ? 2 : 1;
  }
}
