import * as z from 'zod';
import { PersonIdentifiersSchema, type PersonAffiliation, type PersonRecord, type PersonScheme } from '../../model/index.ts';

const Text = z.string().nullish();
const Year = z.number().int().nullish();

/** A profile; the fields of its content are bare in both versions of the interface. */
export const ProfileSchema = z.looseObject({
  id: z.string().startsWith('~'),
  content: z.looseObject({
    names: z
      .array(z.looseObject({ fullname: Text, first: Text, middle: Text, last: Text, username: Text, preferred: z.boolean().nullish() }))
      .nullish(),
    homepage: Text,
    gscholar: Text,
    dblp: Text,
    orcid: Text,
    linkedin: Text,
    wikipedia: Text,
    semanticScholar: Text,
    history: z
      .array(
        z.looseObject({
          position: Text,
          start: Year,
          end: Year,
          institution: z.looseObject({ name: Text, department: Text }).nullish(),
        }),
      )
      .nullish(),
    expertise: z.array(z.looseObject({ keywords: z.array(z.string()).nullish() })).nullish(),
  }),
});
export type Profile = z.infer<typeof ProfileSchema>;

const MOST_TOPICS = 10;
const PAGES: readonly [PersonScheme, keyof Profile['content'], RegExp][] = [
  ['orcid', 'orcid', /^(?:https?:\/\/(?:www\.)?orcid\.org\/)?([\dX-]{19})\/?$/],
  ['dblp', 'dblp', /^https?:\/\/(?:www\.)?dblp\.(?:org|uni-trier\.de|dagstuhl\.de)\/pid\/([\w-]+\/[\w-]+?)(?:\.html|\.xml)?\/?$/],
  ['semanticscholar', 'semanticScholar', /^https?:\/\/(?:www\.)?semanticscholar\.org\/author\/(?:[^/?#]+\/)?(\d{1,12})\/?$/],
];
const LINKS = [
  ['Home page', 'homepage'],
  ['Google Scholar', 'gscholar'],
  ['DBLP', 'dblp'],
  ['LinkedIn', 'linkedin'],
  ['Wikipedia', 'wikipedia'],
  ['Semantic Scholar', 'semanticScholar'],
] as const;

/** What a profile, which its person keeps, says of the person. E-mail addresses and relations are not kept. */
export function toPerson({ id, content }: Profile): PersonRecord {
  const stated = content.names ?? [];
  const sorted = stated.toSorted((a, b) => Number(b.preferred === true) - Number(a.preferred === true));
  const names = unique(sorted.map(({ fullname, first, middle, last }) => fullname ?? [first, middle, last].filter(Boolean).join(' ')));
  const links = LINKS.flatMap(([label, field]) => {
    const url = content[field];
    return url && /^https?:\/\//.test(url) ? [{ label, url }] : [];
  });
  const identifiers = PAGES.flatMap(([scheme, field, form]) => {
    const value = form.exec(
      String(content[field] ?? '')
        .trim()
        .slice(0, 500),
    )?.[1];
    return value !== undefined && PersonIdentifiersSchema.safeParse({ [scheme]: value }).success ? [{ scheme, value }] : [];
  });
  const affiliations = (content.history ?? []).flatMap(({ institution, position, start, end }): PersonAffiliation[] => {
    if (!institution?.name) return [];
    return [
      {
        name: institution.name,
        ...(position ? { role: position } : {}),
        ...(institution.department ? { unit: institution.department } : {}),
        ...(start ? { start: String(start) } : {}),
        ...(end ? { end: String(end) } : {}),
        assertedBy: { kind: 'person' },
      },
    ];
  });
  const topics = unique((content.expertise ?? []).flatMap(({ keywords }) => keywords ?? [])).slice(0, MOST_TOPICS);
  return {
    source: 'openreview',
    scheme: 'openreview',
    value: id,
    ...(names.length === 0 ? {} : { names }),
    ...(identifiers.length === 0 ? {} : { identifiers }),
    ...(links.length === 0 ? {} : { links }),
    ...(affiliations.length === 0 ? {} : { affiliations }),
    ...(topics.length === 0 ? {} : { topics }),
  };
}

/** Every name under which a profile is known: those that were merged into it too. */
export function usernamesOf({ id, content }: Profile): string[] {
  return unique([id, ...(content.names ?? []).map(({ username }) => username ?? '')]);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text.trim() !== ''))];
}
