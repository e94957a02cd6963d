import type { Claim, ClaimRequest } from '../model/index.ts';
import type { Entry } from '../submissions/index.ts';

/** What of a submission may be public. */
export function toRequest({ submission, date, homePage, orcid }: Entry): ClaimRequest {
  return { submission, date, ...(homePage === undefined ? {} : { homePage }), ...(orcid === undefined ? {} : { orcid }) };
}

/** Oldest first; of one day in the order of their hashes, so that it never depends on what was imported first. */
export function byDate(a: ClaimRequest, b: ClaimRequest): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.submission < b.submission ? -1 : a.submission > b.submission ? 1 : 0;
}

/** Every submission that a claim remembers. */
export function submissionsOf(claim: Claim): Set<string> {
  const { request, rivals = [], handled = [] } = claim;
  const open = [...(request === undefined ? [] : [request]), ...rivals, ...removalsOf(claim)];
  return new Set([...open.map(({ submission }) => submission), ...handled]);
}

/** Every open request for removal, oldest first. */
export function removalsOf({ removal, furtherRemovals = [] }: Claim): ClaimRequest[] {
  return [...(removal === undefined ? [] : [removal]), ...furtherRemovals];
}

/** A claim with these open requests for removal in the place of its own. */
export function withRemovals(claim: Claim, removals: readonly ClaimRequest[]): Claim {
  const { removal: _, furtherRemovals: __, ...rest } = claim;
  const [removal, ...furtherRemovals] = removals.toSorted(byDate);
  return { ...rest, ...(removal === undefined ? {} : { removal, furtherRemovals }) };
}

/** The requests that are still to be decided or that the state is about: what `rejected` and `withdrawn` remember is neither. */
export function openRequests({ state, request, rivals = [] }: Claim): ClaimRequest[] {
  return request === undefined || state === 'rejected' || state === 'withdrawn' ? rivals : [request, ...rivals];
}

/** A claim with its fields in the order of the model, and without empty lists. */
export function tidyClaim({ state, date, request, rivals = [], removal, furtherRemovals = [], handled = [] }: Claim): Claim {
  return {
    state,
    date,
    ...(request === undefined ? {} : { request }),
    ...(rivals.length === 0 ? {} : { rivals: rivals.toSorted(byDate) }),
    ...(removal === undefined ? {} : { removal }),
    ...(furtherRemovals.length === 0 ? {} : { furtherRemovals: furtherRemovals.toSorted(byDate) }),
    ...(handled.length === 0 ? {} : { handled: [...new Set(handled)].sort() }),
  };
}
