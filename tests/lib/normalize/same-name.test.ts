import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeName } from '../../../src/lib/normalize/name.ts';
import { sameName, sortKey } from '../../../src/lib/normalize/same-name.ts';

const name = (literal: string) => normalizeName({ literal })!;

describe('two names on one work', () => {
  test.each([
    ['marks and case', 'Michał Dereziński', 'Derezinski, Michal', 'same'],
    ['hyphens', 'Xiao-Ming Li', 'Xiaoming Li', 'same'],
    ['initials written together', 'SM Warner', 'S. M. Warner', 'same'],
    ['where the family name begins', 'Soon Hoe Lim', 'Hoe Lim, Soon', 'same'],
    ['the order of a Chinese name', '李明', '李, 明', 'same'],
    ['a middle initial', 'Michael Mahoney', 'Michael W. Mahoney', 'compatible'],
    ['an initial for a name', 'M. W. Mahoney', 'Michael Mahoney', 'compatible'],
    ['a leading initial left out', 'Benjamin Erichson', 'N. Benjamin Erichson', 'compatible'],
    ['initials of a double name', 'J.-P. Doe', 'Jean-Pierre Doe', 'compatible'],
    ['a missing given name', 'Doe', 'Jane Doe', 'compatible'],
    ['a missing suffix', 'John Doe Jr.', 'John Doe', 'compatible'],
    ['a missing particle', 'John Von Neumann', 'John Neumann', 'same'],
    ['given and family name swapped', 'Li Wei', 'Wei Li', 'compatible'],
    ['a particle at the other end', 'van A. Li', 'A. Li van', 'compatible'],
    ['another initial', 'M. Mahoney', 'S. Mahoney', 'different'],
    ['another middle initial', 'Michael W. Mahoney', 'Michael P. Mahoney', 'different'],
    ['a longer given name', 'Xin Li', 'Xinyu Li', 'different'],
    ['a short form and another family name', 'Farbod Roosta-Khorasani', 'Fred Roosta', 'different'],
    ['a part of the family name', 'Fred Roosta-Khorasani', 'Fred Roosta', 'different'],
    ['another suffix', 'John Doe Jr.', 'John Doe Sr.', 'different'],
    ['another family name', 'Jane Doe', 'Jane Roe', 'different'],
    ['a person and a group', 'Jane Doe', 'Doe Collaboration', 'different'],
  ])('that differ in %s', (_, a, b, expected) => {
    expect(sameName(name(a), name(b))).toBe(expected);
    expect(sameName(name(b), name(a))).toBe(expected);
  });

  test('compare alike in either order, and each with itself is the same', () => {
    const anyName = fc
      .array(fc.constantFrom('A.', 'Ann', 'Anna', 'B.', 'van', 'Li', 'Xin', 'Jr.', 'É', '李'), { minLength: 1, maxLength: 4 })
      .map((words) => name(words.join(' ')));
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        expect(sameName(a, b)).toBe(sameName(b, a));
        expect(sameName(a, a)).toBe('same');
      }),
      { numRuns: 500 },
    );
  });
});

test('lists sort by family name, without particles, marks or case', () => {
  const sorted = ['Ada Zuse', 'Chris van der Heide', 'Élie Cartan', 'Charles Van Loan', 'H1 Collaboration', 'Anna Heide']
    .map(name)
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  expect(sorted.map(({ literal }) => literal)).toEqual([
    'Élie Cartan',
    'H1 Collaboration',
    'Anna Heide',
    'Chris van der Heide',
    'Charles Van Loan',
    'Ada Zuse',
  ]);
});
