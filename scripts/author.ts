import { access, mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { SiteConfig } from '../src/lib/config.ts';
import { ConfigError } from '../src/lib/errors.ts';
import { printable } from '../src/lib/harvest/index.ts';
import { parseSlug } from '../src/lib/identifiers/index.ts';
import {
  findRemoval,
  listIdentifiers,
  PersonIdentifiersSchema,
  type PersonIdentifiers,
  type PersonRecord,
  type PersonScheme,
} from '../src/lib/model/index.ts';
import { describeCandidate, draftAuthor, findCandidates, findPerson, isMistypedOrcid, parsePersonId } from '../src/lib/people/index.ts';
import { createHttp } from '../src/lib/sources/http/index.ts';
import { createSources } from '../src/lib/sources/index.ts';
import { SOURCE_KINDS } from '../src/lib/sources/kinds.ts';
import type { SourceEffects } from '../src/lib/sources/source.ts';
import { readAuthors, readRemovals, REMOVALS } from '../src/lib/store/index.ts';
import { runCommand } from './command.ts';
import { usageFault } from './flags.ts';
import { readSettings } from './settings.ts';

const HELP = `Write an author file from what open sources say of a person.

  npm run author -- add 0000-0002-1825-0097           an ORCID iD, or its address
  npm run author -- add A5023888391                   an OpenAlex author
  npm run author -- add doe_j_1                       an arXiv author identifier
  npm run author -- add https://dblp.org/pid/12/345   a DBLP person
  npm run author -- add "Jane Doe"                    a name: lists candidates and asks which one

  --slug SLUG     address of the page, instead of one made from the name
  --dry-run       print the file and write nothing
  --anonymous     ask sources without a contact address (they will be slower)
  --content DIR   another content folder
  --state DIR     another folder for the cache (.peerpage)

The contact address comes from PEERPAGE_CONTACT. Look at the file before you harvest: what is in it always wins.
Exit codes: 0 written, 1 nobody found, 2 usage, or a name without a terminal to ask on.`;

/** What to do when nothing is known of a person because nobody could be asked. */
const LATER = 'Try again when they answer, or write the file by hand now; the README shows one.';

const FLAGS = {
  slug: { type: 'string' },
  'dry-run': { type: 'boolean' },
  anonymous: { type: 'boolean' },
  content: { type: 'string' },
  state: { type: 'string' },
} as const;

await runCommand({ name: 'author', help: HELP, flags: FLAGS, again: 'run the command again' }, async ({ values, positionals }) => {
  const [command, ...words] = positionals;
  const wanted = words.join(' ').trim();
  if (command !== 'add' || wanted === '') throw usageFault('author', 'Say whom to add: npm run author -- add ID.');
  if (isMistypedOrcid(wanted)) throw new ConfigError(wanted, 'It is no ORCID iD: its check digit is wrong.', 'Copy the iD from orcid.org.');
  const slug = values.slug === undefined ? undefined : parseSlug(values.slug);
  if (values.slug !== undefined && slug === undefined)
    throw usageFault('author', `“${values.slug}” cannot be an address (a-z, 0-9, single hyphens).`);
  const content = resolve(values.content ?? 'src/content');
  const config = await readSettings();
  const effects = createEffects(config, resolve(values.state ?? '.peerpage'), content, values.anonymous === true);
  // Whoever names a person wants an answer: every source is asked, switched on or not, but those that are off by themselves.
  const sources = createSources(
    config.sources,
    process.env,
    SOURCE_KINDS.map(({ name }) => name).filter((name) => name !== 'openreview'),
  ).filter(({ name }) => name !== 'files');
  const identifier = parsePersonId(wanted) ?? (await chooseCandidate(wanted, sources, effects));
  if (identifier === undefined) return 1;
  if (identifier === 'unanswered') return 2;
  // Nobody who was removed is even asked about.
  await refuseRemoved(content, PersonIdentifiersSchema.parse({ [identifier.scheme]: identifier.value }), slug);
  const found = await findPerson(identifier.scheme, identifier.value, sources, effects);
  tellFailures(found.failed);
  const draft = draftAuthor(found, parsePersonId(wanted) === undefined && found.records.length === 0 ? wanted : undefined, slug);
  if (draft === undefined) {
    console.error(
      printable(
        found.failed.length > 0
          ? `Sources failed, and none told a name for ${identifier.scheme} ${identifier.value}. ${LATER}`
          : `No source knows a name for ${identifier.scheme} ${identifier.value}. Check the identifier.`,
      ),
    );
    return 1;
  }
  await refuseRemoved(content, found.identifiers, draft.slug);
  await refuseSecondFile(content, found.identifiers, draft.slug);
  if (values['dry-run'] === true) {
    console.log(draft.text);
    return 0;
  }
  await mkdir(join(content, 'authors'), { recursive: true });
  await writeFile(join(content, 'authors', `${draft.slug}.mdx`), draft.text, { flag: 'wx' });
  console.log(
    `Wrote ${relative(process.cwd(), join(content, 'authors', `${draft.slug}.mdx`))}. Look at it, then: npm run harvest -- --author ${draft.slug}`,
  );
  return 0;
});

function createEffects(config: SiteConfig, state: string, content: string, anonymous: boolean): SourceEffects {
  const logger = {
    info: (message: string) => console.error(`  ${printable(message)}`),
    warn: (message: string) => console.error(`  ${printable(message)}`),
  };
  const contact = process.env['PEERPAGE_CONTACT']?.trim();
  const http = createHttp({
    cacheFolder: join(state, 'cache'),
    project: config.repository ?? config.url,
    logger,
    anonymous,
    ...(contact === undefined || contact === '' ? {} : { contact }),
  });
  return { http, filesFolder: join(content, 'sources'), logger };
}

/** Name the sources that could not be asked. Nothing is stored of a person who is not on the site yet, so only the reason counts. */
function tellFailures(failed: readonly { source: string; message: string }[]): void {
  for (const [message, alike] of Map.groupBy(failed, (failure) => failure.message))
    console.error(printable(`  ${alike.map(({ source }) => source).join(', ')}: ${message}`));
}

/** List the people of a name and let a person choose; without a terminal, say how to. */
async function chooseCandidate(
  name: string,
  sources: Parameters<typeof findCandidates>[1],
  effects: SourceEffects,
): Promise<{ scheme: PersonScheme; value: string } | 'unanswered' | undefined> {
  const { candidates, failed } = await findCandidates(name, sources, effects);
  tellFailures(failed);
  if (candidates.length === 0) {
    console.error(
      failed.length > 0
        ? `Sources failed, and none told of ${printable(name)}. ${LATER}`
        : `Nobody of the name ${printable(name)} was found. Give an identifier, or write the file by hand; the README shows one.`,
    );
    return undefined;
  }
  console.log(
    candidates.map((candidate, index) => printable(`${String(index + 1).padStart(3)}  ${describeCandidate(candidate)}`)).join('\n'),
  );
  if (!process.stdin.isTTY) {
    console.error('Names are not unique: run it again with the identifier of the right person.');
    return 'unanswered';
  }
  return ask(candidates);
}

async function ask(candidates: readonly PersonRecord[]): Promise<PersonRecord | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Which one? Number, or Enter for none: ');
  terminal.close();
  const chosen = candidates[Number(answer.trim()) - 1];
  if (chosen === undefined) console.error('Nobody was chosen, and nothing was written.');
  return chosen;
}

/** @throws ConfigError if the person or the address is on the removal list */
async function refuseRemoved(content: string, identifiers: PersonIdentifiers, slug: string | undefined): Promise<void> {
  const removals = await readRemovals(content);
  if (findRemoval(removals, [], identifiers) !== undefined)
    throw new ConfigError(
      REMOVALS,
      'This person was removed at their own wish.',
      'Do not add them again; if they ask for it, take the entry out first.',
    );
  if (slug !== undefined && findRemoval(removals, [slug], {}) !== undefined)
    throw new ConfigError(
      REMOVALS,
      `The address “${slug}” was that of a person who was removed.`,
      'Give another one with --slug, such as jane-doe-2.',
    );
}

/** @throws ConfigError if the person or the address has a file already */
async function refuseSecondFile(content: string, identifiers: Parameters<typeof listIdentifiers>[0], slug: string): Promise<void> {
  const { authors } = await readAuthors(content).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return { authors: [] };
    throw error;
  });
  const own = new Set(listIdentifiers(identifiers).map(({ scheme, value }) => `${scheme} ${value}`));
  for (const { author, path } of authors) {
    const shared = listIdentifiers(author.identifiers).find(({ scheme, value }) => own.has(`${scheme} ${value}`));
    if (shared !== undefined)
      throw new ConfigError(path, `It has ${shared.scheme} ${shared.value} already.`, 'Edit that file, or remove it first.');
  }
  const taken = await access(join(content, 'authors', `${slug}.mdx`)).then(
    () => true,
    () => false,
  );
  if (taken)
    throw new ConfigError(`authors/${slug}.mdx`, 'Another person has this address.', 'Give another one with --slug, such as jane-doe-2.');
}
