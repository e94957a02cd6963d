import { parseOrcid } from '../../identifiers/index.ts';
import type { PersonRecord } from '../../model/index.ts';
import { arxivAuthorOf, isIdHal } from './ids.ts';
import { AuthorFormSchema, type AuthorForm } from './schema.ts';

/** People by the forms of their names, in the order of their first forms. A form without an idHAL is nobody's for sure. */
export function toPeople(documents: readonly unknown[]): PersonRecord[] {
  const forms = documents.flatMap((document) => AuthorFormSchema.safeParse(document).data ?? []);
  const people = Map.groupBy(forms, ({ idHal_s: id }) => id ?? '');
  return [...people].flatMap(([id, own]) => (isIdHal(id) ? [toPerson(id, own)] : []));
}

/** @param forms of one person; the one that the person prefers is told first */
function toPerson(id: string, forms: readonly AuthorForm[]): PersonRecord {
  const sorted = forms.toSorted((a, b) => Number(b.valid_s === 'PREFERRED') - Number(a.valid_s === 'PREFERRED'));
  const names = [...new Set(sorted.map(({ fullName_s: name }) => name.trim()).filter((name) => name !== ''))];
  const orcids = forms.flatMap(({ orcidId_s }) => orcidId_s.flatMap((text) => parseOrcid(text) ?? []));
  const arxiv = forms.flatMap(({ arxivId_s }) => arxivId_s.flatMap((text) => arxivAuthorOf(text) ?? []));
  const identifiers = [
    ...[...new Set(orcids)].map((value) => ({ scheme: 'orcid' as const, value })),
    ...[...new Set(arxiv)].map((value) => ({ scheme: 'arxiv' as const, value })),
  ];
  return {
    source: 'hal',
    scheme: 'hal',
    value: id,
    ...(names.length === 0 ? {} : { names }),
    ...(identifiers.length === 0 ? {} : { identifiers }),
  };
}
