import type { Claim, ClaimRequest } from '../model/index.ts';
import type { Entry } from '../submissions/index.ts';
import { byDate, openRequests, removalsOf, submissionsOf, tidyClaim, toRequest, withRemovals } from './request.ts';

/**
 * What became of a submission. What a table cannot prove, such as that the same person withdraws a claim, is `told` and nothing else;
 * `same-person` has a request that is open already and names the same proof.
 */
export const OUTCOMES = ['proposed', 'rival', 'removal', 'told', 'repeated', 'same-person'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The claim on a page after an import, and what became of each submission. */
export interface Proposal {
  claim: Claim | undefined;
  outcomes: { entry: Entry; outcome: Outcome }[];
}

/**
 * Put submissions about one page to its claim. Nothing is decided: an unclaimed page becomes pending, somebody else’s request goes
 * beside the first, a removal is kept open beside all of them. What is known already changes nothing. Pure.
 * @param entries about this page, oldest first
 */
export function proposeClaim(before: Claim | undefined, entries: readonly Entry[]): Proposal {
  const known = before === undefined ? new Set<string>() : submissionsOf(before);
  const outcomes: Proposal['outcomes'] = [];
  let claim = before;
  const people = knownPeople(before, entries);
  for (const entry of entries) {
    const { action, submission, sender } = entry;
    const isNew = action === 'claim' || action === 'remove';
    let outcome: Outcome;
    if (known.has(submission)) outcome = 'repeated';
    else if (!isNew) outcome = action === 'withdraw' && !canWithdraw(claim, entry) ? 'repeated' : 'told';
    else if (action === 'remove') {
      claim = withRemoval(claim, entry);
      outcome = 'removal';
    } else if (claim !== undefined && sender !== undefined && asksForSame(people.get(sender), entry)) {
      outcome = 'same-person';
      // Remembered, or it would come up as new once their request is decided.
      claim = { ...claim, handled: [...(claim.handled ?? []), submission] };
    } else {
      outcome = hasRequest(claim) ? 'rival' : 'proposed';
      claim = withRequest(claim, entry);
      if (sender !== undefined) people.set(sender, [...(people.get(sender) ?? []), toRequest(entry)]);
    }
    if (isNew) known.add(submission);
    outcomes.push({ entry, outcome });
  }
  return { claim: claim === undefined || claim === before ? before : tidyClaim(claim), outcomes };
}

/** If there is a claim that is not newer than the wish to withdraw it. */
function canWithdraw(claim: Claim | undefined, { date }: Entry): boolean {
  return hasRequest(claim) && (claim?.request?.date ?? claim!.date) <= date;
}

/** The requests that are open by who sent them, as far as this export still has them. */
function knownPeople(claim: Claim | undefined, entries: readonly Entry[]): Map<string, ClaimRequest[]> {
  const open = new Map<string, ClaimRequest>(claim === undefined ? [] : openRequests(claim).map((one) => [one.submission, one]));
  const people = new Map<string, ClaimRequest[]>();
  for (const { action, submission, sender } of entries) {
    const request = action === 'claim' ? open.get(submission) : undefined;
    if (request !== undefined && sender !== undefined) people.set(sender, [...(people.get(sender) ?? []), request]);
  }
  return people;
}

/**
 * If one of somebody's requests names all that a further one names. Another page or iD is never passed over: most forms let
 * anybody write anybody's e-mail address, so it may come from somebody else.
 */
function asksForSame(requests: readonly ClaimRequest[] | undefined, { homePage, orcid }: Entry): boolean {
  return (requests ?? []).some(
    (request) => (homePage === undefined || homePage === request.homePage) && (orcid === undefined || orcid === request.orcid),
  );
}

function hasRequest(claim: Claim | undefined): boolean {
  return claim?.state === 'claimed' || claim?.state === 'pending';
}

/** Of several that nobody has decided on, the oldest is the request and the others are its rivals, whichever was imported first. */
function withRequest(claim: Claim | undefined, entry: Entry): Claim {
  const request = toRequest(entry);
  if (claim?.state === 'claimed') return { ...claim, rivals: [...(claim.rivals ?? []), request] };
  const waiting = claim?.state === 'pending' && claim.request !== undefined ? [claim.request] : [];
  const [first, ...rivals] = [...waiting, ...(claim?.rivals ?? []), request].sort(byDate);
  const { request: old, handled = [], ...rest } = claim ?? {};
  return {
    ...rest,
    state: 'pending',
    date: first!.date,
    request: first!,
    rivals,
    handled: [...handled, ...(claim?.state === 'pending' || old === undefined ? [] : [old.submission])],
  };
}

/** A removal is open beside all others that are: whoever rejects a false one must still see that of the person. */
function withRemoval(claim: Claim | undefined, entry: Entry): Claim {
  const removals = [...(claim === undefined ? [] : removalsOf(claim)), toRequest(entry)].sort(byDate);
  // Readers see an unclaimed page, as before.
  const rest: Claim = claim ?? { state: 'withdrawn', date: removals[0]!.date };
  const date = rest.state === 'withdrawn' && rest.request === undefined ? removals[0]!.date : rest.date;
  return withRemovals({ ...rest, date }, removals);
}
