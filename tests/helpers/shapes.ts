import type { MadeAuthor } from './content.ts';

const WORDS = 'sparse dense local global random exact robust latent linear convex spectral dynamic causal'.split(' ');
const THINGS = 'graphs matrices lattices kernels processes fields networks operators tensors samplers estimators'.split(' ');
/** A portrait: one grey pixel. */
export const PORTRAIT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCB2NuNngAAAABJRU5ErkJggg==',
  'base64',
);

type Item = Readonly<Record<string, unknown>>;

/** Works of an author, as CSL-JSON: titles and years differ, every third is a conference paper. */
function works(key: string, count: number, name: object, more: (index: number) => object = () => ({})): Item[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${key}-${index}`,
    type: index % 3 === 0 ? 'paper-conference' : 'article-journal',
    title: `On ${WORDS[index % WORDS.length]} ${THINGS[index % THINGS.length]}, number ${index + 1}`,
    author: [...(index % 2 === 1 ? [{ family: 'Theon', given: 'A.' }] : []), name],
    issued: { 'date-parts': [[2026 - (index % 30), 1 + (index % 12)]] },
    'container-title': 'Journal of Long Lists',
    DOI: `10.5555/${key}.${index}`,
    abstract: `What is known of ${THINGS[index % THINGS.length]} is gathered here. `.repeat(6),
    ...more(index),
  }));
}

const author = (slug: string, front: string, items: Item[], body = ''): MadeAuthor => ({
  slug,
  front,
  body,
  sources: items.length === 0 ? {} : { 'works.json': JSON.stringify(items) },
});

const notice = (doi: string, title: string, type: string) => ({
  DOI: doi,
  type: 'journal-article',
  title: [title],
  author: [{ family: 'Pappus' }],
  issued: { 'date-parts': [[2020, 2, 3]] },
  'container-title': ['Journal of Corrections'],
  ...(type === '' ? {} : { 'updated-by': [{ DOI: `${doi}n`, type, updated: { 'date-parts': [[2021, 5, 1]] } }] }),
});

/** Somebody who has opted out, and what a trace of them would be. */
export const REMOVED = { slug: 'zenodotus', name: 'Zenodotus', alone: 'A work by somebody who left' };

const LONG_NAME = {
  family: 'Wolfeschlegelsteinhausenbergerdorff',
  given: 'Nguyễn Thị Minh Khai-Bartholomäus de la Sãntíssima Trinidad',
};

/** Authors of the shapes that real people have and the demo does not: each is a page that must hold. */
export function shapedAuthors(): MadeAuthor[] {
  return [
    author(
      'aristotle',
      'name: Aristotle',
      works('one', 3, { literal: 'Aristotle' }, () => ({ abstract: undefined })),
    ),
    author('no-works', 'name: Eratosthenes of Cyrene', []),
    author(
      'seki-takakazu',
      'name: 關孝和\nsortName: Seki Takakazu\naffiliations:\n  - name: 東京大学',
      works('han', 9, { literal: '關孝和' }, (index) => ({
        title: `括要算法 第${index + 1}巻：累裁招差之法と角法について`,
        language: 'ja',
        abstract: '正多角形の辺と半径の関係を論じる。'.repeat(6),
      })),
    ),
    author(
      'ibn-al-haytham',
      'name: ابن الهيثم\nsortName: Haytham, Ibn al-\nbio: البصريات والرياضيات',
      works('rtl', 9, { literal: 'ابن الهيثم' }, (index) => ({
        title: `كتاب المناظر، المقالة ${index + 1}: في كيفية الإبصار`,
        language: 'ar',
        abstract: 'يبحث هذا الكتاب في طبيعة الضوء. '.repeat(6),
      })),
    ),
    author(
      'long-name',
      "name: 'Nguyễn Thị Minh Khai-Bartholomäus de la Sãntíssima Trinidad Wolfeschlegelsteinhausenbergerdorff'\naffiliations:\n  - name: Rheinische Friedrich-Wilhelms-Universität Bonn\n    unit: Mathematisch-Naturwissenschaftliche Fakultät, Institut für Angewandte Mathematik und Wissenschaftsgeschichte\n    role: Professorin für Mathematikgeschichtsschreibungsmethodologie",
      works('long', 4, LONG_NAME, () => ({ author: [{ family: 'Venkatanarasimharajuvaripeta', given: 'Sri' }, LONG_NAME] })),
    ),
    author('euclid', 'name: Euclid', works('many', 130, { literal: 'Euclid' })),
    author(
      REMOVED.slug,
      `name: ${REMOVED.name}\noptOut: true`,
      works('gone', 3, { literal: REMOVED.name }, () => ({ title: REMOVED.alone })),
    ),
    author('archimedes', 'name: Archimedes', [
      {
        ...works('big', 1, { literal: 'Archimedes' })[0],
        title: 'A measurement by a very large collaboration',
        author: Array.from({ length: 5154 }, (_, index) =>
          index === 3000 ? { literal: 'Archimedes' } : { family: `Member${index}`, given: 'A. B.' },
        ),
      },
    ]),
    {
      slug: 'pappus',
      front: 'name: Pappus\nphoto: ./pappus.png\nfeatured:\n  - doi:10.5555/stands\n',
      body: `# He gathered what others had found.

And **kept** it.[^1]

## Works

### Topics

\`\`\`js
const collection = ['what others had found', 'and what he found himself', 'in a line that is longer than any phone is wide'];
\`\`\`

| Book | What was gathered | From whom | Where it was kept | How much is left of it |
| ---- | ----------------- | --------- | ----------------- | ---------------------- |
| II   | Multiplication    | Apollonius | Alexandria | A fragment, which begins in the middle |

[^1]: In eight books.

<Links to={{ 'About this site': '/about/', Commentary: 'https://example.org/pappus' }} />

## News

<News>
  <NewsItem date="2026-02-03">A talk on <Math tex="x^2 + y^2" />.</NewsItem>
</News>

<SelectedWorks works={['doi:10.5555/corrected', 'doi:10.5555/stands', 'arxiv:2512.99999']} />

<People>
  <Person author="euclid" role="Forerunner" />
  <Person author="nobody-here" name="Theon" years="4th century" />
</People>`,
      sources: {
        'crossref.json': JSON.stringify({
          status: 'ok',
          'message-type': 'work-list',
          message: {
            'total-results': 4,
            items: [
              notice('10.5555/stands', 'A result that stands', ''),
              notice('10.5555/retracted', 'A result that was taken back', 'retraction'),
              notice('10.5555/corrected', 'A result that was corrected', 'correction'),
              notice('10.5555/concern', 'A result that is doubted', 'expression_of_concern'),
            ],
          },
        }),
        'withdrawn.bib':
          '@misc{w, title={A preprint that was withdrawn}, author={Pappus}, year={2019}, eprint={1901.00001}, archiveprefix={arXiv}, note={This paper has been withdrawn by the author}}',
      },
    },
  ];
}
