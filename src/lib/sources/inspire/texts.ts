import { given, type Literature } from './schema.ts';

/** A tag of HTML, JATS or MathML; a less-than sign in a formula has none behind it. */
const TAG = /<\/?[a-z][a-z:-]{0,30}(?:\s[^<>]{0,300})?\/?>/i;
const MATH = /\$[^$]+\$|\\\(|<(?:mml:)?math\b/;

/** A work's title and abstract, and the language they are written in. */
export interface Texts {
  title?: string;
  abstract?: string;
  markup: 'tex' | 'html';
}

/**
 * Choose among the titles and abstracts of a work. INSPIRE's first title is that of the publication, and gives way to
 * arXiv's where it shouts, or lost its formulas or has them as tags; of abstracts arXiv's is the author's own.
 */
export function textsOf({ titles, abstracts }: Literature): Texts {
  const named = titles.flatMap(({ title, subtitle, source }) => {
    const [main, second] = [given(title), given(subtitle)];
    if (main === undefined) return [];
    return [{ text: second === undefined ? main : `${main}${/[.:?!]$/.test(main) ? '' : ':'} ${second}`, isArxiv: isArxiv(source) }];
  });
  const [first] = named;
  const preprint = named.find((title) => title.isArxiv);
  const title =
    first !== undefined &&
    preprint !== undefined &&
    (TAG.test(first.text) || shouts(first.text) || (MATH.test(preprint.text) && !MATH.test(first.text)))
      ? preprint.text
      : first?.text;
  const summaries = abstracts.flatMap(({ value, source }) => {
    const text = given(value);
    return text === undefined ? [] : [{ text, isArxiv: isArxiv(source) }];
  });
  const abstract = (summaries.find((summary) => summary.isArxiv) ?? summaries.find(({ text }) => !TAG.test(text)) ?? summaries[0])?.text;
  return {
    ...(title !== undefined && { title }),
    ...(abstract !== undefined && { abstract }),
    markup: TAG.test(title ?? '') || TAG.test(abstract ?? '') ? 'html' : 'tex',
  };
}

function isArxiv(source: string | null | undefined): boolean {
  return source?.toLowerCase() === 'arxiv';
}

function shouts(title: string): boolean {
  return title.length > 10 && /\p{Lu}/u.test(title) && !/\p{Ll}/u.test(title);
}
