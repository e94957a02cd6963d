import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigError } from '../src/lib/errors.ts';
import { checkStore, readAuthors, readRosters, readStore } from '../src/lib/store/index.ts';
import { runCommand } from './command.ts';
import { readSettings } from './settings.ts';

const HELP = `Check that the settings can be read, and that the stored content is whole and holds together.

  npm run check:content
  npm run check:content -- ../other/content     another content folder

Exit codes: 0 whole, 1 something does not hold together, 2 usage, settings or an author file.`;

await runCommand({ name: 'check:content', help: HELP, flags: {} }, async ({ positionals }) => {
  await readSettings();
  const content = resolve(positionals[0] ?? 'src/content');
  if (!existsSync(join(content, 'authors')))
    throw new ConfigError(content, 'There is no folder of authors in it.', 'Check the path, or write an author file as the README shows.');
  const { authors } = await readAuthors(content);
  await readRosters(content, authors, new Date().toISOString().slice(0, 10));
  const store = readStore(content);
  const faults = checkStore(store, authors);
  for (const { place, message, remedy } of faults) console.error(`${place}: ${message} ${remedy}`);
  if (faults.length > 0) return 1;
  console.log(`Content is whole: ${authors.length} authors, ${store.allWorks().length} works, ${store.topics().length} topics.`);
  return 0;
});
