/** The beginning of a text, which ends with a whole word and an ellipsis if it is cut. @param most characters, with the ellipsis */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const end = cut.search(/[\s,;:.(–—-]+\S*$/);
  // a text without blanks, such as one in Chinese, is cut between its letters
  return `${end > most / 2 ? cut.slice(0, end) : [...cut].slice(0, -2).join('')}…`;
}
