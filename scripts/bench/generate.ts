/** Words that are in every text: two of five, and one of five. */
const JOINING = 'the of and a in to we is that for with on this by as are from which'.split(' ');
const GENERAL = 'results model method data problem approach using analysis system new based show propose performance study'.split(' ');
const SYLLABLES = 'ba de fi go ku la me ni po ru sa te vi zo dra plen stor gra mic tal'.split(' ');
/** Words of its own that an abstract is drawn from. */
const VOCABULARY = 30_000;

/**
 * A feed in arXiv's form. An abstract has about 1,100 letters, as recorded ones have, its words are as unevenly frequent as
 * those of a language (Zipf's law), and one in three has a formula. The same on each run.
 * @param start number of the first entry
 * @param count at most 100
 * @param author an author of every entry, as XML
 */
export function makeFeed(start: number, count: number, author = ''): string {
  const entries = Array.from({ length: count }, (_, offset) => {
    const n = start + offset;
    const draw = drawing(n);
    const authors = Array.from(
      { length: 1 + (n % 7) },
      (_unused, place) => `<author><name>Given${(n * 7 + place) % 500} Q. Family${(n * 3 + place) % 900}</name></author>`,
    ).join('');
    const title = `${makeWords(draw, 4 + (n % 5))}${n % 10 === 0 ? ' in $L^p$ spaces' : ''}`;
    const formula = n % 3 === 0 ? `The cost is of order $O(n^{${n % 9}} \\log n)$. ` : '';
    const abstract = formula + Array.from({ length: 10 }, () => `${makeWords(draw, 16)}. `).join('');
    return `<entry><id>http://arxiv.org/abs/${2001 + Math.floor(n / 9000)}.${String(n % 9000).padStart(5, '0')}v1</id><title>${title}</title><updated>2020-01-02T00:00:00Z</updated><published>2020-01-01T00:00:00Z</published><summary>${abstract}</summary>${author}${authors}<category term="cs.LG"/><arxiv:primary_category term="cs.LG"/></entry>`;
  });
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><id>x</id>${entries.join('')}</feed>`;
}

function makeWords(draw: () => number, count: number): string {
  return Array.from({ length: count }, () => {
    const kind = draw();
    if (kind < 0.6) {
      const common = kind < 0.4 ? JOINING : GENERAL;
      return common[Math.floor(draw() * common.length)]!;
    }
    let word = '';
    // A rank drawn evenly on a logarithmic scale is as frequent as Zipf's law says.
    for (let rank = Math.floor(VOCABULARY ** draw()) + 20; rank > 0; rank = Math.floor(rank / SYLLABLES.length))
      word += SYLLABLES[rank % SYLLABLES.length]!;
    return word;
  }).join(' ');
}

/** Numbers from 0 to 1 that look random, by the minimal standard generator (Park and Miller, 1988). */
function drawing(seed: number): () => number {
  let state = ((seed + 1) * 48_271) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
