import type { RawAuthor, RawName, SourceRecord } from '../../model/index.ts';
import type { Contributor, Work } from './schema.ts';

/** The person whose record it is. */
export interface Owner {
  orcid: string;
  /** As the person wants to be credited; without it the name is not public. */
  name?: RawName;
  /** Other printed forms of the name. */
  others?: readonly string[];
}

/** Forms of a name by which its person is looked for. */
const MOST_FORMS = 20;
/** Parts in a work that do not make an author. */
const NO_AUTHOR = new Set(['editor', 'chair-or-translator', 'support-staff', 'assignee']);

type Authors = Pick<SourceRecord, 'authors'> & { truncated: boolean };

/**
 * The authors of a work: the list that its contributors or the citation kept with it make, the longer of the two. Only that
 * of the work in full has one; else, and where the list leaves out the person whose record it is, that person alone is known
 * to be an author, and the list goes on.
 * @param cited what the citation says, if it is BibTeX
 */
export function authorsOf(work: Work | undefined, cited: SourceRecord | undefined, owner: Owner): Authors {
  const contributed = contributorsOf(work, owner);
  const fromCitation = cited !== undefined && cited.authors.length > contributed.length;
  const chosen = fromCitation ? cited.authors : contributed;
  const name = owner.name ?? contributed.find(({ orcid }) => orcid === owner.orcid)?.name;
  const self: RawAuthor[] = name === undefined ? [] : [{ name, orcid: owner.orcid }];
  const places = placesOf({ ...owner, ...(name === undefined ? {} : { name }) }, chosen);
  // Whose name is not public cannot be missed.
  if (places.length === 0 && (name !== undefined || chosen.length === 0)) return { authors: [...chosen, ...self], truncated: true };
  const cutShort = fromCitation && cited.authorsTruncated === true;
  // Who adds a work by hand is its contributor from the start, and need not name the others.
  const alone = chosen.length === 1 && cited === undefined && work?.source?.['source-client-id']?.path === undefined;
  const at = places.length === 1 ? places[0] : undefined;
  return {
    authors: chosen.map((author, index) => (index === at ? { ...author, orcid: owner.orcid } : author)),
    truncated: cutShort || alone,
  };
}

/** Contributors who are authors; editors where there are only editors. Somebody with several roles is listed once for each. */
function contributorsOf(work: Work | undefined, owner: Owner): RawAuthor[] {
  const all = work?.contributors?.contributor ?? [];
  const authors = all.filter((contributor) => !NO_AUTHOR.has(roleOf(contributor) ?? ''));
  const editors = all.filter((contributor) => roleOf(contributor) === 'editor');
  const seen = new Map<string, Set<string>>();
  return (authors.length > 0 ? authors : editors).flatMap((contributor) => {
    const role = roleOf(contributor);
    const key = contributor['contributor-orcid']?.path ?? contributor['credit-name'] ?? '';
    const roles = seen.get(key) ?? new Set();
    const again = role !== undefined && roles.size > 0 && !roles.has(role);
    if (role !== undefined) seen.set(key, roles.add(role));
    return again ? [] : toAuthors(contributor, owner);
  });
}

function roleOf(contributor: Contributor): string | undefined {
  return contributor['contributor-attributes']?.['contributor-role'];
}

function toAuthors(contributor: Contributor, owner: Owner): RawAuthor[] {
  const orcid = contributor['contributor-orcid']?.path;
  const literal = contributor['credit-name'];
  if (literal === undefined) return orcid === owner.orcid && owner.name !== undefined ? [{ name: owner.name, orcid }] : [];
  // Some systems put a whole list into one name.
  const names = literal.split(';').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
  return names.map((name) => ({ name: { literal: name }, ...(orcid === undefined || names.length > 1 ? {} : { orcid }) }));
}

/** Who of the authors the person can be: the one with the iD, else the one with just the name, else all whose names agree with it. */
function placesOf({ orcid, name, others = [] }: Owner, authors: readonly RawAuthor[]): number[] {
  const marked = authors.findIndex((author) => author.orcid === orcid);
  if (marked >= 0) return [marked];
  const forms: RawName[] = [...(name === undefined ? [] : [name]), ...others.slice(0, MOST_FORMS).map((literal) => ({ literal }))];
  const own = new Set(forms.map(sorted));
  const places = authors.flatMap((author, index) =>
    author.orcid === undefined && forms.some((form) => agree(form, author.name)) ? [index] : [],
  );
  const exact = places.filter((place) => own.has(sorted(authors[place]!.name)));
  return exact.length === 1 ? exact : places;
}

/** If the family name of one stands in the other, with a given name that begins alike or none. */
function agree(own: RawName, other: RawName): boolean {
  const words = allWords(other);
  const [family, given] =
    'literal' in own
      ? [wordsOf(own.literal).slice(-1), wordsOf(own.literal).slice(0, -1)]
      : [wordsOf(own.family), wordsOf(`${own.given ?? ''} ${own.particle ?? ''}`)];
  if (family.length === 0 || !family.every((word) => words.includes(word))) return false;
  const rest = words.filter((word) => !family.includes(word));
  return rest.length === 0 || given.length === 0 || rest.some((word) => given.some((one) => one[0] === word[0]));
}

function sorted(name: RawName): string {
  return allWords(name).sort().join(' ');
}

function allWords(name: RawName): string[] {
  return wordsOf('literal' in name ? name.literal : `${name.given ?? ''} ${name.particle ?? ''} ${name.family}`);
}

/** Words in small letters, without marks; TeX commands are dropped, and the letters they stand for remain. */
function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, 500)
      .replace(/\\(?:[a-z]\b|\W)|[{}]/gi, '')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
