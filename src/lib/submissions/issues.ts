import * as z from 'zod';
import { ConfigError } from '../errors.ts';
import { parseAction, type Action } from './action.ts';
import { findColumns, pickFields, type FieldNames, type Fields } from './columns.ts';
import type { ExportRow, Rejected } from './export-row.ts';

/** An issue as `gh issue list --json number,title,body,createdAt,author,labels,url` gives it. */
const IssueSchema = z.looseObject({
  number: z.int().positive(),
  title: z.string().default(''),
  body: z.string().nullish(),
  createdAt: z.string(),
  author: z.union([z.looseObject({ login: z.string() }), z.string()]).nullish(),
  labels: z.array(z.union([z.looseObject({ name: z.string() }), z.string()])).default([]),
  url: z.string().optional(),
});
export type GitHubIssue = z.infer<typeof IssueSchema>;

/** Labels go by weight: a maintainer who adds `remove` to a correction means it. */
const BY_WEIGHT: readonly Action[] = ['remove', 'withdraw', 'correct', 'claim', 'unfollow', 'follow'];

/**
 * Read the submissions in a list of GitHub issues that were opened with an issue form.
 * @param text JSON of an array
 * @throws ConfigError if it is none
 */
export function readIssues(text: string, file: string, names: FieldNames): { rows: ExportRow[]; rejected: Rejected[] } {
  const list = z.array(z.unknown()).safeParse(parseJson(text));
  if (!list.success)
    throw new ConfigError(
      file,
      'It is no list of issues in JSON.',
      'Make it with: gh issue list --state all --limit 1000 --json number,title,body,createdAt,author,labels,url',
    );
  const rows: ExportRow[] = [];
  const rejected: Rejected[] = [];
  for (const [index, item] of list.data.entries()) {
    const issue = IssueSchema.safeParse(item);
    if (issue.success) rows.push({ place: { file, unit: 'issue', number: issue.data.number }, fields: readIssue(issue.data, names) });
    else
      rejected.push({
        place: { file, unit: 'item', number: index + 1 },
        reason: 'It is no issue with number, createdAt and body.',
        remedy: 'Name these fields after --json of gh issue list.',
      });
  }
  return { rows, rejected };
}

/** The fields of an issue: those of its form, and what GitHub itself says. */
export function readIssue({ number, title, body, createdAt, author, labels, url }: GitHubIssue, names: FieldNames): Fields {
  const blocks = readBlocks(body ?? '');
  const fields = pickFields([...blocks.values()], findColumns([...blocks.keys()], names));
  const asked = labels.map((label) => parseAction(typeof label === 'string' ? label : label.name));
  // A form answers with its first option where nobody chose, and only a maintainer adds a label to an issue that is there.
  const answered = asked.includes('remove') ? undefined : fields.action;
  const action = answered ?? BY_WEIGHT.find((known) => asked.includes(known)) ?? parseAction(title);
  const sender = typeof author === 'string' ? author : author?.login;
  return {
    ...fields,
    ...(action === undefined ? {} : { action }),
    id: url ?? String(number),
    moment: createdAt,
    ...(sender === undefined || sender === '' ? {} : { respondent: sender }),
  };
}

/** The blocks of a body: a heading `### Label` and the answer. What comes first counts, since an answer of many lines could hold a heading. */
function readBlocks(body: string): Map<string, string> {
  const blocks = new Map<string, string>();
  for (const part of `\n${body.replace(/\r\n?/g, '\n')}`.split(/\n### /).slice(1)) {
    const end = part.indexOf('\n');
    const label = (end < 0 ? part : part.slice(0, end)).trim();
    const answer = end < 0 ? '' : part.slice(end + 1).trim();
    if (!blocks.has(label)) blocks.set(label, answer === '_No response_' ? '' : answer);
  }
  return blocks;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
