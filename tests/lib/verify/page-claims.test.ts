import { describe, expect, test } from 'vitest';
import { pageAddress } from '../../../src/lib/verify/page-address.ts';
import { claimsOfPage, isToken, PageTooComplex } from '../../../src/lib/verify/page-claims.ts';

const PAGE = 'https://people.example.org/authors/jane-doe/';
const HOME = 'https://jane.example/about/';
const wanted = new Set([pageAddress(PAGE)!]);
const claims = (html: string, place = HOME) => claimsOfPage(html, place, wanted);
const inBody = (html: string) => claims(`<!doctype html><html><head><title>Jane</title></head><body>${html}</body></html>`);
const LINK = `<a rel="me" href="${PAGE}">profile</a>`;
const META = `<meta name="peerpage" content="${PAGE}">`;

describe('a page names a profile', () => {
  test.each([
    ['by a link', LINK],
    ['by a link element', `<link rel="me" href="${PAGE}">`],
    ['without quotes', `<a rel=me href=${PAGE}>x</a>`],
    ['in capitals', `<A REL="ME" HREF="${PAGE}">x</A>`],
    ['among other words', `<a rel="noopener nofollow\tme" href="${PAGE}">x</a>`],
    ['with references to characters', `<a rel="m&#101;" href="https&colon;//people.example.org/authors/jane-doe/">x</a>`],
    ['without the slash', `<a rel="me" href="http://people.example.org/authors/jane-doe">x</a>`],
    ['with tracking', `<a rel="me" href="${PAGE}?utm_source=home&amp;utm_medium=web">x</a>`],
    ['relative to the scheme', '<a rel="me" href="//people.example.org/authors/jane-doe/">x</a>'],
    ['relative to a base', '<base href="https://people.example.org/authors/"><a rel="me" href="jane-doe/">x</a>'],
    ['after an attribute that a browser takes in its place', `<a rel="me" href="${PAGE}" rel="ugc">x</a>`],
    ['in broken HTML', `<div><p><table>${LINK}<tr><td>`],
    ['within a list', `<ul><li>${LINK}</ul>`],
  ])('%s', (_, html) => expect(inBody(html)).toEqual(['rel-me']));

  test.each([
    ['by a meta element', META],
    ['in capitals', `<META NAME=" PeerPage " CONTENT=" ${PAGE} ">`],
    ['before any tag of a head', META],
  ])('in its head, %s', (_, html) => expect(claims(html)).toEqual(['meta']));

  test('in both ways', () => expect(claims(`<head>${META}</head>${LINK}`)).toEqual(['rel-me', 'meta']));
  test('relative to itself', () =>
    expect(claims('<a rel=me href="jane-doe">x</a>', 'https://people.example.org/authors/')).toEqual(['rel-me']));
});

describe('a page does not name a profile', () => {
  test.each([
    ['in a comment', `<!-- ${LINK} -->`],
    ['in a comment that ends oddly', `<!-- --!-- ${LINK} -->`],
    ['in a script', `<script>document.write('${LINK}')</script>`],
    ['in a script with a comment', `<script><!-- <script> ${LINK} </script> ${LINK} </script>`],
    ['in data for scripts', `<script type="text/html">${LINK}</script>`],
    ['in a style', `<style>${LINK}</style>`],
    ['in a text field', `<textarea>${LINK}</textarea>`],
    ['in a text field that is not closed', `<textarea>${LINK}`],
    ['in a title', `<svg></svg></head><title>${LINK}</title>`],
    ['in a template', `<template>${LINK}</template>`],
    ['in a frame', `<iframe>${LINK}</iframe>`],
    ['in the source of a frame', `<iframe srcdoc='${LINK}'></iframe>`],
    ['in a noscript', `<noscript>${LINK}</noscript>`],
    ['in an xmp', `<xmp>${LINK}</xmp>`],
    ['in a noembed', `<noembed>${LINK}</noembed>`],
    ['in plain text', `<plaintext>${LINK}`],
    ['in an attribute', `<img alt='${LINK}'>`],
    ['escaped', LINK.replaceAll('<', '&lt;')],
    ['in a drawing', `<svg>${LINK.replaceAll('href', 'xlink:href')}</svg>`],
    ['in a drawing, plainly', `<svg>${LINK}</svg>`],
    ['in a formula', `<math>${LINK}</math>`],
    ['by a visitor’s link', `<a rel="me ugc" href="${PAGE}">x</a>`],
    ['by a visitor’s link that is not followed', `<a rel="nofollow ugc me" href="${PAGE}">x</a>`],
    ['by a link that is paid for', `<a rel="SPONSORED me" href="${PAGE}">x</a>`],
    ['by a link without rel', `<a href="${PAGE}">x</a>`],
    ['by a link of another rel', `<a rel="home mention" href="${PAGE}">x</a>`],
    ['by a link whose first rel is another', `<a rel="ugc" href="${PAGE}" rel="me">x</a>`],
    ['by an area', `<area rel="me" href="${PAGE}">`],
    ['by a form', `<form rel="me" action="${PAGE}"></form>`],
    ['by a look-alike', '<a rel="me" href="https://рeople.example.org/authors/jane-doe/">x</a>'],
    ['by its name before another host', '<a rel="me" href="https://people.example.org@evil.example/authors/jane-doe/">x</a>'],
    ['by a page of it', `<a rel="me" href="${PAGE}works/2/">x</a>`],
    ['by another author', '<a rel="me" href="https://people.example.org/authors/john-public/">x</a>'],
    ['by a base that is no address', '<base href="javascript://people.example.org/authors/"><a rel="me" href="jane-doe/">x</a>'],
    ['by a second base', '<base href="/"><base href="https://people.example.org/authors/"><a rel="me" href="jane-doe/">x</a>'],
    ['by a meta element in its body', META],
    ['by a meta element in a template', `<template>${META}</template>`],
  ])('%s', (_, html) => expect(inBody(html)).toEqual([]));

  test.each([
    ['of another name', `<meta name="author" content="${PAGE}">`],
    ['by property', `<meta property="peerpage" content="${PAGE}">`],
    ['with more than the address', `<meta name="peerpage" content="${PAGE} and more">`],
    ['in a noscript', `<noscript>${META}</noscript>`],
    ['in a template', `<template>${META}</template>`],
    ['relative to the page', '<base href="https://people.example.org/"><meta name="peerpage" content="/authors/jane-doe/">'],
    ['empty', '<meta name="peerpage" content>'],
  ])('by a meta element %s', (_, html) => expect(claims(`<head>${html}</head>`)).toEqual([]));
  test('when it is empty', () => expect(claims('')).toEqual([]));
});

describe('a page that is made to be too much', () => {
  test.each([
    ['is too deep', '<div>'.repeat(100_000)],
    ['opens what it never closes', `${Array.from({ length: 2000 }, (_, at) => `<b id=${at}>`).join('')}${'<p>x'.repeat(50_000)}`],
    ['has too many elements', '<br>'.repeat(200_000)],
  ])('%s', (_, html) => {
    const start = performance.now();
    expect(() => inBody(html + LINK)).toThrow(PageTooComplex);
    expect(performance.now() - start).toBeLessThan(2000);
  });
  test('by its attributes is read', () => {
    const attributes = Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ');
    expect(inBody(`<i ${attributes}></i>${LINK}`)).toEqual(['rel-me']);
  });
  test('by its end tags is read', () => expect(inBody(`${'<div>'.repeat(400)}${'</p>'.repeat(10_000)}${LINK}`)).toEqual(['rel-me']));
});

describe('a file beside a page', () => {
  test.each([
    ['with the address', PAGE, true],
    ['with the address on a later line', `# who I am\r\n\r\n  ${PAGE}  \n`, true],
    ['with a byte order mark', `\uFEFF${PAGE}\n`, true],
    ['with the address on line 20', `${'\n'.repeat(19)}${PAGE}`, true],
    ['with the address on line 21', `${'\n'.repeat(20)}${PAGE}`, false],
    ['with the address in a sentence', `I am ${PAGE}`, false],
    ['with two addresses on a line', `${PAGE} ${PAGE}`, false],
    ['with another address', `${PAGE}works/2/`, false],
    ['with a path', '/authors/jane-doe/', false],
    ['without anything', '', false],
  ])('%s: %s is a token: %s', (_, text, token) => expect(isToken(text, wanted)).toBe(token));
});
