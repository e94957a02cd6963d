import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkStore, readStore } from '../../../src/lib/store/index.ts';
import { worksLoader } from '../../../src/lib/store/works-loader.ts';
import { makeWork } from '../../helpers/make-work.ts';

const HERE = 'https://ror.org/05gq02987';
const THERE = 'https://ror.org/0213rcc28';
const by = (author: string | undefined, ...institutions: string[]) => ({
  name: { literal: 'Jane Doe' },
  ...(author === undefined ? {} : { author }),
  institutions,
});

let content = '';
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'peerpage-store-'));
  await mkdir(join(content, 'works'));
  await mkdir(join(content, 'institutions'));
  const works = [
    makeWork({ id: 'old', date: { first: '2018' }, authorships: [by('jane-doe', HERE), by('john-public', HERE, THERE)] }),
    makeWork({ id: 'new', date: { first: '2020' }, authorships: [by('jane-doe', HERE)] }),
    makeWork({ id: 'other', authorships: [by(undefined, HERE), by('jane-doe')] }),
  ];
  await writeFile(join(content, 'works/all.ndjson'), works.map((work) => JSON.stringify(work)).join('\n'));
  const institution = { schemaVersion: 1, slug: 'here', name: 'Here', ror: HERE, aliases: [], works: 3, provenance: [] };
  await writeFile(join(content, 'institutions/here.json'), JSON.stringify(institution));
});
afterEach(() => rm(content, { recursive: true }));

test.each([
  [HERE, ['new', 'old']],
  [THERE, ['old']],
  ['https://ror.org/03vek6s52', []],
])('The works of %s are those that print it as that of an author of the site, once each, newest first', async (institution, ids) => {
  expect(
    readStore(content)
      .worksOfInstitution(institution)
      .map(({ id }) => id),
  ).toEqual(ids);
  const found = await worksLoader(content).loadCollection({ collection: 'works', filter: { institution } });
  expect('entries' in found && found.entries.map(({ id }) => id)).toEqual(ids);
});

test('An institution that counts other works than there are is a fault', () =>
  expect(checkStore(readStore(content), []).map(({ place, message }) => `${place}: ${message}`)).toContain(
    'institutions/here.json: It counts 3 works, but 2 are by authors of this site who were there.',
  ));
