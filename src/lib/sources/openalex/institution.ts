import { parseRor } from '../../identifiers/index.ts';
import type { InstitutionRecord } from '../../model/index.ts';
import type { Author, DehydratedInstitution, Institution, Work } from './schema.ts';

/** What OpenAlex says of an institution, if it has a ROR identifier and a name. */
export function toInstitution(institution: DehydratedInstitution & Partial<Institution>): InstitutionRecord | undefined {
  const { ror, display_name: name, country_code: country, type, homepage_url: url } = institution;
  const id = parseRor(ror ?? '');
  if (id === undefined || !name) return undefined;
  const aliases = [...(institution.display_name_acronyms ?? []), ...(institution.display_name_alternatives ?? [])].filter(
    (alias): alias is string => alias !== null && alias !== '' && alias !== name,
  );
  return {
    source: 'openalex',
    ror: id,
    name,
    ...(country ? { country } : {}),
    // many universities fund research too, which says less of them than what else they are
    ...(type && type !== 'funder' ? { type } : {}),
    ...(url ? { url } : {}),
    ...(aliases.length > 0 ? { aliases: [...new Set(aliases)] } : {}),
  };
}

/** The institutions of a work's authors. */
export function institutionsOfWork({ authorships }: Work): InstitutionRecord[] {
  return (authorships ?? []).flatMap(({ institutions }) => institutions ?? []).flatMap((one) => toInstitution(one) ?? []);
}

/** The institutions that OpenAlex finds in an author's works. */
export function institutionsOfAuthor({ affiliations, last_known_institutions: last }: Author): InstitutionRecord[] {
  const dated = (affiliations ?? []).map(({ institution }) => institution);
  return [...(last ?? []), ...dated].flatMap((one) => (one ? (toInstitution(one) ?? []) : []));
}
