import { join } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { FileSystem } from '../harvest/disk.ts';
import { parseSlug, type Orcid, type Slug } from '../identifiers/index.ts';
import type { Claim } from '../model/index.ts';
import { readAuthors, readRemovals } from '../store/index.ts';
import { createDirectory, type Listed } from '../submissions/index.ts';
import { claimPath, formatClaim, readClaims } from './claim-files.ts';
import type { Decision } from './decide.ts';

/** What a decision did. */
export interface Settled {
  author: Slug;
  state: Claim['state'];
  /** If the claim’s file was written. */
  changed: boolean;
  said: string;
}

/**
 * Apply a host’s decision to the claim on a page.
 * @param decide one of the decisions of `decide.ts`
 * @throws ConfigError for an author who is not here, or a decision that makes no sense
 */
export async function settleClaim(
  content: string,
  word: string,
  decide: (slug: string, claim: Claim) => Decision,
  fs: FileSystem,
): Promise<Settled> {
  const { slug, orcid } = await findAuthor(content, word);
  const claim = readClaims(content).get(slug);
  if (claim === undefined)
    throw new ConfigError(
      claimPath(slug),
      'Nobody asks for this page.',
      'Import an export of the form first: npm run claims -- import FILE.csv. A claim that came another way can be written by hand; docs/claims.md shows one.',
    );
  const decision = decide(slug, claim);
  const changed = decision.claim !== claim;
  if (changed) await fs.write(join(content, claimPath(slug)), formatClaim(decision.claim));
  return { author: slug, state: decision.claim.state, changed, said: `${decision.said}${otherOrcid(decision.claim, orcid)}` };
}

/** What to say of a claim that is approved though its sender names another iD than the host. */
function otherOrcid({ state, request }: Claim, orcid: Orcid | undefined): string {
  if (state !== 'claimed' || orcid === undefined || request?.orcid === undefined || request.orcid === orcid) return '';
  return ` Whoever asked for it named the ORCID iD ${request.orcid}, and the author file has ${orcid}: if the first is another person’s, withdraw it again.`;
}

async function findAuthor(content: string, word: string): Promise<Listed> {
  const directory = createDirectory((await readAuthors(content)).authors, await readRemovals(content));
  const slug = parseSlug(word);
  const found = slug === undefined ? undefined : directory.find(slug);
  if (found === undefined) {
    const near = directory.near(word);
    throw new ConfigError(
      word,
      'No author has this address.',
      near.length === 0 ? 'npm run claims lists pages on which something is open.' : `Did you mean ${near.join(' or ')}?`,
    );
  }
  if (found.gone) throw new ConfigError(found.slug, 'The page was removed at the person’s wish.', 'Nothing is to be decided about it.');
  return found;
}
