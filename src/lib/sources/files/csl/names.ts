import type { RawAuthor } from '../../../model/index.ts';
import type { CslName } from './schema.ts';

/** Words of names that are no person's. */
const INSTITUTION =
  /\b(?:universit\w*|institut\w*|bureau|ministr\w+|department|foundation|agency|council|inc|ltd|llc|gmbh|corp|company|news|office|cent(?:er|re)|laborator\w+|academy|commission|union|authority|federation|museum|library|hospital|college|school|nations|states|working group)\b\.?/i;

/** A name of CSL-JSON, its particles and suffix where they belong, whatever field they were written into. */
export function toAuthor(name: CslName): RawAuthor {
  return { ...readName(name), ...(name.ORCID !== undefined && { orcid: name.ORCID }) };
}

function readName({ family, given, literal, suffix, isInstitution, ...particles }: CslName): RawAuthor {
  const flagged = isInstitution !== undefined && isInstitution !== null && isInstitution !== false && String(isInstitution) !== '0';
  const whole = family === undefined ? (literal ?? given) : given === undefined && suffix === undefined ? family : undefined;
  const particle = [particles['dropping-particle'], particles['non-dropping-particle']].filter((part) => part !== undefined).join(' ');
  if (whole !== undefined && particle === '') {
    if (/^(?:and )?(?:others|et\.? al\.?)$/i.test(whole)) return { name: { literal: 'et al.' } };
    if (flagged || INSTITUTION.test(whole) || /^the\s/i.test(whole)) return { name: { literal: whole }, group: true };
    return { name: family === undefined || /\s/.test(whole) ? { literal: whole } : { family: whole } };
  }
  if (family === undefined) return { name: { literal: whole ?? '' } };
  // Zotero keeps a particle with the name behind it by quotation marks.
  const last = /^"[^"]+"$/.test(family) ? family.slice(1, -1) : family;
  const [first, end] = splitSuffix(given ?? '');
  const behind = suffix ?? end;
  const elided = /^(.*\S)\s+(\p{Ll}{1,4}['’])$/u.exec(first);
  if (particle === '' && elided)
    return { name: { family: elided[2]! + last, given: elided[1]!, ...(behind !== undefined && { suffix: behind }) } };
  if (particle === '' && behind === undefined && !last.includes(',') && /\s\p{Ll}\S*$/u.test(first))
    return { name: { literal: `${last}, ${first}` } };
  return {
    name: {
      family: joined(particle, last),
      ...(first !== '' && { given: first }),
      ...(behind !== undefined && { suffix: behind }),
    },
  };
}

/** The particle before the name; after an apostrophe or a hyphen no blank stands. */
function joined(particle: string, family: string): string {
  if (particle === '') return family;
  return /['’‘-]$/.test(particle) ? particle + family : `${particle} ${family}`;
}

/** `James, III` and `Frank G.,! Jr.`, where there is no field for the suffix. */
function splitSuffix(given: string): [given: string, suffix: string | undefined] {
  const comma = given.indexOf(',');
  if (comma < 1) return [given, undefined];
  const suffix = given
    .slice(comma + 1)
    .replace(/^!/, '')
    .trim();
  return suffix.length <= 20 && !suffix.includes(',') && suffix !== '' ? [given.slice(0, comma).trim(), suffix] : [given, undefined];
}
