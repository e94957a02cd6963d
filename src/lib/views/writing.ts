/** Attributes of an element that holds text of another language or direction than the page. */
export interface Writing {
  lang?: string;
  dir?: 'rtl';
}

/** Scripts of languages that are not written in Latin letters: a title in other letters is a translation. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  be: /\p{Script=Cyrillic}/u,
  bg: /\p{Script=Cyrillic}/u,
  bn: /\p{Script=Bengali}/u,
  el: /\p{Script=Greek}/u,
  fa: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  hy: /\p{Script=Armenian}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ka: /\p{Script=Georgian}/u,
  ko: /\p{Script=Hangul}/u,
  mk: /\p{Script=Cyrillic}/u,
  ru: /\p{Script=Cyrillic}/u,
  th: /\p{Script=Thai}/u,
  uk: /\p{Script=Cyrillic}/u,
  ur: /\p{Script=Arabic}/u,
  zh: /\p{Script=Han}/u,
};
const RTL = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const SOME_RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Bidi_Control}]/u;

/**
 * How a text is to be marked, so that it is spoken, hyphenated and set as its language is. Sources tell the language of a work;
 * its title may be a translation, which is told from its letters where that can be.
 * @param language BCP 47 tag of the work
 * @param page BCP 47 tag of the page
 */
export function writingOf(text: string, language: string | undefined, page: string): Writing {
  const base = language?.toLowerCase().split('-')[0];
  const foreign =
    language !== undefined && base !== page.toLowerCase().split('-')[0] && (!Object.hasOwn(SCRIPTS, base!) || SCRIPTS[base!]!.test(text));
  return { ...(foreign && { lang: language }), ...(RTL.test(text) && { dir: 'rtl' as const }) };
}

/** If some of a text runs from right to left, so that it would carry its neighbours along unless it is set apart from them. */
export function runsLeft(text: string): boolean {
  return SOME_RTL.test(text);
}
