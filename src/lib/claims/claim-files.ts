import { basename, join } from 'node:path';
import { formatJson } from '../harvest/write.ts';
import { ClaimSchema, type Claim } from '../model/index.ts';
import { filesBelow, readJson } from '../store/index.ts';
import { submissionsOf } from './request.ts';

/** Path of the claim on a page, from the content folder. */
export function claimPath(slug: string): string {
  return `claims/${slug}.json`;
}

/** Every stored claim by slug. @throws StoredFault */
export function readClaims(content: string): Map<string, Claim> {
  return new Map(filesBelow(join(content, 'claims'), '.json').map((path) => [basename(path, '.json'), readJson(path, ClaimSchema)]));
}

/** A claim as it is stored; checked once more, so that nothing else than the model allows gets into a public file. @throws ZodError */
export function formatClaim(claim: Claim): string {
  return formatJson(ClaimSchema.parse(claim));
}

/** If a claim remembers submissions. */
export function hasSubmissions(claim: Claim): boolean {
  return submissionsOf(claim).size > 0;
}
