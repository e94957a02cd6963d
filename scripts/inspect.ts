import { readFile } from 'node:fs/promises';
import { SourceError } from '../src/lib/errors.ts';
import { formatIssue } from '../src/lib/harvest/index.ts';
import type { Issue, WorkRecord } from '../src/lib/model/index.ts';
import { normalizeRecord } from '../src/lib/normalize/index.ts';
import { toPlain } from '../src/lib/print/plain.ts';
import { decode } from '../src/lib/sources/files/fetch.ts';
import { recognize } from '../src/lib/sources/files/recognize.ts';
import { FORMATS } from '../src/lib/sources/formats.ts';
import { runCommand } from './command.ts';
import { usageFault } from './flags.ts';

const HELP = `Show what Peerpage reads from a file: one JSON record a line; issues go to stderr.

  npm run --silent inspect -- works.bib
  npm run --silent inspect -- feed.xml --format arxiv-atom

  --format NAME   ${FORMATS.map(({ name }) => name).join(', ')}; recognised if not given
Exit codes: 0 all read, 1 something was not, 2 usage.`;

await runCommand({ name: 'inspect', help: HELP, flags: { format: { type: 'string' } } }, async ({ values, positionals }) => {
  const format = FORMATS.find(({ name }) => name === values.format);
  if (values.format !== undefined && format === undefined) throw usageFault('inspect', `There is no format “${values.format}”.`);
  if (positionals.length === 0) throw usageFault('inspect', 'Name at least one file.');
  let problems = 0;
  const tell = (issue: Issue) => {
    if (issue.severity === 'error') problems += 1;
    console.error(formatIssue(issue));
  };
  for (const path of positionals) {
    try {
      const page = { place: path, body: decode(await readFile(path), path) };
      const recognized = format === undefined ? recognize(path, page.body, FORMATS) : { format };
      if (!('format' in recognized)) {
        tell({
          severity: 'error',
          source: 'files',
          place: path,
          message: recognized.reason,
          remedy: 'Name the format with --format if it is one that is read.',
        });
        continue;
      }
      const { records, issues } = recognized.format.parse(page);
      issues.forEach(tell);
      for (const raw of records) {
        const { record, issues: found } = normalizeRecord(raw);
        found.forEach(tell);
        if (record !== undefined) console.log(JSON.stringify(describe(record, recognized.format.name)));
      }
    } catch (error) {
      if (error instanceof SourceError)
        tell({ severity: 'error', source: error.source, place: error.place, message: error.message, remedy: error.remedy });
      else if ((error as NodeJS.ErrnoException).code !== undefined)
        tell({ severity: 'error', source: 'files', place: path, message: `${(error as Error).message}.`, remedy: 'Check the path.' });
      else throw error;
    }
  }
  return problems > 0 ? 1 : 0;
});

/** A record as one line says it. */
function describe(record: WorkRecord, format: string): object {
  const date = record.dates.issued ?? record.dates.first;
  const doi = record.dois[0];
  return {
    source: record.source,
    format,
    type: record.type,
    title: toPlain(record.title),
    ...(record.abstract === undefined ? {} : { abstract: toPlain(record.abstract) }),
    authors: record.authors.map(({ name: { literal, family, given }, orcid }) => ({ family, given, literal, orcid })),
    date,
    venue: record.venue?.name,
    identifiers: { doi, arxiv: record.arxiv?.id, ...record.catalogues },
  };
}
