import { resolve } from 'node:path';
import { ConfigError } from '../src/lib/errors.ts';
import { checkForm } from '../src/lib/forms/check-form.ts';
import { checkStore, readAuthors, readStore, StoredFault } from '../src/lib/store/index.ts';
import config from '../src/site.config.ts';

/** Check that the stored content is whole and holds together, and that the forms can be linked to. */
process.exitCode = await main(resolve(process.argv[2] ?? 'src/content'));

async function main(content: string): Promise<number> {
  try {
    const { authors } = await readAuthors(content);
    const store = readStore(content);
    const faults = checkStore(store, authors);
    for (const { place, message, remedy } of faults) console.error(`${place}: ${message} ${remedy}`);
    const forms = Object.entries(config.forms).flatMap(([name, form]) => (form === undefined ? [] : checkForm(form).map((message) => `src/site.config.ts, forms.${name}: ${message}`)));
    for (const message of forms) console.error(message);
    if (faults.length + forms.length > 0) return 1;
    console.log(`Content is whole: ${authors.length} authors, ${store.allWorks().length} works, ${store.topics().length} topics.`);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StoredFault)) throw error;
    console.error(error.message);
    return error instanceof ConfigError ? 2 : 1;
  }
}
