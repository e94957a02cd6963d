import { isLink, type Verification } from '../model/index.ts';
import { dropDay } from '../verify/index.ts';
import { byUrgency, type Advice, type Subject, type Surroundings } from './advice.ts';
import { ADVISERS, type Adviser } from './advisers.ts';

const DAY_MS = 24 * 3600 * 1000;
/** After so many days somebody should look again for what was seen. */
const STALE_DAYS = 30;

/**
 * All that can be done about an author's page, the greatest effect first; nothing for somebody who does not exist. Each line of
 * evidence that is not at its maximum has its next step, if anybody can take one.
 */
export function advise(subject: Subject, around: Surroundings): Advice[] {
  const { slug, author, person } = subject;
  if (author.fictitious) return [];
  if (person === undefined)
    return [
      {
        slug,
        about: 'harvest',
        effect: 0,
        who: 'host',
        task: 'Nothing has been harvested for this author yet, so there is no page.',
        run: `npm run harvest -- --author ${slug}`,
      },
    ];
  const known = { ...subject, person };
  const open = person.trust.evidence.filter(({ points, max }) => points < max);
  return [
    ...open.flatMap(({ id, points, max }) =>
      ADVISERS[id](known, around).map((draft): Advice => ({ slug, about: id, effect: max - points, ...draft })),
    ),
    ...requests(known),
    ...fading(known, around),
    ...conflicts(known),
    ...staleness(known),
  ].sort(byUrgency);
}

/** What somebody asks for and the host must decide, on a page that is claimed already too. */
function requests({ slug, person, claim }: Parameters<Adviser>[0]): Advice[] {
  const shared = { slug, who: 'host', run: 'npm run claims' } as const;
  if (claim?.removal !== undefined)
    return [{ ...shared, about: 'removal', effect: 0, task: 'Somebody asks for this page to be removed. Decide on that first.' }];
  if ((claim?.rivals ?? []).length === 0) return [];
  const line = person.trust.evidence.find(({ id }) => id === 'claim');
  const task =
    claim?.state === 'claimed'
      ? 'Somebody else claims this page too. Find out who is right, and decide.'
      : 'Several people claim this page. Find out who is right, and decide.';
  return [{ ...shared, about: 'claim', effect: line === undefined ? 0 : line.max - line.points, task }];
}

/** Evidence that was looked for in vain and is dropped soon, or that nobody has looked for. */
function fading({ slug, person }: Parameters<Adviser>[0], { day, pageOf }: Surroundings): Advice[] {
  return person.verifications.flatMap((verification): Advice[] => {
    const { kind, url, lastSeen, missing } = verification;
    const isOwn = isLink(verification);
    const about = isOwn ? 'two-way-link' : 'affiliation';
    if (missing !== undefined) {
      const drops = dropDay(lastSeen, missing);
      // Where another one of the kind is there, nothing falls.
      const hasOther = person.verifications.some((other) => isLink(other) === isOwn && other.missing === undefined);
      return [
        {
          slug,
          about,
          effect: hasOther ? 0 : isOwn ? 20 : 10,
          who: isOwn ? 'author' : 'employer',
          task: `${describe(verification)} is missing since ${missing}. ${
            drops > day ? `It is dropped on ${drops}; put it back before then.` : 'The next harvest drops it; put it back before that.'
          }`,
          ...(url === undefined ? {} : { open: url }),
          ...(isOwn ? { paste: pageOf(slug) } : {}),
        },
      ];
    }
    if (kind === 'roster' || Date.parse(day) - Date.parse(lastSeen) <= STALE_DAYS * DAY_MS) return [];
    return [
      {
        slug,
        about,
        effect: 0,
        who: 'host',
        task: `${describe(verification)} was last seen on ${lastSeen}, and no harvest has looked for it since.`,
        run: `npm run harvest -- --author ${slug}`,
      },
    ];
  });
}

function describe({ kind, institution }: Verification): string {
  if (kind === 'employment') return `The employment that ${institution ?? 'an organisation'} entered`;
  return kind === 'orcid-link' || kind === 'orcid-home-page' ? 'The link in the ORCID record' : 'The link on the home page';
}

const REMEDIES = {
  'second-orcid':
    'Find out which iD is the person’s. If the publisher is wrong, exclude the work or ask the publisher; if the file is, correct it.',
  'deprecated-orcid': 'Write the iD that the record has moved to into the author file.',
  'other-name': 'Check that the iD is the person’s; if the name is another form of theirs, add it to aliases.',
  'shared-work': 'Say whose work it is: exclude it from the file of the other person.',
} as const;

function conflicts({ slug, person }: Parameters<Adviser>[0]): Advice[] {
  return person.conflicts.map(({ kind, found, url }): Advice => ({
    slug,
    about: 'conflict',
    effect: 0,
    who: 'host',
    task: `${found} ${REMEDIES[kind]}`,
    ...(url === undefined ? {} : { open: url }),
    edit: { file: `src/content/authors/${slug}.mdx` },
  }));
}

function staleness({ slug, person }: Parameters<Adviser>[0]): Advice[] {
  return (person.outdated ?? []).map(({ source, since }): Advice => ({
    slug,
    about: 'staleness',
    effect: 0,
    who: 'host',
    task: `${source} has given no usable answer since ${since}; what it says here may be out of date.`,
    run: `npm run harvest -- --author ${slug} --source ${source} --refresh`,
  }));
}
