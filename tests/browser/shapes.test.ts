import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { watch } from '../helpers/browser.ts';
import { REMOVED, shapedAuthors } from '../helpers/shapes.ts';
import { useBrowser, useSite } from '../helpers/use-site.ts';

const folder = inject('shapedSite');
const read = (slug: string) => readFileSync(join(folder, `authors/${slug}/index.html`), 'utf8');
const slugs = shapedAuthors()
  .map(({ slug }) => slug)
  .filter((slug) => slug !== REMOVED.slug);

const browser = useBrowser();
const server = useSite(folder);

describe.each(['light', 'dark'] as const)('a page of every shape, in the %s', (colorScheme) => {
  test.each([320, 1280])('passes axe and fits its width at %i px', async (width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const seen = watch(context, server.origin);
    const problems: string[] = [];
    for (const slug of slugs) {
      const page = await context.newPage();
      await page.goto(`${server.origin}/authors/${slug}/`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) problems.push(`${slug}: ${overflow} px wider than ${width}`);
      problems.push(...(await findViolations(page)).map((violation) => `${slug}: ${violation}`));
      await page.close();
    }
    expect(problems).toEqual([]);
    expect(seen.problems).toEqual([]);
    await context.close();
  });
});

describe('the head of a page', () => {
  const linesOf = async (slug: string, width: number) => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${server.origin}/authors/${slug}/`, { waitUntil: 'networkidle' });
    const lines = await page.locator('h1 bdi').evaluate((name) => {
      const range = document.createRange();
      const text = name.firstChild!;
      const words = [...text.textContent!.matchAll(/[^\s-]+/g)];
      return words.map(({ 0: word, index }) => {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return [word, range.getClientRects().length] as const;
      });
    });
    await context.close();
    return lines;
  };

  test.each(slugs)('has each word of the name on one line, but one that is wider than the column: %s', async (slug) => {
    for (const width of [320, 1280]) {
      for (const [word, lines] of await linesOf(slug, width)) expect([word, lines]).toEqual([word, word.startsWith('Wolfe') ? 2 : 1]);
    }
  });
});

test('With forced colors only the current part of the site is underlined', async () => {
  const context = await browser.newContext({ forcedColors: 'active' });
  const page = await context.newPage();
  await page.goto(`${server.origin}/authors/`);
  const colors = await page
    .locator('header nav a')
    .evaluateAll((links) =>
      links.map((link) => [
        link.hasAttribute('aria-current'),
        getComputedStyle(link).borderBlockEndColor === getComputedStyle(document.documentElement).backgroundColor,
      ]),
    );
  expect(colors.length).toBeGreaterThan(1);
  expect(colors.every(([current, unseen]) => current !== unseen)).toBe(true);
  await context.close();
});

test.each([
  ['authors/euclid/', '.button.primary'],
  ['', 'form[role=search] button'],
])('With forced colors the label of a filled button is seen: /%s', async (path, selector) => {
  const context = await browser.newContext({ forcedColors: 'active' });
  const page = await context.newPage();
  await page.goto(`${server.origin}/${path}`);
  const { plate, color, fill } = await page
    .locator(selector)
    .first()
    .evaluate((button) => {
      const { forcedColorAdjust, color, backgroundColor } = getComputedStyle(button);
      return { plate: forcedColorAdjust !== 'none', color, fill: backgroundColor };
    });
  // a plate in the color of the page would hide a label of that color
  expect(plate).toBe(false);
  expect(color).not.toBe(fill);
  await context.close();
});

test('The table of a graph needs no scrolling on a phone', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
  const page = await context.newPage();
  const wide: string[] = [];
  for (const slug of ['euclid', 'long-name', 'seki-takakazu']) {
    await page.goto(`${server.origin}/authors/${slug}/`);
    await page.getByText('The same as a table').click();
    const excess = await page
      .getByRole('region', { name: 'Table of the research graph' })
      .evaluate((region) => region.scrollWidth - region.clientWidth);
    if (excess > 0) wide.push(`${slug}: ${excess} px`);
  }
  expect(wide).toEqual([]);
  await context.close();
});

test('A line of a label that runs from right to left is set apart', () => {
  expect(read('ibn-al-haytham')).toMatch(/<text[^>]*>\u2068كتاب المناظر،\u200f\u2069<\/text>/);
  expect(read('euclid')).not.toContain('\u2068');
});

test('Text in another language says which, and Arabic runs from right to left', () => {
  expect(read('seki-takakazu')).toMatch(/<h4 class="title" lang="ja">/);
  expect(read('ibn-al-haytham')).toMatch(/<h4 class="title" lang="ar" dir="rtl">/);
  expect(read('ibn-al-haytham')).toMatch(/<div class="abstract" lang="ar" dir="rtl">/);
});

test('A name among thousands of authors is shown with its place', () => {
  const html = read('archimedes');
  expect(html).toContain('(author 3,001 of 5,154)');
  expect(html.length).toBeLessThan(100_000);
});

test('A page without works has no empty sections', () => {
  const html = read('no-works');
  expect(html).not.toMatch(/id="(?:graph|topics|collaborators)"/);
  expect(html).toContain('No works have been found for Eratosthenes of Cyrene yet.');
});

test('Nothing is left of somebody who has opted out, in no file of the site', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const traces = files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    const text = path + readFileSync(path, 'latin1');
    return [REMOVED.slug, REMOVED.name, REMOVED.alone].filter((trace) => text.includes(trace)).map((trace) => `${path}: ${trace}`);
  });
  expect(traces).toEqual([]);
});

test('Names stand apart from their neighbours only where one runs from right to left', () => {
  expect(read('euclid')).toContain('<p class="byline">A. Theon, <bdi class="self">Euclid</bdi></p>');
  expect(read('ibn-al-haytham')).toMatch(/<p class="byline">A. Theon, <bdi class="self">/);
});

describe('a long list', () => {
  const html = read('euclid');
  const open = async (hash = '') => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/authors/euclid/${hash}`);
    return { context, page };
  };

  test('is brief past the fortieth work, and all works are there', () => {
    expect(html.match(/<article class="work"/g)).toHaveLength(130);
    expect(html.match(/<div class="abstract"/g)).toHaveLength(40);
    expect(html.match(/<li class="brief">/g)).toHaveLength(90);
  });

  test('leads to a work by its address, and shows it whole with the mark of its place', async () => {
    const ids = [...html.matchAll(/<article class="work" id="([^"]+)"/g)].map((match) => match[1]!);
    for (const id of [ids[20]!, ids[60]!, ids[110]!]) {
      const { context, page } = await open(`#${id}`);
      await expect
        .poll(() =>
          page
            .locator(`#${id} a`)
            .first()
            .evaluate((link) => link.getBoundingClientRect().top),
        )
        .toBeLessThan(500);
      expect(
        await page
          .locator(`#${id} a`)
          .first()
          .evaluate((link) => link.getBoundingClientRect().top),
      ).toBeGreaterThanOrEqual(0);
      await context.close();
    }
  });

  test('is narrowed, sorted and made whole again, with every heading where it has works', async () => {
    const { context, page } = await open();
    const shown = () => page.locator('#works-list article:visible').count();
    const headings = () => page.locator('#works-list h3:visible').allTextContents();
    const built = await headings();
    const papers = html.match(/<span class="type">Conference paper</g)!.length;
    await page.locator('select[name=type]').selectOption('conference-paper');
    await expect.poll(shown).toBe(papers);
    await page.locator('select[name=sort]').selectOption('oldest');
    expect(await shown()).toBe(papers);
    const years = await headings();
    expect(years).toEqual(years.toSorted());
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(shown).toBe(130);
    expect(await headings()).toEqual(built);
    await context.close();
  });

  test('is laid out whole on paper', async () => {
    const { context, page } = await open();
    await page.emulateMedia({ media: 'print' });
    const put = await page
      .locator('section.year, section.year > ol > li')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).contentVisibility));
    expect(new Set(put)).toEqual(new Set(['visible']));
    await context.close();
  });
});

test('A work that was taken back, doubted or corrected says so', () => {
  const html = read('pappus');
  const near = (title: string) => {
    const start = html.indexOf(title, html.indexOf('id="works-list"'));
    return html.slice(start, html.indexOf('</article>', start));
  };
  expect(near('A result that was taken back')).toContain('>Retracted<');
  expect(near('A result that is doubted')).toContain('>Under an expression of concern<');
  expect(near('A preprint that was withdrawn')).toContain('>Withdrawn<');
  expect(near('A result that was corrected')).toMatch(/#notices"[^>]*>Corrected</);
  expect(near('A result that stands')).not.toContain('class="state"');
});

test('A biography has its portrait and its parts', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/authors/pappus/`);
  expect(await page.getByAltText('Portrait of Pappus').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const biography = page.locator('section[aria-labelledby=biography]');
  expect(await biography.locator('math').count()).toBe(1);
  expect(await biography.locator('time').first().getAttribute('datetime')).toBe('2026-02-03');
  expect(await biography.getByRole('link', { name: 'About this site' }).getAttribute('href')).toBe('/about/');
  const selected = await biography.locator('ol a:not([data-footnote-backref])').allTextContents();
  expect(selected.map((title) => title.trim())).toEqual(['A result that was corrected', 'A result that stands']);
  expect(await biography.getByRole('link', { name: 'Euclid' }).getAttribute('href')).toBe('/authors/euclid/');
  expect(await biography.getByText('Theon').count()).toBe(1);
  await context.close();
});

test('What Markdown makes of a biography fits into the page', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.origin}/authors/pappus/`);
  const headings = await page
    .locator('section[aria-labelledby=biography]')
    .getByRole('heading')
    .evaluateAll((all) => all.map(({ tagName, id }) => `${tagName} ${id}`));
  expect(headings).toEqual([
    'H2 biography',
    'H3 bio_he-gathered-what-others-had-found',
    'H3 bio_works',
    'H4 bio_topics',
    'H3 bio_news',
    'H3 footnote-label',
  ]);
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect((await page.getByRole('heading', { name: 'Footnotes' }).boundingBox())?.width).toBeLessThan(2);
  // the fonts of the site have one weight of the serif
  expect(await page.locator('.prose strong').evaluate((strong) => getComputedStyle(strong).fontSynthesisWeight)).toBe('auto');
  await context.close();
});
