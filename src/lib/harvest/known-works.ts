import type { WorkReference } from '../model/index.ts';
import type { KnownWorks, Source } from '../sources/source.ts';
import type { Answer } from './collect.ts';

/**
 * The works that answers about one author name, and those that the author's file includes, for a source that is to say more
 * about them: those of which it has not said anything yet. Sorted, so that the same works make the same request.
 */
export function knownWorks(answers: readonly Answer[], included: readonly WorkReference[], { name }: Pick<Source, 'name'>): KnownWorks {
  const lists = { arxiv: new Set<string>(), doi: new Set<string>(), pmid: new Set<string>() };
  const told = { arxiv: new Set<string>(), doi: new Set<string>(), pmid: new Set<string>() };
  for (const { source, records } of answers) {
    const into = source === name ? told : lists;
    for (const { arxiv, dois, catalogues } of records) {
      if (arxiv !== undefined) into.arxiv.add(arxiv.id);
      for (const doi of dois) into.doi.add(doi);
      if (catalogues?.pmid !== undefined) into.pmid.add(catalogues.pmid);
    }
  }
  for (const scheme of ['arxiv', 'doi', 'pmid'] as const) {
    for (const reference of included) if (reference.startsWith(`${scheme}:`)) lists[scheme].add(reference.slice(scheme.length + 1));
  }
  const left = (scheme: keyof KnownWorks) => [...lists[scheme]].filter((id) => !told[scheme].has(id)).sort();
  return { arxiv: left('arxiv'), doi: left('doi'), pmid: left('pmid') };
}
