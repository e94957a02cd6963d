/** First and last page, each with letters before and behind its number. */
const RANGE = /([A-Za-z]{0,6})(\d{1,9})([-–])([A-Za-z]{0,6})(\d{1,9})(?!\d)/g;
/** Numbers of articles that have no pages: `e0123456`, `20200021`; a publisher's item number such as S0732-8893(15)00432-0 is none. */
const ARTICLE_NUMBER = /^[A-Za-z]{0,3}\d{1,10}$/;

/**
 * Pages as printed, though MEDLINE leaves out what the last page has in common with the first: `123-9` is `123-129`,
 * `S12-9` is `S12-S19`.
 * @see https://www.nlm.nih.gov/bsd/mms/medlineelements.html#pg
 */
export function expandPages(text: string): string {
  return text.slice(0, 200).replace(RANGE, (whole, letters: string, first: string, dash: string, ownLetters: string, last: string) => {
    if (ownLetters !== '' && ownLetters !== letters) return whole;
    const end = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
    return Number(end) < Number(first) ? whole : `${letters}${first}${dash}${letters}${end}`;
  });
}

/**
 * Where in an issue an article stands.
 * @param pages as MEDLINE writes them
 * @param item the publisher's item number, which takes the place of pages where there are none
 */
export function placeOf(pages: string | undefined, item: string | undefined): { pages?: string; articleNumber?: string } {
  const place = pages?.trim() ?? '';
  if (/^e\d+$/i.test(place)) return { articleNumber: place };
  if (place !== '') return { pages: expandPages(place) };
  return item !== undefined && ARTICLE_NUMBER.test(item.trim()) ? { articleNumber: item.trim() } : {};
}
