import type { Claim } from '../model/index.ts';
import { shortOf } from './decide.ts';
import { removalsOf } from './request.ts';

/** A page with something open, and what to do next. */
export interface OpenClaim {
  author: string;
  state: Claim['state'];
  date: string;
  /** What is open, as sentences. */
  open: string[];
  /** Commands without their beginning. */
  next: string[];
}

/** Pages on which something is to be decided, by slug. Removals come first. */
export function listOpen(claims: ReadonlyMap<string, Claim>): OpenClaim[] {
  return [...claims]
    .flatMap(([author, claim]) => toOpen(author, claim) ?? [])
    .sort((a, b) => Number(isRemoval(b)) - Number(isRemoval(a)) || (a.author < b.author ? -1 : 1));
}

function isRemoval({ next }: OpenClaim): boolean {
  return next[0]?.startsWith('remove') === true;
}

function toOpen(author: string, claim: Claim): OpenClaim | undefined {
  const { state, date, request, rivals = [], removal } = claim;
  const open: string[] = [];
  const next: string[] = [];
  const removals = removalsOf(claim);
  if (removals.length > 0) {
    open.push(`Removal asked for on ${removals.map((one) => one.date).join(' and on ')}.`);
    next.push(`remove ${author}`, ...removals.map((one) => `reject ${author} --submission ${shortOf(one)}`));
  }
  if (state === 'pending') {
    open.push(
      `Claim of ${request?.date ?? date}${request?.orcid === undefined ? '' : ` with ORCID iD ${request.orcid}`}${request?.homePage === undefined ? '' : ` and ${request.homePage}`}.`,
    );
    if (removal === undefined && rivals.length === 0) next.push(`approve ${author}`);
    next.push(`reject ${author}`);
  }
  for (const rival of rivals) {
    open.push(
      `Rival request of ${rival.date}${rival.orcid === undefined ? '' : ` with ORCID iD ${rival.orcid}`}${rival.homePage === undefined ? '' : ` and ${rival.homePage}`}.`,
    );
    if (removal === undefined) next.push(`transfer ${author} --to ${shortOf(rival)}`);
    next.push(`reject ${author} --submission ${shortOf(rival)}`);
  }
  return open.length === 0 ? undefined : { author, state, date, open, next };
}

/** The list as lines for a terminal. */
export function formatOpen(open: readonly OpenClaim[], all: number): string {
  const lines = open.flatMap(({ author, state, open: sentences, next }) => [
    `${author} (${state}): ${sentences.join(' ')}`,
    ...next.map((command) => `  → npm run claims -- ${command}`),
  ]);
  return [
    ...lines,
    `${all} ${all === 1 ? 'page has' : 'pages have'} a claim; ${open.length === 0 ? 'nothing is open' : `on ${open.length} something is open`}.`,
  ].join('\n');
}
