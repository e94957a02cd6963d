/** Language with perhaps script and region, which is all that is kept. */
const SHAPE = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Languages as LaTeX names them, where that is no name in any language. @see https://ctan.org/pkg/babel */
const BABEL: readonly (readonly [name: string, tag: string])[] = [
  ['american', 'en-US'],
  ['usenglish', 'en-US'],
  ['british', 'en-GB'],
  ['ukenglish', 'en-GB'],
  ['australian', 'en-AU'],
  ['canadian', 'en-CA'],
  ['ngerman', 'de'],
  ['austrian', 'de-AT'],
  ['naustrian', 'de-AT'],
  ['swissgerman', 'de-CH'],
  ['nswissgerman', 'de-CH'],
  ['canadien', 'fr-CA'],
  ['acadian', 'fr-CA'],
  ['francais', 'fr'],
  ['brazilian', 'pt-BR'],
  ['brazil', 'pt-BR'],
  ['portuges', 'pt'],
  ['magyar', 'hu'],
  ['polutonikogreek', 'el'],
  ['norsk', 'nb'],
  ['nynorsk', 'nn'],
  ['bahasa', 'id'],
];

/**
 * The BCP 47 tag of a language that a source names by any ISO 639 code, MEDLINE's bibliographic ones included, or by its
 * name in English, in itself or in LaTeX: `eng` is `en`, `ger`, `German`, `Deutsch` and `ngerman` are `de`, `en_GB` is `en-GB`.
 * @returns `undefined` for what is neither, and for "several languages" and "not known"
 * @see https://www.nlm.nih.gov/bsd/language_table.html
 */
export function toLanguage(text: string): string | undefined {
  const tag = text.trim().slice(0, 40).replace('_', '-');
  if (SHAPE.test(tag)) return /^(?:mul|und|zxx|mis)$/i.test(tag) ? undefined : Intl.getCanonicalLocales(tag)[0];
  return tag === '' ? undefined : named().get(tag.toLowerCase().replace(/^lang(?=english|german|french|latin|italian|spanish)/, ''));
}

let names: ReadonlyMap<string, string> | undefined;

/** Tags of the languages of ISO 639-1 by their names in small letters; made when the first name is met. */
function named(): ReadonlyMap<string, string> {
  names ??= new Map(BABEL.concat(ownNames(), englishNames()));
  return names;
}

function englishNames(): [string, string][] {
  const inEnglish = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return codes().flatMap((code) => {
    const name = inEnglish.of(code)?.toLowerCase();
    return name === undefined ? [] : [[name, code] as [string, string]];
  });
}

function ownNames(): [string, string][] {
  return Intl.DisplayNames.supportedLocalesOf(codes()).flatMap((code) => {
    const name = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code)?.toLowerCase();
    return name === undefined ? [] : [[name, code] as [string, string]];
  });
}

/** Every pair of letters that is the code of a language, in its one form. */
function codes(): string[] {
  const pairs = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));
  return pairs.filter((code) => Intl.getCanonicalLocales(code)[0] === code);
}
