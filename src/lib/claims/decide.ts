import { ConfigError } from '../errors.ts';
import type { Claim, ClaimRequest } from '../model/index.ts';
import { removalsOf, tidyClaim, withRemovals } from './request.ts';

/** A claim after a decision, and what was decided, as a sentence. The same object as before if nothing changed. */
export interface Decision {
  claim: Claim;
  said: string;
}

/** Fewest characters by which a submission is named. */
const PREFIX_MIN = 4;

/** Approve the request for a page. @throws ConfigError while anything else is open, or if nobody asks for the page */
export function approveClaim(slug: string, claim: Claim, day: string): Decision {
  refuseRemoval(slug, claim);
  const [rival] = claim.rivals ?? [];
  if (rival !== undefined)
    throw refusal(
      slug,
      `${count(claim.rivals!.length, 'other person asks', 'other people ask')} for this page.`,
      `Decide between them first: npm run claims -- transfer ${slug} --to ${shortOf(rival)}, or npm run claims -- reject ${slug} --submission ${shortOf(rival)}`,
    );
  if (claim.state === 'claimed') return { claim, said: `${slug} was claimed already, on ${claim.date}.` };
  if (claim.state === 'withdrawn' || claim.request === undefined)
    throw refusal(slug, 'Nobody asks for this page.', 'A new submission of the form is needed; then import it.');
  const { homePage } = claim.request;
  // Whether a record lists it, the harvest sees.
  const approved =
    homePage === undefined
      ? ''
      : ` The home page ${homePage} is approved with it: it counts as a two-way link from the next harvest on, if the ORCID record lists it or if it links to the profile.`;
  return { claim: tidyClaim({ ...claim, state: 'claimed', date: day }), said: `${slug} is claimed.${approved}` };
}

/**
 * Reject the request for a page, or the one that is named: a rival’s, or one for removal.
 * @param prefix of the submission
 * @throws ConfigError if there is nothing to reject
 */
export function rejectClaim(slug: string, claim: Claim, day: string, prefix: string | undefined): Decision {
  if (prefix !== undefined) return rejectSubmission(slug, claim, day, prefix);
  if (claim.state === 'pending')
    return { claim: tidyClaim({ ...claim, state: 'rejected', date: day }), said: `The request for ${slug} is rejected.` };
  const [other] = [...(claim.removal === undefined ? [] : [claim.removal]), ...(claim.rivals ?? [])];
  if (other !== undefined)
    throw refusal(
      slug,
      `It is ${claim.state}; what is open must be named.`,
      `Reject one with: npm run claims -- reject ${slug} --submission ${shortOf(other)}`,
    );
  if (claim.state === 'rejected') return { claim, said: `The request for ${slug} was rejected already, on ${claim.date}.` };
  throw refusal(
    slug,
    claim.state === 'claimed' ? 'The page is claimed.' : 'Nobody asks for this page.',
    claim.state === 'claimed' ? `To end the claim: npm run claims -- withdraw ${slug}` : 'npm run claims lists what is open.',
  );
}

function rejectSubmission(slug: string, claim: Claim, day: string, prefix: string): Decision {
  const { request, rivals = [], handled = [] } = claim;
  const removals = removalsOf(claim);
  const pending = request !== undefined && claim.state === 'pending' ? [request] : [];
  const open = [...pending, ...rivals, ...removals];
  const done = new Set([...handled, ...(claim.state === 'rejected' && request !== undefined ? [request.submission] : [])]);
  if (![...open].some((one) => isNamed(one.submission, prefix)) && [...done].some((one) => isNamed(one, prefix)))
    return { claim, said: `The submission ${prefix} was dealt with already.` };
  const chosen = pick(slug, open, prefix);
  if (chosen === request) return rejectClaim(slug, claim, day, undefined);
  const isOther = (one: ClaimRequest) => one !== chosen;
  const after: Claim = { ...claim, rivals: rivals.filter(isOther), handled: [...handled, chosen.submission] };
  const [next] = removals.filter(isOther);
  const rejected = `The removal of ${slug} is rejected.`;
  return {
    claim: tidyClaim(withRemovals(after, removals.filter(isOther))),
    said: !removals.includes(chosen)
      ? `The rival request ${shortOf(chosen)} for ${slug} is rejected.`
      : next === undefined
        ? rejected
        : `${rejected} Another request for it is open, ${shortOf(next)} of ${next.date}.`,
  };
}

/** End a claim or a request because its author wants so. @throws ConfigError if there is none */
export function withdrawClaim(slug: string, claim: Claim, day: string): Decision {
  if (claim.state === 'withdrawn') return { claim, said: `The claim on ${slug} was withdrawn already, on ${claim.date}.` };
  if (claim.state === 'rejected')
    throw refusal(slug, 'The request was rejected, so there is no claim.', 'npm run claims lists what is open.');
  return { claim: tidyClaim({ ...claim, state: 'withdrawn', date: day }), said: `The claim on ${slug} is withdrawn.` };
}

/**
 * Give a page to somebody else who asks for it: their request takes the place of the present one, and is pending.
 * @param prefix of the submission; not needed if there is only one
 * @throws ConfigError while a removal is open, or if nobody else asks
 */
export function transferClaim(slug: string, claim: Claim, day: string, prefix: string | undefined): Decision {
  const { request, rivals = [], handled = [] } = claim;
  if (
    prefix !== undefined &&
    request !== undefined &&
    isNamed(request.submission, prefix) &&
    !rivals.some(({ submission }) => isNamed(submission, prefix))
  )
    return { claim, said: `${slug} has the request ${shortOf(request)} already.` };
  refuseRemoval(slug, claim);
  if (rivals.length === 0) throw refusal(slug, 'Nobody else asks for this page.', 'npm run claims lists what is open.');
  if (prefix === undefined && rivals.length > 1)
    throw refusal(
      slug,
      `${rivals.length} other people ask for this page.`,
      `Name one: ${rivals.map((rival) => `--to ${shortOf(rival)} (${rival.date})`).join(', ')}`,
    );
  const chosen = prefix === undefined ? rivals[0]! : pick(slug, rivals, prefix);
  const after: Claim = {
    ...claim,
    state: 'pending',
    date: day,
    request: chosen,
    rivals: rivals.filter((rival) => rival !== chosen),
    handled: [...handled, ...(request === undefined ? [] : [request.submission])],
  };
  return { claim: tidyClaim(after), said: `${slug} is given to the request ${shortOf(chosen)} of ${chosen.date}, which is pending.` };
}

/** The first digits of a submission, as commands take them. */
export function shortOf({ submission }: Pick<ClaimRequest, 'submission'>): string {
  return submission.slice('hmac-sha256:'.length, 'hmac-sha256:'.length + 8);
}

function pick(slug: string, requests: readonly ClaimRequest[], prefix: string): ClaimRequest {
  const found = requests.filter(({ submission }) => isNamed(submission, prefix));
  if (found.length === 1) return found[0]!;
  throw refusal(
    slug,
    found.length === 0 ? 'No open request begins with these digits.' : 'Several requests begin with these digits.',
    `Open are: ${requests.map((one) => shortOf(one)).join(', ') || 'none'}. Give at least ${PREFIX_MIN} digits of one.`,
  );
}

function isNamed(submission: string, prefix: string): boolean {
  const digits = prefix.toLowerCase().replace(/^hmac-sha256:/, '');
  return digits.length >= PREFIX_MIN && submission.startsWith(`hmac-sha256:${digits}`);
}

function refuseRemoval(slug: string, { removal }: Claim): void {
  if (removal === undefined) return;
  throw refusal(
    slug,
    `Somebody asked on ${removal.date} for this page to be removed, which goes before every claim.`,
    `Ask the person; then npm run claims -- remove ${slug}, or npm run claims -- reject ${slug} --submission ${shortOf(removal)}`,
  );
}

function refusal(slug: string, message: string, remedy: string): ConfigError {
  return new ConfigError(`claims/${slug}.json`, message, remedy);
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
