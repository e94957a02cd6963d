import type { AstroConfig, HookParameters } from 'astro';
import { markdownToHtml, mdxToJs, type HastPluginDefinition } from 'satteri';
import { expect, test } from 'vitest';
import { biographyMarkdown } from '../../../src/lib/site/biography.ts';
import { belowBase } from '../../../src/lib/site/paths.ts';

const AUTHOR = new URL('file:///site/src/content/authors/jane-doe.mdx');

async function pluginsAt(base: string): Promise<HastPluginDefinition[]> {
  const hastPlugins: HastPluginDefinition[] = [];
  const config = { base, markdown: { processor: { options: { hastPlugins } } } } as unknown as AstroConfig;
  await biographyMarkdown().hooks['astro:config:setup']?.({ config } as HookParameters<'astro:config:setup'>);
  return hastPlugins;
}

const render = async (text: string, base: string, fileURL = AUTHOR) =>
  (await markdownToHtml(text, { hastPlugins: await pluginsAt(base), fileURL })).html;

test.each([
  ['a page of the site', '/topics/', '/people/topics/'],
  ['its home page', '/', '/people/'],
  ['a page that is called as the base', '/people/', '/people/people/'],
  ['another host, without scheme', '//example.org/a', '//example.org/a'],
  ['another host, as browsers read it', '/\\example.org', '/\\example.org'],
  ['an address', 'https://example.org/topics/', 'https://example.org/topics/'],
  ['a place on the page', '#works', '#works'],
  ['a file beside the page', 'cv.pdf', 'cv.pdf'],
])('A link to %s', (_, href, expected) => {
  expect(belowBase(href, '/people/')).toBe(expected);
  expect(belowBase(href, '/people')).toBe(expected);
  expect(belowBase(href, '/')).toBe(href);
});

test('Links and images of a biography begin at the base of the site', async () => {
  const text = '[topics](/topics/), [elsewhere](//example.org/), ![a picture](/picture.png)';
  const html = await render(text, '/people/');
  expect(html).toContain('<a href="/people/topics/">');
  expect(html).toContain('<a href="//example.org/">');
  expect(html).toContain('src="/people/picture.png"');
  expect(await render(text, '/')).toContain('<a href="/topics/">');
});

test('So do those that are written as tags', async () => {
  const { code } = await mdxToJs('<a href="/topics/">topics</a>\n\nAn <img src="/a.png" alt="" /> in a line.', {
    hastPlugins: await pluginsAt('/people/'),
    fileURL: AUTHOR,
  });
  expect(code).toContain('"/people/topics/"');
  expect(code).toContain('"/people/a.png"');
});

test('Tables of a biography scroll in regions, each with a name of its own', async () => {
  const table = '| Year | *Place* |\n| --- | --- |\n| 2020 | Somewhere |\n';
  const html = await render(`${table}\n${table}`, '/');
  const regions = [...html.matchAll(/<div class="table-scroll" role="region" aria-label="([^"]*)" tabindex="0"><table>/g)];
  expect(regions.map(([, name]) => name)).toEqual(['Table: Year, Place', 'Table: Year, Place (2)']);
});

test('What is no biography stays as it is', async () => {
  const html = await render('# Title\n\n[topics](/topics/)', '/people/', new URL('file:///site/README.md'));
  expect(html).toContain('<h1>Title</h1>');
  expect(html).toContain('href="/topics/"');
});
