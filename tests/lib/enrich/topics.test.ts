import { describe, expect, test } from 'vitest';
import { findTopics, type WorkSubjects } from '../../../src/lib/enrich/index.ts';
import { ARXIV_ALIASES, ARXIV_CATEGORIES } from '../../../src/lib/enrich/arxiv-categories.ts';
import { findPhrases } from '../../../src/lib/enrich/phrases.ts';
import { SlugSchema } from '../../../src/lib/model/index.ts';

const subjects = (id: string, title: string, abstract = '', change: Partial<WorkSubjects> = {}): WorkSubjects => ({
  work: { id: SlugSchema.parse(id), title: [title], ...(abstract === '' ? {} : { abstract: [[abstract]] }) },
  subjects: [],
  keywords: [],
  ...change,
});
/** A collection that is large enough for phrases to need two works. */
const filler = Array.from({ length: 10 }, (_, index) => ({ id: `f-${index}`, title: `Filler${index} words${index}`, abstract: '' }));
const phrases = (texts: { id: string; title: string; abstract: string }[]) =>
  findPhrases(texts.map(({ id, title, abstract }) => ({ id, read: () => [title, abstract] })));
const labels = (texts: { id: string; title: string; abstract: string }[]) => phrases([...texts, ...filler]).map(({ label }) => label);

describe('topics', () => {
  test('are arXiv’s categories by name, the primary one first, each once', () => {
    const { byWork, topics } = findTopics([
      subjects('a', 'X', '', { subjects: ['stat.ML', 'cs.LG', 'stat.TH', 'math.ST', '60J10'].map((code) => ({ scheme: 'arxiv', code })) }),
    ]);
    expect(topics.map(({ label, code, works }) => [label, code, works])).toEqual([
      ['Machine Learning', 'cs.LG', 1],
      ['Statistical Machine Learning', 'stat.ML', 1],
      ['Statistics Theory', 'math.ST', 1],
    ]);
    expect(byWork.get('a')!.every(({ origin }) => origin === 'source')).toBe(true);
  });
  test('are keywords as their source gives them', () => {
    expect(findTopics([subjects('a', 'X', '', { keywords: ['psychoceramics'] })]).topics).toEqual([
      { slug: 'psychoceramics', label: 'psychoceramics', kind: 'keyword', works: 1 },
    ]);
  });
  test('count the works that have them', () => {
    const { byWork, topics } = findTopics([subjects('a', 'Federated learning of trees'), subjects('b', 'Robust federated learning')]);
    const topic = topics.find(({ label }) => label === 'federated learning')!;
    expect(topic).toMatchObject({ kind: 'phrase', works: 2 });
    expect(byWork.get('a')!.find(({ topic: slug }) => slug === topic.slug)).toMatchObject({ origin: 'machine' });
  });
  test('are the same whatever the order of works', () => {
    const list = [
      subjects('a', 'Double descent in ridge regression', 'Federated learning.'),
      subjects('b', 'Federated learning and double descent'),
    ];
    expect(findTopics(list).topics).toEqual(findTopics(list.toReversed()).topics);
  });
  test('know all categories that are another’s name', () => {
    for (const [alias, code] of ARXIV_ALIASES) expect([alias, ARXIV_CATEGORIES.has(code)]).toEqual([alias, true]);
  });
});

describe('phrases', () => {
  test('of one word stand in titles, not only in what all abstracts say', () => {
    const written =
      'It is in agreement with combinations of known results. Moreover, quantization helps whenever it is done by researchers.';
    expect(
      labels([
        { id: 'a', title: 'Quantization of trees', abstract: written },
        { id: 'b', title: 'On robust quantization', abstract: written },
        { id: 'c', title: 'On trees that bend', abstract: written },
      ]),
    ).toEqual(['quantization']);
  });
  test.each([
    ['are shared by two works', 'Federated learning at scale', 'We use federated learning.', ['federated learning']],
    ['are one in singular and plural', 'Deep neural networks', 'A deep neural network.', ['deep neural networks']],
    [
      'give way to the longer phrase around them',
      'Randomized numerical linear algebra',
      'We do randomized numerical linear algebra.',
      ['randomized numerical linear algebra'],
    ],
    ['keep acronyms', 'GPU kernels', 'On one GPU.', ['GPU']],
    ['keep names within them', 'Inexact Newton methods', 'An inexact Newton step.', ['inexact Newton']],
    ['hold no formulas', 'Bounds for ‖x‖₂² ≤ ∑ᵢ₌₁ⁿ xᵢ²', 'With ∑ᵢ₌₁ⁿ xᵢ² it holds.', []],
    ['end before a formula', 'Tensor sketching x² + α', 'By tensor sketching x² is small.', ['tensor sketching']],
    ['hold letters with an index that are names', 'On ℓ₁ regression', 'By ℓ₁ regression in C++.', ['ℓ₁ regression']],
    ['are never filler', 'A novel approach to important results', 'We propose a novel approach with important results.', []],
  ])('%s', (_, title, abstract, expected) =>
    expect(
      labels([
        { id: 'a', title, abstract: '' },
        { id: 'b', title: 'Z', abstract },
      ]),
    ).toEqual(expected),
  );

  /** Works that have one sentence each, in their titles. */
  const inTitles = (...titles: readonly string[]) => labels(titles.map((title, index) => ({ id: `t-${index}`, title, abstract: '' })));
  test('give way to the longer phrases around them, taken together', () => {
    const found = inTitles(
      'Abdominal aortic aneurysms in women',
      'Growth of abdominal aortic aneurysms',
      'Beam elements with shear',
      'Curved beam elements',
      'Shell elements',
      'Thin shell elements at rest',
      'Rupture of an aortic aneurysm',
    );
    expect(found).toEqual(['abdominal aortic aneurysms', 'beam elements', 'shell elements']);
  });
  test('stay beside a longer phrase where they mostly stand without it', () => {
    expect(
      inTitles('Double descent', 'Double descent in trees', 'Deep double descent', 'Deep double descent and us', 'On double descent'),
    ).toEqual(['deep double descent', 'double descent']);
  });
  test.each([
    ['an adjective', 'Turbulent flows', 'Cold turbulent flows', 'turbulent'],
    ['a participle', 'On files maintained remotely', 'Seven files maintained at home', 'files maintained'],
    [
      'an adjective that has another noun each time',
      'On gas external magnetic fields',
      'The gas external magnetic moment',
      'gas external magnetic',
    ],
  ])('do not end in %s', (_, one, other, stump) => expect(inTitles(one, other)).not.toContain(stump));
  test.each(['deep learning', 'gradient descent', 'integer arithmetic', 'graph clustering', 'Morse potentials', 'fluid dynamics'])(
    'end in a noun that looks like an adjective or a participle: %s',
    (term) =>
      expect(inTitles(`On ${term}`, `The use of ${term} in trees`).map((label) => label.toLowerCase())).toEqual([term.toLowerCase()]),
  );
  test('do not begin with a verb', () => {
    expect(
      labels([
        { id: 'a', title: 'Exploiting plane symmetry', abstract: 'We are exploiting the sun.' },
        { id: 'b', title: 'Exploiting plane symmetry', abstract: 'By exploiting a tree.' },
      ]),
    ).toEqual(['plane symmetry']);
  });
  test('end in a gerund that mostly stands before other nouns, though it has an object here and there', () => {
    const abstract = 'Deep learning methods and deep learning models. Learning models, learning rates, learning curves, learning paths.';
    expect(
      labels([
        { id: 'a', title: 'Deep learning methods', abstract: `${abstract} By learning the tree.` },
        { id: 'b', title: 'Deep learning models', abstract },
      ]),
    ).toContain('deep learning');
  });
  test('do not run over a verb', () => {
    expect(inTitles('Query trees using wavelets', 'Query trees using wavelets')).toEqual(['query trees']);
    expect(
      labels([
        { id: 'a', title: 'Films exhibit strain', abstract: 'They exhibit the sun.' },
        { id: 'b', title: 'Films exhibit strain', abstract: 'We exhibit a tree.' },
      ]),
    ).toEqual([]);
  });
  test('hold `of` in the name of a thing, not of what is done to it', () => {
    expect(
      inTitles('Equations of motion', 'On the equation of motion', 'Simulation of plasma jets', 'The simulation of plasma jets'),
    ).toEqual(['equations of motion', 'plasma jets']);
  });
  test.each([
    ['singular', ['A phase diagram', 'One phase diagram', 'On phase diagrams'], 'phase diagram'],
    ['plural', ['Black holes', 'On black holes', 'A black hole'], 'black holes'],
    ['plural, whatever the singular does before other nouns', ['Black holes', 'Black hole mergers', 'Black hole spin'], 'black holes'],
    ['plural in -es', ['Disk caches', 'Disk caches at rest', 'A disk cache'], 'disk caches'],
    ['Latin plural', ['Sparse kernel matrices', 'A sparse kernel matrix', 'On sparse kernel matrices'], 'sparse kernel matrices'],
    ['plural of an acronym', ['The GPU', 'On a GPU', 'GPUs'], 'GPU'],
    ['spelling with a hyphen or without', ['Sea-ice floes', 'Sea ice floes', 'On sea ice floes'], 'sea ice floes'],
  ])('are one topic, spelled as it mostly is: %s', (_, titles, expected) => expect(inTitles(...titles)).toEqual([expected]));
  test('of one word with a hyphen are nouns, not what stands before them', () => {
    expect(inTitles('R-trees', 'Packed R-trees', 'Narrow-band rods', 'Narrow-band poles')).toEqual(['R-trees']);
  });
  test('of one word are no deeds that others do', () => {
    expect(inTitles('Shape selection', 'Gene selection', 'The selection of trees', 'The selection of moss')).toEqual([]);
  });

  test('do not run across the end of a clause', () => {
    expect(
      labels([
        { id: 'a', title: 'X', abstract: 'Double descent, heavy tails.' },
        { id: 'b', title: 'Y', abstract: 'Double descent, heavy tails.' },
      ]),
    ).not.toContain('descent heavy tails');
  });
});
