import type { Format } from '../../format.ts';
import { parseBibtex } from './parse.ts';

/** BibTeX and BibLaTeX. */
export const bibtex: Format = {
  name: 'bibtex',
  fits: ({ extension, head }) =>
    /^(?:bib|bibtex|biblatex)$/.test(extension) || (!/^[<[{]/.test(head) && /^\s*@[A-Za-z]+\s*[{(]/m.test(head)),
  parse: parseBibtex,
};
