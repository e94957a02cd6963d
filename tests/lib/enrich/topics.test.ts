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

  test('do not run across the end of a clause', () => {
    expect(
      labels([
        { id: 'a', title: 'X', abstract: 'Double descent, heavy tails.' },
        { id: 'b', title: 'Y', abstract: 'Double descent, heavy tails.' },
      ]),
    ).not.toContain('descent heavy tails');
  });
});
