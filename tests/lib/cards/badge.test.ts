import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { formatBadge } from '../../../src/lib/cards/index.ts';
import { trust } from './samples.ts';

/** Texts of a badge by element, and every attribute. */
function parse(svg: string): { title: string; texts: string[]; attributes: [string, string][] } {
  const found = { title: '', texts: [] as string[], attributes: [] as [string, string][] };
  let open = '';
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open = name;
    found.attributes.push(...Object.entries(attributes as Record<string, string>));
    if (name === 'text') found.texts.push('');
  });
  parser.on('closetag', () => void (open = ''));
  parser.on('text', (text) => {
    if (open === 'title') found.title += text;
    if (open === 'text') found.texts[found.texts.length - 1] += text;
  });
  parser.write(svg).close();
  return found;
}

const badge = (change: Partial<Parameters<typeof formatBadge>[0]> = {}) =>
  parse(formatBadge({ site: 'People', name: 'Jane Doe', trust: trust(), showScore: true, ...change }));

describe('a badge', () => {
  test('says what trust.json says', () => {
    expect(badge()).toMatchObject({
      title: 'People: Jane Doe, trust 14 of 100, Emerging. Not confirmed by the author yet.',
      texts: ['People', '14 Emerging'],
    });
    expect(badge({ trust: trust({ score: 81, tier: 'Trusted', level: 'L4', claim: { state: 'claimed' } }) })).toMatchObject({
      title: 'People: Jane Doe, trust 81 of 100, Trusted. Confirmed by the author.',
      texts: ['People', '81 Trusted'],
    });
  });

  test('says level and claim in words, and no number, if the host hides the score', () => {
    const { title, texts } = badge({ showScore: false });
    expect(texts).toEqual(['People', 'L0, named only · Not confirmed by the author yet']);
    expect(title).toBe('People: Jane Doe, L0, named only. Not confirmed by the author yet.');
    expect([title, ...texts].join(' ')).not.toMatch(/14|Emerging/);
  });

  test('holds hostile text as text', () => {
    const { title, texts, attributes } = badge({ site: '</text></svg><script>&\u202e\u0000', name: '"><a href="javascript:x">\ud800' });
    expect(texts[0]).toMatch(/^<\/text><\/svg><script>/);
    expect(title).toContain('"><a href="javascript:x">');
    expect(title).not.toMatch(/[\u202a-\u202e\p{Cc}]/u);
    expect(attributes.filter(([name]) => name.startsWith('on') || name.endsWith('href'))).toEqual([]);
  });

  test('shortens a long title of the site and keeps any script', () => {
    expect(badge({ site: '清华大学'.repeat(20) }).texts[0]).toMatch(/^清华大学.*…$/);
    const { attributes } = badge({ site: 'Very long words '.repeat(20) });
    expect(Number(attributes.find(([name]) => name === 'width')![1])).toBeLessThan(400);
  });
});
