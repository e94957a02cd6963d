import { createHash } from 'node:crypto';
import type { Orcid } from '../identifiers/index.ts';
import { countIndependent, isLink, type Author, type Evidence, type Level, type Tier, type Trust, type Work } from '../model/index.ts';
import { EVIDENCE_RULES, type TrustInputs } from './evidence-rules.ts';

/** A trust snapshot without the steps that led to it. */
export type TrustNow = Omit<Trust, 'history'>;

/** Compute the trust snapshot. Pure; more evidence never lowers the score, but a work or collaborator that nothing confirms lowers a share. */
export function computeTrust(inputs: TrustInputs): TrustNow {
  const evidence = EVIDENCE_RULES.map(({ id, label, max, find }): Evidence => orderEvidence({ id, label, max, ...find(inputs) }));
  const { followers, followersDate } = inputs.counts;
  const score = scoreOf(evidence.map(({ points }) => points));
  return {
    formula: 1,
    score,
    tier: tierOf(score),
    level: levelOf(inputs),
    claim: inputs.claim,
    counts: {
      works: inputs.works.total,
      ...(followers === undefined ? {} : { followers }),
      ...(followersDate === undefined ? {} : { followersDate }),
      topics: inputs.counts.topics,
      closeCollaborators: inputs.closeCollaborators.total,
    },
    evidence,
    digest: `sha256:${createHash('sha256').update(JSON.stringify(inputs)).digest('hex')}`,
  };
}

/** The score that lines of evidence amount to: the sum of what is printed on them, rounded; half a point is rounded up. */
export function scoreOf(points: Iterable<number>): number {
  // In tenths, which are whole numbers and add up exactly in any order.
  return Math.round([...points].reduce((sum, one) => sum + Math.round(one * 10), 0) / 10);
}

/** The least score of each tier, the highest first. */
export const TIER_BOUNDS: readonly [Tier, number][] = [
  ['Trusted', 70],
  ['Established', 40],
  ['Emerging', 10],
  ['New', 0],
];

export function tierOf(score: number): Tier {
  return TIER_BOUNDS.find(([, least]) => score >= least)![0];
}

/** What each level says, as the method page prints it. */
export const LEVEL_RULES: Readonly<Record<Level, string>> = {
  L0: 'Named only.',
  L1: 'Matched to a person identifier at a source.',
  L2: 'The person has claimed the page, and the host has approved it.',
  L3:
    'The harvest has seen that a page which only the person can change links to this page, ' +
    'or that the ORCID record lists the home page with which this page was claimed, after the host had approved that claim.',
  L4: 'An institution vouches for the person.',
};

/** The highest level whose condition holds. */
export function levelOf({ resolved, claim, verifications }: Pick<TrustInputs, 'resolved' | 'claim' | 'verifications'>): Level {
  if (verifications.some((verification) => !isLink(verification))) return 'L4';
  if (verifications.some(isLink)) return 'L3';
  if (claim.state === 'claimed') return 'L2';
  return resolved.length > 0 ? 'L1' : 'L0';
}

/**
 * Count what the works say for the formula.
 * @param isAsserted if somebody who may say so has put an iD on a work
 */
export function countEvidence(
  works: readonly Work[],
  slug: string,
  { identifiers: { orcid } }: Pick<Author, 'identifiers'>,
  isAsserted: (work: Work, orcid: Orcid) => boolean,
): TrustInputs['works'] {
  const independent = ({ versions }: Work) => countIndependent(versions.flatMap(({ records }) => records.map(({ source }) => source)));
  return {
    total: works.length,
    withPersistentId: works.filter(({ identifiers }) => (identifiers.doi?.length ?? 0) + (identifiers.arxiv?.length ?? 0) > 0).length,
    confirmed: works.filter((work) => independent(work) >= 2).length,
    withOrcid:
      orcid === undefined
        ? 0
        : works.filter(
            (work) =>
              work.authorships.some((authorship) => authorship.author === slug && authorship.orcid === orcid) && isAsserted(work, orcid),
          ).length,
  };
}

/** Keys in the order of the schema, so that stored files do not depend on how a rule is written. */
function orderEvidence({ id, label, points, max, found, source, url, date, since, next }: Evidence): Evidence {
  return {
    id,
    label,
    points,
    max,
    found,
    ...(source === undefined ? {} : { source }),
    ...(url === undefined ? {} : { url }),
    ...(date === undefined ? {} : { date }),
    ...(since === undefined ? {} : { since }),
    ...(next === undefined ? {} : { next }),
  };
}
