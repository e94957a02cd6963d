import type { RawAuthor } from '../../model/index.ts';
import { bareId, type Authorship, type Work } from './schema.ts';

/** Lists give so many authors of a work, and no more. */
const MOST_IN_LISTS = 100;
/** Identifiers under which OpenAlex keeps what it has deleted, and people it does not know. */
const NOBODY = new Set(['A5317838346', 'A9999999999']);

/** The identifier of an author at OpenAlex, unless it stands for nobody. */
export function authorId(id: string | null | undefined): string | undefined {
  const bare = bareId('A', id);
  return bare === undefined || !/^A\d{4,12}$/.test(bare) || NOBODY.has(bare) ? undefined : bare;
}

/** If the work's list of authors ends before its last author. */
export function isTruncated({ is_authors_truncated: flag, authorships }: Pick<Work, 'is_authors_truncated' | 'authorships'>): boolean {
  if (flag !== null && flag !== undefined) return flag;
  return authorships?.length === MOST_IN_LISTS && authorships.at(-1)?.author_position === 'middle';
}

/**
 * Authors as printed, or by OpenAlex' name for them where the print is not known. An iD is taken only from the work's own
 * record: the one of the author's profile is OpenAlex' guess. So is who corresponds, where it is the only author or all.
 */
export function authorsOf({ authorships }: Work): RawAuthor[] {
  const all = authorships ?? [];
  const toldApart = all.length > 1 && !all.every(({ is_corresponding: flag }) => flag === true);
  return all.flatMap((authorship) => toAuthor(authorship, toldApart));
}

function toAuthor(authorship: Authorship, toldApart: boolean): RawAuthor[] {
  const literal = [authorship.raw_author_name, authorship.author?.display_name].map(printed).find((name) => name !== undefined);
  if (literal === undefined) return [];
  const id = authorId(authorship.author?.id);
  const orcid = authorship.raw_orcid?.trim() || undefined;
  const affiliations = [...new Set((authorship.raw_affiliation_strings ?? []).map((text) => cleanAffiliation(text ?? '')))].filter(Boolean);
  const institutions = new Map(
    (authorship.institutions ?? []).flatMap(({ display_name: name, ror }) =>
      name || ror ? [[ror ?? name!, { name: name ?? '', ...(ror ? { ror } : {}) }]] : [],
    ),
  );
  return [
    {
      name: { literal },
      ...(orcid === undefined ? {} : { orcid }),
      ...(id === undefined ? {} : { identifiers: [{ scheme: 'openalex' as const, value: id }] }),
      ...(affiliations.length === 0 ? {} : { affiliations }),
      ...(institutions.size === 0 ? {} : { institutions: [...institutions.values()] }),
      ...(toldApart && authorship.is_corresponding === true ? { corresponding: true } : {}),
    },
  ];
}

/** A name without the number that figshare puts behind it. What begins with a comma is the end of an affiliation. */
function printed(name: string | null | undefined): string | undefined {
  const text = (name ?? '')
    .slice(0, 1000)
    .replace(/ \(\d{1,12}\)$/, '')
    .trim();
  return /\p{L}/u.test(text) && !/^[,;]/.test(text) ? text : undefined;
}

/** An affiliation without the e-mail address that some publishers print behind it, and without what led to it. */
function cleanAffiliation(text: string): string {
  return text
    .slice(0, 5000)
    .replaceAll('#TAB#', ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => !word.includes('@'))
    .join(' ')
    .replace(/(?:^|[;,.]? )(?:electronic address|e-?mail(?: address)?):?[.;]?$/i, '')
    .replace(/[\s,;]+$/, '')
    .replace(/^[•*\s]+/, '');
}
