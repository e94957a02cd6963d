import { expect, test } from 'vitest';
import { defineConfig } from '../../../src/lib/config.ts';
import { leftoversOfDemo } from '../../../src/lib/site/demo-settings.ts';
import config from '../../../src/site.config.ts';

const demo = defineConfig({
  title: 'A lab',
  url: 'https://peerpage.example.org',
  repository: 'https://github.com/peerpage/peerpage',
  forms: { claim: { service: 'github', url: 'https://github.com/peerpage/peerpage', template: 'claim.yml', map: { author: 'author' } } },
});

test('A site of other people is told what it still has of the demo.', () => {
  const left = leftoversOfDemo(demo, ['jane-doe']);
  expect(left).toHaveLength(3);
  expect(left.join('\n')).toMatch(/“url”[^]*“repository”[^]*“forms” \(claim\)/);
});

test('The demo itself, and a site with settings of its own, are told nothing.', () => {
  expect(leftoversOfDemo(config, ['josiah-carberry'])).toEqual([]);
  expect(leftoversOfDemo(defineConfig({ title: 'A lab', url: 'https://lab.example.org' }), ['jane-doe'])).toEqual([]);
});
