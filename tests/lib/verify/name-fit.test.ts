import { expect, test } from 'vitest';
import { nameFit } from '../../../src/lib/verify/name-fit.ts';

test.each<[string, string[], string, ReturnType<typeof nameFit>]>([
  ['itself', ['Jane Doe'], 'Jane Doe', 'fits'],
  ['initials', ['J. Doe'], 'Jane Doe', 'fits'],
  ['one of several', ['Janie', 'Doe, Jane'], 'Jane Doe', 'fits'],
  ['no name', [], 'Jane Doe', 'unknown'],
  ['what is no name', ['–'], 'Jane Doe', 'unknown'],

  ['Chinese', ['李伟'], 'Wei Li', 'unknown'],
  ['Latin to a Chinese author', ['Wei Li'], '李伟', 'unknown'],
  ['Cyrillic', ['Иван Петров'], 'Ivan Petrov', 'unknown'],
  ['Japanese', ['洋子 小野'], 'Yoko Ono', 'unknown'],
  ['Japanese in syllables', ['おのようこ'], '小野洋子', 'unknown'],
  ['Arabic', ['محمد علي'], 'Mohammed Ali', 'unknown'],
  ['Korean', ['김민준'], 'Minjun Kim', 'unknown'],
  ['two scripts, one of which fits', ['李伟', 'Wei Li'], 'Wei Li', 'fits'],
  ['two scripts, one of which differs', ['李伟', 'John Smith'], 'Wei Li', 'differs'],
  ['another Chinese name', ['王芳'], '李伟', 'differs'],
  ['another Cyrillic name', ['Пётр Иванов'], 'Иван Петров', 'differs'],
  ['a look-alike letter within Latin ones', ['Jane D\u043ee'], 'Jane Doe', 'differs'],

  ['ue for ü', ['Anna Mueller'], 'Anna Müller', 'fits'],
  ['u for ü', ['Anna Muller'], 'Anna Müller', 'fits'],
  ['ue for ü, with a combining mark', ['Anna Mu\u0308ller'], 'Anna Mueller', 'fits'],
  ['both ways in one name', ['Jürgen Mueller'], 'Juergen Müller', 'fits'],
  ['Oe for a capital Ö', ['Elif Oezdemir'], 'Elif Özdemir', 'fits'],
  ['oe for ø', ['Soeren Kierkegaard'], 'Søren Kierkegaard', 'fits'],
  ['o for ø', ['Soren Kierkegaard'], 'Søren Kierkegaard', 'fits'],
  ['aa for å', ['Haakon Aaberg'], 'Håkon Åberg', 'fits'],
  ['ss for ß', ['Jan Strauss'], 'Jan Strauß', 'fits'],
  ['ue for u', ['Anna Bauer'], 'Anna Baur', 'differs'],
  ['another vowel', ['Anna Möller'], 'Anna Müller', 'differs'],

  ['the first of two family names', ['María Garcia'], 'María García López', 'fits'],
  ['the second of two family names', ['María López'], 'María García López', 'fits'],
  ['both family names', ['García López, María'], 'María García', 'fits'],
  ['an initial and the first of two', ['M. García'], 'María García López', 'fits'],
  ['one with a hyphen', ['Anna Schmidt'], 'Anna Müller-Schmidt', 'fits'],
  ['one with “y”', ['José Ortega'], 'José Ortega y Gasset', 'fits'],
  ['one with particles', ['Juana de la Cruz'], 'Juana de la Cruz López', 'fits'],
  ['another given name', ['Juan García'], 'María García López', 'differs'],
  ['another given name, with a hyphen', ['Eva Schmidt'], 'Anna Müller-Schmidt', 'differs'],
  ['one of two family names that differ', ['María García Pérez'], 'María García López', 'differs'],
  ['two family names in the other order', ['María López García'], 'María García López', 'differs'],
  ['the given name alone as a family name', ['John Paul'], 'Paul John Smith', 'differs'],
  ['an initial as a family name', ['Jane Q'], 'Jane Q. Doe', 'differs'],
  ['another family name', ['Jane Roe'], 'Jane Doe', 'differs'],
  ['another given name', ['John Doe'], 'Jane Doe', 'differs'],
])('a record with %s: %j of %s %s', (_, names, name, expected) => {
  expect(nameFit({ names }, { name, aliases: [] })).toBe(expected);
  if (names.length === 1) expect(nameFit({ names: [name] }, { name: names[0]!, aliases: [] })).toBe(expected);
});

test('a name full of letters that are written in two ways is read soon', () =>
  expect(
    nameFit({ names: Array.from({ length: 50 }, (_, at) => `${'ä'.repeat(200)} ${at}`) }, { name: 'Ä'.repeat(200), aliases: [] }),
  ).toBe('differs'));
