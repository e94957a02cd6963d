import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { watch } from '../helpers/browser.ts';
import { HOSTILE, hostileTexts, markOf } from '../helpers/hostile.ts';
import { useBrowser, useSite } from '../helpers/use-site.ts';

const folder = inject('hostileSite');
const PROFILE = `authors/${HOSTILE}/`;
const texts = hostileTexts();

const browser = useBrowser();
const server = useSite(folder);

function paths(extension: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** A page that notes what goes wrong, dialogs too. */
async function visit(context: BrowserContext): Promise<{ page: Page; problems: string[] }> {
  const { problems } = watch(context, server.origin);
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, problems };
}

/** What a document holds that none of ours has; runs in the browser, which reads it as a visitor's does. */
async function foreignIn(page: Page, path: string): Promise<string[]> {
  return page.evaluate(async (url) => {
    const request = new XMLHttpRequest();
    const loaded = new Promise((done) => request.addEventListener('loadend', done));
    request.open('GET', url);
    request.responseType = 'document';
    request.send();
    await loaded;
    const foreign: string[] = [];
    const never =
      'iframe, frame, object, embed, applet, base, style, audio, video, canvas, template, noscript script, marquee, xmp, plaintext';
    const file = request.responseXML!;
    for (const element of file.querySelectorAll(never)) if (element.localName !== 'base') foreign.push(`<${element.localName}>`);
    for (const script of file.querySelectorAll('script')) {
      const own = script.type === 'application/ld+json' || new URL(script.src || 'about:blank', location.href).origin === location.origin;
      if (!own) foreign.push(`script: ${script.textContent.slice(0, 60)}`);
      if (script.type === 'application/ld+json') JSON.parse(script.textContent);
    }
    for (const meta of file.querySelectorAll('meta[http-equiv]'))
      if (meta.getAttribute('http-equiv') !== 'Content-Security-Policy') foreign.push(`meta ${meta.getAttribute('http-equiv')}`);
    for (const element of file.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$|^style$|^formaction$/i.test(name)) foreign.push(`${element.localName} ${name}`);
        if (!/^(?:href|src|action|xlink:href|poster|cite|data)$/i.test(name)) continue;
        const { protocol } = new URL(value, location.href);
        if (!['http:', 'https:', 'mailto:'].includes(protocol) && !value.startsWith('data:image/'))
          foreign.push(`${element.localName} ${name}=${value.slice(0, 60)}`);
        if (name === 'src' && new URL(value, location.href).origin !== location.origin && protocol !== 'data:')
          foreign.push(`src ${value}`);
      }
    }
    return foreign;
  }, `${server.origin}/${path}`);
}

describe('a site of hostile works', () => {
  test('shows every text and runs none of them', async () => {
    const context = await browser.newContext();
    const { page, problems } = await visit(context);
    await page.goto(`${server.origin}/${PROFILE}`);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    const shown = await page.evaluate(() => document.body.textContent);
    const missing = texts.filter((_, index) => !shown.includes(markOf(index)));
    expect(missing).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test('has no element, attribute or address of theirs on any page', async () => {
    // without the page's policy, so that what should not be there would run and be seen
    const context = await browser.newContext({ bypassCSP: true });
    const { page, problems } = await visit(context);
    await page.goto(`${server.origin}/about/`);
    const pages = paths('.html');
    expect(pages.length).toBeGreaterThan(texts.length);
    const foreign: string[] = [];
    for (const path of pages) for (const part of await foreignIn(page, path)) foreign.push(`${path}: ${part}`);
    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  test('does nothing when its works are opened one after another', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const { page, problems } = await visit(context);
    const works = paths('.html').filter((path) => path.startsWith('works/'));
    for (const path of works.filter((_, index) => index % 8 === 0)) {
      await page.goto(`${server.origin}/${path.replace('index.html', '')}`);
      expect(await page.locator('h1').textContent()).toMatch(/mark\d+end/);
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  test('hands whole and harmless feeds, graphs and lists to others', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const { page } = await visit(context);
    await page.goto(`${server.origin}/about/`);
    const broken: string[] = [];
    for (const path of [...paths('.xml'), ...paths('.svg')]) {
      const found = await page.evaluate(async (url) => {
        const request = new XMLHttpRequest();
        const loaded = new Promise((done) => request.addEventListener('loadend', done));
        request.open('GET', url);
        request.responseType = 'document';
        request.overrideMimeType('application/xml');
        request.send();
        await loaded;
        const file = request.responseXML;
        if (file === null || file.querySelector('parsererror')) return 'is no XML';
        const bad = file.querySelector('script, foreignObject, iframe');
        if (bad) return `has <${bad.nodeName}>`;
        for (const element of file.querySelectorAll('*'))
          for (const { name } of element.attributes) if (/^on/i.test(name)) return `has ${element.nodeName} ${name}`;
        return undefined;
      }, `${server.origin}/${path}`);
      if (found !== undefined) broken.push(`${path} ${found}`);
    }
    expect(broken).toEqual([]);
    await context.close();
  });

  test('is searched without harm', async () => {
    const context = await browser.newContext();
    const { page, problems } = await visit(context);
    for (const index of [0, 3, 7, 14, 20]) {
      await page.goto(`${server.origin}/search/?q=${markOf(index)}`);
      await page.locator('.hits li').first().waitFor();
      expect(await page.locator('.hits').textContent()).toContain(markOf(index));
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});
