import * as z from 'zod';
import { DaySchema } from './date.ts';
import { HandWrittenUrlSchema, OrcidSchema } from './identifiers.ts';

/** What a reader is told of the claim on a page. */
export const CLAIM_STATES = ['unclaimed', 'pending', 'claimed'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/**
 * A submission of a form, so that it is recognised when it is exported again: a keyed hash of its id, or of its time and who
 * sent it. Without the host's key nobody can tell an address from it.
 */
export const SubmissionSchema = z.string().regex(/^hmac-sha256:[0-9a-f]{32}$/, 'a keyed hash, hmac-sha256: and 32 hex digits');
export type Submission = z.infer<typeof SubmissionSchema>;

/** What somebody asks for, as far as it may be public. */
export const ClaimRequestSchema = z.strictObject({
  submission: SubmissionSchema,
  /** The day of the submission. */
  date: DaySchema,
  /** Page that they name as theirs. */
  homePage: HandWrittenUrlSchema.optional(),
  orcid: OrcidSchema.optional(),
});
export type ClaimRequest = z.infer<typeof ClaimRequestSchema>;

/** The claim on a page: `src/content/claims/<slug>.json`. No e-mail address is ever in it. */
export const ClaimSchema = z.strictObject({
  /** `rejected` and `withdrawn` are remembered, so that the same submission is not proposed again; readers see an unclaimed page. */
  state: z.enum(['pending', 'claimed', 'rejected', 'withdrawn']),
  /** The day the state was reached. */
  date: DaySchema,
  /** The request that the state is about; none if the host wrote the claim by hand. */
  request: ClaimRequestSchema.optional(),
  /** Other people's requests for the same page, oldest first: a person decides between them. */
  rivals: z.array(ClaimRequestSchema).optional(),
  /** Somebody asks for the page to be removed. Nothing is approved while this is open. */
  removal: ClaimRequestSchema.optional(),
  /** Further requests for removal, oldest first: another one's may be false, so each is decided by itself. */
  furtherRemovals: z.array(ClaimRequestSchema).optional(),
  /** Submissions that were dealt with, so that they are not proposed again. */
  handled: z.array(SubmissionSchema).optional(),
});
export type Claim = z.infer<typeof ClaimSchema>;

/** What a reader is told of a stored claim. */
export function claimStateOf(claim: Pick<Claim, 'state'> | undefined): ClaimState {
  return claim?.state === 'claimed' || claim?.state === 'pending' ? claim.state : 'unclaimed';
}
