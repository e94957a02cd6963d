/** Text of several paragraphs, parted by empty lines, as HTML; text of one paragraph as it is. */
export function asParagraphs(text: string): string {
  const paragraphs = text.split(/\r?\n(?:[ \t]*\r?\n)+/).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.length > 1 ? paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('') : text;
}
