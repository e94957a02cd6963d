import { orcidUrl, type Orcid } from '../identifiers/index.ts';
import type { Author, Issue, PersonIdentifiers, PersonRecord, Verification, Work, WorkRecord } from '../model/index.ts';
import { normalizeName, sameName } from '../normalize/index.ts';
import type { KnownAuthor } from '../reconcile/index.ts';
import { isSamePage, nameFit } from '../verify/index.ts';
import type { Answer } from './collect.ts';
import { keyOf } from './evidence.ts';

/** What can bear out that a record is an author's, where it tells no name that can be compared. */
export interface Bearings {
  author: Author;
  /** The author's works, and all records by their keys. */
  works: readonly Work[];
  records: ReadonlyMap<string, WorkRecord>;
  verifications: readonly Verification[];
}

/**
 * If an answer is about the author as far as can be told: its record names them, links to the profile or to a page that the
 * author file names, or a work that it lists is theirs in the words of somebody else. A record that names somebody else is a
 * contradiction, which is told apart.
 */
export function isBorneOut({ person, records }: Pick<Answer, 'person' | 'records'>, bearings: Bearings): boolean {
  if (person === undefined || nameFit(person, bearings.author) !== 'unknown') return true;
  return linksBack(person, bearings) || listsOwnWork(person, new Set(records.map(keyOf)), bearings);
}

/** The author's ORCID iD, if a record answers to it and nothing bears out that it is theirs: it may be another person's. */
export function doubtfulOrcid(answers: readonly Answer[], bearings: Bearings): Orcid | undefined {
  const { author } = bearings;
  const { orcid } = author.identifiers;
  if (orcid === undefined) return undefined;
  const about = answers.filter(({ person }) => person !== undefined && names(person, orcid));
  const isNamed = about.some(({ person }) => nameFit(person!, author) === 'fits');
  return !isNamed && about.some((answer) => answer.person!.value === orcid && !isBorneOut(answer, bearings)) ? orcid : undefined;
}

/** What to tell of an iD that nothing bears out. */
export function doubtfulIssue({ slug, author }: KnownAuthor, orcid: Orcid): Issue {
  return {
    severity: 'warning',
    source: 'orcid',
    place: orcidUrl(orcid),
    record: slug,
    message: `The record shows no name that can be compared with “${author.name}”, and neither a link nor a work in it says that it is theirs, so the iD does not count.`,
    remedy:
      'Check the iD. If it is right, ask the person to make the name visible to everyone or to add the page, or add the name to “aliases”.',
  };
}

/** The identifiers of an author without an iD that does not count. */
export function withoutOrcid({ orcid: _, ...others }: PersonIdentifiers): PersonIdentifiers {
  return others;
}

function names({ scheme, value, identifiers = [] }: PersonRecord, orcid: Orcid): boolean {
  return [{ scheme, value }, ...identifiers].some((one) => one.scheme === 'orcid' && one.value === orcid);
}

/** What was seen of a link before counts as long as the link itself does. */
function linksBack({ scheme, value, links = [] }: PersonRecord, { author, verifications }: Bearings): boolean {
  const isSeen = ({ kind, url }: Verification) =>
    (kind === 'orcid-link' || kind === 'orcid-home-page') && scheme === 'orcid' && url === orcidUrl(value as Orcid);
  return verifications.some(isSeen) || links.some(({ url }) => author.links.some((own) => isSamePage(own.url, url)));
}

/** What ORCID says of a work is the word of whoever has the iD; everybody else's is who wrote it. */
function listsOwnWork({ scheme, value }: PersonRecord, listed: ReadonlySet<string>, { author, works, records }: Bearings): boolean {
  const own = [author.name, ...author.aliases].flatMap((literal) => normalizeName({ literal }) ?? []);
  const isOwn = (name: WorkRecord['authors'][number]['name']) => own.some((form) => sameName(form, name) !== 'different');
  const isTheirs = (one: WorkRecord['authors'][number]) => scheme === 'orcid' && one.orcid === value;
  return works.some(({ versions }) => {
    const origins = versions.flatMap((version) => version.records.map(keyOf));
    const isListed = origins.some((key) => listed.has(key));
    return origins
      .flatMap((key) => records.get(key) ?? [])
      .filter(({ source }) => source !== 'orcid')
      .some(({ authors }) => {
        const marked = authors.filter(isTheirs);
        // The iD of a co-author lists the work too.
        return marked.length > 0 ? marked.every(({ name }) => isOwn(name)) : isListed && authors.some(({ name }) => isOwn(name));
      });
  });
}
