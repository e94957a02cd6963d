import * as z from 'zod';
import { parseOrcid } from '../../identifiers/index.ts';
import type { PersonRecord } from '../../model/index.ts';

const Text = z.string().nullish();
const list = (item: z.ZodType<string | null>) => z.array(item).nullish();

/** The answer to an expanded search. @see https://info.orcid.org/documentation/api-tutorials/api-tutorial-searching-the-orcid-registry/ */
export const SearchSchema = z.looseObject({ 'expanded-result': z.array(z.unknown()).nullable(), 'num-found': z.int().nonnegative() });

const FoundSchema = z.looseObject({
  'orcid-id': z.string(),
  'given-names': Text,
  'family-names': Text,
  'credit-name': Text,
  'other-name': list(z.string().nullable()),
  'institution-name': list(z.string().nullable()),
});

/** A search for people who have each word of a name in theirs, or are credited by it or have it as another name. */
export function queryFor(name: string): string {
  const words = name
    .slice(0, 200)
    .split(/[\s"\\]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word}"`);
  const whole = `"${words.map((word) => word.slice(1, -1)).join(' ')}"`;
  return words.length === 0 ? '' : `given-and-family-names:(${words.join(' AND ')}) OR credit-name:${whole} OR other-names:${whole}`;
}

/** People whom a search found, in its order; one who cannot be read is passed over. */
export function foundPeople(found: readonly unknown[]): PersonRecord[] {
  return found.flatMap((item): PersonRecord[] => {
    const result = FoundSchema.safeParse(item);
    const orcid = parseOrcid(result.data?.['orcid-id'] ?? '');
    if (!result.success || orcid === undefined) return [];
    const {
      'given-names': given,
      'family-names': family,
      'credit-name': credit,
      'other-name': others,
      'institution-name': institutions,
    } = result.data;
    const whole = [given, family].filter((part) => part).join(' ');
    const names = unique([credit, whole, ...(others ?? [])]);
    const affiliations = unique(institutions ?? []).map((institution) => ({ name: institution }));
    return [
      {
        source: 'orcid',
        scheme: 'orcid',
        value: orcid,
        ...(names.length === 0 ? {} : { names }),
        ...(affiliations.length === 0 ? {} : { affiliations }),
      },
    ];
  });
}

function unique(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.filter((text): text is string => typeof text === 'string' && text.trim() !== ''))];
}
