import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeName } from '../../../src/lib/normalize/index.ts';
import { clusterSignatures, type Signature } from '../../../src/lib/reconcile/index.ts';
import { measureGupta } from '../../../scripts/bench/accuracy/people.ts';
import { corpus } from '../../helpers/corpus.ts';

const nameOf = (literal: string) => normalizeName({ literal })!;
const sign = (work: string, name: string, change: { with?: string[]; at?: string[]; text?: string } = {}): Signature => ({
  work,
  name: nameOf(name),
  coauthors: (change.with ?? []).map(nameOf),
  places: change.at ?? [],
  text: change.text ?? '',
});

describe('signatures of like names', () => {
  test.each([
    [
      'with a co-author in common are one person',
      [sign('1', 'J. Doe', { with: ['A. Public'] }), sign('2', 'Jane Doe', { with: ['A. Public'] })],
      [0, 0],
    ],
    ['with nothing in common are not', [sign('1', 'J. Doe', { text: 'bees' }), sign('2', 'J. Doe', { text: 'stars' })], [0, 1]],
    [
      'whose names differ are not, whatever else they share',
      [sign('1', 'Jane Doe', { with: ['A. Public'] }), sign('2', 'John Doe', { with: ['A. Public'] })],
      [0, 1],
    ],
    ['on one work are two people', [sign('1', 'J. Doe', { at: ['X'] }), sign('1', 'J. Doe', { at: ['X'] })], [0, 1]],
    [
      'at one place with the same initials are one person',
      [sign('1', 'J. Q. Doe', { at: ['X'] }), sign('2', 'J. Q. Doe', { at: ['x'] })],
      [0, 0],
    ],
    [
      'are one person by a chain of works',
      [
        sign('1', 'J. Doe', { with: ['A. Public'] }),
        sign('2', 'J. Doe', { with: ['A. Public', 'B. Private'] }),
        sign('3', 'Jane Doe', { with: ['B. Private'] }),
      ],
      [0, 0, 0],
    ],
  ])('%s', (_, signatures, people) => {
    const found = clusterSignatures(signatures);
    expect(found.map((person) => found.indexOf(person))).toEqual(people.map((person) => people.indexOf(person)));
  });

  test('are the same people in whatever order they come', () => {
    const all = ['J. Doe', 'Jane Doe', 'J. Q. Doe', 'John Doe'].flatMap((name, index) => [
      sign(`${index}a`, name, { with: ['A. Public'], at: ['X'] }),
      sign(`${index}b`, name, { text: `subject ${index}` }),
    ]);
    const groups = (signatures: readonly Signature[]) =>
      clusterSignatures(signatures).map(
        (person, index, people) => `${signatures[index]!.work} ${people.filter((other) => other === person).length}`,
      );
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(groups(shuffled).sort()).toEqual(groups(all).sort());
      }),
    );
  });
});

describe.skipIf(corpus('author_disambiguation') === undefined)('the works of people called A. Gupta', () => {
  test.each([
    ['agupta_train_f0.txt', 0.87],
    ['agupta_test_f0.txt', 0.86],
  ])('%s are told apart better than by name, to a B-cubed F1 of %d', (file, bar) => {
    const { byEvidence, byNameAndAffiliation } = measureGupta(corpus(`author_disambiguation/${file}`)!);
    expect(byEvidence.f1).toBeGreaterThanOrEqual(bar);
    expect(byEvidence.f1).toBeGreaterThan(byNameAndAffiliation.f1 + 0.15);
  });
});
