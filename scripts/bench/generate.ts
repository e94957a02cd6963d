/** A feed in arXiv's form with words, formulas and authors that differ from entry to entry. @param count at most 100 */
export function makeFeed(start: number, count: number, author = ''): string {
  const entries = Array.from({ length: count }, (_, offset) => {
    const n = start + offset;
    const authors = Array.from(
      { length: 1 + (n % 7) },
      (_unused, place) => `<author><name>Given${(n * 7 + place) % 500} Q. Family${(n * 3 + place) % 900}</name></author>`,
    ).join('');
    const abstract = `We study problem ${n} of order $O(n^{${n % 9}} \\log n)$ in a setting with noise. `.repeat(12);
    const words = [n % 97, n % 89, n % 83, n % 79].map((word) => `w${word.toString(36)}rd`).join(' ');
    return `<entry><id>http://arxiv.org/abs/${2001 + Math.floor(n / 9000)}.${String(n % 9000).padStart(5, '0')}v1</id><title>On problem number ${n} of ${words} in $L^${n % 5}$ spaces</title><updated>2020-01-02T00:00:00Z</updated><published>2020-01-01T00:00:00Z</published><summary>${abstract}</summary>${author}${authors}<category term="cs.LG"/><arxiv:primary_category term="cs.LG"/></entry>`;
  });
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><id>x</id>${entries.join('')}</feed>`;
}
