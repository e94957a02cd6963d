import { parseRor } from '../../identifiers/index.ts';
import type { RawAuthor, SourceRecord } from '../../model/index.ts';
import { known, type Attributes, type Creator } from './attributes.ts';

/**
 * The authors of a record.
 * @param isArxiv arXiv calls every author an organization whose name is one word
 */
export function authorsOf({ creators }: Attributes, isArxiv: boolean): Pick<SourceRecord, 'authors' | 'authorsTruncated'> {
  const authors = creators.flatMap((creator) => authorOf(creator, isArxiv));
  const truncated = creators.some(({ name }) => /^\(?:etal\)?$/i.test((name ?? '').trim()));
  return { authors, ...(truncated && { authorsTruncated: true }) };
}

function authorOf(creator: Creator, isArxiv: boolean): RawAuthor[] {
  const whole = known(creator.name);
  const family = known(creator.familyName);
  const given = known(creator.givenName);
  const group = /^organi[sz]ational$/i.test(creator.nameType ?? '') && !(isArxiv && !/\s/.test(whole ?? ''));
  const parts = family === undefined || group ? undefined : { family, ...(given !== undefined && { given }) };
  const name = parts ?? (whole === undefined ? undefined : { literal: whole });
  if (name === undefined) return [];
  const orcid = group ? undefined : orcidOf(creator);
  const affiliations = creator.affiliation.flatMap((affiliation) => known(affiliation.name) ?? []);
  const institutions = creator.affiliation.flatMap(({ name: label, affiliationIdentifier, affiliationIdentifierScheme }) => {
    const id = affiliationIdentifier ?? '';
    const ror = /^ror$/i.test(affiliationIdentifierScheme ?? '') || /\bror\.org\//i.test(id) ? parseRor(id) : undefined;
    return ror === undefined ? [] : [{ name: known(label) ?? '', ror }];
  });
  return [
    {
      name,
      ...(orcid !== undefined && { orcid }),
      ...(affiliations.length > 0 && { affiliations }),
      ...(institutions.length > 0 && { institutions }),
      ...(group && { group }),
    },
  ];
}

/** The iD that was registered with the work; an empty one is none. */
function orcidOf({ id, nameIdentifiers }: Creator): string | undefined {
  const named = nameIdentifiers.find(
    ({ nameIdentifier, nameIdentifierScheme }) =>
      known(nameIdentifier) !== undefined && (/^orcid$/i.test(nameIdentifierScheme ?? '') || isOrcid(nameIdentifier)),
  );
  return known(named?.nameIdentifier) ?? (isOrcid(id) ? known(id) : undefined);
}

function isOrcid(value: string | null | undefined): boolean {
  return /^https?:\/\/(?:www\.)?orcid\.org\//i.test((value ?? '').trim());
}
