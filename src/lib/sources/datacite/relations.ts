import { parseArxiv, parseDoi } from '../../identifiers/index.ts';
import type { RawIdentifier, SourceRecord, WorkType } from '../../model/index.ts';
import { known, type Attributes } from './attributes.ts';
import { isOtherKind } from './types.ts';

/** Relations between manifestations of one work. Parts, supplements, sources and reviews are works of their own. */
const VERSIONS = new Set([
  'isversionof',
  'hasversion',
  'isnewversionof',
  'ispreviousversionof',
  'isidenticalto',
  'ispreprintof',
  'haspreprint',
  'isvariantformof',
  'isoriginalformof',
]);
const CODE = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)\/[^/]+\/[^/]+/i;

/** Identifiers of other versions, and where the code of a software is. */
export function relationsOf({ relatedIdentifiers }: Attributes, type: WorkType): Pick<SourceRecord, 'versions' | 'links'> {
  const versions: RawIdentifier[] = [];
  const links: NonNullable<SourceRecord['links']> = [];
  for (const { relatedIdentifier, relatedIdentifierType, relationType, resourceTypeGeneral } of relatedIdentifiers) {
    const value = known(relatedIdentifier);
    if (value === undefined) continue;
    const relation = (relationType ?? '').toLowerCase();
    if (VERSIONS.has(relation) && !isOtherKind(type, resourceTypeGeneral))
      versions.push(...toIdentifier(value, (relatedIdentifierType ?? '').toLowerCase()));
    // a release on Zenodo names the tag it was made from
    else if (type === 'software' && relation === 'issupplementto' && CODE.test(value)) links.push({ kind: 'code', url: value });
  }
  return { ...(versions.length > 0 && { versions }), ...(links.length > 0 && { links }) };
}

/** The record's own identifiers: its DOI, and those that it had before. */
export function identifiersOf({ doi, id, identifiers, version }: Attributes): RawIdentifier[] {
  const own = doi ?? id ?? '';
  const arxiv = parseArxiv(own);
  if (arxiv !== undefined) {
    const number = /^[1-9]\d{0,2}$/.exec((version ?? '').trim())?.[0];
    return [{ scheme: 'arxiv', value: number === undefined ? arxiv.id : `${arxiv.id}v${number}` }];
  }
  return [
    { scheme: 'doi', value: own },
    ...identifiers.flatMap(({ identifier, identifierType }) => {
      const type = (identifierType ?? '').toLowerCase();
      const value = known(identifier);
      return value !== undefined && (type === 'arxiv' || type === 'pmid' || type === 'pmcid') ? toIdentifier(value, type) : [];
    }),
  ];
}

function toIdentifier(value: string, type: string): RawIdentifier[] {
  if (type === 'doi' || type === 'arxiv' || type === 'pmid' || type === 'pmcid') return [{ scheme: type, value }];
  if (type !== 'url') return [];
  if (parseArxiv(value) !== undefined) return [{ scheme: 'arxiv', value }];
  return /^https?:\/\/(?:dx\.)?doi\.org\//i.test(value) && parseDoi(value) !== undefined ? [{ scheme: 'doi', value }] : [];
}
