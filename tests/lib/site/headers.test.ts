import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headersBelow } from '../../../src/lib/site/headers.ts';

const RULES = `# Pages: see /authors/*
/
  X-Content-Type-Options: nosniff

/authors/:slug/feed.xml
  Access-Control-Allow-Origin: *
/_astro/*
  Link: </topics/>; rel=related
`;

test('Rules for hosts begin at the base of the site; comments and headers stay', () => {
  expect(headersBelow(RULES, '/people/')).toBe(`# Pages: see /authors/*
/people/
  X-Content-Type-Options: nosniff

/people/authors/:slug/feed.xml
  Access-Control-Allow-Origin: *
/people/_astro/*
  Link: </topics/>; rel=related
`);
});

test('A site at the root has the rules as they are written', () => {
  const rules = readFileSync(join(import.meta.dirname, '../../../public/_headers'), 'utf8');
  expect(headersBelow(rules, '/')).toBe(rules);
});
