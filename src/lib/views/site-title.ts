/** Longest title of a site, in characters, that is set large: about one line of a phone. */
const MOST_LARGE = 28;

/** If a site's title is set smaller, in the header and on the home page, so that it takes few lines on a phone. */
export function isLongTitle(title: string): boolean {
  // signs of East Asia are twice as wide as letters
  return (
    [...title].reduce((width, sign) => width + (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(sign) ? 2 : 1), 0) >
    MOST_LARGE
  );
}
