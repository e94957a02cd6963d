import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { findViolations } from '../helpers/axe.ts';
import { focused, watch } from '../helpers/browser.ts';
import { BASE } from '../helpers/build-sites.ts';
import { useBrowser, useSite } from '../helpers/use-site.ts';

const TITLE = 'I-BERT: Integer-only BERT Quantization';
const APA =
  'Kim, S., Gholami, A., Yao, Z., Mahoney, M. W., & Keutzer, K. (2021). I-BERT: Integer-only BERT Quantization. ' +
  'In Proceedings of Machine Learning Research: Vol. 139. Proceedings of the 38th International Conference on Machine Learning ' +
  '(pp. 5506–5518). PMLR. https://proceedings.mlr.press/v139/kim21d.html';

const browser = useBrowser();
const server = useSite(inject('site'));
const based = useSite(inject('siteAtBase'), BASE);

async function openProfile(context: BrowserContext, root = `${server.origin}/`): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${root}authors/michael-w-mahoney/`);
  return page;
}
const citeLink = (page: Page) => page.getByRole('link', { name: `Cite ${TITLE}` });
const panelOf = (page: Page) => page.getByRole('dialog', { name: `Cite ${TITLE}` });

describe('"Cite" in a list', () => {
  test('opens the references by mouse, without leaving the page', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const seen = watch(context, server.origin);
    const page = await openProfile(context);
    const address = page.url();
    await citeLink(page).click();
    const panel = panelOf(page);
    await panel.waitFor();
    expect(page.url()).toBe(address);
    expect(await panel.getByRole('heading', { level: 3 }).allTextContents()).toHaveLength(7);
    await panel.getByRole('button', { name: 'Copy APA' }).click();
    await panel.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(APA);
    await panel.getByRole('button', { name: 'Copy BibTeX' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^@inproceedings\{kim2021ibert,/);
    await panel.getByRole('button', { name: 'Close' }).click();
    expect(await panel.isVisible()).toBe(false);
    expect(await focused(page)).toBe(`a Cite ${TITLE}`);
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  test('opens and closes by keyboard, and the focus goes back', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const seen = watch(context, server.origin);
    const page = await openProfile(context);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.resourceType()} ${new URL(request.url()).pathname}`));
    // the second time from what the page remembers, with buttons that still copy once
    for (let time = 0; time < 2; time += 1) {
      await citeLink(page).focus();
      await page.keyboard.press('Enter');
      await panelOf(page).waitFor();
      expect(await focused(page)).toBe('button Copy APA');
      await page.keyboard.press('Enter');
      await panelOf(page).getByText('Copied').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(APA);
      await page.keyboard.press('Escape');
      expect(await panelOf(page).isVisible()).toBe(false);
      expect(await focused(page)).toBe(`a Cite ${TITLE}`);
    }
    expect(asked).toEqual(['xhr /works/kim2021ibert/']);
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  test('closes when the reader clicks beside the panel', async () => {
    const context = await browser.newContext();
    const page = await openProfile(context);
    await citeLink(page).click();
    await panelOf(page).waitFor();
    await page.mouse.click(5, 5);
    expect(await panelOf(page).isVisible()).toBe(false);
    await context.close();
  });

  test('shows one work after the other', async () => {
    const context = await browser.newContext();
    const page = await openProfile(context);
    for (const title of [TITLE, 'Continuous-in-Depth Neural Networks', TITLE]) {
      await page.getByRole('link', { name: `Cite ${title}` }).click();
      const panel = page.getByRole('dialog', { name: `Cite ${title}` });
      await panel.waitFor();
      expect(await panel.locator('.text').first().textContent()).toContain(title);
      await page.keyboard.press('Escape');
    }
    await context.close();
  });

  test.each(['', 'topics/quantization/'])('is the same on /%s', async (path) => {
    const context = await browser.newContext();
    const seen = watch(context, server.origin);
    const page = await context.newPage();
    await page.goto(`${server.origin}/${path}`);
    await page.locator('article.work a[href$="#cite"]').first().click();
    await page.getByRole('dialog').waitFor();
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  test('works below a base path', async () => {
    const context = await browser.newContext();
    const seen = watch(context, based.origin);
    const page = await openProfile(context, `${based.origin}${BASE}`);
    await citeLink(page).click();
    await panelOf(page).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${BASE}authors/michael-w-mahoney/`);
    expect(seen.problems).toEqual([]);
    await context.close();
  });

  // What the page leaves to the browser is asked, not the tab: a browser without a window may open none, or not load it.
  test.each([
    ['left to the browser with the key for a new tab', ['ControlOrMeta'], false],
    ['left to the browser with the key for a new window', ['Shift'], false],
    ['taken by the page without a key', [], true],
  ] as const)('is %s', async (_, modifiers, taken) => {
    const context = await browser.newContext();
    const page = await openProfile(context);
    await page.evaluate(() => {
      window.addEventListener('click', (event) => {
        document.documentElement.dataset['taken'] = String(event.defaultPrevented);
        event.preventDefault();
      });
    });
    await citeLink(page).click({ modifiers: [...modifiers] });
    expect(await page.locator('html').getAttribute('data-taken')).toBe(String(taken));
    if (taken) await panelOf(page).waitFor();
    else expect(await page.getByRole('dialog').count()).toBe(0);
    await context.close();
  });

  test.each([
    ['without script', { javaScriptEnabled: false }, undefined],
    ['when the page cannot be read', {}, 'abort'],
    ['when the page is not that of a work', {}, 'other'],
  ] as const)('leads to the page of the work %s', async (_, options, fault) => {
    const context = await browser.newContext(options);
    const page = await openProfile(context);
    if (fault !== undefined)
      await page.route('**/works/**', (route) =>
        route.request().resourceType() !== 'xhr'
          ? route.continue()
          : fault === 'abort'
            ? route.abort()
            : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' }),
      );
    await citeLink(page).click();
    await page.waitForURL('**/works/kim2021ibert/#cite');
    expect(await page.getByRole('heading', { name: 'Cite' }).isVisible()).toBe(true);
    expect(await page.locator('.citations .text').count()).toBe(4);
    await context.close();
  });
});

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  test.each([320, 1280])('the open panel passes axe at %i px and fits its width', async (width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    const page = await openProfile(context);
    await citeLink(page).click();
    const panel = panelOf(page);
    await panel.waitFor();
    await panel.locator('details').evaluateAll((all) => all.forEach((details) => ((details as HTMLDetailsElement).open = true)));
    expect(await findViolations(page)).toEqual([]);
    expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    await context.close();
  });
});
