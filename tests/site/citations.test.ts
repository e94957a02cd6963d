import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import { describe, expect, inject, test } from 'vitest';
import { formatBibtex } from '../../src/lib/formats/bibtex.ts';
import { CITATION_STYLES, citedFacts } from '../../src/lib/formats/citation-styles/index.ts';
import { formatCslJson } from '../../src/lib/formats/csl-json.ts';
import { formatRis } from '../../src/lib/formats/ris.ts';
import { TopicSchema, WorkSchema, type Work } from '../../src/lib/model/index.ts';
import { toPlain } from '../../src/lib/print/plain.ts';

const root = inject('site');
const content = (collection: string): unknown[] =>
  readdirSync(join('src/content', collection), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => JSON.parse(readFileSync(join('src/content', collection, path), 'utf8')));
const works = content('works').map((work) => WorkSchema.parse(work));
const topics = new Map(content('topics').map((topic) => [TopicSchema.parse(topic).slug as string, TopicSchema.parse(topic)]));

/** The list of citations on the page of a work. */
function citationsOf(work: Work): string {
  const html = readFileSync(join(root, `works/${work.id}/index.html`), 'utf8');
  return /<ul class="citations"[\s\S]*?<\/ul>/.exec(html.slice(html.indexOf('id="cite"')))![0];
}

describe('the page of each work', () => {
  test('is in the demo', () => expect(works.length).toBeGreaterThanOrEqual(40));

  test.each(works.map((work) => [work.id, work] as const))('%s cites it in seven ways', (_, work) => {
    const html = citationsOf(work);
    expect([...html.matchAll(/<h3>\s*([\w-]+)/g)].map(([, name]) => name)).toEqual([
      ...CITATION_STYLES.map(({ name }) => name),
      'BibTeX',
      'RIS',
      'CSL-JSON',
    ]);
    const copied = [...html.matchAll(/data-style="(\w+)" data-text="([^"]*)"/g)].map(([, style, text]) => [style, decodeHTML(text!)]);
    expect(copied).toEqual(CITATION_STYLES.map(({ id, format }) => [id, toPlain(format(citedFacts(work)))]));
    const shown = [...html.matchAll(/<p class="text">(.*?)<\/p>/gs)].map(([, text]) => text!);
    for (const [index, text] of shown.entries())
      if (!text.includes('<math') && !text.includes('<su')) expect(decodeHTML(text.replace(/<[^>]+>/g, ''))).toBe(copied[index]![1]);
    const files = [...html.matchAll(/<code>([\s\S]*?)<\/code><\/pre>/g)].map(([, text]) => decodeHTML(text!));
    const asRead = (text: string): string => text.replaceAll('\r\n', '\n');
    expect(files.map(asRead)).toEqual([formatBibtex([work], topics), formatRis([work]), formatCslJson([work])].map(asRead));
  });
});
