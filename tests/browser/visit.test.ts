import type { BrowserContext } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { focused, watch } from '../helpers/browser.ts';
import { BASE } from '../helpers/build-sites.ts';
import { useBrowser, useSite } from '../helpers/use-site.ts';

const PROFILE = 'authors/michael-w-mahoney/';
const TYPES = [
  '',
  'authors/',
  PROFILE,
  'authors/josiah-carberry/',
  'topics/',
  'institutions/',
  'institutions/brown-university/',
  'search/',
  'search/?q=quantization',
  'about/',
  'trust/',
  'privacy/',
  'no-such-page/',
  'embed/michael-w-mahoney/',
];

const browser = useBrowser();
const server = useSite(inject('site'));
const based = useSite(inject('siteAtBase'), BASE);

/** The first work and the first topic that a profile links to: their addresses come from the data. */
async function firstPages(context: BrowserContext): Promise<{ work: string; topic: string }> {
  const page = await context.newPage();
  await page.goto(`${server.origin}/${PROFILE}`);
  const href = async (selector: string) => (await page.locator(selector).first().getAttribute('href'))!.slice(1);
  const found = { work: await href('article.work .title a'), topic: await href('a[href^="/topics/"][href$="/"]:not([href="/topics/"])') };
  await page.close();
  return found;
}

describe('a visitor', () => {
  test('finds a work by its topic and narrows the search', async () => {
    const context = await browser.newContext();
    const seen = watch(context, server.origin);
    const page = await context.newPage();
    await page.goto(`${server.origin}/search/`);
    await page.getByLabel('Words in title, authors, topics or abstract').fill('quantization');
    await page.locator('.hits li').first().waitFor();
    const all = await page.locator('.hits a').allTextContents();
    expect(all).toContain('ZeroQ: A Novel Zero Shot Quantization Framework');
    expect(new URL(page.url()).searchParams.get('q')).toBe('quantization');

    const years = page.getByLabel('Year');
    await years.selectOption({ value: '2020' });
    await expect.poll(() => page.locator('.hits a').count()).toBeLessThan(all.length);
    expect(await page.locator('.hits a').allTextContents()).toContain('ZeroQ: A Novel Zero Shot Quantization Framework');
    for (const line of await page.locator('.hits .line').allTextContents()) expect(line).toContain('2020');

    await page.reload();
    await page.locator('.hits li').first().waitFor();
    expect(await years.inputValue()).toBe('2020');
    await page.locator('.hits a').first().click();
    await page.locator('h1').waitFor();
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  test.each([
    ['a title exactly, first', 'Stochastic Normalizing Flows', 'Stochastic Normalizing Flows'],
    ['a name without its accents', 'derezinski', 'Michał Dereziński'],
    ['a person by family name', 'hodgkinson', 'Liam Hodgkinson'],
  ])('finds %s', async (_, query, expected) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/search/?q=${encodeURIComponent(query)}`);
    await page.locator('.hits li').first().waitFor();
    const titles = await page.locator('.hits a').allTextContents();
    expect(query === expected ? titles[0] : titles.find((title) => title === expected)).toBe(expected);
    await context.close();
  });

  test('filters the works of a profile by topic, year and words', async () => {
    const context = await browser.newContext();
    const seen = watch(context, server.origin);
    const page = await context.newPage();
    await page.goto(`${server.origin}/${PROFILE}`);
    const filter = page.locator('work-filter');
    const shown = () => page.locator('article.work:visible').count();
    expect(await shown()).toBe(40);
    await filter.getByLabel('Words').fill('simpson paradox');
    await expect.poll(shown).toBe(1);
    const height = () => filter.evaluate((element: HTMLElement) => element.offsetHeight);
    const narrowed = await height();
    await filter.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(shown).toBe(40);
    expect(await height()).toBe(narrowed);
    expect(await filter.getByLabel('Words').evaluate((words) => words === document.activeElement)).toBe(true);
    await filter.locator('select[name=year]').selectOption('2020');
    await expect.poll(shown).toBeLessThan(40);
    expect(await shown()).toBeGreaterThan(0);
    expect(await filter.getByRole('status').textContent()).toMatch(/^\d+ of 40 works$/);
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  test('finds works by names that the list leaves out', async () => {
    const context = await browser.newContext();
    const seen = watch(context, server.origin);
    const page = await context.newPage();
    await page.goto(`${server.origin}/${PROFILE}`);
    expect(await page.locator('article.work', { hasText: 'Andrew Gordon Wilson' }).count()).toBe(0);
    await page.locator('work-filter').getByLabel('Words').fill('andrew gordon wilson');
    await expect.poll(() => page.locator('article.work:visible').count()).toBe(1);
    await page.reload();
    await expect.poll(() => page.locator('article.work:visible').count()).toBe(1);
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  test('puts the works of a profile in another order, and finds them so again under the address', async () => {
    const context = await browser.newContext();
    const seen = watch(context, server.origin);
    const page = await context.newPage();
    await page.goto(`${server.origin}/${PROFILE}`);
    const headings = () => page.locator('#works-list h3:visible').allTextContents();
    const titles = () => page.locator('#works-list .title:visible').allTextContents();
    const trimmed = async () => (await titles()).map((title) => title.trim().replace(/\s+/g, ' '));
    const built = await trimmed();
    const group = page.locator('select[name=group]');
    await page.locator('select[name=sort]').selectOption('title');
    expect(await group.inputValue()).toBe('none');
    await page.locator('select[name=sort]').selectOption('oldest');
    expect(await group.inputValue()).toBe('year');
    await page.locator('select[name=sort]').selectOption('title');
    const sorted = await trimmed();
    expect(sorted).toEqual(
      built.toSorted(new Intl.Collator('en', { sensitivity: 'base', numeric: true, ignorePunctuation: true }).compare),
    );
    expect(await headings()).toEqual([]);
    await page.locator('select[name=group]').selectOption('type');
    expect(await headings()).toEqual(['Conference paper', 'Journal article', 'Preprint']);
    await page.locator('select[name=topic]').selectOption('quantization');
    expect(await page.locator('work-filter').getByRole('status').textContent()).toBe('3 of 40 works on quantization');
    expect(new URL(page.url()).search).toBe('?topic=quantization&sort=title&group=type');

    await page.reload();
    expect(await page.locator('select[name=group]').inputValue()).toBe('type');
    expect((await titles()).length).toBe(3);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(trimmed).toEqual(built);
    expect(await headings()).toContain('2020');
    expect(new URL(page.url()).search).toBe('');
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  test('copies the BibTeX of a work', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { work } = await firstPages(context);
    const page = await context.newPage();
    await page.goto(`${server.origin}/${work}`);
    await page.getByRole('button', { name: 'Copy BibTeX' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^@\w+\{/);
    await context.close();
  });

  test('comes to the published work of a profile by its third key', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/${PROFILE}`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a Skip to published work');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('words');
    await context.close();
  });

  test('reaches everything with the keyboard and sees where the focus is', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/${PROFILE}`);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a Skip to content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const reached = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      reached.add(await focused(page));
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
      expect(outline).not.toBe('none');
      await page.keyboard.press('Tab');
    }
    const walk = [...reached].join('\n');
    for (const stop of [
      /summary Why \d+\?/,
      /a Follow/,
      /a Claim this page/,
      /a Atom/,
      /a BibTeX/,
      /a Correct or remove/,
      /summary Embed this profile/,
    ])
      expect(walk).toMatch(stop);
    const why = page.getByText(/^Why \d+\?$/);
    await why.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByText('Person identifiers').isVisible()).toBe(true);
    await context.close();
  });

  test('finds everything but live search without script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const seen = watch(context, server.origin);
    const page = await context.newPage();
    await page.goto(`${server.origin}/${PROFILE}`);
    expect(await page.locator('article.work').count()).toBe(40);
    expect(await page.locator('figure svg a:visible').count()).toBeGreaterThan(10);
    expect(await page.locator('work-filter').isVisible()).toBe(false);
    expect(await page.getByRole('link', { name: 'Claim this page' }).getAttribute('href')).toContain('author=michael-w-mahoney');
    await page.goto(`${server.origin}/search/`);
    expect(await page.getByText('Searching needs script').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Michael W. Mahoney' }).click();
    expect(new URL(page.url()).pathname).toBe(`/${PROFILE}`);
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  test('finds the same below a base path', async () => {
    const context = await browser.newContext();
    const seen = watch(context, based.origin);
    const page = await context.newPage();
    await page.goto(`${based.origin}${BASE}`);
    await page.getByRole('searchbox').fill('zeroq');
    await page.keyboard.press('Enter');
    await page.locator('.hits a').first().click();
    await page.locator('h1').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/people\/works\//);
    expect(seen.problems).toEqual([]);
    await context.close();
  });
});

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  test.each([320, 1280])('every kind of page passes axe at %i px, fits its width and says nothing in the console', async (width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: false });
    const { work, topic } = await firstPages(context);
    const seen = watch(context, server.origin);
    const problems: string[] = [];
    for (const path of [...TYPES, work, topic]) {
      const page = await context.newPage();
      await page.goto(`${server.origin}/${path}`);
      if (path.includes('?q=')) await page.locator('.hits li').first().waitFor();
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) problems.push(`${path}: ${overflow} px wider than ${width}`);
      const violations = await findViolations(page);
      problems.push(...violations.map((violation) => `${path}: ${violation}`));
      await page.close();
    }
    expect(problems).toEqual([]);
    expect(seen.problems.filter((problem) => !problem.includes('404'))).toEqual([]);
    await context.close();
  });
});
