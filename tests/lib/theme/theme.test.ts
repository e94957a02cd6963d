import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrastOf } from '../../../src/lib/theme/contrast.ts';
import { ThemeSchema } from '../../../src/lib/theme/index.ts';
import { checkFiles } from '../../../src/lib/theme/integration.ts';
import { themeCss } from '../../../src/lib/theme/theme-css.ts';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
])('%s on %s has a contrast of %f', (a, b, expected) => {
  expect(contrastOf(a, b)).toBeCloseTo(expected, 2);
  expect(contrastOf(b, a)).toBeCloseTo(expected, 2);
});

describe('a theme', () => {
  const css = (input: unknown, root = '/') => themeCss(ThemeSchema.parse(input), root);

  test('that says nothing leaves the look as it is', () => expect(css({})).toBe(''));
  test('sets the accent in the light and in the dark', () => {
    const text = css({ accent: { light: '#1f5f8b', dark: '#8ec7f0' } });
    expect(text).toContain(':root { --rubric: #1f5f8b;');
    expect(text).toContain('@media (prefers-color-scheme: dark) { :root { --rubric: #8ec7f0;');
  });
  test('puts its fonts before a fallback, from files below the base', () => {
    const text = css(
      {
        fonts: { serif: "'Libre Baskerville', Palatino" },
        faces: [{ family: 'Libre Baskerville', file: 'fonts/lb.woff2', weight: '400 700' }],
      },
      '/people/',
    );
    expect(text).toContain("--font-serif: 'Libre Baskerville', Palatino, Georgia, serif;");
    expect(text).toContain("src: url('/people/fonts/lb.woff2'); font-weight: 400 700;");
    expect(text).not.toContain('--font-sans');
  });

  test.each([
    [
      'an accent that cannot be read on paper',
      { accent: { light: '#f0d060', dark: '#8ec7f0' } },
      /contrast with the light paper .* is 1\.\d; links in it need 4\.5/,
    ],
    ['a dark accent that is for the light', { accent: { light: '#1f5f8b', dark: '#1f5f8b' } }, /contrast with the dark paper/],
    ['a colour by its name', { accent: { light: 'red', dark: '#8ec7f0' } }, /written as #1a2b3c/],
    ['a font that is more than a name', { fonts: { serif: 'x; } body { display: none' } }, /fonts are names/],
    ['a file outside public/', { logo: '../secret.svg' }, /as it lies in public/],
    ['a file from elsewhere', { faces: [{ family: 'X', file: 'https://x.example/y.woff2' }] }, /as it lies in public/],
    ['a family that ends the rule', { faces: [{ family: "X'; }", file: 'y.woff2' }] }, /./],
  ])('is refused for %s', (_, input, message) => {
    const result = ThemeSchema.safeParse(input);
    expect(result.success).toBe(false);
    expect(result.error!.issues.map((issue) => issue.message).join()).toMatch(message);
  });
});

test('A logo or a font that is not in public/ is told before anything is built.', () => {
  const folder = join(import.meta.dirname, '../../../public');
  const check = (input: unknown) => () => checkFiles(ThemeSchema.parse(input), folder);
  expect(check({ logo: 'favicon.svg' })).not.toThrow();
  expect(check({ logo: 'logos/none.svg' })).toThrow(/names logos\/none\.svg, but there is no public\/logos\/none\.svg/);
  expect(check({ faces: [{ family: 'None', file: 'fonts/none.woff2' }] })).toThrow('fonts/none.woff2');
});
