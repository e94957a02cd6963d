import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('A page imports its layout before its components: the first style sheet fixes the order of the layers', () => {
  const late = globSync('src/{pages,components}/**/*.astro').filter((path) => {
    const imported = readFileSync(path, 'utf8').match(/^import \w+ from '.*\.astro';$/gm) ?? [];
    return imported.findIndex((line) => line.includes('/layouts/')) > 0;
  });
  expect(late).toEqual([]);
});
