import { isLink, type ClaimState, type Day, type Evidence, type Person, type PersonScheme, type Verification } from '../model/index.ts';

/** What the score is computed from; everything else about a person leaves it as it is. */
export interface TrustInputs {
  /** The author file lists a person identifier, found at a source or not. */
  listsIdentifier: boolean;
  resolved: Person['resolved'];
  claim: { state: ClaimState; date?: Day };
  verifications: readonly Verification[];
  works: {
    total: number;
    withPersistentId: number;
    /** Found in two or more independent sources. */
    confirmed: number;
    /** On which this author's ORCID iD stands. */
    withOrcid: number;
  };
  closeCollaborators: { total: number; verified: number };
  counts: { followers?: number; followersDate?: Day; topics: number };
}

interface Rule {
  id: Evidence['id'];
  label: string;
  /** How it is counted, as the method page prints it. */
  rule: string;
  max: number;
  /** What was found, with its points in whole tenths. */
  find(inputs: TrustInputs): Omit<Evidence, 'id' | 'label' | 'max'>;
}

/** Formula version 1: the lines of evidence, in the order in which they are shown. Their maxima sum to 100. */
export const EVIDENCE_RULES: readonly Rule[] = [
  {
    id: 'identifiers',
    label: 'Person identifiers',
    rule: 'Identifiers of the person that resolve at independent sources: 7 points for the first, 1 for each further one.',
    max: 10,
    find({ resolved, listsIdentifier }) {
      const schemes = [...new Set(resolved.map(({ scheme }) => scheme))];
      const points = schemes.length === 0 ? 0 : Math.min(10, 6 + schemes.length);
      const days = resolved.map(({ date }) => date).toSorted();
      return {
        points,
        found:
          schemes.length > 0
            ? `${schemes.map((scheme) => SCHEME_LABELS[scheme]).join(', ')} found at the source.`
            : listsIdentifier
              ? 'An identifier is listed, but no source has borne it out yet.'
              : 'No identifier of the person is known here.',
        ...(days.length === 0 ? {} : { date: days.at(-1)! }),
        ...(points < 10
          ? {
              next:
                schemes.length === 0 && listsIdentifier
                  ? 'The host switches on a source that knows the identifier, and its record there names the person, this page, or a work listed here.'
                  : schemes.includes('orcid')
                    ? 'A further identifier of the person that a source knows is added to the page.'
                    : 'A further identifier of the person that a source knows, such as an ORCID iD, is added to the page.',
            }
          : {}),
      };
    },
  },
  {
    id: 'claim',
    label: 'Claim',
    rule: 'The person has claimed the page and the host has approved it.',
    max: 10,
    find({ claim }) {
      const dated = claim.date === undefined ? {} : { date: claim.date };
      if (claim.state === 'claimed') return { points: 10, found: 'Claimed by the person and approved by the host.', ...dated };
      if (claim.state === 'pending')
        return { points: 0, found: 'A claim was received and awaits review.', ...dated, next: 'The host approves the claim.' };
      return { points: 0, found: 'Not confirmed by the author yet.', next: 'The person claims the page and the host approves it.' };
    },
  },
  {
    id: 'two-way-link',
    label: 'Two-way link',
    rule:
      'The ORCID record or a home page of the person, which this page or an approved claim names, links to this page. ' +
      'Or the ORCID record lists the home page with which this page was claimed, once the host has approved that claim: ' +
      'the record then does not name this page itself.',
    max: 20,
    find({ verifications }) {
      const link = newestOf(verifications.filter(isLink));
      if (link === undefined)
        return {
          points: 0,
          found: 'No page of the person links here yet.',
          next: 'The person adds this page to their ORCID record, or to their home page with rel="me".',
        };
      return { points: 20, found: LINK_FOUND[link.kind] ?? LINK_FOUND['rel-me']!, ...placeOf(link, LINK_PLACES[link.kind]) };
    },
  },
  {
    id: 'affiliation',
    label: 'Affiliation',
    rule: 'An organisation, not the person, says that they work there: in the ORCID record or in a list of members that the host keeps.',
    max: 10,
    find({ verifications }) {
      const voucher = newestOf(verifications.filter((verification) => !isLink(verification)));
      if (voucher === undefined)
        return {
          points: 0,
          found: 'No organisation has confirmed an affiliation.',
          next: 'The employer adds the employment to the ORCID record, or the host lists the person as a member.',
        };
      return {
        points: 10,
        found: `Confirmed by ${voucher.institution ?? 'an institution'}.`,
        ...placeOf(voucher, voucher.kind === 'employment' ? 'ORCID record' : 'list of members'),
      };
    },
  },
  {
    id: 'persistent-identifiers',
    label: 'Works with a persistent identifier',
    rule: '10 points times the share of works that have a DOI or an arXiv number.',
    max: 10,
    find: ({ works }) =>
      share(works.withPersistentId, works.total, {
        max: 10,
        found: 'have a DOI or an arXiv number',
        next: 'DOIs are added to the entries that have none.',
        first: FURTHER_WORKS,
      }),
  },
  {
    id: 'confirmed-works',
    label: 'Works found in two sources',
    rule:
      '15 points times the share of works that two or more independent sources list. A list that the host keeps is not one of them. ' +
      'OpenAlex and Semantic Scholar gather from the registries: together they count as one source, and only for works that no registry has.',
    max: 15,
    find: ({ works }) =>
      share(works.confirmed, works.total, {
        max: 15,
        found: 'are listed by two or more independent sources',
        next: 'A second independent source, such as a DOI registry that the host switches on, lists the works that have one source only.',
        first: FURTHER_WORKS,
      }),
  },
  {
    id: 'orcid-on-works',
    label: 'Works with the ORCID iD',
    rule: '15 points times the share of works on which the publisher, or the person at ORCID, has put the iD.',
    max: 15,
    find: ({ works }) =>
      share(works.withOrcid, works.total, {
        max: 15,
        found: 'carry the person’s ORCID iD',
        next: 'The person lists the works of this page in their ORCID record.',
        first: FURTHER_WORKS,
      }),
  },
  {
    id: 'record-size',
    label: 'Size of the record',
    rule: '5 points times log10(1 + works) / 2, so that 99 works reach the maximum.',
    max: 5,
    find({ works: { total } }) {
      const points = toTenths(5 * Math.min(1, Math.log10(1 + total) / 2));
      return {
        points,
        found: `${total} ${total === 1 ? 'work' : 'works'}.`,
        ...(points < 5 ? { next: FURTHER_WORKS } : {}),
      };
    },
  },
  {
    id: 'verified-collaborators',
    label: 'Confirmed close collaborators',
    rule: '5 points times the share of close collaborators whose own pages are at level 2 or higher.',
    max: 5,
    find: ({ closeCollaborators: { total, verified } }) =>
      share(verified, total, {
        noun: 'close collaborators',
        max: 5,
        found: 'have a page here at level 2 or higher',
        next: 'Close collaborators claim their pages, or link to them.',
        first: 'Somebody whose page here is at level 2 or higher becomes a close collaborator.',
      }),
  },
];

/** Works that lower no share when they come. */
const FURTHER_WORKS =
  'Further works are found that have a DOI or an arXiv number, are listed by two independent sources and carry the ORCID iD.';

const SCHEME_LABELS: Readonly<Record<PersonScheme, string>> = {
  orcid: 'ORCID iD',
  arxiv: 'arXiv author identifier',
  dblp: 'DBLP key',
  openalex: 'OpenAlex identifier',
  inspire: 'INSPIRE identifier',
  hal: 'idHAL',
  semanticscholar: 'Semantic Scholar identifier',
  openreview: 'OpenReview profile',
};

const LINK_FOUND: Readonly<Partial<Record<Verification['kind'], string>>> = {
  'orcid-link': 'The person’s ORCID record and this page link to each other.',
  'orcid-home-page': 'The person’s ORCID record lists the home page with which this page was claimed.',
  'rel-me': 'The person’s home page and this page link to each other.',
  meta: 'The person’s home page names this page in its head.',
  token: 'A file beside the person’s home page names this page.',
};
const LINK_PLACES: Readonly<Partial<Record<Verification['kind'], string>>> = {
  'orcid-link': 'ORCID record',
  'orcid-home-page': 'ORCID record',
  'rel-me': 'home page',
  meta: 'home page',
  token: 'file',
};

/** What was seen last; of those the strongest, as the kinds are listed. */
function newestOf(verifications: readonly Verification[]): Verification | undefined {
  return verifications.reduce<Verification | undefined>(
    (best, one) => (best === undefined || one.lastSeen > best.lastSeen ? one : best),
    undefined,
  );
}

function placeOf({ url, seen, lastSeen }: Verification, source: string | undefined): Pick<Evidence, 'source' | 'url' | 'date' | 'since'> {
  return { ...(source === undefined ? {} : { source }), ...(url === undefined ? {} : { url }), date: lastSeen, since: seen };
}

/** Points as they count and are printed: in whole tenths. */
export function toTenths(points: number): number {
  return Math.round(points * 10) / 10;
}

/**
 * Points for a share, which falls when something comes that does not have what is counted.
 * @param line `next` says what would raise it, `first` the same while there is nothing to have a share of
 */
function share(
  part: number,
  total: number,
  line: { noun?: string; max: number; found: string; next: string; first: string },
): Pick<Evidence, 'points' | 'found' | 'next'> {
  const { noun = 'works', max } = line;
  // One division, so that what is halfway is rounded up whatever the numbers are.
  const points = total === 0 ? 0 : Math.round((10 * max * part) / total) / 10;
  return {
    points,
    found: total === 0 ? `No ${noun} yet.` : `${part} of ${total} ${noun} ${line.found}.`,
    ...(points < max ? { next: total === 0 ? line.first : line.next } : {}),
  };
}
