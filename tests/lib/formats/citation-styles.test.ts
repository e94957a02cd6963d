import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CITATION_STYLES, citedFacts, splitAtLink } from '../../../src/lib/formats/citation-styles/index.ts';
import { WORK_TYPES, type InlineText, type Work } from '../../../src/lib/model/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { anyWork, article, HOSTILE, work } from './samples.ts';

type StyleId = (typeof CITATION_STYLES)[number]['id'];

const cite = (id: StyleId, input: Work): InlineText => CITATION_STYLES.find((style) => style.id === id)!.format(citedFacts(input));
/** The same with italics as `*…*`. */
const marked = (text: InlineText): string =>
  text.map((piece) => (typeof piece === 'object' && piece.kind === 'italic' ? `*${toPlain(piece.content)}*` : toPlain([piece]))).join('');

const person = (given: string, family: string, rest: object = {}): object => ({
  name: { literal: `${given} ${family}`, given, family, ...rest },
});
const group = (literal: string): object => ({ name: { literal }, group: true });
const [doe, roe, poe] = [person('Jane', 'Doe'), person('Richard M.', 'Roe'), person('Jean-Paul', 'Poe')] as const;
const many = (count: number): object[] => Array.from({ length: count }, (_, index) => person('Ann', `Author${index + 1}`));
const published = (type: string, identifiers: object = { doi: ['10.1000/z'] }, rest: object = {}): object => ({
  kind: 'published',
  type,
  identifiers,
  records: [{ source: 'crossref', id: 'x' }],
  ...rest,
});

/** A published work by Jane Doe with a DOI, of 18 June 2021. */
const of = (type: string, change: Record<string, unknown> = {}): Work =>
  work({
    type,
    id: 'doe2021title',
    date: { first: '2021-06-18' },
    identifiers: { doi: ['10.1000/z'] },
    versions: [published(type)],
    ...change,
  });
const inJournal = (change: Record<string, unknown> = {}): Work =>
  of('article', {
    venue: { name: 'Journal of Examples', kind: 'journal' },
    biblio: { volume: '12', issue: '3', pages: '145–167' },
    ...change,
  });

const CASES: readonly (readonly [about: string, input: Work, expected: Readonly<Partial<Record<StyleId, string>>>])[] = [
  [
    'an article by one author',
    inJournal(),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*, *12*(3), 145–167. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” *Journal of Examples* 12, no. 3 (2021): 145–67. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” *Journal of Examples*, vol. 12, no. 3, pp. 145–167, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. Journal of Examples. 2021 Jun 18;12(3):145-67. doi: 10.1000/z.',
    },
  ],
  [
    'an article by two',
    inJournal({ authorships: [doe, roe] }),
    {
      apa: 'Doe, J., & Roe, R. M. (2021). A title. *Journal of Examples*, *12*(3), 145–167. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane, and Richard M. Roe. “A title.” *Journal of Examples* 12, no. 3 (2021): 145–67. https://doi.org/10.1000/z.',
      ieee: 'J. Doe and R. M. Roe, “A title,” *Journal of Examples*, vol. 12, no. 3, pp. 145–167, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J, Roe RM. A title. Journal of Examples. 2021 Jun 18;12(3):145-67. doi: 10.1000/z.',
    },
  ],
  [
    'an article by three, one with a hyphen in the given name',
    inJournal({ authorships: [doe, roe, poe], biblio: { volume: '12' } }),
    {
      apa: 'Doe, J., Roe, R. M., & Poe, J.-P. (2021). A title. *Journal of Examples*, *12*. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane, Richard M. Roe, and Jean-Paul Poe. “A title.” *Journal of Examples* 12 (2021). https://doi.org/10.1000/z.',
      ieee: 'J. Doe, R. M. Roe, and J.-P. Poe, “A title,” *Journal of Examples*, vol. 12, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J, Roe RM, Poe JP. A title. Journal of Examples. 2021 Jun 18;12. doi: 10.1000/z.',
    },
  ],
  [
    'everything at once: particle, rank, group, math and italics in the title',
    article,
    {
      apa: 'van der Heide, C., Smith, J., Jr., & The Example and Sons Collaboration. (2021). Sketching for ℓ₁ regression on the GPU: *in vivo* & 50% faster. *Journal of Examples & Tests*, *12*(3), 45–67. https://doi.org/10.1000/z',
      chicago:
        'van der Heide, Chris, John Smith Jr., and The Example and Sons Collaboration. “Sketching for ℓ₁ regression on the GPU: *in vivo* & 50% faster.” *Journal of Examples & Tests* 12, no. 3 (2021): 45–67. https://doi.org/10.1000/z.',
      ieee: 'C. van der Heide, J. Smith Jr., and The Example and Sons Collaboration, “Sketching for ℓ₁ regression on the GPU: *in vivo* & 50% faster,” *Journal of Examples & Tests*, vol. 12, no. 3, pp. 45–67, Jun. 2021, doi: 10.1000/z.',
      vancouver:
        'van der Heide C, Smith J Jr; The Example and Sons Collaboration. Sketching for ℓ₁ regression on the GPU: *in vivo* & 50% faster. Journal of Examples & Tests. 2021 Jun;12(3):45-67. doi: 10.1000/z.',
    },
  ],
  [
    'an article with a number in place of pages',
    inJournal({ biblio: { volume: '12', issue: '3', articleNumber: '061103' } }),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*, *12*(3), Article 061103. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” *Journal of Examples* 12, no. 3 (2021): 061103. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” *Journal of Examples*, vol. 12, no. 3, Jun. 2021, Art. no. 061103, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. Journal of Examples. 2021 Jun 18;12(3):061103. doi: 10.1000/z.',
    },
  ],
  [
    'an article on one page, without a volume',
    inJournal({ biblio: { issue: '3', pages: '45' } }),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*, (3), 45. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” *Journal of Examples*, no. 3 (2021): 45. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” *Journal of Examples*, no. 3, p. 45, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. Journal of Examples. 2021 Jun 18;(3):45. doi: 10.1000/z.',
    },
  ],
  [
    'an article ahead of its issue',
    inJournal({ biblio: undefined }),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” *Journal of Examples*, June 18, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” *Journal of Examples*, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. Journal of Examples. 2021 Jun 18. doi: 10.1000/z.',
    },
  ],
  [
    'an article that no source dates, without authors',
    inJournal({ date: { first: '0000' }, authorships: [], biblio: { volume: '12' } }),
    {
      apa: 'A title. (n.d.). *Journal of Examples*, *12*. https://doi.org/10.1000/z',
      chicago: '“A title.” *Journal of Examples* 12 (n.d.). https://doi.org/10.1000/z.',
      ieee: '“A title,” *Journal of Examples*, vol. 12, n.d., doi: 10.1000/z.',
      vancouver: 'A title. Journal of Examples. [date unknown];12. doi: 10.1000/z.',
    },
  ],
  [
    'an article without a venue',
    of('article'),
    {
      apa: 'Doe, J. (2021). *A title*. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” June 18, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. 2021. doi: 10.1000/z.',
    },
  ],
  [
    'an article in a journal whose name ends in a full stop',
    inJournal({ venue: { name: 'J. Ex.', kind: 'journal' }, biblio: undefined, identifiers: {}, versions: [published('article', {})] }),
    {
      apa: 'Doe, J. (2021). A title. *J. Ex.*',
      chicago: 'Doe, Jane. “A title.” *J. Ex.*, June 18, 2021.',
      ieee: 'J. Doe, “A title,” *J. Ex.*, Jun. 2021.',
      vancouver: 'Doe J. A title. J. Ex. 2021 Jun 18.',
    },
  ],
  [
    'a conference paper in proceedings of a series',
    of('conference-paper', {
      venue: { name: 'Proceedings of the 37th Conference', kind: 'conference' },
      biblio: { volume: '119', pages: '475–485', publisher: 'PMLR', series: 'Proceedings of Research' },
      identifiers: { arxiv: ['2001.01234'] },
      versions: [published('conference-paper', {}, { url: 'https://proceedings.example.org/a.html' })],
    }),
    {
      apa: 'Doe, J. (2021). A title. In *Proceedings of Research: Vol. 119. Proceedings of the 37th Conference* (pp. 475–485). PMLR. https://proceedings.example.org/a.html',
      chicago:
        'Doe, Jane. “A title.” In *Proceedings of the 37th Conference*, 475–85. Proceedings of Research 119. PMLR, 2021. https://proceedings.example.org/a.html.',
      ieee: 'J. Doe, “A title,” in *Proceedings of the 37th Conference*, in Proceedings of Research, vol. 119. PMLR, Jun. 2021, pp. 475–485. [Online]. Available: https://proceedings.example.org/a.html',
      vancouver:
        'Doe J. A title. In: Proceedings of the 37th Conference [Internet]. PMLR; 2021. p. 475-85. (Proceedings of Research; vol. 119). Available from: https://proceedings.example.org/a.html',
    },
  ],
  [
    'a conference paper of which little is known',
    of('conference-paper', { venue: { name: 'Conference on Examples' }, identifiers: {}, versions: [published('conference-paper', {})] }),
    {
      apa: 'Doe, J. (2021). A title. In *Conference on Examples*.',
      chicago: 'Doe, Jane. “A title.” In *Conference on Examples*, 2021.',
      ieee: 'J. Doe, “A title,” in *Conference on Examples*, Jun. 2021.',
      vancouver: 'Doe J. A title. In: Conference on Examples. 2021.',
    },
  ],
  [
    'a conference paper without proceedings',
    of('conference-paper'),
    {
      apa: 'Doe, J. (2021). *A title* [Conference paper]. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” Conference paper. 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” conference paper, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title [conference paper]. 2021. doi: 10.1000/z.',
    },
  ],
  [
    'a conference paper, not its later article',
    of('conference-paper', {
      venue: { name: 'Conference on Examples' },
      identifiers: { doi: ['10.1000/article'] },
      versions: [
        published('article', { doi: ['10.1000/article'] }, { venue: { name: 'Journal of Examples' } }),
        published('conference-paper', {}, { venue: { name: 'Conference on Examples' }, url: 'https://example.org/paper' }),
      ],
    }),
    { apa: 'Doe, J. (2021). A title. In *Conference on Examples*. https://example.org/paper' },
  ],
  [
    'a preprint on arXiv',
    work(),
    {
      apa: 'Doe, J. (2020). *A title* (arXiv:2001.01234). arXiv. https://arxiv.org/abs/2001.01234',
      chicago: 'Doe, Jane. “A title.” Preprint, arXiv, January 7, 2020. https://arxiv.org/abs/2001.01234.',
      ieee: 'J. Doe, “A title,” Jan. 2020, arXiv:2001.01234.',
      vancouver: 'Doe J. A title. arXiv [Preprint]. 2020 Jan 7. arXiv:2001.01234. Available from: https://arxiv.org/abs/2001.01234',
    },
  ],
  [
    'a preprint elsewhere',
    of('preprint', {
      venue: { name: 'bioRxiv', kind: 'repository' },
      versions: [{ kind: 'preprint', type: 'preprint', identifiers: { doi: ['10.1000/z'] }, records: [{ source: 'crossref', id: 'x' }] }],
    }),
    {
      apa: 'Doe, J. (2021). *A title*. bioRxiv. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” Preprint, bioRxiv, June 18, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” *bioRxiv*, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. bioRxiv [Preprint]. 2021 Jun 18. doi: 10.1000/z.',
    },
  ],
  [
    'a preprint of which nothing is known',
    work({ identifiers: {}, date: { first: '2020' } }),
    {
      apa: 'Doe, J. (2020). *A title* [Preprint].',
      chicago: 'Doe, Jane. “A title.” Preprint, 2020.',
      ieee: 'J. Doe, “A title,” preprint, 2020.',
      vancouver: 'Doe J. A title. [Preprint]. 2020.',
    },
  ],
  [
    'what a source calls an article and has only on arXiv, as a preprint',
    work({ type: 'article' }),
    { apa: 'Doe, J. (2020). *A title* (arXiv:2001.01234). arXiv. https://arxiv.org/abs/2001.01234' },
  ],
  [
    'a published article that is on arXiv too, without arXiv',
    inJournal({ identifiers: { arxiv: ['2001.01234'] }, versions: [published('article', {})] }),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*, *12*(3), 145–167.',
      ieee: 'J. Doe, “A title,” *Journal of Examples*, vol. 12, no. 3, pp. 145–167, Jun. 2021.',
    },
  ],
  [
    'a book',
    of('book', { biblio: { publisher: 'Example Press', volume: '3' } }),
    {
      apa: 'Doe, J. (2021). *A title* (Vol. 3). Example Press. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. *A title*. Vol. 3. Example Press, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, *A title*, vol. 3. Example Press, 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. Vol. 3. Example Press; 2021. doi: 10.1000/z.',
    },
  ],
  [
    'a book of a series with italics in its title, which turn upright',
    of('book', {
      title: ['On ', { kind: 'italic', content: ['Drosophila'] }, ' and ', { kind: 'math', tex: 'x^2' }],
      venue: { name: 'Example Press' },
      biblio: { series: 'Lectures', volume: '7' },
    }),
    {
      apa: 'Doe, J. (2021). *Lectures: Vol. 7. On *Drosophila* and x²*. Example Press. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. *On *Drosophila* and x²*. Lectures 7. Example Press, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, *On *Drosophila* and x²* (Lectures), vol. 7. Example Press, 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. On *Drosophila* and x². Example Press; 2021. (Lectures; vol. 7). doi: 10.1000/z.',
    },
  ],
  [
    'a chapter',
    of('chapter', { venue: { name: 'A book', kind: 'book' }, biblio: { pages: '101–108', publisher: 'Example Press', volume: '2' } }),
    {
      apa: 'Doe, J. (2021). A title. In *A book* (Vol. 2, pp. 101–108). Example Press. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” In *A book*, vol. 2, 101–8. Example Press, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” in *A book*, vol. 2. Example Press, 2021, pp. 101–108, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. In: A book. Vol. 2. Example Press; 2021. p. 101-8. doi: 10.1000/z.',
    },
  ],
  [
    'a chapter in a numbered volume of a series',
    of('chapter', {
      venue: { name: 'A book', kind: 'book' },
      biblio: { pages: '101–108', publisher: 'Example Press', series: 'Lectures', volume: '7' },
    }),
    {
      apa: 'Doe, J. (2021). A title. In *Lectures: Vol. 7. A book* (pp. 101–108). Example Press. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” In *A book*, 101–8. Lectures 7. Example Press, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” in *A book*, in Lectures, vol. 7. Example Press, 2021, pp. 101–108, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. In: A book. Example Press; 2021. p. 101-8. (Lectures; vol. 7). doi: 10.1000/z.',
    },
  ],
  [
    'a chapter in a series without numbers',
    of('chapter', { venue: { name: 'A book', kind: 'book' }, biblio: { publisher: 'Example Press', series: 'Lectures' } }),
    {
      apa: 'Doe, J. (2021). A title. In *A book*. Example Press. https://doi.org/10.1000/z',
      ieee: 'J. Doe, “A title,” in *A book*, in Lectures. Example Press, 2021, doi: 10.1000/z.',
    },
  ],
  [
    'a conference paper, its publisher only where a series makes a book of the proceedings',
    of('conference-paper', { venue: { name: 'Conference on Examples' }, biblio: { pages: '5–9', publisher: 'Example Press' } }),
    { ieee: 'J. Doe, “A title,” in *Conference on Examples*, Jun. 2021, pp. 5–9, doi: 10.1000/z.' },
  ],
  [
    'a thesis, of a degree that is not known',
    of('thesis', {
      venue: { name: 'Example University', kind: 'institution' },
      identifiers: {},
      versions: [published('thesis', {}, { url: 'https://example.org/thesis' })],
    }),
    {
      apa: 'Doe, J. (2021). *A title* [Thesis, Example University]. https://example.org/thesis',
      chicago: 'Doe, Jane. “A title.” Thesis, Example University, 2021. https://example.org/thesis.',
      ieee: 'J. Doe, “A title,” thesis, Example University, 2021. [Online]. Available: https://example.org/thesis',
      vancouver: 'Doe J. A title [thesis on the Internet]. Example University; 2021. Available from: https://example.org/thesis',
    },
  ],
  [
    'a report by the institution that issues it',
    of('report', { authorships: [group('Example Institute')], venue: { name: 'Example Institute' }, biblio: { issue: '12' } }),
    {
      apa: 'Example Institute. (2021). *A title* (Report No. 12). https://doi.org/10.1000/z',
      chicago: 'Example Institute. *A title*. Report no. 12. Example Institute, 2021. https://doi.org/10.1000/z.',
      ieee: 'Example Institute, “A title,” Example Institute, Rep. 12, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Example Institute. A title. Example Institute; 2021 Jun. Report No.: 12. doi: 10.1000/z.',
    },
  ],
  [
    'a dataset',
    of('dataset', { venue: { name: 'Zenodo', kind: 'repository' } }),
    {
      apa: 'Doe, J. (2021). *A title* [Data set]. Zenodo. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” Data set. Zenodo, June 18, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, Jun. 18, 2021, “A title,” distributed by Zenodo, doi: 10.1000/z.',
      vancouver: 'Doe J. A title [dataset]. Zenodo; 2021. doi: 10.1000/z.',
    },
  ],
  [
    'software',
    of('software', { biblio: { publisher: 'Zenodo' } }),
    {
      apa: 'Doe, J. (2021). *A title* [Computer software]. Zenodo. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. *A title*. Computer software. Zenodo, June 18, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe. *A title*. (2021). Zenodo. doi: 10.1000/z.',
      vancouver: 'Doe J. A title [software]. Zenodo; 2021. doi: 10.1000/z.',
    },
  ],
  [
    'a dataset of a year, by nobody known, from nowhere known',
    of('dataset', { authorships: [], date: { first: '2021' } }),
    { ieee: '“A title,” 2021, doi: 10.1000/z.' },
  ],
  [
    'a dataset of which only the address is known',
    of('dataset', { date: { first: '2021-06' }, identifiers: {}, versions: [published('dataset', {}, { url: 'https://example.org/d' })] }),
    {
      ieee: 'J. Doe, Jun. 2021, “A title.” [Online]. Available: https://example.org/d',
      vancouver: 'Doe J. A title [dataset on the Internet]. 2021. Available from: https://example.org/d',
    },
  ],
  [
    'software without a DOI',
    of('software', {
      date: { first: '0000' },
      authorships: [doe, person('John', 'Smith', { suffix: 'Jr.' })],
      identifiers: {},
      versions: [published('software', {}, { url: 'https://example.org/s' })],
    }),
    { ieee: 'J. Doe and J. Smith Jr. *A title*. (n.d.). [Online]. Available: https://example.org/s' },
  ],
  [
    'a copy on the web, by its address',
    inJournal({ identifiers: {}, versions: [published('article', {}, { url: 'https://example.org/a' })] }),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*, *12*(3), 145–167. https://example.org/a',
      vancouver: 'Doe J. A title. Journal of Examples [Internet]. 2021 Jun 18;12(3):145-67. Available from: https://example.org/a',
    },
  ],
  [
    'a book on the web, by its address',
    of('book', {
      biblio: { publisher: 'Example Press' },
      identifiers: {},
      versions: [published('book', {}, { url: 'https://example.org/b' })],
    }),
    { vancouver: 'Doe J. A title [Internet]. Example Press; 2021. Available from: https://example.org/b' },
  ],
  [
    'something else',
    of('other', { venue: { name: 'Somewhere' } }),
    {
      apa: 'Doe, J. (2021). *A title*. Somewhere. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” Somewhere, June 18, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” Somewhere, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. Somewhere; 2021. doi: 10.1000/z.',
    },
  ],
  [
    'something else in a journal, as an article',
    of('other', { venue: { name: 'Journal of Examples', kind: 'journal' }, biblio: { volume: '1' } }),
    { apa: 'Doe, J. (2021). A title. *Journal of Examples*, *1*. https://doi.org/10.1000/z' },
  ],
  [
    'a title that asks',
    inJournal({ title: ['Why?'], biblio: { volume: '12' } }),
    {
      apa: 'Doe, J. (2021). Why? *Journal of Examples*, *12*. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “Why?” *Journal of Examples* 12 (2021). https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “Why?” *Journal of Examples*, vol. 12, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. Why? Journal of Examples. 2021 Jun 18;12. doi: 10.1000/z.',
    },
  ],
  [
    'a title that ends in a full stop',
    inJournal({ title: ['A title.'], biblio: { volume: '12' } }),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*, *12*. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “A title.” *Journal of Examples* 12 (2021). https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “A title,” *Journal of Examples*, vol. 12, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. A title. Journal of Examples. 2021 Jun 18;12. doi: 10.1000/z.',
    },
  ],
  [
    'a title that ends in an abbreviation',
    inJournal({ title: ['Banks of the U.S.'], biblio: { volume: '12' } }),
    {
      apa: 'Doe, J. (2021). Banks of the U.S. *Journal of Examples*, *12*. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “Banks of the U.S.” *Journal of Examples* 12 (2021). https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “Banks of the U.S.,” *Journal of Examples*, vol. 12, Jun. 2021, doi: 10.1000/z.',
    },
  ],
  [
    'a title in quotation marks',
    inJournal({ title: ['“Quantum” of "solace"'], biblio: { volume: '12' } }),
    {
      apa: 'Doe, J. (2021). “Quantum” of "solace." *Journal of Examples*, *12*. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. “‘Quantum’ of ‘solace.’” *Journal of Examples* 12 (2021). https://doi.org/10.1000/z.',
      ieee: 'J. Doe, “‘Quantum’ of ‘solace,’” *Journal of Examples*, vol. 12, Jun. 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. “Quantum” of "solace". Journal of Examples. 2021 Jun 18;12. doi: 10.1000/z.',
    },
  ],
  [
    'a book whose title ends in quotation marks, in italics or not',
    of('book', { title: ['On “', { kind: 'italic', content: ['things”'] }], biblio: { publisher: 'Example Press' } }),
    {
      apa: 'Doe, J. (2021). *On “*things.” Example Press. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. *On “*things.” Example Press, 2021. https://doi.org/10.1000/z.',
      ieee: 'J. Doe, *On “*things.” Example Press, 2021, doi: 10.1000/z.',
      vancouver: 'Doe J. On “*things”*. Example Press; 2021. doi: 10.1000/z.',
    },
  ],
  [
    'a book whose title asks in quotation marks',
    of('book', { title: ['A book of “why?”'], biblio: { publisher: 'Example Press' } }),
    {
      apa: 'Doe, J. (2021). *A book of “why?”* Example Press. https://doi.org/10.1000/z',
      chicago: 'Doe, Jane. *A book of “why?”* Example Press, 2021. https://doi.org/10.1000/z.',
    },
  ],
  [
    'a title in German quotation marks',
    inJournal({ title: ['Was heißt „Ding“'], biblio: { volume: '12' } }),
    { apa: 'Doe, J. (2021). Was heißt „Ding“. *Journal of Examples*, *12*. https://doi.org/10.1000/z' },
  ],
  [
    'a title that ends in inches',
    inJournal({ title: ['Pipes of 12"'], biblio: { volume: '12' } }),
    { apa: 'Doe, J. (2021). Pipes of 12". *Journal of Examples*, *12*. https://doi.org/10.1000/z' },
  ],
  [
    'a title that ends in an apostrophe, which no comma enters',
    inJournal({ title: ['The authors’'], biblio: { volume: '12' } }),
    { ieee: 'J. Doe, “The authors’,” *Journal of Examples*, vol. 12, Jun. 2021, doi: 10.1000/z.' },
  ],
  [
    'a retraction of which date and DOI are known',
    inJournal({
      biblio: { volume: '12' },
      notices: [{ kind: 'retraction', doi: '10.1000/r', date: '2023-02-01', records: [{ source: 'crossref', id: 'r' }] }],
    }),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*, *12*. https://doi.org/10.1000/z (Retraction published 2023, https://doi.org/10.1000/r)',
      chicago:
        'Doe, Jane. “A title.” *Journal of Examples* 12 (2021). https://doi.org/10.1000/z. Retracted 2023, https://doi.org/10.1000/r.',
      ieee: 'J. Doe, “A title,” *Journal of Examples*, vol. 12, Jun. 2021, doi: 10.1000/z. Retracted 2023, doi: 10.1000/r.',
      vancouver: 'Doe J. A title. Journal of Examples. 2021 Jun 18;12. doi: 10.1000/z. Retraction in: doi: 10.1000/r.',
    },
  ],
  [
    'a retraction and no more',
    inJournal({ biblio: { volume: '12' }, notices: [{ kind: 'retraction', records: [{ source: 'openalex', id: 'r' }] }] }),
    {
      apa: 'Doe, J. (2021). A title. *Journal of Examples*, *12*. https://doi.org/10.1000/z (Retracted)',
      chicago: 'Doe, Jane. “A title.” *Journal of Examples* 12 (2021). https://doi.org/10.1000/z. Retracted.',
      ieee: 'J. Doe, “A title,” *Journal of Examples*, vol. 12, Jun. 2021, doi: 10.1000/z. Retracted.',
      vancouver: 'Doe J. A title. Journal of Examples. 2021 Jun 18;12. doi: 10.1000/z. Retracted.',
    },
  ],
  [
    'a preprint that was withdrawn',
    work({ withdrawn: true }),
    {
      apa: 'Doe, J. (2020). *A title* (arXiv:2001.01234). arXiv. https://arxiv.org/abs/2001.01234 (Withdrawn)',
      ieee: 'J. Doe, “A title,” Jan. 2020, arXiv:2001.01234. Withdrawn.',
    },
  ],
  [
    'fields that say their own names',
    inJournal({ biblio: { volume: 'Vol. 12', issue: 'no. 3', pages: '45–67', articleNumber: 'Article 7' } }),
    { apa: 'Doe, J. (2021). A title. *Journal of Examples*, *12*(3), Article 7. https://doi.org/10.1000/z' },
  ],
];

describe.each(CITATION_STYLES.map(({ id }) => id))('%s cites', (id) => {
  test.each(CASES.flatMap(([about, input, expected]) => (expected[id] === undefined ? [] : [[about, input, expected[id]] as const])))(
    '%s',
    (_, input, expected) => expect(marked(cite(id, input))).toBe(expected),
  );
});

describe('lists of authors', () => {
  const authors = (id: StyleId, authorships: object[], rest: object = {}): string =>
    toPlain(cite(id, inJournal({ authorships, title: ['T'], ...rest }))).split(/ \(2021\)| “T|\. T\./)[0]!;

  test('in APA name twenty, and nineteen and the last of more', () => {
    expect(authors('apa', many(7))).toBe('Author1, A., Author2, A., Author3, A., Author4, A., Author5, A., Author6, A., & Author7, A.');
    expect(authors('apa', many(20))).toMatch(/Author19, A\., & Author20, A\.$/);
    expect(authors('apa', many(21))).toMatch(/Author19, A\., … Author21, A\.$/);
    expect(authors('apa', many(5154))).toMatch(/Author19, A\., … Author5154, A\.$/);
  });

  test('in Chicago name six, and three of more', () => {
    expect(authors('chicago', many(6))).toMatch(/^Author1, Ann, Ann Author2, .*Ann Author5, and Ann Author6\.$/);
    expect(authors('chicago', many(7))).toBe('Author1, Ann, Ann Author2, Ann Author3, et al.');
    expect(authors('chicago', many(5154))).toBe('Author1, Ann, Ann Author2, Ann Author3, et al.');
  });

  test('in IEEE name six, and one of more', () => {
    expect(authors('ieee', many(6))).toBe('A. Author1, A. Author2, A. Author3, A. Author4, A. Author5, and A. Author6,');
    expect(authors('ieee', many(7))).toBe('A. Author1 et al.,');
    expect(authors('ieee', many(5154))).toBe('A. Author1 et al.,');
  });

  test('in Vancouver name six, and six of more', () => {
    expect(authors('vancouver', many(6))).toBe('Author1 A, Author2 A, Author3 A, Author4 A, Author5 A, Author6 A');
    expect(authors('vancouver', many(7))).toBe('Author1 A, Author2 A, Author3 A, Author4 A, Author5 A, Author6 A, et al');
  });

  test.each([
    ['apa', 'Doe, J., Roe, R. M., et al.'],
    ['chicago', 'Doe, Jane, Richard M. Roe, et al.'],
    ['ieee', 'J. Doe et al.,'],
    ['vancouver', 'Doe J, Roe RM, et al'],
  ] as const)('that go on say so in %s', (id, expected) => expect(authors(id, [doe, roe], { authorshipsTruncated: true })).toBe(expected));

  test('part groups by semicolons in Vancouver', () =>
    expect(authors('vancouver', [doe, group('One Group'), group('Two Group'), roe])).toBe('Doe J; One Group; Two Group; Roe RM'));
});

describe('names', () => {
  const name = (id: StyleId, authorship: object): string => toPlain(cite(id, work({ authorships: [authorship], title: ['T'] })));

  test.each([
    ['a hyphen', person('Jean-Paul Marie', 'Poe'), 'Poe, J.-P. M. (', 'J.-P. M. Poe,', 'Poe JP.'],
    ['a hyphen before a small letter', person('Xiao-ming', 'Li'), 'Li, X.-M. (', 'X.-M. Li,', 'Li XM.'],
    ['three given names', person('Ann Beth Cleo', 'Doe'), 'Doe, A. B. C. (', 'A. B. C. Doe,', 'Doe AB.'],
    ['initials', person('N. Benjamin', 'Erichson'), 'Erichson, N. B. (', 'N. B. Erichson,', 'Erichson NB.'],
    ['initials without blanks', person('J.R.R.', 'Tolkien'), 'Tolkien, J. R. R. (', 'J. R. R. Tolkien,', 'Tolkien JR.'],
    ['initials as PubMed writes them', person('JP', 'Poe'), 'Poe, J. P. (', 'J. P. Poe,', 'Poe JP.'],
    ['a name all in capitals', person('LI', 'WANG'), 'WANG, L. (', 'L. WANG,', 'WANG L.'],
    ['a nickname', person('William (Bill)', 'Doe'), 'Doe, W. (', 'W. Doe,', 'Doe W.'],
    ['a small word', person('José de Jesús', 'Pérez'), 'Pérez, J. de J. (', 'J. de J. Pérez,', 'Pérez JJ.'],
    ['small letters only', person('ann beth', 'doe'), 'doe, A. B. (', 'A. B. doe,', 'doe AB.'],
    ['an accent', person('Émile', 'Borel'), 'Borel, É. (', 'É. Borel,', 'Borel É.'],
    ['a rank', person('Ann', 'Doe', { suffix: 'III' }), 'Doe, A., III. (', 'A. Doe III,', 'Doe A 3rd.'],
    ['particles', person('Ludwig', 'van Beethoven', { particle: 4 }), 'van Beethoven, L. (', 'L. van Beethoven,', 'van Beethoven L.'],
    ['Cyrillic', person('Юрий', 'Манин'), 'Манин, Ю. (', 'Ю. Манин,', 'Манин Ю.'],
    ['one word', { name: { literal: 'Plato', family: 'Plato' } }, 'Plato. (', 'Plato,', 'Plato.'],
    ['Chinese in parts', { name: { literal: '王小明', given: '小明', family: '王' } }, '王小明. (', '王小明,', '王小明.'],
    ['Chinese in one piece', { name: { literal: '王小明' } }, '王小明. (', '王小明,', '王小明.'],
    ['a group', group('The ATLAS Collaboration'), 'The ATLAS Collaboration. (', 'The ATLAS Collaboration,', 'The ATLAS Collaboration.'],
  ])('with %s', (_, authorship, apa, ieee, vancouver) => {
    expect(name('apa', authorship).slice(0, apa.length)).toBe(apa);
    expect(name('ieee', authorship).slice(0, ieee.length)).toBe(ieee);
    expect(name('vancouver', authorship).slice(0, vancouver.length)).toBe(vancouver);
  });
});

describe('page ranges', () => {
  const pages = (id: StyleId, range: string): string =>
    toPlain(cite(id, inJournal({ biblio: { volume: '1', pages: range } }))).match(id === 'chicago' ? /\): (.*?)\. / : /;1:(.*?)\. /)![1]!;

  test.each([
    ['3–10', '3–10'],
    ['71–72', '71–72'],
    ['100–104', '100–104'],
    ['107–108', '107–8'],
    ['321–328', '321–28'],
    ['498–532', '498–532'],
    ['1087–1089', '1087–89'],
    ['1496–1500', '1496–500'],
    ['11564–11615', '11564–615'],
    ['12991–13001', '12991–3001'],
    ['S126–S127', 'S126–S127'],
    ['iv–xi', 'iv–xi'],
  ])('in Chicago: %s is %s', (range, expected) => expect(pages('chicago', range)).toBe(expected));

  test.each([
    ['3–10', '3-10'],
    ['71–72', '71-2'],
    ['126–127', '126-7'],
    ['1000–1008', '1000-8'],
    ['S126–S127', 'S126-7'],
    ['126A–127A', '126A-127A'],
    ['iv–xi', 'iv-xi'],
  ])('in Vancouver: %s is %s', (range, expected) => expect(pages('vancouver', range)).toBe(expected));
});

describe('the address of a reference', () => {
  test.each([
    ['apa', 'https://doi.org/10.1000/z'],
    ['chicago', 'https://doi.org/10.1000/z'],
    ['ieee', '10.1000/z'],
    ['vancouver', '10.1000/z'],
  ] as const)('is found in %s', (id, label) => {
    const text = cite(id, inJournal({ title: ['See https://doi.org/10.1000/z'] }));
    const { before, link, after } = splitAtLink(text, citedFacts(inJournal()));
    expect(link).toEqual({ url: 'https://doi.org/10.1000/z', label });
    expect(toPlain([...before, label, ...after])).toBe(toPlain(text));
  });

  test('is the arXiv number where a style gives no more', () =>
    expect(splitAtLink(cite('ieee', work()), citedFacts(work())).link).toEqual({
      url: 'https://arxiv.org/abs/2001.01234',
      label: 'arXiv:2001.01234',
    }));

  test('is not taken for a part of that of a notice', () => {
    const retracted = inJournal({ notices: [{ kind: 'retraction', doi: '10.1000/z.r', records: [{ source: 'crossref', id: 'r' }] }] });
    const text = cite('chicago', retracted);
    expect(toPlain(splitAtLink(text, citedFacts(retracted)).after)).toBe('. Retracted, https://doi.org/10.1000/z.r.');
  });

  test('is not made up', () => {
    const none = work({ identifiers: {} });
    expect(splitAtLink(cite('apa', none), citedFacts(none)).link).toBeUndefined();
  });
});

describe('whatever a work says, a reference', () => {
  test.each(HOSTILE)('is one line: %j', (text) => {
    for (const type of WORK_TYPES)
      for (const { format } of CITATION_STYLES) {
        const input = work({
          type,
          title: [text],
          venue: { name: text },
          authorships: [{ name: { literal: text } }],
          biblio: { pages: text },
        });
        expect(toPlain(format(citedFacts(input)))).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028\u2029]/);
      }
  });

  test('is made without complaint and names nothing that is not there', () => {
    fc.assert(
      fc.property(anyWork, (input) => {
        for (const { format } of CITATION_STYLES) {
          const text = toPlain(format(citedFacts(input)));
          expect(text).not.toMatch(/undefined|\[object/);
          expect(text).not.toBe('');
        }
      }),
    );
  });

  const word = fc.constantFrom(
    'Ann',
    'of',
    'Title',
    'Why?',
    'Stop.',
    'Inc.',
    'U.S.',
    'Go!',
    '“Quoted”',
    '“Why?”',
    'Res.',
    '(open)',
    'Ω,',
    'x;',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
  const anyTidyWork = fc
    .record({
      type: fc.constantFrom(...WORK_TYPES),
      title: words.map((text) => [text, { kind: 'italic', content: ['ad hoc'] }, ...(text.length % 2 === 0 ? [` ${text}`] : [])]),
      authorships: fc.array(
        fc.oneof(
          fc.record({
            name: fc.record(
              { literal: words, given: words, family: words, suffix: fc.constantFrom('Jr.', 'III') },
              { requiredKeys: ['literal'] },
            ),
          }),
          words.map((literal) => ({ name: { literal }, group: true })),
        ),
        { maxLength: 23 },
      ),
      venue: fc.option(fc.record({ name: words }), { nil: undefined }),
      biblio: fc.option(
        fc.record(
          {
            volume: fc.constantFrom('12', '12.', 'vol. 3'),
            issue: words,
            pages: fc.constantFrom('1–2', 'e12', '4.'),
            articleNumber: words,
            publisher: words,
            series: words,
          },
          { requiredKeys: [] },
        ),
        { nil: undefined },
      ),
      identifiers: fc.constantFrom({}, { arxiv: ['2001.01234'] }, { doi: ['10.1000/z'] }),
      authorshipsTruncated: fc.constantFrom(true, undefined),
      withdrawn: fc.constantFrom(true, undefined),
      date: fc.constantFrom({ first: '0000' }, { first: '2020' }, { first: '2020-02-29', ofRecord: '2021-01' }),
    })
    .map((change) => work(change));

  test('never sets a mark twice, nor a blank before one, and is plain', () => {
    fc.assert(
      fc.property(anyTidyWork, (input) => {
        for (const { id, format } of CITATION_STYLES) {
          const text = toPlain(format(citedFacts(input)));
          expect(text, id).not.toMatch(/\.\.|,,| ,| \.|;;| {2}|\?\.|!\.|\(\)|\[\]|^ | $|<|\\/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
