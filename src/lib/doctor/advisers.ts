import { orcidUrl } from '../identifiers/index.ts';
import { countIndependent, type Evidence } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { escapeAttribute } from '../print/xml.ts';
import { tokenUrl } from '../verify/index.ts';
import { MEMBERS, ROSTER, type Advice, type Subject, type Surroundings } from './advice.ts';

type Draft = Omit<Advice, 'slug' | 'about' | 'effect'> & Partial<Pick<Advice, 'effect'>>;
/** What can be done for one line of evidence. */
export type Adviser = (subject: Subject & { person: NonNullable<Subject['person']> }, around: Surroundings) => Draft[];

/** Examples of works that are named. */
const EXAMPLES = 3;
const MY_ORCID = 'https://orcid.org/my-orcid';

/** The next steps for each line of evidence that is not at its maximum. */
export const ADVISERS: Readonly<Record<Evidence['id'], Adviser>> = {
  identifiers({ slug, author, person }, { sourcesOff, found }) {
    const left = person.resolved.length === 0 ? 7 : 1;
    const file = `src/content/authors/${slug}.mdx`;
    const named = found(slug).map(({ scheme, value, source }): Draft => ({
      effect: left,
      who: 'host',
      task: `${source} names a further identifier of the person. Check that it is theirs, and add it.`,
      edit: { file, text: `identifiers:\n  ${scheme}: ${JSON.stringify(value)}` },
    }));
    const off = sourcesOff(author);
    if (off.length > 0) return [...named, { effect: left, ...switchOn(off, 'knows an identifier of the author') }];
    if (named.length > 0 || author.identifiers.orcid !== undefined) return named;
    return [
      {
        effect: left,
        who: 'host',
        task: 'Find the ORCID iD of the person, and write it into the author file once you are sure that it is theirs.',
        open: `https://orcid.org/orcid-search/search?${new URLSearchParams({ searchQuery: author.name })}`,
        edit: { file, text: 'identifiers:\n  orcid: 0000-0000-0000-0000' },
      },
    ];
  },
  claim({ slug, author, claim }, { claimForm }) {
    if (claim?.removal !== undefined || (claim?.rivals ?? []).length > 0) return [];
    if (claim?.state === 'pending')
      return [
        {
          who: 'host',
          task: 'A claim awaits your decision. Check who sent it, then approve or reject it.',
          run: `npm run claims -- approve ${slug}`,
        },
      ];
    const form = claimForm(slug, author.name);
    if (form === undefined)
      return [
        {
          effect: 0,
          who: 'host',
          task: 'People cannot claim their pages: the site has no claim form. With one, each claim that you approve counts.',
          edit: { file: 'src/site.config.ts', text: 'forms: { claim: { service: …, url: …, map: { author: …, page: … } } }' },
        },
      ];
    return [{ who: 'author', task: 'Claim the page. This link has the form filled in; send it to the person.', open: form }];
  },
  'two-way-link'({ slug, author }, { pageOf, isOn }) {
    const page = pageOf(slug);
    const home = author.links[0]?.url;
    if (author.identifiers.orcid !== undefined)
      return [
        ...(isOn('orcid') ? [] : [{ effect: 0, ...switchOn(['orcid'], 'tells which pages the person lists') }]),
        {
          who: 'author' as const,
          task: 'Add the page to the ORCID record: sign in, “Websites & social links”, the pencil, “Add website”, visible to everyone.',
          open: MY_ORCID,
          paste: page,
        },
      ];
    if (home !== undefined)
      return [
        {
          who: 'author',
          task: `Link from the home page ${home} to this page, anywhere on it; or put this page’s address alone into the file ${tokenUrl(home)}.`,
          open: home,
          paste: `<a rel="me" href="${escapeAttribute(page)}">${escapeAttribute(author.name)}</a>`,
        },
      ];
    return [
      {
        effect: 0,
        who: 'host',
        task: 'Name an ORCID iD or a home page of the person in the author file, so that there is something to link back from; the link counts.',
        edit: { file: `src/content/authors/${slug}.mdx`, text: 'links:\n  - label: Home page\n    url: https://…' },
      },
    ];
  },
  affiliation({ slug, author }) {
    const institution = author.affiliations[0]?.name ?? 'Name of the institution';
    return [
      {
        who: 'host',
        task: 'If you speak for the institution, list the person as a member.',
        edit: {
          file: ROSTER,
          text: `institution: ${JSON.stringify(institution)}\ndate: YYYY-MM-DD\n${MEMBERS}\n  - author: ${slug}`,
        },
      },
      ...(author.identifiers.orcid === undefined
        ? []
        : [
            {
              who: 'employer' as const,
              task: `Ask ${institution} to add the employment to the person’s ORCID record; what the person adds does not count.`,
              open: orcidUrl(author.identifiers.orcid),
            },
          ]),
    ];
  },
  'persistent-identifiers'({ works }) {
    const without = works.filter(({ identifiers }) => (identifiers.doi?.length ?? 0) + (identifiers.arxiv?.length ?? 0) === 0);
    const titles = without.slice(0, EXAMPLES).map(({ title }) => `“${toPlain(title)}”`);
    const more = without.length > EXAMPLES ? ` and ${without.length - EXAMPLES} more` : '';
    if (without.length === 0) return [];
    return [{ who: 'host', task: `Add the DOI or arXiv number, where there is one, to ${titles.join(', ')}${more}.` }];
  },
  'confirmed-works'({ author, works }, { sourcesOff }) {
    const known = works.map(({ versions }) => versions.flatMap(({ records }) => records.map(({ source }) => source)));
    const off = sourcesOff(author).filter((source) =>
      known.some((sources) => countIndependent(sources) < 2 && countIndependent([...sources, source]) >= 2),
    );
    return off.length === 0 ? [] : [switchOn(off, 'can confirm the works')];
  },
  'orcid-on-works'({ author }, { isOn }) {
    if (author.identifiers.orcid === undefined) return [];
    return [
      ...(isOn('orcid') ? [] : [{ effect: 0, ...switchOn(['orcid'], 'tells which works the person lists') }]),
      {
        who: 'author' as const,
        task: 'List the works in the ORCID record: sign in, “Works”, “Add”, “Search & link” or “Add DOI”.',
        open: MY_ORCID,
      },
    ];
  },
  'record-size': () => [],
  'verified-collaborators'({ person }, { subjects, claimForm, pageOf, hasLeft }) {
    const close = person.collaborators.filter((collaborator) => collaborator.close);
    const share = close.length === 0 ? 0 : 5 / close.length;
    return close.flatMap(({ name, author: slug }): Draft[] => {
      if (slug === undefined && hasLeft(name)) return [];
      if (slug === undefined)
        return [
          {
            effect: 0,
            who: 'host',
            task: `${name} has no page here. It counts once it is claimed or linked to.`,
            run: `npm run author -- add ${quoted(name)}`,
          },
        ];
      const other = subjects.get(slug);
      if (other?.person === undefined || other.person.trust.level >= 'L2') return [];
      const form = claimForm(slug, other.author.name);
      return [
        {
          effect: share,
          who: 'author',
          task: `${name} has not claimed ${pageOf(slug)} yet.`,
          ...(form === undefined ? {} : { open: form }),
        },
      ];
    });
  },
};

/** A word of a command, whatever is in it: names are harvested, and commands are pasted into a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function switchOn(sources: readonly string[], why: string): Draft {
  const [first, ...others] = sources;
  return {
    who: 'host',
    task: `Switch on ${first}, which ${why}${others.length === 0 ? '' : ` (also: ${others.join(', ')})`}.${
      first === 'orcid' ? ' Only then can links, employments and works in ORCID records count.' : ''
    }`,
    edit: { file: 'src/site.config.ts', text: `sources: { ${first}: { enabled: true } }` },
  };
}
