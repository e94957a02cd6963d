import * as z from 'zod';
import { didYouMean } from './did-you-mean.ts';

/**
 * What is wrong with something that a person wrote, a sentence each: which key, why, and for a misspelled key the one that was meant.
 * @param whole what the keys are in, as a sentence begins with it: `The front matter`
 */
export function describeIssues({ issues }: z.ZodError, schema: z.ZodType, whole: string): string {
  return issues
    .flatMap((issue) => {
      const key = issue.path.join('.');
      if (issue.code !== 'unrecognized_keys') return [`“${key}”: ${isMissing(issue) ? 'it is missing' : issue.message}.`];
      const names = keysAt(schema, issue.path);
      return issue.keys.map((name) => {
        const meant = didYouMean(name, names);
        const told = `${key === '' ? whole : `“${key}”`} has the unknown key “${name}”`;
        return meant === undefined ? `${told}.` : `${told}; did you mean “${meant}”?`;
      });
    })
    .join(' ');
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
}

/** The keys that a schema has at a path; none where it is no object. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let here: unknown = schema;
  for (const step of [undefined, ...path]) {
    if (step !== undefined)
      here = here instanceof z.ZodObject ? here.shape[String(step)] : here instanceof z.ZodArray ? here.element : here;
    while (
      here instanceof z.ZodOptional ||
      here instanceof z.ZodDefault ||
      here instanceof z.ZodPrefault ||
      here instanceof z.ZodNonOptional
    )
      here = here.unwrap();
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}
