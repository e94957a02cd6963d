import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NameSchema, type RawName } from '../../../src/lib/model/index.ts';
import { isGroupName, normalizeName } from '../../../src/lib/normalize/name.ts';

/** Given name, family name and suffix of a name in one string. */
function parts(literal: string): (string | undefined)[] {
  const name = normalizeName({ literal });
  return [name?.given, name?.family, ...(name?.suffix === undefined ? [] : [name.suffix])];
}

describe('a name in one string', () => {
  test.each([
    ['the usual order', 'Jane Q. Doe', ['Jane Q.', 'Doe']],
    ['the order of lists', 'Doe, Jane Q.', ['Jane Q.', 'Doe']],
    ['initials without blanks', 'Doe, J.Q.', ['J. Q.', 'Doe']],
    ['initials joined by a hyphen', 'J.-P. Doe', ['J.-P.', 'Doe']],
    ['an initial that touches the name', 'J.Doe', ['J.', 'Doe']],
    ['a particle', 'Chris van der Heide', ['Chris', 'van der Heide']],
    ['a particle before the comma', 'van der Heide, Chris', ['Chris', 'van der Heide']],
    ['a particle at the end', 'Heide, Chris van der', ['Chris', 'van der Heide']],
    ['a particle with a capital', 'Charles Van Loan', ['Charles', 'Van Loan']],
    ['particles of both cases', 'Jean De la Fontaine', ['Jean', 'De la Fontaine']],
    ['a particle within the family name', 'Dominique Galouzeau de Villepin', ['Dominique Galouzeau', 'de Villepin']],
    ['two family names joined by y', 'Santiago Ramón y Cajal', ['Santiago', 'Ramón y Cajal']],
    ['an Arabic article', 'Musa al-Khwarizmi', ['Musa', 'al-Khwarizmi']],
    ['a middle name that only looks like a particle', 'Thi Van Nguyen', ['Thi Van', 'Nguyen']],
    ['a suffix at the end', 'Jane Doe Jr', ['Jane', 'Doe', 'Jr.']],
    ['a suffix in the middle', 'Doe, III, John', ['John', 'Doe', 'III']],
    ['a suffix after a comma', 'John Doe, Jr.', ['John', 'Doe', 'Jr.']],
    ['a suffix in the last place', 'Doe, John, Sr.', ['John', 'Doe', 'Sr.']],
    ['an empty suffix', 'Brinch Hansen,, Per', ['Per', 'Brinch Hansen']],
    ['a family name in braces', 'A. {Delgado de Molina}', ['A.', 'Delgado de Molina']],
    ['TeX accents', "Micha{\\l} Derezi{\\'n}ski", ['Michał', 'Dereziński']],
    ['a tie', 'Michael~W. Mahoney', ['Michael W.', 'Mahoney']],
    ['character references', 'Jos&eacute; Garc&iacute;a', ['José', 'García']],
    ['a family name alone', 'Plato', [undefined, 'Plato']],
    ['a comma without a given name', 'Doe,', [undefined, 'Doe']],
    ['a name in Chinese script', '李明', [undefined, undefined]],
    ['too many commas', 'A, B, C, D', [undefined, undefined]],
  ])('is read with %s', (_, literal, expected) => {
    expect(parts(literal)).toEqual(expected);
  });

  test.each(['', ' ', ':', '12', '{}'])('is none if it holds no letter: %j', (literal) => {
    expect(normalizeName({ literal })).toBeUndefined();
  });

  test('is shown in the usual order', () => {
    expect(normalizeName({ literal: 'van der Heide, Jr, Chris' })?.literal).toBe('Chris van der Heide Jr.');
  });

  test('tells how many characters sorting skips', () => {
    expect(normalizeName({ literal: 'Chris van der Heide' })?.particle).toBe(8);
    expect(normalizeName({ literal: "Jean d'Alembert" })?.particle).toBe(2);
    expect(normalizeName({ literal: 'Charles Van Loan' })?.particle).toBeUndefined();
  });
});

describe('the name of a group', () => {
  test.each(['{The ATLAS Collaboration}', 'The ATLAS Collaboration', 'H1 Collaboration', '{Jane Doe Foundation}', 'LaTeX Project Team'])(
    'stays whole: %s',
    (literal) => {
      expect(normalizeName({ literal })).toEqual({ literal: literal.replace(/[{}]/g, '') });
    },
  );

  test('stays whole when the source says so', () => {
    expect(normalizeName({ literal: 'Doe, Smith and Partners' }, true)).toEqual({ literal: 'Doe, Smith and Partners' });
  });

  test('is told from its last word', () => {
    expect(isGroupName('Planck Collaboration')).toBe(true);
    expect(isGroupName('Jane Collabor')).toBe(false);
  });
});

describe('a name in parts', () => {
  test.each<[string, RawName, object]>([
    [
      'with a particle',
      { given: 'Chris', particle: 'van der', family: 'Heide' },
      { literal: 'Chris van der Heide', given: 'Chris', family: 'van der Heide', particle: 8 },
    ],
    [
      'with a suffix',
      { given: 'J.Q.', family: 'Doe', suffix: 'Jr' },
      { literal: 'J. Q. Doe Jr.', given: 'J. Q.', family: 'Doe', suffix: 'Jr.' },
    ],
    ['without a given name', { family: 'Doe' }, { literal: 'Doe', family: 'Doe' }],
    ['without a family name', { family: '', given: 'Jane Doe' }, { literal: 'Jane Doe', given: 'Jane', family: 'Doe' }],
  ])('is put together %s', (_, raw, expected) => {
    expect(normalizeName(raw)).toEqual(expected);
  });
});

test('any text gives a name that the model accepts, or none', () => {
  const unit = fc.constantFrom('A', 'b', ' ', ',', '.', '{', '}', '\\', "'", '~', 'van ', 'Jr', '李', '&', '-', 'é');
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
      const name = normalizeName({ literal: units.join('') });
      if (name !== undefined) expect(() => NameSchema.parse(name)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('A name in Chinese, Japanese or Korean script that comes in parts is written family name first, without a blank', () => {
  expect(normalizeName({ family: '山田', given: '太郎' })).toEqual({ literal: '山田太郎', family: '山田', given: '太郎' });
  expect(normalizeName({ family: '김', given: '철수' })?.literal).toBe('김철수');
  expect(normalizeName({ family: 'Yamada', given: '太郎' })?.literal).toBe('太郎 Yamada');
});
