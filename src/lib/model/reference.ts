import type { WorkIdentifiers } from './identifiers.ts';

/** If a reference that a person wrote (`arxiv:2001.01234`, `doi:10.1000/abc` or a work's id) names a work. */
export function refersTo(reference: string, { id, identifiers }: { id: string; identifiers: WorkIdentifiers }): boolean {
  const separator = reference.indexOf(':');
  const value = reference
    .slice(separator + 1)
    .trim()
    .toLowerCase();
  switch (reference.slice(0, separator)) {
    case 'arxiv':
      return identifiers.arxiv?.some((arxiv) => arxiv === value) === true;
    case 'doi':
      return identifiers.doi?.some((doi) => doi === value) === true;
    default:
      return reference === id;
  }
}
