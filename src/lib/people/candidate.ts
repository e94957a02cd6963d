import type { PersonRecord } from '../model/index.ts';
import { tidyText } from '../normalize/index.ts';

/** One candidate in a line: name, works, institutions, subjects, identifier. */
export function describeCandidate({
  names = [],
  works,
  affiliations = [],
  topics = [],
  scheme,
  value,
  identifiers = [],
}: PersonRecord): string {
  const ids = [{ scheme, value }, ...identifiers].map((identifier) => `${identifier.scheme} ${identifier.value}`);
  const parts = [
    names[0] ?? 'no name',
    ...(works === undefined ? [] : [`${works} ${works === 1 ? 'work' : 'works'}`]),
    ...affiliations.slice(0, 2).map(({ name }) => name),
    ...(topics.length > 0 ? [topics.slice(0, 3).join(', ')] : []),
    [...new Set(ids)].slice(0, 3).join(', '),
  ];
  return parts.map((part) => tidyText(part).slice(0, 100)).join(' · ');
}
