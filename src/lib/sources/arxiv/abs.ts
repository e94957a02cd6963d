import { SourceError } from '../../errors.ts';
import type { Issue, SourceRecord } from '../../model/index.ts';
import type { Document } from '../format.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { authorsOfLine } from './author-line.ts';
import { recordOf } from './paper.ts';

/** Lines of two backslashes part the header from the abstract; behind the last one arXiv's mails name the address. */
const MARK = /^\\\\(?:[ \t]+\(.*)?[ \t]*$/;
const ID = /^(?:arXiv|Paper)(?:\s\((?:\*cross-listing\*|[^)]{0,40})\))?:\s*(\S+)/;

/** If a text is one or several of arXiv's `.abs` files, or a mail of its listings. */
export function isAbs({ head }: Document): boolean {
  return /^(?:-{10,200}\s{1,4})?\\\\[ \t]{0,4}\r?\n(?:arXiv|Paper)(?: \([^)\n]{0,40}\))?:/.test(head);
}

/**
 * Read the plain text in which arXiv keeps its papers and mails them: a header of `Title:`, `Authors:` and the like between
 * two lines of backslashes, the abstract, and such a line again. A paper without an id is an issue.
 * @throws SourceError if the text ends before an abstract does
 * @see https://info.arxiv.org/help/prep.html
 */
export function parseAbs(page: RawPage): ParsedPage {
  const lines = page.body.replace(/^\uFEFF/, '').split(/\r?\n/);
  const marks = lines.flatMap((line, index) => (MARK.test(line) ? [index] : []));
  if (marks.length === 0 || marks.length % 3 !== 0)
    throw new SourceError(
      'arxiv',
      page.place,
      'The text is not whole: a paper is a header and an abstract between three lines of two backslashes.',
      'Save it again; nothing was read from it.',
    );
  const records = new Map<string, SourceRecord>();
  const issues: Issue[] = [];
  for (let index = 0; index < marks.length; index += 3) {
    const [start, middle, end] = marks.slice(index, index + 3) as [number, number, number];
    const place = marks.length === 3 ? page.place : `${page.place}:${start + 1}`;
    const header = fieldsOf(lines.slice(start + 1, middle));
    const record = toRecord(header, lines.slice(middle + 1, end).join('\n'), place);
    if (record !== undefined) records.set(record.id, record);
    else
      issues.push({
        severity: 'error',
        source: 'arxiv',
        place,
        record: header.get('title')?.slice(0, 120) ?? 'untitled',
        message: 'The paper has no arXiv identifier in its first line.',
        remedy: 'Save it again from arXiv.',
      });
  }
  return { records: [...records.values()], issues };
}

function toRecord(header: ReadonlyMap<string, string>, abstract: string, place: string): SourceRecord | undefined {
  const { version, dates } = versionsOf(header);
  return recordOf(
    {
      id: header.get('id') ?? '',
      version,
      dates,
      title: header.get('title'),
      abstract,
      authors: authorsOfLine(header.get('authors') ?? header.get('author') ?? ''),
      categories: (header.get('categories') ?? '').split(/\s+/),
      comments: header.get('comments'),
      journalRef: header.get('journal-ref'),
      doi: header.get('doi'),
      license: header.get('license'),
    },
    place,
  );
}

/** The fields of a header by their names in small letters, with `id`; a line that begins with a blank goes on the one before. */
function fieldsOf(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  let name: string | undefined;
  for (const line of lines) {
    const id = ID.exec(line)?.[1];
    const field = /^([A-Za-z][A-Za-z-]{0,30}(?: \([^)]{0,40}\))?):[ \t]*(.*)$/.exec(line);
    if (id !== undefined) fields.set('id', id);
    else if (/^\s/.test(line) && name !== undefined) fields.set(name, `${fields.get(name)} ${line.trim()}`);
    else {
      name = field?.[1]?.toLowerCase();
      if (name !== undefined && field !== null && !fields.has(name)) fields.set(name, field[2]!.trim());
      else name = undefined;
    }
  }
  return fields;
}

/** `Date:` is the first version, `Date (revised v2):` another; the file is about the last one that it names. */
function versionsOf(header: ReadonlyMap<string, string>): { version: number | undefined; dates: SourceRecord['dates'] } {
  const versions = [...header].flatMap(([name, text]) => {
    const match = /^date(?: \((?:revised )?v(\d{1,3})\))?$/.exec(name);
    return match === null ? [] : [{ number: Number(match[1] ?? 1), date: text.split('(')[0]!.trim() }];
  });
  const first = versions.find(({ number }) => number === 1);
  const last = versions.reduce<(typeof versions)[number] | undefined>(
    (best, one) => (one.number > (best?.number ?? 0) ? one : best),
    undefined,
  );
  return {
    version: last?.number,
    dates: { ...(first !== undefined && { first: first.date }), ...(last !== undefined && { updated: last.date }) },
  };
}
