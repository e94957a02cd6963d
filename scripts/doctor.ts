import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { advise, formatCheckup, formatWorklist, makeWorklist, type Subject, type Surroundings } from '../src/lib/doctor/index.ts';
import { ConfigError } from '../src/lib/errors.ts';
import { formUrl } from '../src/lib/forms/form-url.ts';
import type { HarvestReport } from '../src/lib/harvest/index.ts';
import { slugify } from '../src/lib/identifiers/index.ts';
import { nearest } from '../src/lib/normalize/index.ts';
import { createPaths } from '../src/lib/site/paths.ts';
import { siteRoot } from '../src/lib/site/site-root.ts';
import { createSources } from '../src/lib/sources/index.ts';
import { readAuthors, readRemovals, readStore } from '../src/lib/store/index.ts';
import { createDirectory } from '../src/lib/submissions/index.ts';
import { runCommand } from './command.ts';
import { usageFault } from './flags.ts';
import { readSettings } from './settings.ts';

const HELP = `Say what would make pages surer, what conflicts and what is out of date, with the exact next step.

  npm run doctor                  the host's worklist over all authors, the greatest effect first
  npm run doctor -- jane-doe      one author in full (or several)

  --limit N       items of the worklist that are shown (40)
  --json          as JSON
  --content DIR   another content folder
  --state DIR     another folder of the last harvest's report (.peerpage)

Nothing is asked over the network: this reads what the last harvest saw. Points are those of the trust snapshot, which says how
sure a page is and not how good anybody's work is.
Exit codes: 0 told, 1 stored content is broken, 2 usage or configuration.`;

/** Sources that are worth switching on, those that know most people first. Others are asked by name only. */
const ADVISED = ['orcid', 'openalex', 'crossref', 'datacite', 'arxiv', 'dblp', 'pubmed', 'hal', 'inspire', 'zenodo'];

const FLAGS = {
  limit: { type: 'string' },
  json: { type: 'boolean' },
  content: { type: 'string' },
  state: { type: 'string' },
} as const;

await runCommand({ name: 'doctor', help: HELP, flags: FLAGS }, async ({ values, positionals }) => {
  const content = resolve(values.content ?? 'src/content');
  const limit = Number(values.limit ?? 40);
  if (!Number.isSafeInteger(limit) || limit < 1) throw usageFault('doctor', `“${values.limit}” is no number of items.`);
  const { subjects, around } = await survey(content, resolve(values.state ?? '.peerpage'));
  for (const slug of positionals) if (!subjects.has(slug)) throw unknown(slug, [...subjects.keys()]);
  const chosen = positionals.length === 0 ? [...subjects.values()] : positionals.map((slug) => subjects.get(slug)!);
  const advice = chosen.map((subject) => advise(subject, around));
  if (positionals.length === 0) {
    const items = makeWorklist(advice.flat());
    console.log(values.json === true ? JSON.stringify(items, null, 2) : formatWorklist(items, chosen.length, limit));
  } else if (values.json === true)
    console.log(
      JSON.stringify(
        chosen.map(({ slug, person }, index) => ({ slug, page: around.pageOf(slug), trust: person?.trust, advice: advice[index] })),
        null,
        2,
      ),
    );
  else console.log(chosen.map((subject, index) => formatCheckup(subject, around.pageOf(subject.slug), advice[index]!)).join('\n\n'));
  return 0;
});

async function survey(content: string, state: string): Promise<{ subjects: Map<string, Subject>; around: Surroundings }> {
  const store = readStore(content);
  const { authors } = await readAuthors(content);
  const directory = createDirectory(authors, await readRemovals(content));
  const shown = authors.filter(({ author }) => !author.optOut);
  const subjects = new Map(
    shown.map(({ slug, author }): [string, Subject] => {
      const [person, claim] = [store.person(slug), store.claim(slug)];
      const works = store.worksOfAuthor(slug);
      return [slug, { slug, author, works, ...(person === undefined ? {} : { person }), ...(claim === undefined ? {} : { claim }) }];
    }),
  );
  const config = await readSettings();
  const root = new URL(siteRoot(config, process.env));
  const paths = createPaths(root.pathname);
  const pageOf = (slug: string) => new URL(paths.author(slug), root).href;
  const { claim: form } = config.forms;
  const on = new Set<string>(createSources(config.sources, process.env).map(({ name }) => name));
  const off = createSources(config.sources, {}, ADVISED)
    .filter(({ name }) => ADVISED.includes(name) && !on.has(name))
    .sort((a, b) => ADVISED.indexOf(a.name) - ADVISED.indexOf(b.name));
  const found = Map.groupBy(readFound(state), ({ author }) => author);
  return {
    subjects,
    around: {
      pageOf,
      claimForm: (slug, name) => form && formUrl(form, { author: slug, name, page: pageOf(slug), about: pageOf(slug), action: 'claim' }),
      sourcesOff: (author) =>
        off
          .filter((source) => source.canAsk({ slug: 'anybody', names: [author.name], identifiers: author.identifiers, includedArxiv: [] }))
          .map(({ name }) => name),
      found: (slug) => found.get(slug) ?? [],
      isOn: (source) => on.has(source),
      hasLeft: (name) => directory.find(slugify(name) ?? '')?.gone === true,
      subjects,
      day: new Date().toISOString().slice(0, 10),
    },
  };
}

/** Identifiers that sources named at the last harvest, as far as its report is there and can be read. */
function readFound(state: string): HarvestReport['identifiers'] {
  try {
    const report = JSON.parse(readFileSync(join(state, 'report.json'), 'utf8')) as Partial<HarvestReport>;
    return report.identifiers ?? [];
  } catch {
    return [];
  }
}

function unknown(slug: string, slugs: readonly string[]): ConfigError {
  const near = nearest(slug, slugs);
  return new ConfigError(
    slug,
    'No author has this slug.',
    near.length === 0 ? 'It is the name of the author’s file.' : `Did you mean ${near.join(' or ')}?`,
  );
}
