import { parseArxiv, parseDoi } from '../../identifiers/index.ts';
import type { RawIdentifier, SourceRecord, WorkType } from '../../model/index.ts';
import type { ZenodoRecord } from './schema.ts';
import { isOtherKind } from './types.ts';

/** Relations between manifestations of one work. Parts, supplements, sources and reviews are works of their own. */
const VERSIONS = new Set([
  'isversionof',
  'hasversion',
  'isnewversionof',
  'ispreviousversionof',
  'isidenticalto',
  'isvariantformof',
  'isoriginalformof',
]);
const CODE = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/]+\/[^/]+/i;

/**
 * The work's own identifiers: those of the record and of the concept that it is a version of. All versions on Zenodo are one
 * deposit, which the number of the concept stands for.
 */
export function identifiersOf({ id, conceptrecid, doi, conceptdoi }: ZenodoRecord): RawIdentifier[] {
  const dois = [conceptdoi, doi].filter((value): value is string => value !== null && value !== undefined && value.trim() !== '');
  return [{ scheme: 'zenodo', value: conceptrecid ?? id }, ...[...new Set(dois)].map((value) => ({ scheme: 'doi' as const, value }))];
}

/** Identifiers of other versions, and where the code of a software is. */
export function relationsOf({ metadata }: ZenodoRecord, type: WorkType): Pick<SourceRecord, 'versions' | 'links'> {
  const versions: RawIdentifier[] = metadata.alternate_identifiers.flatMap(toIdentifier);
  const repository = metadata.custom?.['code:codeRepository']?.trim();
  const code = new Set(repository ? [repository] : []);
  for (const related of metadata.related_identifiers) {
    const relation = (related.relation ?? '').toLowerCase();
    const value = related.identifier?.trim() ?? '';
    if (VERSIONS.has(relation) && !isOtherKind(type, related.resource_type)) versions.push(...toIdentifier(related));
    // a release that was archived from a repository names the tag it was made from
    else if (!repository && type === 'software' && relation === 'issupplementto' && CODE.test(value)) code.add(value);
  }
  return {
    ...(versions.length > 0 && { versions }),
    ...(code.size > 0 && { links: [...code].map((url) => ({ kind: 'code' as const, url })) }),
  };
}

function toIdentifier({
  identifier,
  scheme,
}: {
  identifier?: string | null | undefined;
  scheme?: string | null | undefined;
}): RawIdentifier[] {
  const value = identifier?.trim() ?? '';
  const named = (scheme ?? '').toLowerCase();
  if (named === 'pmid' || named === 'pmcid') return [{ scheme: named, value }];
  if (named !== 'doi' && named !== 'arxiv' && named !== 'url') return [];
  if (parseArxiv(value) !== undefined) return [{ scheme: 'arxiv', value }];
  return named !== 'url' || /^https?:\/\/(?:dx\.)?doi\.org\//i.test(value)
    ? parseDoi(value) === undefined
      ? []
      : [{ scheme: 'doi', value }]
    : [];
}
